"""The ready workflow runs what there is, with every setting that a sandbox needs, and loses nothing."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from fixtures.command.verbs import VERBS
from fixtures.tenants.settings import SANDBOX, SECRETS
from fixtures.tenants.state import ledger_path

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github" / "workflows" / "conformance.yml"
WORKFLOW: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]
OURS = re.compile(r"python3 run\.py (pytest|conformance (?P<verb>\S+))( .*)?")


def commands(job: str) -> list[str]:
    """What a job runs, in order."""
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


def at(job: str, what: str) -> int:
    """The place of the one step that uses or runs that."""
    (place,) = (
        number
        for number, step in enumerate(JOBS[job]["steps"])
        if what in step.get("uses", "") or what in step.get("run", "")
    )
    return place


@pytest.mark.parametrize("job", ["replay", "shard", "record"])
def test_it_runs_what_there_is(job):
    """Every command is one of this project, on a machine that has checked it out and has Python."""
    assert commands(job)
    for command in commands(job):
        said = OURS.fullmatch(command)
        assert said, command
        assert said["verb"] is None or said["verb"] in {one.name for one in VERBS}
    assert at(job, "actions/checkout") < at(job, "actions/setup-python") < at(job, "run.py pytest")
    if "report" in " ".join(commands(job)):
        assert at(job, "actions/setup-node") < at(job, "conformance report")
        assert JOBS[job]["steps"][at(job, "actions/checkout")]["with"]["fetch-depth"] == 0


@pytest.mark.skipif(shutil.which("jq") is None, reason="not installed: jq")
def test_the_pairs_are_the_folders_that_there_are(tmp_path):
    """Run as the workflow runs it."""
    (command,) = commands("pairs")
    output = tmp_path / "output"
    subprocess.run(  # noqa: S603 - the workflow's own words
        ["/bin/bash", "-e", "-c", command],
        cwd=ROOT,
        env={"GITHUB_OUTPUT": str(output), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    name, _, told = output.read_text(encoding="utf-8").partition("=")
    folders = sorted(path.parent.name for path in (ROOT / "features").glob("*/checklist.toml"))
    assert (name, json.loads(told)) == ("folders", [f"features/{folder}/" for folder in folders])
    assert JOBS["pairs"]["outputs"]["folders"] == "${{ steps.folders.outputs.folders }}"
    assert JOBS["shard"]["strategy"]["matrix"]["folder"] == "${{ fromJSON(needs.pairs.outputs.folders) }}"


def test_recording_has_every_setting():
    """Secrets come from the repository's secrets, and only to the job that records."""
    given = JOBS["record"]["env"]
    assert set(SANDBOX) <= set(given)
    assert all(given[name] == f"${{{{ secrets.{name} }}}}" for name in SECRETS)
    for job in JOBS.keys() - {"record"}:
        assert not [name for name in SECRETS if name in str(JOBS[job])]


def test_a_broken_recording_leaves_nothing_unsaid():
    """It is swept where its token still works; then its ledger is kept, which lies in a hidden folder."""
    steps = JOBS["record"]["steps"]
    recorded, swept = at("record", "run.py pytest"), at("record", "conformance sweep")
    (kept,) = (number for number, step in enumerate(steps) if step.get("with", {}).get("name") == "ledger")
    assert recorded < swept < kept
    for number in (swept, kept):
        assert steps[number]["if"] == "${{ failure() || cancelled() }}"
    assert ROOT / steps[kept]["with"]["path"] == ledger_path(ROOT)
    assert steps[kept]["with"]["include-hidden-files"] is True
    assert JOBS["record"]["concurrency"]["group"] == "sandbox"


@pytest.mark.parametrize("job", ["replay", "record"])
def test_reports_are_made_and_kept_after_a_red_run(job):
    """That is when they are needed."""
    steps = JOBS[job]["steps"]
    made = at(job, "conformance report")
    (kept,) = (
        number for number, step in enumerate(steps) if "reports/" in str(step.get("with", {}).get("path"))
    )
    assert made < kept
    assert {steps[number]["if"] for number in (made, kept)} == {"${{ !cancelled() }}"}


def test_nothing_that_a_stranger_types_is_run_as_a_command():
    """Names and inputs reach commands as variables only, and the token can write nothing."""
    assert not [command for job in JOBS for command in commands(job) if "${{" in command]
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_actions_are_of_one_maker_and_of_a_named_version():
    """GitHub's own, each in one version throughout."""
    used = {step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step}
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)
    assert len(used) == len({one.partition("@")[0] for one in used})
