"""The reference sync, cycle by cycle: sound both ways."""

from collections.abc import Callable

import pytest

from fixtures.simulator.sync.flows import Flow
from fixtures.simulator.sync.links import Memory, Values, Version
from tests.simulator.conftest import Caller, MovingClock
from tests.simulator.story import (
    COUNTERPART,
    PERSON,
    counterparts,
    cycle,
    edit_there,
    held,
    in_crmoffice,
    person,
)


def test_a_person_made_in_crmoffice(synced: Caller) -> None:
    """It gets exactly one counterpart under the first customer, and both then stay as they are."""
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
    """An edit on either side arrives on the other, and the sync does not take its own write for an edit."""
    key = person(synced)
    cycle(synced)
    tenant = synced.crmoffice
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


@pytest.mark.parametrize("last", ["CRMOffice", "PowerOffice GO"])
def test_edits_of_one_property_on_both_sides(synced: Caller, clock: MovingClock, last: str) -> None:
    """The later value wins on both sides."""
    key = person(synced)
    cycle(synced)
    edits: dict[str, Callable[[], object]] = {
        "CRMOffice": lambda: synced.crmoffice.edit("contacts", key, {"givenName": "CRMOffice"}),
        "PowerOffice GO": lambda: edit_there(synced, counterparts(synced)[0], firstName="PowerOffice GO"),
    }
    for system in sorted(edits, key=lambda name: name == last):
        clock.advance(1)
        edits[system]()
    cycle(synced)
    assert in_crmoffice(synced, key)["givenName"] == counterparts(synced)[0]["firstName"] == last


def test_an_edit_between_the_syncs_read_and_its_write(synced: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's edit of another property in that moment survives and arrives."""
    key = person(synced)
    cycle(synced)
    [contact] = counterparts(synced)
    sync = synced.sync
    write = sync.poweroffice.edit

    def after_a_user(flow: Flow, key: str, parent: str, changes: Values) -> Version:
        monkeypatch.setattr(sync.poweroffice, "edit", write)
        edit_there(synced, contact, phoneNumber="7")
        return write(flow, key, parent, changes)

    monkeypatch.setattr(sync.poweroffice, "edit", after_a_user)
    synced.crmoffice.edit("contacts", key, {"givenName": "Kari"})
    cycle(synced, 2)
    assert held(counterparts(synced)[0], COUNTERPART) == {
        **COUNTERPART,
        "firstName": "Kari",
        "phoneNumber": "7",
    }
    assert in_crmoffice(synced, key)["directPhone"] == "7"


def test_an_activity_and_its_project_activity(synced: Caller) -> None:
    """One time-tracking activity, one project activity on the default project, renamed both ways."""
    crmoffice, poweroffice = synced.crmoffice, synced.poweroffice
    key = crmoffice.make("activities", {"subject": "Drive"})["id"]
    cycle(synced, 2)
    [activity] = poweroffice.activities
    [used] = synced.po_json("GET", "/ProjectActivity/")["data"]
    assert (activity["name"], used["name"], used["activityCode"]) == ("Drive", "Drive", activity["code"])
    poweroffice.save_activity({"id": activity["id"], "name": "Ski"})
    cycle(synced)
    assert in_crmoffice(synced, key, "activities")["subject"] == "Ski"
    crmoffice.edit("activities", key, {"subject": "Row"})
    cycle(synced)
    assert synced.po_json("GET", "/ProjectActivity/")["data"] == [{**used, "name": "Row"}]


def test_a_value_that_the_other_side_refuses(synced: Caller) -> None:
    """Only the refused value is missing; what was saved with it, and other edits, arrive."""
    first, second = person(synced), person(synced)
    cycle(synced)
    for contact in counterparts(synced):
        edit_there(synced, contact, phoneNumber="1" * 51, lastName="Lie")
    sync = synced.sync
    sync.cycle()
    assert sync.problem is not None
    cycle(synced)
    for key in (first, second):
        assert held(in_crmoffice(synced, key), PERSON) == {**PERSON, "familyName": "Lie"}


def test_a_record_that_is_gone_on_one_side(synced: Caller) -> None:
    """The other record stays as it is, even when it is edited; nothing is made anew."""
    first, second = person(synced), person(synced)
    cycle(synced)
    gone, left = sorted(counterparts(synced), key=lambda contact: contact["externalCode"] != first)
    crmoffice, poweroffice = synced.crmoffice, synced.poweroffice
    poweroffice.delete(poweroffice.contacts, gone["id"])
    crmoffice.delete("contacts", second)
    crmoffice.edit("contacts", first, {"givenName": "Kari"})
    edit_there(synced, left, firstName="Ola")
    sync = synced.sync
    sync.cycle()
    cycle(synced, 2)
    assert [contact["firstName"] for contact in counterparts(synced)] == ["Ola"]
    assert in_crmoffice(synced, first)["givenName"] == "Kari"


def test_records_made_in_poweroffice(synced: Caller) -> None:
    """They get no counterpart, because nothing is promised for them."""
    tenant = synced.poweroffice
    tenant.save_contact("customer", synced.simulator.parents["Customer"], COUNTERPART)
    cycle(synced, 2)
    assert synced.crm("GET", "/contacts").json()["total"] == 0


def test_a_restart(synced: Caller) -> None:
    """A sync that keeps its memory makes nothing twice, and edits made meanwhile arrive."""
    person(synced)
    key = person(synced)
    cycle(synced)
    sync = synced.sync
    edit_there(synced, next(c for c in counterparts(synced) if c["externalCode"] == key), firstName="Ola")
    synced.simulator.sync = type(sync)(sync.crmoffice, sync.poweroffice, sync.clock, sync.settle, memory=sync.memory)
    cycle(synced)
    assert in_crmoffice(synced, key)["givenName"] == "Ola"
    assert len(counterparts(synced)) == 2
    synced.sync.memory = Memory()
    cycle(synced)
    assert len(counterparts(synced)) == 4
