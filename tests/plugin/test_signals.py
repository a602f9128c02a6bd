"""A live run that a signal stops deletes the records that it made."""

import os
import signal
from collections.abc import Iterator, Mapping

import pytest

from fixtures.simulator import running
from fixtures.tenants.ledger import open_records
from tests.plugin.project import SOUND, Project, new_project
from tests.plugin.sandbox import at_home, people
from tests.plugin.test_live import until


@pytest.fixture(scope="module")
def settings() -> Iterator[Mapping[str, str]]:
    """The settings of simulated tenants without a sync, used as a sandbox that outlives the run."""
    with running(sync=False) as simulator:
        yield simulator.settings


WAITS = ("--tenants=sandbox", "-k", SOUND)
"""A live run, which waits for counterparts that never come."""


def environ(project: Project, settings: Mapping[str, str]) -> dict[str, str]:
    """The settings, short times and a home of its own."""
    return {**at_home(project), **settings, "SYNC_QUIET_PERIOD": "0.3", "SYNC_POLL_INTERVAL": "0.2"}


def made(project: Project) -> bool:
    """Whether there is anything to delete."""
    return any(line["what"] == "made" for line in project.ledger())


def test_stopped(settings, tmp_path):
    """The exit code is pytest's for an interrupted run; nothing is left, the output says so, without a traceback."""
    project = new_project(tmp_path)
    with project.start(*WAITS, **environ(project, settings)) as run:
        until(lambda: made(project))
        run.send_signal(signal.SIGHUP)
        code, output, errors = run.ended(60)
    output += errors
    assert code == 2, output
    assert "stopped with" in output
    assert "none left" in output
    assert "Traceback" not in output
    assert "INTERNALERROR" not in output
    assert open_records(tmp_path / ".conformance" / "ledger.jsonl") == ()
    assert people(settings, tmp_path / "state") == set()


def test_stopped_with_a_closed_pipe(settings, tmp_path):
    """`pytest … | head` closes the pipe in mid-run, then SIGTERM comes: the records are deleted all the same."""
    project = new_project(tmp_path)
    os.mkfifo(pipe := tmp_path / "pipe")
    with project.start(*WAITS, stdout=pipe, **environ(project, settings)) as run:
        with pipe.open():
            until(lambda: made(project))
        run.send_signal(signal.SIGTERM)
        run.ended(60)
    assert open_records(tmp_path / ".conformance" / "ledger.jsonl") == ()
    assert people(settings, tmp_path / "state") == set()
