"""Whole live runs, with the simulator as a process and the suite's own clients."""

import re
import signal
import time
from pathlib import Path

from fixtures.plugin.verdicts import NOT_JUDGED
from fixtures.tenants.ledger import open_records
from tests.plugin.forked import Running
from tests.plugin.project import RED, SKIPPED, SOUND, Project, new_project


def test_recording_run(recorded):
    """Three scenarios pass, one fails, one is not testable; the last line names the kind of tenants."""
    run, project = recorded.run, recorded.project
    assert run.counts == {"passed": 3, "failed": 1, "deselected": 1}, run.output
    assert run.code == 1
    assert "4 cassettes written, 0 refused" in run.output
    assert run.last_line == "4 scenarios executed live against SIMULATED tenants; proves the suite, not the sync"
    assert "the PowerOffice GO client does not know Customer yet" in run.output
    assert len(project.cassettes()) == 4


def test_nothing_is_left_behind(recorded):
    """Every record is deleted, and the ledger has nothing open.

    Beside the records of the four scenarios there are four heartbeat records, and one that is edited in turn.
    """
    ledger = recorded.project.root / ".conformance" / "ledger.jsonl"
    assert len([line for line in recorded.project.ledger() if line["what"] == "made"]) == 4 + 4 + 1
    assert open_records(ledger) == ()
    assert "left behind" not in recorded.run.output


def test_evidence_names_no_host(recorded):
    """No port and no address of this machine is in any cassette."""
    for path, content in recorded.project.cassettes().items():
        assert b"127.0.0.1" not in content, path
        assert b"localhost" not in content, path


def test_sync_switched_off(recorded):
    """No scenario passes, no row is blamed, and nothing is written."""
    before = recorded.project.cassettes()
    run = recorded.project.run("--tenants=simulated", "--fault=nothing-synced", "-k", f"{SOUND} or {RED}")
    assert run.counts == {"failed": 4, "deselected": 1}, run.output
    assert run.code == 1
    assert "one counterpart" in run.output
    assert recorded.project.cassettes() == before


def test_once_with_evidence_for_all(recorded):
    """The run starts no simulator, replays everything, and has the same verdicts."""
    made = len(recorded.project.ledger())
    run = recorded.project.run("--tenants=simulated", "--record-mode=once")
    assert run.counts == {"passed": 3, "failed": 1, "deselected": 1}, run.output
    assert len(recorded.project.ledger()) == made
    assert run.last_line.startswith("4 scenarios replayed: SIMULATED evidence")


def test_once_with_evidence_for_some(project):
    """Only scenarios without evidence are executed and written; the last line shows how many were replayed."""
    path = project.cassette("created--norwegian-letters")
    (project.root / path).unlink()
    others = project.cassettes()
    run = project.run("--tenants=simulated", "--record-mode=once", "-k", "familyname")
    assert (run.code, run.counts["passed"]) == (0, 3), run.output
    assert "1 cassettes written, 0 refused" in run.output
    assert "3 scenarios executed live against SIMULATED tenants or (2 of them) replayed;" in run.last_line
    after = project.cassettes()
    assert after.pop(path)
    assert after == others


def test_only_what_cannot_be_tested(recorded):
    """A run that judged nothing ends with exit code 6."""
    run = recorded.project.run("--tenants=simulated", "-k", SKIPPED)
    assert (run.code, run.counts) == (6, {"deselected": 5}), run.output


def until(seen, seconds: float = 60.0):
    """Waits until `seen` returns something, at most `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.02)
    raise AssertionError(f"it did not happen within {seconds} s")


def test_killed(tmp_path):
    """No simulator outlives the run; `test_progress.test_ctrl_c` shows it of a run that is interrupted."""
    project: Project = new_project(tmp_path)
    with project.start("--tenants=simulated", SIMULATOR_INTERVAL="5", SYNC_POLL_INTERVAL="0.2") as run:
        simulator = the_simulator_of(run)
        until(project.ledger)
        run.send_signal(signal.SIGKILL)
        assert run.ended(60)[0] == -signal.SIGKILL
    until(lambda: not is_alive(simulator))


def the_simulator_of(run: Running) -> str:
    """The id of the process that the run has started."""
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    (simulator,) = until(lambda: children.read_text().split())
    return str(simulator)


def is_alive(process: str) -> bool:
    """Whether the process has not ended."""
    try:
        state = Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


LYING = """

from fixtures.systems.crmoffice.client import CRMOffice

CRMOffice.delete = lambda self, record: None  # answers as if it had deleted the record
"""


def test_records_left_behind(project):
    """A record that was answered as deleted and is still there is named, with the command that removes it: exit 6."""
    project.write("conftest.py", (project.root / "conftest.py").read_text(encoding="utf-8") + LYING)
    run = project.run("--tenants=simulated", "-k", "norwegian", CLEANUP_DEADLINE="4")
    assert run.counts["passed"] == 1, run.output
    assert run.code == NOT_JUDGED
    named = re.findall(r"left behind: CRMOffice Contacts \S+: it was answered as deleted, and is", run.output)
    assert len(named) == len(
        [line for line in open_records(project.root / ".conformance" / "ledger.jsonl") if line.id]
    ), run.output
    assert "`conformance sweep` removes what is proven" in run.output
