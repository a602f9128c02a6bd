"""Sentinels: which properties the suite fills, and what happens when a sync changes them."""

import pytest

from fixtures.planning.plan import Promise
from fixtures.systems import catalogue, known_systems
from fixtures.systems.errors import Refused
from tests.execution.broken_syncs import UnlistedReset, UnlistedWiped
from tests.execution.sentences import LINKED, REST, SHOWN
from tests.execution.world import FakeSystem, Sync, World

EDITED = (LINKED, "When familyName is changed in CRMOffice to a plain name", SHOWN, REST)
STILL_THE_ONE = (
    LINKED,
    "When a listed property of the record in CRMOffice is edited",
    "Then the PowerOffice GO Contactperson record is the same as before and the only one",
    REST,
)
NO_SENTINEL = {
    "a key of the record, of the sync's or the suite's": {
        "externalCode",
        "code",
        "Code",
        "ExternalImportReference",
        "ExternalNumber",
        "Number",
    },
    "points to another record": {"activityCode", "company.id", "ownerId"},
    "whether the record is in use: watched, never written": {"isActive", "IsActive", "IsArchived"},
    "what makes a customer or supplier a record of its section": {"IsPerson"},
    "how invoices go out, which depends on the e-mail address": {"InvoiceDeliveryType"},
    "has to lie after the start date": {"EndDate"},
    "a time whose form is not documented; a sound sync may set it": {"startsAt", "endsAt"},
}
"""Writable, unlisted properties that are no sentinels, by reason."""
NOT_OF_EMPLOYEES = {"EmailAddress"}
"""It says which user of the other system an employee is."""
LISTED = {"givenName", "familyName", "directPhone", "subject", "firstName", "lastName", "phoneNumber", "name"}
LISTED |= {"FirstName", "LastName", "PhoneNumber", "Name", "ProjectManagerEmployeeId", "StartDate"}


def executed_run(steps, sync=Sync, go=FakeSystem, tag="repeated"):
    world = World(sync)
    world.go.__class__ = go
    scenario_run = world.scenario_run(*steps, tags={tag})
    world.execute(scenario_run)
    return scenario_run


def test_every_writable_unlisted_property() -> None:
    """Each is a sentinel or has a reason, in the entities that the suite makes and watches."""
    without = set.union(*NO_SENTINEL.values()) | LISTED
    for entity in (entity for system in known_systems() for entity in catalogue(system).values()):
        writable = {name for name, known in entity.properties.items() if known.writable}
        if entity.every_sentinel:
            assert set(entity.every_sentinel) == writable - without - (NOT_OF_EMPLOYEES if entity.person else set())


class RefusesForms(FakeSystem):
    """A tenant that refuses values without a certain form."""

    def store(self, values):
        if {"dateOfBirth", "citizenship"} & values.keys():
            raise Refused("PowerOffice GO: not accepted")
        return values


class Computes(FakeSystem):
    """A tenant that computes a property from others."""

    def store(self, values):
        return {**values, "address2": f"c/o {values.get('lastName')}"}


TENANTS = (FakeSystem, RefusesForms, Computes)
SCENARIOS = ((EDITED, "repeated"), (STILL_THE_ONE, "link"))


def test_a_sound_sync() -> None:
    """The scenario passes, whatever the tenant refuses or computes."""
    for go in TENANTS:
        for steps, tag in SCENARIOS:
            scenario_run = executed_run(steps, go=go, tag=tag)
            assert (scenario_run.failure, scenario_run.problem) == (None, None), (go, tag)


@pytest.mark.parametrize("sync", [UnlistedReset, UnlistedWiped])
def test_a_property_that_an_edit_resets(sync) -> None:
    """The scenario fails as *others untouched*, even on a tenant that accepts only some sentinels."""
    for go in TENANTS:
        for steps, tag in SCENARIOS:
            scenario_run = executed_run(steps, sync, go, tag)
            assert scenario_run.problem is None, (go, tag)
            assert scenario_run.failure is not None, (go, tag)
            assert scenario_run.failure.promise is Promise.OTHERS_UNTOUCHED, (go, tag)


def test_a_truth_value_that_the_sync_writes() -> None:
    """The sentinel is the opposite value, so the sync's next write shows."""
    scenario_run = executed_run(EDITED, OftenPep)
    assert scenario_run.failure is not None
    assert "isPep in PowerOffice GO stays False" in scenario_run.failure.message


class OftenPep(Sync):
    def created(self, values):
        return {**values, "isPep": True}

    def to_go(self, person, values):
        super().to_go(person, {**values, "isPep": True})
