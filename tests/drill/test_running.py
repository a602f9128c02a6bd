"""One run of pytest, read from the files that it leaves; a function stands for pytest itself."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fixtures.drill import running
from fixtures.drill.catalogue import DrillError
from tests.drill.samples import result

ACCOUNT = {"faults": {"late": 3}, "conditions": {"jitter": 2}, "cycles": 9}
NODE = result()["node"]
Play = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Stands for pytest: writes its files and ends with a code; returns the calls."""

    def played(
        scenarios: list[Any] | None = None,
        *,
        account: object = ACCOUNT,
        code: int = 1,
        interrupted: bool = False,
    ) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []

        def ran(command: list[str], env: dict[str, str], **more: object) -> subprocess.CompletedProcess[str]:
            calls.append({"command": command, "env": env, **more})
            results = next(word for word in command if word.startswith("--results="))
            if scenarios is not None:
                content = {"interrupted": interrupted, "scenarios": scenarios}
                Path(results.removeprefix("--results=")).write_text(json.dumps(content))
            if account:
                Path(env["DRILL_ACCOUNT"]).write_text(json.dumps(account))
            return subprocess.CompletedProcess(command, code, "no such option", "")

        monkeypatch.setattr(subprocess, "run", ran)
        return calls

    return played


def test_what_a_run_left(play: Play, tmp_path: Path):
    """Scenarios, and how often fault and benign conditions acted."""
    calls = play([result(verdict="failed", promise="row")])
    ran = running.run(tmp_path, running.PytestRun([NODE], ["--fault=late"], {"SIMULATOR_INTERVAL": "2"}))
    assert [one.verdict for one in ran.scenarios] == ["failed"]
    assert (ran.acted, ran.ended_early) == ({"late": 3, "jitter": 2}, "")
    assert calls[0]["command"][-2:] == ["--fault=late", NODE]
    assert calls[0]["cwd"] == tmp_path


def test_the_testers_own_settings_stay_out(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither a sandbox nor its times reach a drill."""
    monkeypatch.setenv("POWEROFFICE_CLIENT_KEY", "theirs")
    monkeypatch.setenv("SYNC_DEADLINE_FROM_CRMOFFICE", "600")
    monkeypatch.setenv("HOMELY", "stays")
    calls = play([result()])
    running.run(tmp_path, running.PytestRun([NODE], (), {"SIMULATOR_SEED": "4"}))
    environ = calls[0]["env"]
    assert not {"POWEROFFICE_CLIENT_KEY", "SYNC_DEADLINE_FROM_CRMOFFICE"} & set(environ)
    assert (environ["HOMELY"], environ["SIMULATOR_SEED"]) == ("stays", "4")


def test_a_run_that_ended_early(play: Play, tmp_path: Path):
    """The reason is kept."""
    reasons: dict[str, dict[str, Any]] = {
        "the run left no results; pytest printed: no such option": {"scenarios": None},
        "pytest ended with 3: no such option": {"scenarios": [result()], "code": 3},
        "the run was interrupted": {"scenarios": [result()], "interrupted": True},
        "1 of 1 scenarios were not reported": {"scenarios": []},
    }
    for reason, left in reasons.items():
        play(**left)
        assert running.run(tmp_path, running.PytestRun([NODE])).ended_early == reason


def test_a_run_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is stopped."""

    def stuck(command: list[str], timeout: float, **_more: object) -> None:
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", stuck)
    assert "was stopped" in running.run(tmp_path, running.PytestRun([NODE])).ended_early


def test_without_an_account(play: Play, tmp_path: Path):
    """The simulator was killed before it could write one."""
    play([result()], account=None)
    assert running.run(tmp_path, running.PytestRun([NODE])).acted is None


def pair(root: Path, name: str = running.DRILLED) -> None:
    """Makes a pair's folder with a checklist."""
    checklist = root / "features" / name / "checklist.toml"
    checklist.parent.mkdir(parents=True)
    checklist.touch()


def test_the_scenarios_of_another_pair(play: Play, tmp_path: Path):
    """Only its folder is replayed; scenarios that cannot be tested are left out."""
    pair(tmp_path, "here_there")
    calls = play([result(), result(verdict="skipped")], code=0)
    assert [one.verdict for one in running.scenarios_of(tmp_path, "here_there")] == ["passed"]
    assert calls[0]["command"][-1] == "features/here_there"


def test_a_pair_of_which_nothing_can_be_tested(play: Play, tmp_path: Path):
    """A drill without a single run is an error."""
    pair(tmp_path)
    play([result(verdict="skipped")], code=0)
    with pytest.raises(DrillError, match="no scenario of crmoffice_powerofficego can be tested yet"):
        running.scenarios_of(tmp_path)


def test_a_pair_that_is_not_there(tmp_path: Path):
    """Accepted ones are listed."""
    pair(tmp_path, "here_there")
    for name in ("there_here", "..", "here_there/"):
        with pytest.raises(DrillError, match=r"no pair is named .* Accepted: here_there\."):
            running.scenarios_of(tmp_path, name)


def test_a_project_without_scenarios(play: Play, tmp_path: Path):
    """There is nothing to drill."""
    pair(tmp_path)
    play(None, code=2)
    with pytest.raises(DrillError, match="no scenario"):
        running.scenarios_of(tmp_path)
