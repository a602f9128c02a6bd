"""Two recordings at once on the same tenants: both clean, and neither disturbs the other."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
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


def environ(project: Project) -> dict[str, str]:
    """A home of its own for each tester."""
    home = str(project.root / "home")
    return {"HOME": home, "XDG_STATE_HOME": home}


def sweep(project: Project, settings: Mapping[str, str]) -> str:
    """Runs `conformance sweep` and returns its output."""
    done = subprocess.run(
        [sys.executable, "-m", "fixtures.command", "sweep"],
        cwd=project.root,
        env=project.environ(**environ(project), **settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


def test_two_at_once(settings: Mapping[str, str], tmp_path: Path) -> None:
    """While they execute, each sweeps: the sweep leaves alone the run under way, and the other tester's records."""
    before = in_tenants(settings, tmp_path / "state")
    projects = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        projects.append(new_project(tmp_path / name))
    words = ("-q", "-k", SOUND)
    live = ("--tenants=sandbox", "--record-mode=once")
    with ThreadPoolExecutor() as testers:
        runs = [testers.submit(one.run, *words, *live, seconds=90, **environ(one), **settings) for one in projects]
        while not all(project.ledger() for project in projects):
            assert not any(run.done() for run in runs)
            time.sleep(0.05)
        outputs = list(testers.map(sweep, projects, repeat(settings)))
        ended = [run.result() for run in runs]
    assert all("it is still under way" in one and "0 records deleted" in one for one in outputs), outputs
    assert [run.code for run in ended] == [0, 0], ended
    assert all("left behind" not in run.output for run in ended)
    assert in_tenants(settings, tmp_path / "state") == before
    for project in projects:
        assert open_records(project.root / ".conformance" / "ledger.jsonl") == ()
        assert len(project.cassettes()) == 3
        assert project.run(*words).code == 0
