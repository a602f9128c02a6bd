"""With sections of people, projects and products: users are left alone, and what the settings do not reach."""

from pathlib import Path

import pytest

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.cleanup.finding import entities_of
from fixtures.cleanup.ownership import begin
from fixtures.cleanup.sweep import Sweep
from fixtures.systems.errors import Unserved
from fixtures.tenants.ledger import Ledger, ledger_path, read_ledger, still_open
from tests.cleanup.cleaned import ListedLedger, cleaned, remaining, waits_of
from tests.execution.sections import CUSTOMERS, OPPOSITE, PERSONS, PRODUCT, OppositeSync, OppositeWorld, Products
from tests.execution.world import CRM, GO
from tests.steps.test_other_sections import HERE, steps
from tests.steps.test_without_rows import MADE

PROJECTS = Section(
    "Projects",
    "Activities",
    rows=(
        Row("Name", "subject", DataType.STRING),
        Row("ProjectManagerEmployeeId", "ownerId", DataType.STRING),
    ),
)
EMPLOYEES = Section("Employees", "Contacts", rows=(Row("LastName", "familyName", DataType.STRING),))


def test_order_of_deletion():
    """Sources first, a project before the employee whom it names; users are no records to delete."""
    found = entities_of([Checklist(GO, CRM, "", (EMPLOYEES, PROJECTS))])
    assert found.index((GO, "Projects")) < found.index((GO, "Employees")) < found.index((CRM, "Activities"))
    assert (CRM, "Users") not in found


def test_people_that_records_point_to():
    """Nobody is asked to check an employee or a user because a record of the suite names one."""
    world = OppositeWorld()
    world.clock.alarms.clear()
    run = world.scenario_run(*MADE, section=PRODUCT)
    checklist = Checklist(GO, CRM, "", (EMPLOYEES, PROJECTS))
    object.__setattr__(run.plan, "checklist", checklist)
    manager = world.go.make("Employees", {"Id": 7, "LastName": "Nordmann"})
    world.go.make("Projects", {"Name": f"a {run.correlation_id}", "ProjectManagerEmployeeId": 7})
    user = world.crm.make("Users", {"id": 3, "userName": "kari"})
    world.crm.make("Activities", {"subject": f"a {run.correlation_id}", "ownerId": 3})
    assert cleaned(world, run)[0] == []
    assert sorted(remaining(world)) == sorted([manager.id, user.id])


@pytest.mark.parametrize(
    ("section", "sentences"), [(PRODUCT, MADE), (PERSONS, steps(PERSONS, CUSTOMERS, HERE))], ids=["rowless", "two"]
)
def test_records_of_a_scenario(section, sentences):
    """Those of a section without rows, and those of two sections in one scenario."""
    world = OppositeWorld()
    run = world.executed(*sentences, section=section, tags={"alike"} if section is PERSONS else ())
    assert run.failure is None
    assert len(world.go.held) == len(world.crm.held) == len(run.pairs)
    assert cleaned(world, run)[0] == []
    assert remaining(world) == []


class Unreached(Products):
    """A tenant of which the settings reach contact persons only."""

    def unserved(self, entity):
        return None if entity == "Contactperson" else "set two settings"

    def list_changed(self, entity, since, known=None):
        if reason := self.unserved(entity):
            raise Unserved(reason)
        return super().list_changed(entity, since, known)

    def last_sequence(self, entity):
        if reason := self.unserved(entity):
            raise Unserved(reason)
        return super().last_sequence(entity)


@pytest.fixture
def unreached():
    return OppositeWorld(OppositeSync, Unreached)


def test_clean_up_of_what_is_reached(unreached):
    """What the settings do not reach holds nothing of this run: it costs no time, and is not named."""
    run = unreached.executed(
        "When a PowerOffice GO Contactperson record is made", "Then it gets exactly one CRMOffice Contacts record"
    )
    before = unreached.clock()
    assert cleaned(unreached, run)[0] == []
    assert remaining(unreached) == []
    assert unreached.clock() - before < 60


def test_sweep_of_what_is_reached(unreached, tmp_path: Path):
    """The same for a sweep, unless the ledger knows of records there."""
    ledger = Ledger(ledger_path(tmp_path), "abcde", unreached.clock.wall)
    begin(unreached.systems, entities_of([OPPOSITE]), ledger, "fake")

    def swept():
        lines, _ = read_ledger(ledger_path(tmp_path))
        waits, opened = waits_of(unreached), still_open(lines)
        return Sweep(unreached.systems, [OPPOSITE], ListedLedger(), "fake", lines, opened, waits, print).run().left

    assert swept() == []
    ledger.made(GO, "Employees", "zqabcdeaaa", "7", None, "fake")
    assert [line.split(":")[0] for line in swept()] == ["PowerOffice GO Employees 7"]
