"""The workflow for GitHub runs existing commands, with every setting of a sandbox, and loses no result."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from fixtures.command import VERBS
from fixtures.report.allure.html import HISTORY
from fixtures.tenants.ledger import ledger_path
from fixtures.tenants.settings import SANDBOX, SECRETS

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".github" / "workflows" / "conformance.yml"
WORKFLOW: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]
OURS = re.compile(r"python3 run\.py (pytest|conformance (?P<verb>\S+))( .*)?")


def commands(job: str) -> list[str]:
    """The commands of a job, in order."""
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


def at(job: str, what: str) -> int:
    """The number of the step that uses or runs `what`."""
    (place,) = (
        number
        for number, step in enumerate(JOBS[job]["steps"])
        if what in step.get("uses", "") or what in step.get("run", "")
    )
    return place


@pytest.mark.parametrize("job", ["replay", "shard", "record"])
def test_it_runs_what_there_is(job):
    """Every command is one of this project, after checkout and set-up of Python."""
    assert commands(job)
    for command in commands(job):
        found = OURS.fullmatch(command)
        assert found, command
        assert found["verb"] is None or found["verb"] in VERBS
    python = at(job, "actions/setup-python")
    assert at(job, "actions/checkout") < python
    assert all(python < number for number, step in enumerate(JOBS[job]["steps"]) if "run" in step)
    if "report" in " ".join(commands(job)):
        assert at(job, "actions/setup-node") < at(job, "conformance report")
        assert JOBS[job]["steps"][at(job, "actions/checkout")]["with"]["fetch-depth"] == 0


@pytest.mark.skipif(shutil.which("jq") is None, reason="not installed: jq")
def test_the_pairs_are_the_folders_that_there_are(tmp_path):
    """The command gives the folders of all pairs."""
    (command,) = commands("pairs")
    output = tmp_path / "output"
    subprocess.run(  # noqa: S603 - the workflow's own words
        ["/bin/bash", "-e", "-c", command],
        cwd=ROOT,
        env={"GITHUB_OUTPUT": str(output), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    name, _, folder_list = output.read_text(encoding="utf-8").partition("=")
    folders = sorted(f"features/{path.parent.name}/" for path in (ROOT / "features").glob("*/checklist.toml"))
    assert (name, json.loads(folder_list)) == ("folders", folders)
    assert JOBS["pairs"]["outputs"]["folders"] == "${{ steps.folders.outputs.folders }}"
    assert JOBS["shard"]["strategy"]["matrix"]["folder"] == "${{ fromJSON(needs.pairs.outputs.folders) }}"


def test_the_history_of_allure_is_kept_from_run_to_run():
    """The file is there before the report reads it and saved after, also when a promise is broken."""
    steps = JOBS["replay"]["steps"]
    restored, saved = at("replay", "actions/cache/restore"), at("replay", "actions/cache/save")
    assert restored < at("replay", "conformance report") < saved
    before, after = steps[restored]["with"], steps[saved]["with"]
    assert before["path"] == after["path"] == f".conformance/allure/{HISTORY}"
    assert before["key"] == after["key"]
    assert "github.run_id" in after["key"]
    assert all("allure-history-" in one for one in before["restore-keys"].splitlines())
    assert "!cancelled()" in steps[saved]["if"]
    assert steps[restored]["uses"].partition("@")[2] == steps[saved]["uses"].partition("@")[2]


@pytest.mark.parametrize("what", ["run.py pytest --tenants", "conformance sweep", "conformance leaks"])
def test_a_step_that_needs_the_sandbox_has_every_setting(what):
    """Settings come from the repository's secrets; the leak scan has them, too, to search for their values."""
    given = JOBS["record"]["steps"][at("record", what)]["env"]
    assert set(SANDBOX) <= set(given)
    assert all(given[name] == f"${{{{ secrets.{name} }}}}" for name in SECRETS)


def test_no_other_step_has_a_credential():
    """Actions, installation and reports have no secret, nor has a job or workflow as a whole."""
    trusted = {at("record", what) for what in ("run.py pytest --tenants", "conformance sweep", "conformance leaks")}
    others = [step for number, step in enumerate(JOBS["record"]["steps"]) if number not in trusted]
    jobs = [JOBS[job] for job in JOBS.keys() - {"record"}]
    whole = {key: value for key, value in JOBS["record"].items() if key != "steps"}
    head = {key: value for key, value in WORKFLOW.items() if key != "jobs"}
    for part in (*others, *jobs, whole, head):
        assert "secrets." not in str(part)
    checkouts = [step for job in JOBS.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_it_is_installed_before_there_is_a_credential():
    """The first command of the recording job installs, and has no settings."""
    first = next(step for step in JOBS["record"]["steps"] if "run" in step)
    assert first["run"] == "python3 run.py pytest --version"
    assert "env" not in first


def test_a_recording_leaves_nothing_unsaid():
    """The sweep runs in the recording job after any outcome; then the ledger is uploaded."""
    steps = JOBS["record"]["steps"]
    recorded, swept = at("record", "run.py pytest --tenants"), at("record", "conformance sweep")
    (kept,) = (number for number, step in enumerate(steps) if step.get("with", {}).get("name") == "ledger")
    assert recorded < swept < kept
    for number in (swept, kept):
        assert steps[number]["if"] == "${{ always() }}"
    assert ROOT / steps[kept]["with"]["path"] == ledger_path(ROOT)
    assert steps[kept]["with"]["include-hidden-files"] is True
    assert JOBS["record"]["concurrency"]["group"] == "sandbox"


@pytest.mark.parametrize("job", ["replay", "record"])
def test_what_is_uploaded_was_scanned(job):
    """Every uploaded folder is scanned, except the ledger's; a finding prevents the upload."""
    steps = JOBS[job]["steps"]
    scanned = at(job, "conformance leaks")
    (kept,) = (number for number, step in enumerate(steps) if "reports/" in str(step.get("with", {}).get("path")))
    assert scanned < kept
    assert steps[kept]["if"] == f"${{{{ !cancelled() && steps.{steps[scanned]['id']}.outcome == 'success' }}}}"
    folders = {path.rstrip("/") for path in steps[kept]["with"]["path"].split()}
    assert folders == set(steps[scanned]["run"].partition("leaks ")[2].split())


@pytest.mark.parametrize("job", ["replay", "record"])
def test_reports_are_made_and_kept_after_a_red_run(job):
    """Reports are made and uploaded unless the workflow was cancelled."""
    steps = JOBS[job]["steps"]
    made = at(job, "conformance report")
    (kept,) = (number for number, step in enumerate(steps) if "reports/" in str(step.get("with", {}).get("path")))
    assert made < kept
    assert steps[made]["if"] == "${{ !cancelled() }}"
    assert steps[kept]["if"].startswith("${{ !cancelled()")


def test_nothing_that_a_stranger_types_is_run_as_a_command():
    """Names and inputs reach commands only as variables, and the token cannot write."""
    assert not [command for job in JOBS for command in commands(job) if "${{" in command]
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_actions_are_of_one_maker_and_pinned_by_commit():
    """Actions are GitHub's own, each pinned to one commit with its version."""
    used = {step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step}
    assert all(re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}", one) for one in used)
    assert len(used) == len({one.partition("@")[0] for one in used})
    lines = re.findall(r"uses: (\S+) # v\d+\.\d+\.\d+$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(lines) == used
    assert len(lines) == FILE.read_text(encoding="utf-8").count("uses: ")
