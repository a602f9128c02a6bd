"""The reference sync, cycle by cycle: sound both ways."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fixtures.simulator.sync.links import ACTIVITIES, CONTACTS, Flow, Memory, Seen, Values
from fixtures.simulator.weather import STILL, Weather, preset
from tests.simulator.conftest import Caller, MovingClock, Serve

PERSON = {"givenName": " Åse ", "familyName": "Berg", "directPhone": "+47 12 34 56 78"}
COUNTERPART = {"firstName": " Åse ", "lastName": "Berg", "phoneNumber": "+47 12 34 56 78"}


def cycle(caller: Caller, times: int = 1) -> None:
    """Lets the sync do its rounds, and fails when it had a problem."""
    sync = caller.simulator.sync
    assert sync is not None
    for _ in range(times):
        sync.cycle()
        assert sync.problem is None


def person(caller: Caller, **values: object) -> str:
    """Makes a person in CRMOffice; its id."""
    made = caller.simulator.crmoffice.tenant.make("contacts", values or PERSON)
    return str(made["id"])


def in_crmoffice(caller: Caller, key: str, entity: str = "contacts") -> dict[str, Any]:
    """A record as CRMOffice has it."""
    return caller.simulator.crmoffice.tenant.read(entity, key)


def counterparts(caller: Caller) -> list[dict[str, Any]]:
    """All contact persons."""
    return [dict(values) for values in caller.simulator.poweroffice.tenant.contacts]


def edit_there(caller: Caller, contact: dict[str, Any], **changes: object) -> None:
    """A user's edit in PowerOffice GO."""
    tenant = caller.simulator.poweroffice.tenant
    tenant.save_contact("customer", contact["partyId"], {"id": contact["id"], **changes})


def held(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Only these properties."""
    return {name: record.get(name) for name in names}


def test_a_person_made_in_crmoffice(synced: Caller) -> None:
    """It gets exactly one counterpart under the seeded customer, and both then stay as they are."""
    key = person(synced)
    cycle(synced)
    [contact] = counterparts(synced)
    assert held(contact, COUNTERPART) == COUNTERPART
    assert contact["partyId"] == synced.simulator.parents["Customer"]
    before = in_crmoffice(synced, key)
    cycle(synced, 3)
    assert counterparts(synced) == [contact]
    assert in_crmoffice(synced, key) == before


def test_edits_there_and_back(synced: Caller, clock: MovingClock) -> None:
    """An edit on either side arrives on the other, and is no edit of the other when it comes back."""
    key = person(synced)
    cycle(synced)
    tenant = synced.simulator.crmoffice.tenant
    for number in range(3):
        clock.advance(1)
        tenant.edit("contacts", key, {"directPhone": f"1{number}"})
        cycle(synced)
        assert counterparts(synced)[0]["phoneNumber"] == f"1{number}"
        clock.advance(1)
        edit_there(synced, counterparts(synced)[0], phoneNumber=f"2{number}", lastName=f"L{number}")
        cycle(synced)
        assert held(in_crmoffice(synced, key), PERSON) == {
            **PERSON,
            "directPhone": f"2{number}",
            "familyName": f"L{number}",
        }
        stamps = (in_crmoffice(synced, key)["modifiedAt"], counterparts(synced)[0]["lastChanged"])
        cycle(synced, 2)
        assert stamps == (in_crmoffice(synced, key)["modifiedAt"], counterparts(synced)[0]["lastChanged"])


def test_edits_of_different_properties_on_both_sides(synced: Caller) -> None:
    """Both survive, and unlisted properties are left alone."""
    key = person(synced)
    cycle(synced)
    synced.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": "Kari", "mobilePhone": "9"})
    edit_there(synced, counterparts(synced)[0], phoneNumber="7", city="Moss")
    cycle(synced)
    expected = {"givenName": "Kari", "familyName": "Berg", "directPhone": "7", "mobilePhone": "9"}
    assert held(in_crmoffice(synced, key), expected) == expected
    there = {"firstName": "Kari", "lastName": "Berg", "phoneNumber": "7", "city": "Moss"}
    assert held(counterparts(synced)[0], there) == there


@pytest.mark.parametrize("last", ["CRMOffice", "PowerOffice GO"])
def test_edits_of_one_property_on_both_sides(synced: Caller, clock: MovingClock, last: str) -> None:
    """The later one stands, on both sides."""
    key = person(synced)
    cycle(synced)
    edits: dict[str, Callable[[], object]] = {
        "CRMOffice": lambda: synced.simulator.crmoffice.tenant.edit(
            "contacts", key, {"givenName": "CRMOffice"}
        ),
        "PowerOffice GO": lambda: edit_there(synced, counterparts(synced)[0], firstName="PowerOffice GO"),
    }
    for system in sorted(edits, key=lambda name: name == last):
        clock.advance(1)
        edits[system]()
    cycle(synced)
    assert in_crmoffice(synced, key)["givenName"] == counterparts(synced)[0]["firstName"] == last


def test_an_edit_before_the_link_and_one_right_after(synced: Caller) -> None:
    """Neither is lost."""
    key = person(synced)
    synced.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": "Kari"})
    cycle(synced)
    edit_there(synced, counterparts(synced)[0], lastName="Lie")
    synced.simulator.crmoffice.tenant.edit("contacts", key, {"directPhone": None})
    cycle(synced)
    assert held(in_crmoffice(synced, key), PERSON) == {
        "givenName": "Kari",
        "familyName": "Lie",
        "directPhone": None,
    }
    assert held(counterparts(synced)[0], COUNTERPART) == {
        "firstName": "Kari",
        "lastName": "Lie",
        "phoneNumber": None,
    }


def test_an_edit_between_the_syncs_read_and_its_write(
    synced: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's edit of another property in that moment survives and travels."""
    key = person(synced)
    cycle(synced)
    [contact] = counterparts(synced)
    sync = synced.simulator.sync
    assert sync is not None
    write = sync.poweroffice.edit

    def after_a_user(flow: Flow, key: str, parent: str, changes: Values) -> Seen:
        monkeypatch.setattr(sync.poweroffice, "edit", write)
        edit_there(synced, contact, phoneNumber="7")
        return write(flow, key, parent, changes)

    monkeypatch.setattr(sync.poweroffice, "edit", after_a_user)
    synced.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": "Kari"})
    cycle(synced, 2)
    assert held(counterparts(synced)[0], COUNTERPART) == {
        **COUNTERPART,
        "firstName": "Kari",
        "phoneNumber": "7",
    }
    assert in_crmoffice(synced, key)["directPhone"] == "7"


def test_people_who_look_alike(synced: Caller) -> None:
    """Each keeps a counterpart of its own."""
    first, second = person(synced), person(synced)
    cycle(synced)
    synced.simulator.crmoffice.tenant.edit("contacts", first, {"givenName": "Kari"})
    cycle(synced)
    assert sorted(contact["firstName"] for contact in counterparts(synced)) == [" Åse ", "Kari"]
    assert in_crmoffice(synced, second)["givenName"] == " Åse "


def test_an_activity_and_its_project_activity(synced: Caller) -> None:
    """One time-tracking activity, one project activity on the default project, renamed both ways."""
    crmoffice, poweroffice = synced.simulator.crmoffice.tenant, synced.simulator.poweroffice.tenant
    key = crmoffice.make("activities", {"subject": "Drive"})["id"]
    cycle(synced, 2)
    [activity] = poweroffice.activities
    [used] = synced.po_json("GET", "/ProjectActivity/")["data"]
    assert (activity["name"], used["name"], used["activityCode"]) == ("Drive", "Drive", activity["code"])
    poweroffice.save_activity({"id": activity["id"], "name": "Sail"})
    cycle(synced)
    assert in_crmoffice(synced, key, "activities")["subject"] == "Sail"
    crmoffice.edit("activities", key, {"subject": "Row"})
    cycle(synced)
    assert synced.po_json("GET", "/ProjectActivity/")["data"] == [{**used, "name": "Row"}]


def test_a_value_that_the_other_side_refuses(synced: Caller) -> None:
    """It is left out; what was saved with it and whatever comes behind it arrives."""
    first, second = person(synced), person(synced)
    cycle(synced)
    for contact in counterparts(synced):
        edit_there(synced, contact, phoneNumber="1" * 51, lastName="Lie")
    sync = synced.simulator.sync
    assert sync is not None
    sync.cycle()
    assert sync.problem is not None
    cycle(synced)
    for key in (first, second):
        assert held(in_crmoffice(synced, key), PERSON) == {**PERSON, "familyName": "Lie"}


def test_a_record_that_is_gone_on_one_side(synced: Caller) -> None:
    """The other is left alone, even when it is edited; nothing is made anew."""
    first, second = person(synced), person(synced)
    cycle(synced)
    gone, left = sorted(counterparts(synced), key=lambda contact: contact["externalCode"] != first)
    crmoffice, poweroffice = synced.simulator.crmoffice.tenant, synced.simulator.poweroffice.tenant
    poweroffice.delete(poweroffice.contacts, gone["id"])
    crmoffice.delete("contacts", second)
    crmoffice.edit("contacts", first, {"givenName": "Kari"})
    edit_there(synced, left, firstName="Ola")
    sync = synced.simulator.sync
    assert sync is not None
    sync.cycle()
    cycle(synced, 2)
    assert [contact["firstName"] for contact in counterparts(synced)] == ["Ola"]
    assert in_crmoffice(synced, first)["givenName"] == "Kari"


def test_records_made_on_the_other_side(synced: Caller) -> None:
    """Nothing is promised for them: they stay alone."""
    tenant = synced.simulator.poweroffice.tenant
    tenant.save_contact("customer", synced.simulator.parents["Customer"], COUNTERPART)
    cycle(synced, 2)
    assert synced.crm("GET", "/contacts").json()["total"] == 0


def test_a_restart(synced: Caller) -> None:
    """With the memory handed over nothing is doubled and edits made meanwhile arrive."""
    person(synced)
    key = person(synced)
    cycle(synced)
    sync = synced.simulator.sync
    assert sync is not None
    edit_there(synced, next(c for c in counterparts(synced) if c["externalCode"] == key), firstName="Ola")
    synced.simulator.sync = type(sync)(
        sync.crmoffice, sync.poweroffice, sync.clock, sync.settle, memory=sync.memory
    )
    cycle(synced)
    assert in_crmoffice(synced, key)["givenName"] == "Ola"
    assert len(counterparts(synced)) == 2
    synced.simulator.sync.memory = Memory()
    cycle(synced)
    assert len(counterparts(synced)) == 4


def test_a_read_that_lags_behind_an_own_write(serve: Serve, clock: MovingClock) -> None:
    """An old state of the replica is not taken for a user's edit back."""
    with serve(sync=True, weather=Weather(replica_lag=(2, 2))) as caller:
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


def test_other_peoples_records(serve: Serve, clock: MovingClock) -> None:
    """What was linked long ago and what was never linked stays as it is."""
    with serve(sync=True, weather=preset("unrelated-records")) as caller:
        clock.advance(3)
        before = counterparts(caller)
        cycle(caller, 2)
        assert counterparts(caller) == before
        assert len(before) + caller.crm("GET", "/contacts").json()["total"] == 999


@pytest.mark.parametrize("name", ["contacts-under-supplier", "large-ids", "small-pages", "shuffled-order"])
def test_ways_of_tenants_and_sync(serve: Serve, clock: MovingClock, name: str) -> None:
    """Thirty people get thirty counterparts, under whatever parent, with whatever ids."""
    with serve(sync=True, weather=preset(name)) as caller:
        clock.advance(3)
        keys = {person(caller) for _ in range(30)}
        cycle(caller)
        clock.advance(3)
        cycle(caller)
        assert {contact["externalCode"] for contact in counterparts(caller)} == keys
        parent = caller.simulator.weather.contact_parent
        assert {contact["partyId"] for contact in counterparts(caller)} == {caller.simulator.parents[parent]}


@pytest.mark.parametrize("ahead", ["crmoffice-clock-ahead", "poweroffice-clock-ahead"])
def test_a_clock_that_is_ahead(serve: Serve, clock: MovingClock, ahead: str) -> None:
    """Edits that do not meet arrive, whatever the stamps say."""
    with serve(sync=True, weather=preset(ahead)) as caller:
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
def test_calls_that_fail_all_the_time(serve: Serve, clock: MovingClock, seed: int) -> None:
    """With one call in five failing, edits on both sides still end in pairs that agree, none doubled."""
    draw = random.Random(seed)  # noqa: S311 (which record is edited, not a secret)
    weather = Weather(replica_lag=(0.1, 0.4), poweroffice_limit=None, failure_rate=0.2, seed=seed)
    with serve(sync=True, weather=weather) as caller:
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


def test_tokens_that_live_short_and_rotate(serve: Serve, clock: MovingClock) -> None:
    """The sync logs in again each time, with the newest refresh token."""
    weather = replace(
        STILL, crmoffice_token_lifetime=3, poweroffice_token_lifetime=3, rotate_refresh_tokens=True
    )
    with serve(sync=True, weather=weather) as caller:
        for number in range(1, 4):
            person(caller)
            cycle(caller)
            assert len(counterparts(caller)) == number
            clock.advance(4)


def test_the_first_cycle_of_all(serve: Serve) -> None:
    """What was there before the tenants were served is seen at once, whatever the lag."""
    with serve(sync=True, weather=Weather(replica_lag=(2, 2))) as caller:
        person(caller)
        cycle(caller)
        assert len(counterparts(caller)) == 1
