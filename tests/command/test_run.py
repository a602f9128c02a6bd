"""The script `run.py`, which must report problems plainly before anything is installed."""

import subprocess
import sys
import venv
from types import SimpleNamespace

import pytest

import run

CAPTURE = pytest.CaptureFixture[str]


@pytest.fixture
def called(monkeypatch, tmp_path):
    """Records what would be run, and in which folder; nothing is installed or started."""
    calls: list[tuple[list[str], object]] = []
    for name in ("pytest", "conformance"):
        (tmp_path / name).touch()
    monkeypatch.setattr(run, "BIN", tmp_path)
    monkeypatch.setattr(run, "install", lambda: None)
    monkeypatch.setattr(subprocess, "call", lambda words, cwd: calls.append((words, cwd)) or 0)
    return calls


@pytest.mark.parametrize(
    ("given", "handed_over"),
    [
        ([], ["pytest"]),
        (["pytest", "tests"], ["pytest", "tests"]),
        (["-q", "features"], ["pytest", "-q", "features"]),
        (["conformance", "check"], ["conformance", "check"]),
    ],
)
def test_the_command_is_handed_over(called, monkeypatch, tmp_path, given, handed_over):
    """Without a command it runs pytest; from outside the project, in the project's root."""
    monkeypatch.setattr(sys, "argv", ["run.py", *given])
    monkeypatch.chdir(tmp_path)
    assert run.main() == 0
    assert called == [([str(tmp_path / handed_over[0]), *handed_over[1:]], run.ROOT)]


def test_paths_are_meant_from_where_the_user_stands(called, monkeypatch):
    """A folder in the project stays the current one."""
    monkeypatch.setattr(sys, "argv", ["run.py", "conformance", "check"])
    monkeypatch.chdir(run.ROOT / "features")
    run.main()
    assert called[0][1] == run.ROOT / "features"


def test_a_command_that_is_none(called, monkeypatch, capsys: CAPTURE):
    """The message names the commands that there are."""
    monkeypatch.setattr(sys, "argv", ["run.py", "conformanc"])
    assert run.main() == 4
    assert "no command 'conformanc' in .venv; try `python3 run.py pytest`" in capsys.readouterr().err


def test_an_old_python(monkeypatch, capsys: CAPTURE):
    """The message comes before anything is tried."""
    monkeypatch.setattr(sys, "hexversion", 0x030A0000)
    assert run.main() == 4
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("failing", "message"),
    [
        ("venv", "sudo apt-get install python3-venv"),
        ("pip", "pip could not install the project (exit 1; its reason stands above). Is the network there?"),
    ],
)
def test_what_cannot_be_installed_is_one_line(monkeypatch, tmp_path, capsys: CAPTURE, failing, message):
    """A missing module of Debian's or a missing network does not end in a traceback."""

    def create(*_: object, **__: object) -> None:
        if failing == "venv":
            raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(run, "STAMP", tmp_path / "installed-from")
    monkeypatch.setattr(venv, "create", create)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    monkeypatch.setattr(sys, "argv", ["run.py"])
    assert run.main() == 4
    errors = capsys.readouterr().err
    assert message in errors
    assert len(errors.splitlines()) == 2
    assert not (tmp_path / "installed-from").exists()


def test_a_moved_folder_is_installed_anew(monkeypatch, tmp_path):
    """The commands in `.venv` hold the path of the folder in which it was made."""
    before = run.wanted()
    for name in ("pyproject.toml", run.LOCK):
        (tmp_path / name).write_bytes((run.ROOT / name).read_bytes())
    monkeypatch.setattr(run, "ROOT", tmp_path)
    assert run.wanted() != before


def test_a_command_that_cannot_be_started(called, monkeypatch, capsys: CAPTURE):
    """A disk where nothing may be run, or a `.venv` of another machine."""

    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "call", refused)
    monkeypatch.setattr(sys, "argv", ["run.py"])
    assert run.main() == 4
    assert "cannot be started: Permission denied" in capsys.readouterr().err


def test_no_room_to_remember_the_installation(monkeypatch, tmp_path, capsys: CAPTURE):
    """All is there, so it is used."""
    (tmp_path / "pytest").touch()
    monkeypatch.setattr(run, "BIN", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "none" / "installed-from")
    monkeypatch.setattr(venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=0))
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 0)
    monkeypatch.setattr(sys, "argv", ["run.py"])
    assert run.main() == 0
    assert "could not be written (No such file or directory)" in capsys.readouterr().err
