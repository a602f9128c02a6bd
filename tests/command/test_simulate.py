"""`conformance simulate`: passes its options to the simulator and returns its exit code."""

from pathlib import Path
from typing import Any

import pytest

from fixtures.simulator import serving
from tests.command.conftest import Run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[serving.Serving, Path | None]]:
    """Records what the simulator was asked to run; it ends at once with 0."""
    asked: list[tuple[serving.Serving, Path | None]] = []

    def serve(run: serving.Serving, *, env_file: Path | None = None) -> int:
        asked.append((run, env_file))
        return 0

    monkeypatch.setattr("fixtures.command.simulate.serve", serve)
    return asked


def test_without_options_the_sync_is_sound(run: Run, served: list[Any]) -> None:
    """The default is a sync without a fault, with a scan each second."""
    assert run("simulate") == 0
    assert served == [(serving.Serving(node=True), None)]


def test_options_reach_the_simulator(run: Run, served: list[Any]) -> None:
    """Every option is passed as it was given."""
    options = ("--no-sync", "--fault", "a", "--fault", "b", "--interval", "2.5", "--schedule", "nightly")
    assert run("simulate", *options, "--env-file", "x") == 0
    assert served == [
        (serving.Serving(sync=False, faults=("a", "b"), interval=2.5, node=True, scans="nightly"), Path("x"))
    ]


def test_a_backend_is_passed_on(run: Run, served: list[Any]) -> None:
    """An unknown one is refused before anything is started, with those that are known."""
    assert run("simulate", "--backend", "dotnet8") == 0
    assert served == [(serving.Serving(node=True, backend="dotnet8"), None)]
    with pytest.raises(SystemExit, match="2"):
        run("simulate", "--backend", "java")


def test_an_unknown_fault_is_exit_2(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The simulator's message names the faults; nothing is started."""
    assert run("simulate", "--fault", "no-such-fault") == 2
    assert "no-such-fault" in capsys.readouterr().err


def test_an_env_file_that_cannot_be_written_is_exit_2(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, no traceback."""

    def serve(run: serving.Serving, *, env_file: Path | None = None) -> int:
        raise FileNotFoundError(2, "No such file or directory", "nowhere/.x.tmp")

    monkeypatch.setattr("fixtures.command.simulate.serve", serve)
    assert run("simulate", "--env-file", "nowhere/x") == 2
    assert capsys.readouterr().err.startswith("conformance: nowhere/x: No such file or directory.")
