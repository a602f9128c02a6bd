"""Simulated tenants in a process of their own, which live runs in several projects use as a sandbox."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fixtures.systems.transport import NoRecorder
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from tests.plugin.project import ROOT, Ended, Project

ENTITIES = {"CRMOffice": "Contacts", "PowerOffice GO": "Contactperson"}


@contextmanager
def sandbox(*words: str) -> Iterator[Mapping[str, str]]:
    """Starts `python -m fixtures.simulator`; yields the settings that lead to its tenants."""
    command = [sys.executable, "-m", "fixtures.simulator", *words]
    with subprocess.Popen(  # noqa: S603 - our own words
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()


def at_home(project: Project) -> dict[str, str]:
    """The environment of a tester whose home is in the project."""
    home = str(project.root / "home")
    return {"HOME": home, "XDG_STATE_HOME": home}


def people(settings: Mapping[str, str], state: Path) -> set[str]:
    """Every contact and contact person in the tenants, as text."""
    choice = TenantChoice(TenantKind.SANDBOX, environ=settings, state=state)
    with open_tenants(choice, clock=time.time, sleep=time.sleep) as tenants:
        systems = tenants.connect(NoRecorder())
        return {
            f"{name} {entity} {record.id}"
            for name, entity in ENTITIES.items()
            for record in systems[name].list_changed(entity, systems[name].now().replace(year=2000))
        }


def sweep(project: Project, settings: Mapping[str, str]) -> Ended:
    """Runs `conformance sweep` in a project to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "fixtures.command", "sweep"],
        cwd=project.root,
        env=project.environ(**at_home(project), **settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
