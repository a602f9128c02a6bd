"""Two recordings at once on the same tenants: both clean, and neither disturbs the other."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fixtures.systems.transport import NullWitness
from fixtures.tenants.ledger import open_records
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from tests.plugin.project import ROOT, SOUND, Project, new_project

ENTITIES = {"CRMOffice": ["Contacts"], "PowerOffice GO": ["Contactperson"]}


@pytest.fixture
def settings() -> Iterator[Mapping[str, str]]:
    """The settings of simulated tenants, which both testers use as a sandbox."""
    words = [sys.executable, "-m", "fixtures.simulator", "--interval", "0.2"]
    with subprocess.Popen(  # noqa: S603 - our own words
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()


def in_tenants(settings: Mapping[str, str], state: Path) -> set[str]:
    """All people in both tenants, as text."""
    choice = TenantChoice(TenantKind.SANDBOX, environ=settings, state=state)
    with open_tenants(choice, clock=time.time, sleep=time.sleep) as tenants:
        systems = tenants.connect(NullWitness())
        return {
            f"{name} {entity} {record.id}"
            for name, entities in ENTITIES.items()
            for entity in entities
            for record in systems[name].list_changed(entity, systems[name].now().replace(year=2000))
        }


def started(project: Project, settings: Mapping[str, str], *words: str) -> "subprocess.Popen[str]":
    home = str(project.root / "home")
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-m", *words],
        cwd=project.root,
        env=project.environ(HOME=home, XDG_STATE_HOME=home, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_at_once(settings: Mapping[str, str], tmp_path: Path) -> None:
    """While they execute, each sweeps: the sweep leaves alone the run under way, and the other tester's records."""
    before = in_tenants(settings, tmp_path / "state")
    projects = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        projects.append(new_project(tmp_path / name))
    words = ("pytest", "-q", "-p", "no:cacheprovider", "-k", SOUND)
    runs = [started(project, settings, *words, "--tenants=sandbox", "--record-mode=once") for project in projects]
    while not all(project.ledger() for project in projects):
        assert all(run.poll() is None for run in runs)
        time.sleep(0.05)
    sweeps = [started(project, settings, "fixtures.command", "sweep") for project in projects]
    outputs = [sweep.communicate(timeout=60)[0] for sweep in sweeps]
    ended = [(run.communicate(timeout=90)[0], run.returncode) for run in runs]
    assert all("it is still under way" in one and "0 records deleted" in one for one in outputs), outputs
    assert [code for _, code in ended] == [0, 0], ended
    assert all("left behind" not in output for output, _ in ended)
    assert in_tenants(settings, tmp_path / "state") == before
    for project in projects:
        assert open_records(project.root / ".conformance" / "ledger.jsonl") == ()
        assert len(project.cassettes()) == 3
        replay = started(project, {}, *words)
        assert (replay.communicate(timeout=60)[0], replay.returncode)[1] == 0
