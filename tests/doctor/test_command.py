"""The verb `conformance doctor`."""

import os
import shutil

import pytest

from fixtures.command import main
from tests.plugin.project import OURS, PAIR, ROOT


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project without settings."""
    shutil.copytree(ROOT / PAIR, tmp_path / PAIR)
    (tmp_path / "conftest.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_without_settings(project, monkeypatch, capsys):
    """Exit 1: a line a check, with each missing setting."""
    for name in [name for name in os.environ if OURS.match(name) and not name.startswith("PYTEST")]:
        monkeypatch.delenv(name)
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("FAILED   settings: ")
    assert "POWEROFFICE_CLIENT_KEY" in lines[0]
    assert lines[1:] == ["skipped  hosts: needs settings", "not ready: 0 ok, 1 FAILED, 1 skipped, in 0 s"]


def test_wrong_use(project, capsys):
    """Exit 2 when --wait is no number."""
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "--wait", "long"])
    assert ended.value.code == 2
    assert "accepted: a number of seconds from 0; got: 'long'" in capsys.readouterr().err


def test_no_checklist(project, capsys):
    """Exit 2, and what to do."""
    shutil.rmtree(project / PAIR)
    assert main(["doctor"]) == 2
    assert "has no <pair>/checklist.toml; import one first" in capsys.readouterr().err
