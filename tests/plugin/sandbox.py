"""Simulated tenants that live runs in several projects use as a sandbox: what is in them, and the sweep."""

import time
from collections.abc import Mapping
from pathlib import Path

from fixtures.systems.transport import NoRecorder
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from tests.plugin.forked import Running
from tests.plugin.project import LONGEST, Ended, Project

ENTITIES = {"CRMOffice": "Contacts", "PowerOffice GO": "Contactperson"}


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
    environ = project.environ(**at_home(project), **settings)
    with Running(["fixtures.command", "sweep"], project.root, environ) as sweeping:
        return Ended(*sweeping.ended(LONGEST))
