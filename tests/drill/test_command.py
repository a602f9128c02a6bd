"""The verb: options, wrong use, exit codes. No run is made: what it would bring is handed in."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from fixtures.command import main
from fixtures.drill import catalogue, drill, running
from fixtures.drill.catalogue import Catalogue, Conditions, Fault
from fixtures.drill.running import Ran
from fixtures.drill.scenario import Promise
from fixtures.drill.scores import last_scores
from tests.drill.samples import ALL, PHONE_BACK, PHONE_THERE, failed, passed

KNOWN = Catalogue(
    {
        "back": Fault("back", "Phones do not come back.", frozenset({PHONE_BACK})),
        "there": Fault("there", "Phones do not go there.", frozenset({PHONE_THERE})),
    },
    {"windy": Conditions("windy", "It is windy."), "small-pages": Conditions("small-pages", "Small pages.")},
)
GREEN = [passed(one) for one in ALL]
MIRRORED = Promise("Contactperson-Contacts", PHONE_BACK.what, "phoneNumber -> directPhone")
OTHER = [passed(MIRRORED, value="plain")]
Drill = Callable[..., int]


@pytest.fixture
def brought() -> dict[str, Sequence[Any]]:
    """What the run against each fault, in each benign conditions and without a sync brings."""
    return {
        "back": [*GREEN, failed(PHONE_BACK)],
        "there": [*GREEN, failed(PHONE_THERE)],
        "windy": GREEN,
        "small-pages": GREEN,
        "no sync": [failed(one) for one in ALL],
    }


@pytest.fixture
def conformance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brought: dict[str, Sequence[Any]]
) -> Callable[..., int]:
    """The command in a project of its own."""

    def ran(_root: Path, wanted: running.Run) -> Ran:
        fault = next((word.removeprefix("--fault=") for word in wanted.options if "--fault" in word), None)
        name = fault or wanted.settings.get("SIMULATOR_CONDITIONS", "no sync")
        return Ran(brought[name], 1.0, {name: 5})

    for module in ("drill", "controls"):
        monkeypatch.setattr(f"fixtures.drill.{module}.run", ran)
    monkeypatch.setattr("fixtures.drill.controls.tenants_without_sync", _Tenants)
    monkeypatch.setattr(catalogue, "ask", lambda _root: KNOWN)
    monkeypatch.setattr(running, "scenarios_of", lambda _root, pair: OTHER if pair == "other" else GREEN)
    (tmp_path / "features").mkdir()
    (tmp_path / "conftest.py").touch()
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: main(["drill", *arguments])


class _Tenants:
    """Tenants of which only the settings are asked."""

    def __init__(self, *_given: object) -> None:
        pass

    def __enter__(self) -> dict[str, str]:
        return {}

    def __exit__(self, *_problem: object) -> None:
        pass


def test_all_caught(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A line a fault and a control, then the scores, which are kept."""
    assert conformance() == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.split()[0:2] for line in lines[:2]) == [["exact", "back"], ["exact", "there"]]
    assert [line.split("  ")[0] for line in lines[2:4]] == ["as it must be"] * 2
    assert lines[4].startswith("2 of 2 faults caught, 2 of 2 exact; ")
    assert "2 of 2 faults caught, 2 exact" in str(last_scores(tmp_path))


def test_no_room_for_the_scores(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What came of minutes of drill is told. A report that was asked for is missed."""
    (tmp_path / ".conformance").write_text("a file in the folder's place")
    assert conformance() == 0
    said = capsys.readouterr()
    assert "the scores could not be written (" in said.err
    assert "2 of 2 faults caught, 2 of 2 exact; " in said.out
    (tmp_path / "drill.json").mkdir()
    assert conformance("--report", str(tmp_path / "drill.json")) == 2
    said = capsys.readouterr()
    assert "--report could not be written (" in said.err
    assert "2 of 2 faults caught, 2 of 2 exact; " in said.out


def test_a_fault_slips_through(conformance: Drill, brought: dict[str, Any], capsys: pytest.CaptureFixture[str]):
    """Found something."""
    brought["back"] = GREEN
    assert conformance() == 1
    out = capsys.readouterr().out
    assert "not caught           back" in out
    assert f"declared, not seen: {PHONE_BACK}" in out
    assert "1 of 2 faults caught, 1 of 2 exact" in out


@pytest.mark.parametrize(
    ("run", "scenarios", "line"),
    [
        ("no sync", [failed(PHONE_BACK), passed(PHONE_THERE)], f"passed: {PHONE_THERE}"),
        ("no sync", [], "nothing is red"),
        ("small-pages", [failed(PHONE_BACK)], f"failed: {PHONE_BACK}: it broke"),
    ],
)
def test_a_control_is_wrong(
    conformance: Drill, brought: dict[str, Any], capsys: pytest.CaptureFixture[str], run: str,
    scenarios: list[Any], line: str,
):  # fmt: skip
    """Without the controls the faults prove nothing."""
    brought[run] = scenarios
    assert conformance("--fault", "back") == 1
    out = capsys.readouterr().out
    assert "WRONG" in out
    assert line in out


def test_some_faults_only(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """They make no score to be kept."""
    assert conformance("--fault", "back", "--fault", "back") == 0
    assert "1 of 1 faults caught" in capsys.readouterr().out
    assert last_scores(tmp_path) is None


def test_another_pair(conformance: Drill, brought: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Faults are held against what is left of their promises; the scores of the drill itself stay."""
    brought["back"] = [failed(MIRRORED)]
    assert conformance("--pair", "other", "--report", "report.json") == 0
    out = capsys.readouterr().out
    assert "other: 1 of 2 faults break edits of its rows" in out
    assert "the others are left out: there" in out
    assert "1 of 1 faults caught, 1 of 1 exact" in out
    assert json.loads((tmp_path / "report.json").read_text())["pair"] == "other"
    assert last_scores(tmp_path) is None


def test_another_pairs_fault_slips_through(conformance: Drill, brought: dict[str, Any]):
    """Found something."""
    brought["back"] = OTHER
    assert conformance("--pair", "other", "--fault", "back") == 1


def test_healthy(conformance: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """All benign conditions with every seed."""
    assert conformance("--healthy", "--seeds", "2", "--report", "report.json") == 0
    told = json.loads((tmp_path / "report.json").read_text())
    assert [(one["name"], one["seed"], one["green"]) for one in told["healthy"]] == [
        ("small-pages", 1, True), ("small-pages", 2, True), ("windy", 1, True), ("windy", 2, True),
    ]  # fmt: skip
    assert "4 of 4 healthy runs all green" in capsys.readouterr().out


def test_ctrl_c_in_a_run(conformance: Drill, monkeypatch: pytest.MonkeyPatch):
    """A run that was cut short is the fault's last: no other seed is begun."""
    runs: list[str] = []

    def cut(_root: Path, wanted: running.Run) -> Ran:
        runs.append(wanted.settings["SIMULATOR_SEED"])
        return Ran([], 1.0, None, "the run was interrupted")

    monkeypatch.setattr("fixtures.drill.drill.run", cut)
    assert conformance("--fault", "back", "--seeds", "3") == 1
    assert runs == ["1"]


def test_a_sound_sync_is_blamed(conformance: Drill, brought: dict[str, Any], capsys: pytest.CaptureFixture[str]):
    """The scenario and how its message begins."""
    brought["windy"] = [failed(PHONE_BACK)]
    assert conformance("--healthy", "windy") == 1
    assert f"failed: {PHONE_BACK}: it broke" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fault", "bakc"], "no fault is named 'bakc'. Did you mean back?\n"),
        (["--fault", "xyz"], "no fault is named 'xyz'. Accepted: back, there."),
        (["--healthy", "wind"], "no healthy benign conditions is named 'wind'"),
        (["--healthy", "--fault", "back"], "two drills"),
        (
            ["--pair", "other", "--fault", "there"],
            "what there breaks is no edit of a row that other promises",
        ),
        (["--report", "no/such/folder.json"], "a folder that is there"),
    ],
)
def test_wrong_use(conformance: Drill, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str):
    """What is accepted, and exit code 2."""
    assert conformance(*arguments) == 2
    assert message in capsys.readouterr().err


def test_settings_of_a_run():
    """Every time is named, by the interval."""
    settings = drill.Drill(Path(), GREEN, True, 1, print).settings(3, "windy")  # noqa: FBT003
    assert settings["SIMULATOR_SEED"] == "3"
    assert settings["SIMULATOR_CONDITIONS"] == "windy"
    assert float(settings["SYNC_DEADLINE_FROM_CRMOFFICE"]) == 8 * float(settings["SIMULATOR_INTERVAL"])
