"""`conformance leaks`: prints places and kinds, never values; exit codes."""

import base64
import json
from pathlib import Path

import pytest

from tests.command.conftest import Run

CAPTURE = pytest.CaptureFixture[str]
SECRET = "hush-9f2c-client-key"
KEPT = "rotated-refresh-77aa"


@pytest.fixture(autouse=True)
def settings(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tester's settings, and a refresh token that a tenant has replaced."""
    (project / ".env").write_text(f"POWEROFFICE_CLIENT_KEY={SECRET}\n")
    state = tmp_path_factory.mktemp("state")
    (state / "refresh-token-1.json").write_text(json.dumps({"refresh_token": KEPT}))
    monkeypatch.setattr("fixtures.systems.crmoffice.login.user_state_path", lambda _name: state)
    return state


def test_clean_artefacts(project: Path, run: Run, capsys: CAPTURE) -> None:
    """Exit code 0 and the number of files; the project's .env is skipped."""
    assert run("leaks", ".") == 0
    assert capsys.readouterr().out.endswith("scanned, no findings\n")


def test_findings(project: Path, run: Run, capsys: CAPTURE) -> None:
    """Exit code 1 and a line each with file, line and kind; no value is shown."""
    (project / "run.log").write_text(f"one\ntwo kari@firma.no\n{base64.b64encode(SECRET.encode()).decode()}\n")
    (project / "kept.log").write_text(KEPT)
    assert run("leaks", "run.log", "kept.log") == 1
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "run.log, line 2: an e-mail address outside of the reserved domains",
        "run.log, line 3: a secret of the settings (Base64)",
        "kept.log, line 1: a refresh token kept for the next run",
        "2 files scanned, 3 findings",
    ]


def test_api_v2_of_poweroffice_go(project: Path, run: Run, capsys: CAPTURE) -> None:
    """Its host is no part of a cassette, and its subscription key of nothing."""
    base = "https://goapi.poweroffice.net/Demo/v2"
    (project / ".env").write_text(f"POWEROFFICE_V2_BASE_URL={base}\nPOWEROFFICE_SUBSCRIPTION_KEY={SECRET}\n")
    (project / "one.yaml").write_text(f"metadata: x\ninteractions:\n- {base}\n- {SECRET[::-1]}\n")
    assert run("leaks", "one.yaml") == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "one.yaml, line 3: a configured host",
        "one.yaml, line 4: a secret of the settings (reversed)",
    ]


def test_a_name_that_leaks(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A file name that holds a value is not shown."""
    (project / "logs").mkdir()
    (project / "logs" / f"{SECRET}.txt").touch()
    assert run("leaks", "logs") == 1
    out = capsys.readouterr().out
    assert "logs, the name of a file in it: a secret of the settings" in out
    assert SECRET not in out


@pytest.mark.parametrize(
    ("paths", "message"), [(["nowhere"], "nowhere is not there"), (["empty"], "Nothing was scanned")]
)
def test_wrong_use(project: Path, run: Run, capsys: CAPTURE, paths: list[str], message: str) -> None:
    """A missing or empty path is exit code 2."""
    (project / "empty").mkdir()
    assert run("leaks", *paths) == 2
    assert message in capsys.readouterr().err


def test_without_settings(project: Path, settings: Path, run: Run, capsys: CAPTURE) -> None:
    """Without settings no literal value is searched, and the output says so."""
    (project / ".env").unlink()
    (settings / "refresh-token-1.json").unlink()
    assert run("leaks", "conftest.py") == 0
    assert "no literal value was searched" in capsys.readouterr().out


def test_settings_that_cannot_be_read(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A mistyped setting could hide a secret from the scan: exit code 2."""
    (project / ".env").write_text("POWEROFFICE_CLIENT_KYE=x\n")
    assert run("leaks", "conftest.py") == 2
    assert "POWEROFFICE_CLIENT_KYE" in capsys.readouterr().err
