"""Whole live runs against tenants that turn hostile in the middle: each ends in time, and harms nothing.

A few of them are run always. With HOSTILE=all every hostility of the table is, as `.ci/nightly` does.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.plugin.verdicts import NOT_JUDGED
from fixtures.systems.transport import NullWitness
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from tests.hostile.hostilities import HOSTILITIES, garbage, html, silent
from tests.hostile.proxy import CRM, GO, Attack, Hostile, hostile
from tests.plugin.project import ROOT, SOUND, Project, new_project

JUDGED = 0
LONGEST = 120.0
"""Seconds within which a run of three scenarios ends, clean-up included. About ten, alone on a machine."""
HURRIED = """

import fixtures.tenants.access

fixtures.tenants.access.Access.clients.__defaults__ = (3.0, None)  # seconds a call, instead of thirty
"""
ALL = os.environ.get("HOSTILE") == "all"
ENTITIES = {CRM: "Contacts", GO: "Contactperson"}


@dataclass(frozen=True)
class Ended:
    """A run that ended: its exit code, all it said, and how many seconds it took."""

    code: int
    said: str
    seconds: float


@pytest.fixture(scope="module")
def settings() -> Iterator[Mapping[str, str]]:
    """Simulated tenants with their sync, in a process of their own, as everybody's sandbox."""
    words = [sys.executable, "-m", "fixtures.simulator", "--interval", "0.2"]
    with subprocess.Popen(  # noqa: S603 - our own words
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose calls have little patience."""
    made = new_project(tmp_path)
    made.write("conftest.py", (tmp_path / "conftest.py").read_text(encoding="utf-8") + HURRIED)
    return made


def there(settings: Mapping[str, str], state: Path) -> set[str]:
    """Every record of both tenants, asked without the proxy."""
    choice = TenantChoice(TenantKind.SANDBOX, environ=settings, state=state)
    with open_tenants(choice, clock=time.time, sleep=time.sleep) as tenants:
        systems = tenants.connect(NullWitness())
        return {
            f"{name} {entity} {record.id}"
            for name, entity in ENTITIES.items()
            for record in systems[name].list_changed(entity, systems[name].now().replace(year=2000))
        }


def run(project: Project, proxy: Hostile, *words: str) -> Ended:
    """Runs a module of ours against the proxy, to its end."""
    home = str(project.root / "home")
    short = {"SYNC_QUIET_PERIOD": "0.5", "SYNC_POLL_INTERVAL": "0.1", "CLEANUP_DEADLINE": "8"}
    deadlines = {"SYNC_DEADLINE_FROM_CRMOFFICE": "5", "SYNC_DEADLINE_FROM_POWEROFFICE": "5"}
    kept = {name: value for name, value in short.items() if name != "CLEANUP_DEADLINE" or _knows(name)}
    begun = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", *words],
        cwd=project.root,
        env=project.environ(HOME=home, XDG_STATE_HOME=home, **{**proxy.settings, **kept, **deadlines}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    return Ended(done.returncode, done.stdout, time.monotonic() - begun)


def _knows(setting: str) -> bool:
    return setting in (ROOT / ".env.example").read_text(encoding="utf-8")


def record(project: Project, proxy: Hostile) -> Ended:
    """A recording of the three scenarios that a sound sync passes."""
    words = ("-q", "-p", "no:cacheprovider", "-p", "no:allure_pytest", "-k", SOUND)
    return run(project, proxy, "pytest", *words, "--tenants=sandbox", "--record-mode=once")


def sound(ended: Ended) -> None:
    """What must hold however a run ends."""
    assert "Traceback" not in ended.said, ended.said
    assert "INTERNALERROR" not in ended.said, ended.said
    assert "a fault of the suite" not in ended.said, ended.said
    assert " failed" not in ended.said, ended.said


def nothing_is_lost(
    project: Project, proxy: Hostile, settings: Mapping[str, str], before: set[str], ended: Ended
) -> None:
    """The tenants are as before, or what is left is named and a sweep deletes it, once they answer."""
    state = project.root / "state"
    if not (left := there(settings, state) - before):
        return
    assert ended.code == NOT_JUDGED, ended.said
    assert "left" in ended.said
    proxy.attacks = []
    swept = run(project, proxy, "fixtures.command", "sweep")
    assert there(settings, state) - before == set(), (left, ended.said, swept.said)


@pytest.mark.parametrize("name", HOSTILITIES if ALL else ["deep-json"])
def test_hostile_in_the_middle(settings, project, name):
    """For three seconds of the run: it ends in time, judges what it can, and leaves nothing."""
    before = there(settings, project.root / "state")
    with hostile(settings, Attack(HOSTILITIES[name], after=25, seconds=3)) as proxy:
        ended = record(project, proxy)
        assert proxy.attacks[0].spoilt
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)
    assert ended.code in {JUDGED, NOT_JUDGED}, ended.said
    assert proxy.followed == []


@pytest.mark.parametrize("name", HOSTILITIES if ALL else ["silent"])
def test_hostile_from_then_on(settings, project, name):
    """Clean-up included: it ends in time, and says what is left."""
    before = there(settings, project.root / "state")
    with hostile(settings, Attack(HOSTILITIES[name], after=25)) as proxy:
        ended = record(project, proxy)
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)
    assert ended.code in {JUDGED, NOT_JUDGED}, ended.said


def test_a_maintenance_page(settings, project):
    """The run waits until it has passed: everything is judged, and nothing left."""
    before = there(settings, project.root / "state")
    with hostile(settings, Attack(html, after=25, seconds=0.8)) as proxy:
        ended = record(project, proxy)
    sound(ended)
    assert ended.code == JUDGED, ended.said
    assert there(settings, project.root / "state") == before


@pytest.mark.skipif(not ALL, reason="forty seconds; with HOSTILE=all, as .ci/nightly runs it")
def test_deletions_without_an_answer(settings, project):
    """The records are gone, only nobody said so: the clean-up looks."""
    before = there(settings, project.root / "state")
    with hostile(settings, Attack(silent, methods=["DELETE"], delivered=True)) as proxy:
        ended = record(project, proxy)
        nothing_is_lost(project, proxy, settings, before, ended)
    sound(ended)


def test_hostile_from_the_beginning(settings, project):
    """Nothing is made, and one line says what is wrong."""
    before = there(settings, project.root / "state")
    with hostile(settings, Attack(garbage)) as proxy:
        ended = record(project, proxy)
    sound(ended)
    assert ended.code == 4
    assert "CRMOffice: " in ended.said
    assert project.ledger() == []
    assert there(settings, project.root / "state") == before
