"""The ready workflow runs what there is, with every setting that a sandbox needs."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from fixtures.command.verbs import VERBS
from fixtures.tenants.settings import SANDBOX, SECRETS

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(job: str) -> list[dict[str, Any]]:
    """The steps of a job."""
    content = yaml.safe_load(FILES[0].read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = content["jobs"][job]["steps"]
    return found


@pytest.mark.parametrize("job", ["replay", "record"])
def test_it_runs_what_there_is(job):
    """Every command is one of this project."""
    commands = [step["run"] for step in steps(job) if "run" in step]
    assert commands
    for command in commands:
        said = re.fullmatch(
            r"python3 run\.py (pytest|conformance (\S+)) .*|python3 run\.py conformance (\S+)", command
        )
        assert said, command
        verb = said[2] or said[3]
        assert verb is None or verb in {one.name for one in VERBS}


def test_recording_has_every_setting():
    """Secrets come from the repository's secrets, and from nowhere else."""
    content = yaml.safe_load(FILES[0].read_text(encoding="utf-8"))
    given = content["jobs"]["record"]["env"]
    assert set(SANDBOX) <= set(given)
    assert all(given[name] == f"${{{{ secrets.{name} }}}}" for name in SECRETS)
    assert not [name for name in SECRETS if name in str(content["jobs"]["replay"])]


def test_nothing_that_a_stranger_types_is_run_as_a_command():
    """Inputs reach commands as variables only, and the token can write nothing."""
    for job in ("replay", "record"):
        assert not [step for step in steps(job) if "${{" in step.get("run", "")]
    assert yaml.safe_load(FILES[0].read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
