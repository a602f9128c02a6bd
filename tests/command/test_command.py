"""The command itself: its root, its help, its exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.command import VERBS, main
from fixtures.command.project import InputError, find_root
from tests.command.conftest import Run


def test_the_root_is_found_from_below(project: Path) -> None:
    """The root is found from any folder in the project."""
    assert find_root(project) == project
    assert find_root(project / "features" / "alpha_poweroffice") == project


def test_outside_of_the_project_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside a project every verb prints one line and ends with exit code 2."""
    (tmp_path / "features").mkdir()
    with pytest.raises(InputError):
        find_root(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["features"]) == 2
    captured = capsys.readouterr()
    assert "is not inside the project" in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(run: Run, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """`--help` ends with 0 and shows what the verb does."""
    with pytest.raises(SystemExit) as ended:
        run(verb, "--help")
    assert ended.value.code == 0
    assert "--help" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["featurs"], ["features", "--chek"], ["simulate", "--interval", "0"]])
def test_wrong_use_is_exit_2(run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A mistyped verb, option or value is reported by argparse."""
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
    assert "usage: conformance" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_crash(project: Path) -> None:
    """`conformance features --check | head -1` ends without a traceback."""
    program = [sys.executable, "-m", "fixtures.command", "features", "--check"]
    with subprocess.Popen(program, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own words
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_what_cannot_be_written_is_one_line(run: Run, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in the way behaves as a file of another user does, also for root."""
    run("features")
    (project / "features/alpha_poweroffice/coverage.csv").mkdir()
    capsys.readouterr()
    assert run("coverage", "--write") == 2
    printed = capsys.readouterr().err
    assert "coverage.csv could not be read or written: " in printed
    assert printed.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_the_output_is_one_line(project: Path) -> None:
    """`conformance features > log`."""
    program = [sys.executable, "-m", "fixtures.command", "features"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(program, cwd=project, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own words
    assert done.returncode == 2
    assert b"the output could not be read or written: No space left on device" in done.stderr
    assert done.stderr.count(b"\n") == 1
