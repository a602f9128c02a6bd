"""Disk full or not writable: one sentence, exit 6, records cleaned up; never a traceback, never exit 1."""

import shutil

import pytest

from tests.plugin.project import SOUND, Project

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
    """The disk is full after some calls."""
    text = (project.root / "conftest.py").read_text(encoding="utf-8")
    project.write("conftest.py", text + FULL.format(module=module, name=name, after=after))


def sober(run) -> None:
    """What is said is a sentence, and the exit code blames no promise."""
    said = run.output + run.errors
    assert run.code == 6, said
    assert "Traceback" not in said
    assert "INTERNALERROR" not in said


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_no_room_for_the_results(project, more):
    """The verdict is told; what could not be written is, too."""
    shutil.rmtree(project.root / ".conformance")
    project.write(".conformance", "a file where the folder should be")
    run = project.run("-k", SOUND, *more)
    sober(run)
    assert run.counts["passed"] == 3
    assert run.output.count("the results could not be written to .conformance/last-run.json: ") == 1
    assert run.last_line.endswith("proves the suite, not the sync")
    assert project.run("-k", SOUND, "--results=", *more).code == 0


def test_no_room_for_the_junit_report(project):
    """Pytest itself ends with a traceback and exit 1 then."""
    project.write("folder", "a file")
    run = project.run("-k", SOUND, "--junitxml=folder/junit.xml")
    sober(run)
    assert "could not be written" in run.output
    assert run.last_line.endswith("proves the suite, not the sync")


def test_no_room_for_allures_results(project):
    """The scenarios are judged all the same."""
    fills(project, "fixtures.report.allure.files", "plain", 1)
    run = project.run("-k", SOUND, "--alluredir=allure-results")
    sober(run)
    assert run.counts["passed"] == 3
    assert f"Allure's results could not all be written ({NO_ROOM})" in run.output


def test_no_room_for_a_cassette(project):
    """That scenario is an error, its records are deleted, the others are kept."""
    before = project.cassettes()
    fills(project, "fixtures.evidence.cassette", "_write", 1)
    run = project.run("--tenants=simulated", "--record-mode=rewrite", "-k", SOUND)
    sober(run)
    assert (run.counts["passed"], run.counts["error"]) == (1, 2)
    assert "1 cassettes written, 2 refused" in run.output
    assert f"cannot be written ({NO_ROOM}), so this evidence is lost" in run.output
    assert "none left" in run.output
    assert project.cassettes().keys() == before.keys()


@pytest.mark.parametrize("after", [0, 1, 4, 9])
def test_no_room_for_the_ledger(project, after):
    """Nothing more is made, and what was made is deleted, although that cannot be written down."""
    fills(project, "fixtures.tenants.ledger", "os.fsync", after)
    run = project.run("--tenants=simulated", "-k", SOUND)
    sober(run)
    assert "ledger.jsonl cannot be written" in run.output + run.errors
    assert "none left" in run.output
