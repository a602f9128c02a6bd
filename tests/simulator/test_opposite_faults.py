"""Each fault of the opposite checklist's records acts on those that it is about, and on nothing else."""

import pytest

from fixtures.simulator.faults import CATALOGUE, opposite
from fixtures.simulator.faults.promises import OPPOSITE_ROWS as ROWS
from tests.simulator.conftest import MovingClock, Serve
from tests.simulator.opposite import OPPOSITE
from tests.simulator.opposite_trial import SITUATIONS, OppositeTrial
from tests.simulator.trial import Trial

NAMES = [fault.name for fault in opposite.FAULTS]
PROJECTS = {name for name, one in SITUATIONS.items() if one.entity == "Projects"}
EMPLOYEES = {name for name, one in SITUATIONS.items() if one.entity == "Employees"}
CUSTOMERS = [name for name, one in SITUATIONS.items() if one.entity == "Customers"]
MANAGED = PROJECTS - {"project of nobody"}
SPOILS: dict[str, set[str]] = {
    "patch-replaced-by-put": {"customer unlisted", "supplier unlisted", "employee unlisted", "project unlisted"},
    "page-two-of-customers-not-read": set(CUSTOMERS[10:]),
    "empty-list-taken-for-error": {name for name, one in SITUATIONS.items() if one.entity == "Suppliers"},
    "products-not-synced": {"product"},
    "two-companies": {"product"},
    "start-date-a-day-earlier": MANAGED - {"project start back"},
    "start-date-a-day-later-on-the-way-back": {"project start back"},
    "start-date-not-synced-back": {"project start back"},
    "owner-lost-on-creation": MANAGED - {"project owner there", "project owner back"},
    "owner-of-another-person-on-creation": MANAGED - {"project owner there", "project owner back"},
    "owner-of-another-person": {"project owner there"},
    "mobile-phone-as-direct-phone": {"employee phone there"},
    "mobile-phone-as-direct-phone-on-creation": EMPLOYEES - {"employee phone there", "employee phone back"},
    "supplier-edit-reaches-customer-of-one-name": {"alike supplier", "alike customer"},
    "employee-edit-reaches-customer-of-one-name": {"alike employee", "alike customer"},
    "employee-takes-over-contact-of-customer": {"alike employee", "alike customer"},
}


def test_every_fault_has_its_situations() -> None:
    """Each is tried here, and declares promises of the opposite checklist only."""
    assert set(SPOILS) == set(NAMES)
    for name in NAMES:
        for promise in CATALOGUE[name].breaks:
            assert promise.section in ROWS, name
            assert promise.row is None or promise.row in ROWS[promise.section], name


def test_a_sound_sync(in_memory: Serve, clock: MovingClock) -> None:
    """Nothing is spoilt, so whatever a fault's trial shows is the fault's."""
    with in_memory(conditions=OPPOSITE) as caller:
        assert OppositeTrial(caller, clock).spoilt() == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_fault(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """It spoils its situations; every other one stays sound."""
    with in_memory(conditions=OPPOSITE, faults=[name]) as caller:
        assert OppositeTrial(caller, clock).spoilt() == SPOILS[name]
        assert caller.simulator.faults.acted[name] > 0


def test_the_records_of_the_other_checklist(in_memory: Serve, clock: MovingClock) -> None:
    """None of these faults acts on them."""
    with in_memory(conditions=OPPOSITE, faults=NAMES) as caller:
        assert Trial(caller, clock).spoilt() == (set(), set())
        assert set(caller.simulator.faults.acted.values()) == {0}
