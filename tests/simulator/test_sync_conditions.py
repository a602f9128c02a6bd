"""The reference sync is sound under benign conditions, case by case."""

import random
from dataclasses import replace

import pytest

from fixtures.simulator.conditions import STILL, Conditions, preset
from fixtures.simulator.sync.flows import ACTIVITIES, CONTACTS
from tests.simulator.conftest import MovingClock, Serve
from tests.simulator.story import (
    counterparts,
    cycle,
    edit_there,
    in_crmoffice,
    person,
)


def test_a_read_that_lags_behind_an_own_write(in_memory: Serve, clock: MovingClock) -> None:
    """The sync does not take an old state of the replica for a user's edit."""
    with in_memory(conditions=Conditions(replica_lag=(2, 2))) as caller:
        clock.advance(3)
        key = person(caller)
        cycle(caller)
        clock.advance(3)
        for name in ("Kari", "Ola"):
            caller.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": name})
            for _ in range(5):
                clock.advance(0.5)
                cycle(caller)
                assert in_crmoffice(caller, key)["givenName"] == name
                assert counterparts(caller)[0]["firstName"] == name
        assert len(counterparts(caller)) == 1


def test_records_of_other_users(in_memory: Serve, clock: MovingClock) -> None:
    """Records linked long ago and unlinked ones stay as they are."""
    with in_memory(conditions=preset("unrelated-records")) as caller:
        clock.advance(3)
        before = counterparts(caller)
        cycle(caller, 2)
        assert counterparts(caller) == before
        assert len(before) + caller.crm("GET", "/contacts").json()["total"] == 903


@pytest.mark.parametrize("name", ["contacts-under-supplier", "large-ids", "small-pages", "shuffled-order"])
def test_parents_ids_pages_and_order(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """Thirty people get thirty counterparts, under any parent, with any ids."""
    with in_memory(conditions=preset(name)) as caller:
        clock.advance(3)
        keys = {person(caller) for _ in range(30)}
        cycle(caller)
        clock.advance(3)
        cycle(caller)
        assert {contact["externalCode"] for contact in counterparts(caller)} == keys
        parent = caller.simulator.conditions.contact_parent
        assert {contact["partyId"] for contact in counterparts(caller)} == {caller.simulator.parents[parent]}


@pytest.mark.parametrize("ahead", ["crmoffice-clock-ahead", "poweroffice-clock-ahead"])
def test_a_clock_that_is_ahead(in_memory: Serve, clock: MovingClock, ahead: str) -> None:
    """Edits that are far enough apart arrive, whatever the stamps are."""
    with in_memory(conditions=preset(ahead)) as caller:
        clock.advance(3)
        key = person(caller)
        for name in ("Kari", "Ola"):
            cycle(caller)
            clock.advance(3)
            cycle(caller)
            edit_there(caller, counterparts(caller)[0], firstName=name)
            clock.advance(3)
            cycle(caller)
            assert in_crmoffice(caller, key)["givenName"] == name
            caller.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": name.upper()})
            cycle(caller)
            assert counterparts(caller)[0]["firstName"] == name.upper()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_calls_that_fail_all_the_time(in_memory: Serve, clock: MovingClock, seed: int) -> None:
    """With one call in five failing, both sides still agree in the end, and nothing is made twice."""
    draw = random.Random(seed)  # noqa: S311 (which record is edited, not a secret)
    conditions = Conditions(replica_lag=(0.1, 0.4), poweroffice_limit=None, failure_rate=0.2, seed=seed)
    with in_memory(conditions=conditions) as caller:
        clock.advance(1)
        crmoffice, sync = caller.simulator.crmoffice.tenant, caller.simulator.sync
        assert sync is not None
        keys = [person(caller) for _ in range(15)]
        activities = [crmoffice.make("activities", {"subject": str(number)})["id"] for number in range(5)]
        for number in range(15):
            crmoffice.edit("contacts", draw.choice(keys), {"givenName": f"here {number}"})
            for contact in counterparts(caller)[:1]:
                edit_there(caller, contact, lastName=f"there {number}")
            sync.cycle()
            clock.advance(0.5)
        for _ in range(25):
            clock.advance(1)
            sync.cycle()
        assert sorted(contact["externalCode"] for contact in counterparts(caller)) == sorted(keys)
        for contact in counterparts(caller):
            record = in_crmoffice(caller, contact["externalCode"])
            for row in CONTACTS.rows:
                assert record.get(row.crmoffice) == contact.get(row.poweroffice)
        used = [use["activityCode"] for use in caller.simulator.poweroffice.tenant.project_activities]
        assert sorted(used) == sorted(activities)
        assert len([link for link in sync.memory.links if link.flow is ACTIVITIES]) == 5


def test_tokens_that_live_short_and_rotate(in_memory: Serve, clock: MovingClock) -> None:
    """The sync logs in again each time, with the newest refresh token."""
    conditions = replace(STILL, crmoffice_token_lifetime=3, poweroffice_token_lifetime=3, rotate_refresh_tokens=True)
    with in_memory(conditions=conditions) as caller:
        for number in range(1, 4):
            person(caller)
            cycle(caller)
            assert len(counterparts(caller)) == number
            clock.advance(4)


def test_the_first_cycle_of_all(in_memory: Serve) -> None:
    """Records that were stored before the tenants were served are seen at once, whatever the lag."""
    with in_memory(conditions=Conditions(replica_lag=(2, 2))) as caller:
        person(caller)
        cycle(caller)
        assert len(counterparts(caller)) == 1
