"""Live runs against tenants that turn hostile: each run ends in time and leaves no unknown record.

A few hostilities are always tested; with HOSTILE=all (`.ci/nightly`) every one of the table.

"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fixtures.plugin.verdicts import NOT_JUDGED
from fixtures.simulator import running
from tests.hostile.hostilities import HOSTILITIES, garbage, html, silent
from tests.hostile.proxy import Attack, Hostile, hostile
from tests.plugin.project import SOUND, Ended, Project, new_project
from tests.plugin.sandbox import at_home, people, sweep

JUDGED = 0
HURRIED = """

from fixtures.systems.transport import CallOptions

*others, thirty = CallOptions.__init__.__defaults__
assert thirty == 30.0
CallOptions.__init__.__defaults__ = (*others, 2.0)  # seconds a call
"""
ALL = os.environ.get("HOSTILE") == "all"


@pytest.fixture(scope="module")
def settings() -> Iterator[Mapping[str, str]]:
    """Simulated tenants with their sync, used as a sandbox."""
    with running(interval=0.2) as simulator:
        yield simulator.settings


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose calls have two seconds each."""
    made = new_project(tmp_path)
    made.write("conftest.py", (tmp_path / "conftest.py").read_text(encoding="utf-8") + HURRIED)
    return made


def hurried(proxy: Hostile) -> dict[str, str]:
    """The proxy's settings, with short times."""
    short = {"SYNC_QUIET_PERIOD": "0.5", "SYNC_POLL_INTERVAL": "0.1", "CLEANUP_DEADLINE": "5"}
    deadlines = {"SYNC_DEADLINE_FROM_CRMOFFICE": "5", "SYNC_DEADLINE_FROM_POWEROFFICE": "5"}
    return {**proxy.settings, **short, **deadlines}


def record(project: Project, proxy: Hostile) -> Ended:
    """Records the three scenarios that a correct sync passes; raises TimeoutError after two minutes."""
    words = ("-q", "-k", SOUND, "--tenants=sandbox", "--record-mode=once")
    ended = project.run(*words, **at_home(project), **hurried(proxy))
    return Ended(ended.code, ended.output + ended.errors, errors="")


def sound(ended: Ended) -> None:
    """The conditions on every ended run."""
    assert "Traceback" not in ended.output, ended.output
    assert "INTERNALERROR" not in ended.output, ended.output
    assert "a fault of the suite" not in ended.output, ended.output
    assert " failed" not in ended.output, ended.output


def nothing_is_lost(
    project: Project, proxy: Hostile, settings: Mapping[str, str], before: set[str], ended: Ended
) -> None:
    """The tenants are as before, or the run names the records that are left and a later sweep deletes them."""
    state = project.root / "state"
    if not (left := people(settings, state) - before):
        return
    assert ended.code == NOT_JUDGED, ended.output
    assert "left" in ended.output
    proxy.attacks = []
    swept = sweep(project, hurried(proxy))
    assert people(settings, state) - before == set(), (left, ended.output, swept)


@pytest.mark.parametrize("name", HOSTILITIES if ALL else ["deep-json"])
def test_hostile_in_the_middle(settings, project, name):
    """The tenants are hostile for three seconds: the run ends in time and leaves no record."""
    before = people(settings, project.root / "state")
    with hostile(settings, Attack(HOSTILITIES[name], after=25, seconds=3)) as proxy:
        ended = record(project, proxy)
        assert proxy.attacks[0].spoilt
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)
    assert ended.code in {JUDGED, NOT_JUDGED}, ended.output
    assert proxy.followed == []


@pytest.mark.parametrize("name", HOSTILITIES if ALL else ["silent"])
def test_hostile_from_then_on(settings, project, name):
    """The tenants stay hostile during the clean-up: the run ends in time and names the records that are left."""
    before = people(settings, project.root / "state")
    with hostile(settings, Attack(HOSTILITIES[name], after=25)) as proxy:
        ended = record(project, proxy)
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)
    assert ended.code in {JUDGED, NOT_JUDGED}, ended.output


def test_a_maintenance_page(settings, project):
    """The run waits until the page is gone: every scenario is judged, and no record is left."""
    before = people(settings, project.root / "state")
    with hostile(settings, Attack(html, after=25, seconds=0.8)) as proxy:
        ended = record(project, proxy)
    sound(ended)
    assert ended.code == JUDGED, ended.output
    assert people(settings, project.root / "state") == before


@pytest.mark.skipif(not ALL, reason="forty seconds; with HOSTILE=all, as .ci/nightly runs it")
def test_deletions_without_an_answer(settings, project):
    """The records are deleted without an answer: the clean-up reads whether they are gone."""
    before = people(settings, project.root / "state")
    with hostile(settings, Attack(silent, methods=["DELETE"], delivered=True)) as proxy:
        ended = record(project, proxy)
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)


def test_hostile_from_the_beginning(settings, project):
    """The run makes no record, and one line says what is wrong."""
    before = people(settings, project.root / "state")
    with hostile(settings, Attack(garbage)) as proxy:
        ended = record(project, proxy)
    sound(ended)
    assert ended.code == 4
    assert "CRMOffice: " in ended.output
    assert project.ledger() == []
    assert people(settings, project.root / "state") == before
