"""A full or unwritable disk: one sentence, exit code 6, records deleted; no traceback."""

import os
import shutil
from pathlib import Path

import pytest

from tests.plugin.project import LONGEST, RED, SOUND, Project

FULL = """

def pytest_configure():
    import errno
    import {module} as module

    sound, calls = module.{name}, [0]

    def full(*words, **more):
        calls[0] += 1
        if calls[0] > {after}:
            raise OSError(errno.ENOSPC, "No space left on device")
        return sound(*words, **more)

    module.{name} = full
"""
NO_ROOM = "No space left on device"


def fills(project: Project, module: str, name: str, after: int) -> None:
    """Makes the disk full after some calls of a function."""
    text = (project.root / "conftest.py").read_text(encoding="utf-8")
    project.write("conftest.py", text + FULL.format(module=module, name=name, after=after))


def no_traceback(run) -> None:
    """The exit code is 6, and there is no traceback."""
    output = run.output + run.errors
    assert run.code == 6, output
    assert "Traceback" not in output
    assert "INTERNALERROR" not in output


def test_no_room_for_the_results(project):
    """The verdicts are shown, and the file that could not be written."""
    shutil.rmtree(project.root / ".conformance")
    project.write(".conformance", "a file where the folder should be")
    run = project.run("-k", SOUND)
    no_traceback(run)
    assert run.counts["passed"] == 3
    assert run.output.count("the results could not be written to .conformance/last-run.json: ") == 1
    assert run.last_line.endswith("proves the suite, not the sync")
    assert project.run("-k", SOUND, "--results=").code == 0


def test_no_room_for_the_junit_report(project):
    """Exit code 6 and one line, where pytest itself would end with a traceback and exit code 1."""
    project.write("folder", "a file")
    run = project.run("-k", SOUND, "--junitxml=folder/junit.xml")
    no_traceback(run)
    assert "could not be written" in run.output
    assert run.last_line.endswith("proves the suite, not the sync")


def test_no_room_for_allures_results(project):
    """The scenarios are judged, and one line names the problem."""
    fills(project, "allure_commons.logger", "json.dump", 1)
    run = project.run("-k", SOUND, "--alluredir=allure-results")
    no_traceback(run)
    assert run.counts["passed"] == 3
    assert f"Allure's results could not all be written ({NO_ROOM})" in run.output


def test_no_room_for_a_cassette(project):
    """That scenario is an error, its records are deleted, the others are kept."""
    before = project.cassettes()
    fills(project, "fixtures.evidence.cassette", "_write", 1)
    run = project.run("--tenants=simulated", "--record-mode=rewrite", "-k", SOUND)
    no_traceback(run)
    assert (run.counts["passed"], run.counts["error"]) == (1, 2)
    assert "1 cassettes written, 2 refused" in run.output
    assert f"cannot be written ({NO_ROOM}), so this evidence is lost" in run.output
    assert "none left" in run.output
    assert project.cassettes().keys() == before.keys()


@pytest.mark.parametrize("after", [0, 1, 9])
def test_no_room_for_the_ledger(project, after):
    """The run makes no more records and deletes those that it made, although the ledger cannot record it.

    The first lines say what is there before the run: where they cannot be written, nothing is made at all.
    """
    before = len(project.ledger())
    fills(project, "fixtures.tenants.ledger", "os.fsync", after)
    run = project.run("--tenants=simulated", "-k", SOUND)
    no_traceback(run)
    assert "ledger.jsonl cannot be written" in run.output + run.errors
    meant = [line for line in project.ledger()[before:] if line["what"] != "began"]
    assert "none left" in run.output or not meant
    assert "left behind:" not in run.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("more", [(), ("-n", "1"), ("--collect-only",)])
def test_no_room_for_the_output(project, more):
    """`pytest > log` on a full disk: Python itself would end with exit 1."""
    with project.start("-k", SOUND, *more, stdout=Path("/dev/full")) as run:
        code, _, printed = run.ended(LONGEST)
    assert code == 6, printed
    assert "Traceback" not in printed
    assert f"could not be written: {NO_ROOM}" in printed


def test_a_reader_that_has_seen_enough(project):
    """`pytest | head -1`: pytest itself says exit 1 then."""
    os.mkfifo(pipe := project.root / "pipe")
    with project.start("-v", "-k", SOUND, stdout=pipe) as run:
        pipe.open().close()
        code, _, printed = run.ended(LONGEST)
    assert code == 6, printed
    assert "Traceback" not in printed


@pytest.mark.parametrize(("selection", "code"), [(SOUND, 6), (RED, 1)])
def test_no_room_at_the_very_end(project, selection, code):
    """What is red stays red."""
    text = (project.root / "conftest.py").read_text(encoding="utf-8")
    full = f"def pytest_unconfigure():\n    raise OSError(28, '{NO_ROOM}', 'cov.xml')\n"
    project.write("conftest.py", f"{text}\n\n{full}")
    run = project.run("-k", selection)
    assert run.code == code
    assert f"cov.xml could not be written: {NO_ROOM}" in run.errors
    assert "Traceback" not in run.output + run.errors
