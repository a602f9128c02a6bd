"""The verb: options, wrong use, exit codes. No run is made; a fixture has the scenarios of each."""

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from fixtures.command import main
from fixtures.drill import catalogue, drill, running
from fixtures.drill.catalogue import Catalogue, ConditionsEntry, FaultEntry
from fixtures.drill.running import Ran
from fixtures.drill.scenario import SectionPromise
from fixtures.drill.scores import last_scores
from tests.drill.samples import ALL, PHONE_BACK, PHONE_THERE, failed, passed

KNOWN = Catalogue(
    {
        "back": FaultEntry("back", "Phones do not come back.", frozenset({PHONE_BACK})),
        "there": FaultEntry("there", "Phones do not go there.", frozenset({PHONE_THERE})),
    },
    {
        "lagging": ConditionsEntry("lagging", "Reads lag."),
        "small-pages": ConditionsEntry("small-pages", "Small pages."),
    },
)
GREEN = [passed(one) for one in ALL]
MIRRORED = SectionPromise("Contactperson-Contacts", PHONE_BACK.what, "phoneNumber -> directPhone")
OTHER = [passed(MIRRORED, value="plain")]
Drill = Callable[..., int]


@pytest.fixture
def results() -> dict[str, Sequence[Any]]:
    """The scenarios of the run against each fault, under each of the benign conditions and without a sync."""
    return {
        "back": [*GREEN, failed(PHONE_BACK)],
        "there": [*GREEN, failed(PHONE_THERE)],
        "lagging": GREEN,
        "small-pages": GREEN,
        "no sync": [failed(one) for one in ALL],
    }


@pytest.fixture
def conformance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: dict[str, Sequence[Any]]
) -> Callable[..., int]:
    """The command in a project of its own."""

    def ran(_root: Path, wanted: running.PytestRun) -> Ran:
        fault = next((word.removeprefix("--fault=") for word in wanted.options if "--fault" in word), None)
        name = fault or wanted.settings.get("SIMULATOR_CONDITIONS", "no sync")
        return Ran(results[name], 1.0, {name: 5})

    monkeypatch.setattr("fixtures.drill.drill.run", ran)
    monkeypatch.setattr("fixtures.drill.drill.tenants_without_sync", lambda *_given: contextlib.nullcontext({}))
    monkeypatch.setattr(catalogue, "ask", lambda _root: KNOWN)
    monkeypatch.setattr(running, "scenarios_of", lambda _root, pair: OTHER if pair == "other" else GREEN)
    (tmp_path / "features").mkdir()
    (tmp_path / "conftest.py").touch()
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: main(["drill", *arguments])


def test_all_caught(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A line a fault and a control, then the scores, which are kept."""
    assert conformance() == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.split()[0:2] for line in lines[:2]) == [["exact", "back"], ["exact", "there"]]
    assert [line.split("  ")[0] for line in lines[2:4]] == ["as it must be"] * 2
    assert lines[4].startswith("2 of 2 faults caught, 2 of 2 exact; ")
    assert "2 of 2 faults caught, 2 exact" in str(last_scores(tmp_path))


def test_a_sample(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Fewer faults, which ones and of how many stands above; no scores are kept of it."""
    assert conformance("--sample", "1", "--sample-seed", "7") == 0
    out = capsys.readouterr().out
    assert out.startswith("1 of 2 faults, drawn with seed 7\n")
    assert "1 of 1 faults caught" in out
    assert last_scores(tmp_path) is None


def test_no_room_for_the_scores(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The drill prints its outcome when it cannot keep its scores; a report that cannot be written is exit 2."""
    (tmp_path / ".conformance").write_text("a file in the folder's place")
    assert conformance() == 0
    printed = capsys.readouterr()
    assert "the scores could not be written (" in printed.err
    assert "2 of 2 faults caught, 2 of 2 exact; " in printed.out
    (tmp_path / "drill.json").mkdir()
    assert conformance("--report", str(tmp_path / "drill.json")) == 2
    printed = capsys.readouterr()
    assert "--report could not be written (" in printed.err
    assert "2 of 2 faults caught, 2 of 2 exact; " in printed.out


def test_a_fault_is_not_caught(conformance: Drill, results: dict[str, Any], capsys: pytest.CaptureFixture[str]):
    """Exit code 1."""
    results["back"] = GREEN
    assert conformance() == 1
    out = capsys.readouterr().out
    assert "not caught           back" in out
    assert f"declared, not seen: {PHONE_BACK}" in out
    assert "1 of 2 faults caught, 1 of 2 exact" in out


def test_a_control_is_wrong(conformance: Drill, results: dict[str, Any], capsys: pytest.CaptureFixture[str]):
    """Without the controls the faults prove nothing."""
    for run, scenarios, line in (
        ("no sync", [failed(PHONE_BACK), passed(PHONE_THERE)], f"passed: {PHONE_THERE}"),
        ("no sync", [], "nothing is red"),
        ("small-pages", [failed(PHONE_BACK)], f"failed: {PHONE_BACK}: it broke"),
    ):
        sound, results[run] = results[run], scenarios
        assert conformance("--fault", "back") == 1
        out = capsys.readouterr().out
        assert "WRONG" in out
        assert line in out
        results[run] = sound


def test_some_faults_only(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Their scores are not kept."""
    assert conformance("--fault", "back", "--fault", "back") == 0
    assert "1 of 1 faults caught" in capsys.readouterr().out
    assert last_scores(tmp_path) is None


def test_another_pair(conformance: Drill, results: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Faults are judged by the promises that can be mirrored; the kept scores stay."""
    results["back"] = [failed(MIRRORED)]
    assert conformance("--pair", "other", "--report", "report.json") == 0
    out = capsys.readouterr().out
    assert "other: 0 of 2 faults declare what they break of it, 1 break edits of its rows" in out
    assert "the others are left out: there" in out
    assert "1 of 1 faults caught, 1 of 1 exact" in out
    assert json.loads((tmp_path / "report.json").read_text())["pair"] == "other"
    assert last_scores(tmp_path) is None


def test_a_fault_of_another_pair_is_not_caught(conformance: Drill, results: dict[str, Any]):
    """Exit code 1."""
    results["back"] = OTHER
    assert conformance("--pair", "other", "--fault", "back") == 1


def test_benign_conditions(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """All benign conditions with every seed."""
    assert conformance("--healthy", "--seeds", "2", "--report", "report.json") == 0
    report = json.loads((tmp_path / "report.json").read_text())
    assert [(one["name"], one["seed"], one["green"]) for one in report["benign"]] == [
        ("lagging", 1, True), ("lagging", 2, True), ("small-pages", 1, True), ("small-pages", 2, True),
    ]  # fmt: skip
    assert "4 of 4 runs under benign conditions all green" in capsys.readouterr().out


def test_ctrl_c_in_a_run(conformance: Drill, monkeypatch: pytest.MonkeyPatch):
    """After an interrupted run no other seed of the fault is run."""
    runs: list[str] = []

    def cut(_root: Path, wanted: running.PytestRun) -> Ran:
        if "--fault=back" in wanted.options:
            runs.append(wanted.settings["SIMULATOR_SEED"])
        return Ran([], 1.0, None, "the run was interrupted")

    monkeypatch.setattr("fixtures.drill.drill.run", cut)
    assert conformance("--fault", "back", "--seeds", "3") == 1
    assert runs == ["1"]


def test_a_sound_sync_turns_red(conformance: Drill, results: dict[str, Any], capsys: pytest.CaptureFixture[str]):
    """The scenario and the beginning of its message are printed."""
    results["lagging"] = [failed(PHONE_BACK)]
    assert conformance("--healthy", "lagging") == 1
    assert f"failed: {PHONE_BACK}: it broke" in capsys.readouterr().out


def test_wrong_use(conformance: Drill, capsys: pytest.CaptureFixture[str]):
    """Exit code 2, and what is accepted."""
    for arguments, message in (
        ("--fault bakc", "no fault is named 'bakc'. Did you mean back? "),
        ("--fault xyz", "no fault is named 'xyz'. `conformance drill --list` names all."),
        ("--healthy lag", "no set of benign conditions is named 'lag'"),
        ("--healthy --fault back", "two drills"),
        ("--sample 1 --fault back", "--sample draws from all faults"),
        ("--pair other --fault there", "what there breaks is neither declared of other nor an edit"),
        ("--report no/such/folder.json", "a folder that is there"),
    ):
        assert conformance(*arguments.split()) == 2
        assert message in capsys.readouterr().err


def test_settings_of_a_run():
    """Every time is named, by the interval."""
    settings = drill.Drill(Path(), GREEN, True, 1, print).settings(3, "lagging")  # noqa: FBT003
    assert settings["SIMULATOR_SEED"] == "3"
    assert settings["SIMULATOR_CONDITIONS"] == "lagging"
    assert float(settings["SYNC_DEADLINE_FROM_CRMOFFICE"]) == 8 * float(settings["SIMULATOR_INTERVAL"])
