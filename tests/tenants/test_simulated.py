"""The simulator's process: start, clear failures, and its end with the run."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.tenants.errors import SimulatorFailed
from fixtures.tenants.simulated import Simulation, SimulatorProcess, start_simulator

Stub = Callable[[str], tuple[str, ...]]
Start = Callable[..., SimulatorProcess]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(stub: Stub) -> Iterator[Start]:
    """Starts a stub with a behaviour, and ends it after the test."""
    started: list[SimulatorProcess] = []

    def starting(
        behaviour: str = "sound", faults: tuple[str, ...] = (), conditions: str | None = None, start_seconds: float = 20
    ) -> SimulatorProcess:
        environ = {"HOME": "/x", "CRMOFFICE_CLIENT_SECRET": "hush"}
        simulation = Simulation(0.5, faults, conditions, start_seconds, stub(behaviour))
        started.append(start_simulator(simulation, environ))
        return started[-1]

    yield starting
    for simulator in started:
        simulator.close(seconds=0)


def alive(pid: int) -> bool:
    """Whether the process still runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_node_and_a_schedule():
    """Both are passed on where they are asked for."""
    asked = Simulation(2, command=("x",), node=True, schedule="nightly").arguments()
    assert asked == ["x", "--interval", "2", "--node", "--schedule", "nightly"]


def test_a_simulator_that_starts(start):
    """Its settings are read, its arguments passed on, and `close` ends it."""
    simulator = start(faults=("nothing-synced", "other"), conditions="storm")
    pid = int(simulator.settings["PID"])
    expected = "--interval 0.5 --fault nothing-synced --fault other --conditions storm --seed 1"
    assert simulator.settings["ARGUMENTS"] == expected
    simulator.check()
    assert alive(pid)
    simulator.close()
    assert not alive(pid)
    simulator.close()


def test_the_simulators_environment(start):
    """A sandbox's settings are not passed on, the rest of the environment is; no secret shows in the repr."""
    simulator = start()
    assert "HOME" in simulator.settings["FOUND"].split()
    assert "CRMOFFICE_CLIENT_SECRET" not in simulator.settings["FOUND"].split()
    assert "hush" not in repr(simulator)


def test_a_simulator_that_prints_more(start):
    """Output after the first line does not block the process; it ends by itself."""
    simulator = start("talkative")
    simulator.close(seconds=10)
    assert simulator._process.returncode == 0


def test_a_simulator_that_ignores_its_input(start):
    """A process that outlives its input is killed."""
    simulator = start("deaf")
    simulator.close(seconds=0.1)
    assert simulator._process.returncode == -signal.SIGKILL


def test_an_unknown_fault(start):
    """The message holds the simulator's error about the argument."""
    with pytest.raises(SimulatorFailed, match=r"(?s)does not accept.*unknown fault 'odd'; known are a, b"):
        start("unknown-fault", faults=("odd",))


def test_a_simulator_that_crashes(start):
    """The message holds the exit code and the last lines of standard error."""
    with pytest.raises(SimulatorFailed, match=r"(?s)exit 1.*here I am.*no port is free"):
        start("crash")


def test_a_simulator_that_never_answers(start):
    """The wait is bounded, and the process is ended."""
    with pytest.raises(SimulatorFailed, match=r"(?s)within 0\.3 s.*conformance simulate.*here I am"):
        start("silent", start_seconds=0.3)


def test_a_first_line_that_is_no_settings(start):
    """It raises SimulatorFailed, which does not quote the line."""
    with pytest.raises(SimulatorFailed, match="one JSON object") as caught:
        start("chatter")
    assert "Hello" not in str(caught.value)


def test_a_command_that_does_not_exist(tmp_path):
    """A missing program raises SimulatorFailed."""
    with pytest.raises(SimulatorFailed, match="could not be started"):
        start_simulator(Simulation(1, command=(str(tmp_path / "nothing"),)), {})


def test_a_simulator_that_dies_in_mid_run(start):
    """`check` raises SimulatorFailed with the last lines of standard error."""
    simulator = start("dies")
    assert simulator._process.stdin
    simulator._process.stdin.write("\n")
    simulator._process.stdin.flush()
    simulator._process.wait()
    with pytest.raises(SimulatorFailed, match=r"(?s)mid-run \(exit 7\).*out of memory"):
        simulator.check()


PARENT = """
import os, sys, time
from fixtures.tenants.simulated import Simulation, start_simulator
simulator = start_simulator(Simulation(0.5, command=tuple(sys.argv[1:])), dict(os.environ))
print(simulator.settings["PID"], flush=True)
time.sleep(60)
"""


def test_a_run_that_is_killed(stub):
    """When the run is killed, the simulator ends, too."""
    words = [sys.executable, "-c", PARENT, *stub("sound")]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as run:  # noqa: S603 - our own words
        assert run.stdout
        pid = int(run.stdout.readline())
        ending = os.pidfd_open(pid)
        assert alive(pid)
        run.kill()
        run.wait()
    try:
        assert has_ended(ending)
    finally:
        os.close(ending)


def has_ended(pidfd: int, seconds: float = 10) -> bool:
    """Whether the process behind the descriptor ends within `seconds`."""
    return bool(select.select([pidfd], [], [], seconds)[0])


def test_ctrl_c_in_the_terminal(start):
    """The simulator is in a process group of its own, so Ctrl-C in the terminal does not reach it."""
    simulator = start()
    assert os.getpgid(int(simulator.settings["PID"])) != os.getpgid(0)
