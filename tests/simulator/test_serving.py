"""The simulator as a process, for programs and for people."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fixtures.simulator.__main__ import main
from fixtures.simulator.settings import NotOurFile, times, write_env_file
from tests.simulator.conftest import NO_CERTIFICATES

MODULE = [sys.executable, "-m", "fixtures.simulator"]
FOREGROUND = """
import pathlib, sys
from fixtures.simulator import Serving, serve
sys.exit(serve(Serving(), env_file=pathlib.Path(sys.argv[1])))
"""


def started_by(*arguments: str) -> subprocess.Popen[str]:
    """A process with pipes."""
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=pipe, text=True)  # noqa: S603 (our own words)


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    """A simulator's process that ends with the test."""
    with started_by(*MODULE, "--interval", "0.1", "--fault", "nothing-synced") as started:
        yield started
        started.kill()


def test_a_process_from_start_to_end_of_input(process: subprocess.Popen[str]) -> None:
    """One line of JSON with texts only; both tenants answer, cycles go by; it ends when its stdin does."""
    assert process.stdout is not None
    assert process.stdin is not None
    settings = json.loads(process.stdout.readline())
    assert all(isinstance(value, str) for value in settings.values())
    assert {"CRMOFFICE_REFRESH_TOKEN", "POWEROFFICE_CLIENT_KEY", "SYNC_QUIET_PERIOD"} <= set(settings)
    urls = [settings["CRMOFFICE_BASE_URL"], settings["POWEROFFICE_BASE_URL"]]
    with httpx.Client(trust_env=False, verify=NO_CERTIFICATES) as client:
        assert [client.get(url).status_code for url in urls] == [401, 401]
        account = client.get(f"{urls[0]}/_simulator").json()
        while not account["cycles"]:
            account = client.get(f"{urls[0]}/_simulator").json()
    assert account["faults"]["nothing-synced"] >= 1
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    assert process.stdout.read() == ""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_process_that_is_interrupted(process: subprocess.Popen[str], how: signal.Signals) -> None:
    """It ends with exit code 0."""
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(how)
    assert process.wait(timeout=60) == 0


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--fault", "no-such"], "No fault is named 'no-such'"),
        (["--conditions", "fog"], "No benign conditions are named 'fog'"),
        (["--interval", "0"], "a positive number of seconds"),
        (["--interval", "soon"], "--interval"),
    ],
)
def test_a_simulator_that_is_called_wrongly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: list[str], message: str
) -> None:
    """Exit code 2 and a sentence, no traceback, nothing on stdout."""
    monkeypatch.setattr(sys, "argv", ["simulator", *option])
    with pytest.raises(SystemExit) as ended:
        sys.exit(main())
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_a_tenant_pair_without_a_sync() -> None:
    """With --no-sync nothing cycles."""
    with started_by(*MODULE, "--no-sync") as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert json.loads(out)


def test_the_foreground_with_an_env_file(tmp_path: Path) -> None:
    """The settings are written for their owner only and say where the tenants are; Ctrl-C ends it with exit code 0."""
    path = tmp_path / "simulated.env"
    with started_by(sys.executable, "-c", FOREGROUND, str(path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"The settings are in {path}.\n"
        lines = path.read_text(encoding="utf-8").splitlines()
        settings = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
        assert path.stat().st_mode & 0o777 == 0o600
        assert httpx.get(settings["POWEROFFICE_BASE_URL"], trust_env=False).status_code == 401
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert path.exists()


def test_an_env_file_of_another_program(tmp_path: Path) -> None:
    """It is left as it is; the simulator's own of an earlier run is replaced."""
    path = tmp_path / ".env"
    path.write_text("CRMOFFICE_CLIENT_SECRET=precious\n", encoding="utf-8")
    with pytest.raises(NotOurFile, match="left as it is"):
        write_env_file(path, {"A": "1"})
    assert "precious" in path.read_text(encoding="utf-8")
    ours = tmp_path / "ours.env"
    write_env_file(ours, {"A": "1"})
    write_env_file(ours, {"A": "2"})
    assert ours.read_text(encoding="utf-8").endswith("\nA=2\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == [".env", "ours.env"]


def test_the_times_of_an_interval() -> None:
    """Deadlines 8 intervals, polls a fifth, quiet twice; none below 0.2 s."""
    assert set(times(5).values()) == {"40", "1", "10"}
    assert times(0.01) == dict.fromkeys(times(1), "0.2")
