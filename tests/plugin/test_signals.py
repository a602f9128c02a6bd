"""A live run that a signal stops deletes the records that it made."""

import signal
import subprocess
from collections.abc import Iterator, Mapping

import pytest

from fixtures.tenants.ledger import open_records
from tests.plugin.project import SOUND, Project, new_project
from tests.plugin.sandbox import at_home, people, sandbox
from tests.plugin.test_live import until


@pytest.fixture(scope="module")
def settings() -> Iterator[Mapping[str, str]]:
    """The settings of simulated tenants without a sync, used as a sandbox that outlives the run."""
    with sandbox("--no-sync") as found:
        yield found


WAITS = ("--tenants=sandbox", "-k", SOUND)
"""A live run, which waits for counterparts that never come."""


def environ(project: Project, settings: Mapping[str, str]) -> dict[str, str]:
    """The settings, short times and a home of its own."""
    return {**at_home(project), **settings, "SYNC_QUIET_PERIOD": "0.3", "SYNC_POLL_INTERVAL": "0.2"}


def made(project: Project) -> bool:
    """Whether there is anything to delete."""
    return any(line["what"] == "made" for line in project.ledger())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_stopped(settings, tmp_path, how):
    """The exit code is pytest's for an interrupted run; nothing is left, the output says so, without a traceback."""
    project = new_project(tmp_path)
    with project.start(*WAITS, **environ(project, settings)) as run:
        until(lambda: made(project))
        run.send_signal(how)
        code, output, errors = run.ended(60)
    output += errors
    assert code == 2, output
    assert "stopped with" in output
    assert "none left" in output
    assert "Traceback" not in output
    assert "INTERNALERROR" not in output
    assert open_records(tmp_path / ".conformance" / "ledger.jsonl") == ()
    assert people(settings, tmp_path / "state") == set()


def test_closed_pipe(settings, tmp_path):
    """`pytest … | head` closes the pipe in mid-run: the records are deleted all the same."""
    project = new_project(tmp_path)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        project.command(*WAITS),
        cwd=tmp_path,
        env=project.environ(**environ(project, settings)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as run:
        try:
            until(lambda: made(project))
            assert run.stdout is not None
            run.stdout.close()
            run.send_signal(signal.SIGTERM)
            run.wait(timeout=60)
        finally:
            run.kill()
    assert open_records(tmp_path / ".conformance" / "ledger.jsonl") == ()
    assert people(settings, tmp_path / "state") == set()
