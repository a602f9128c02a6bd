"""The reference sync by the opposite checklist: records made in PowerOffice GO, edits both ways."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fixtures.simulator.sync.flows import CUSTOMERS, EMPLOYEES, SUPPLIERS, Flow
from fixtures.simulator.sync.links import Values, Version
from fixtures.simulator.sync.session import Unanswered
from tests.simulator.conftest import Caller, MovingClock, Serve
from tests.simulator.opposite import OPPOSITE, PERSON, count, counterpart, edit, edit_here, make, staff, there
from tests.simulator.story import counterparts, cycle, held, person

PEOPLE = {flow.poweroffice: flow for flow in (CUSTOMERS, SUPPLIERS, EMPLOYEES)}


@pytest.fixture
def caller(in_memory: Serve) -> Iterator[Caller]:
    with in_memory(conditions=OPPOSITE) as found:
        cycle(found)
        yield found


@pytest.mark.parametrize("entity", PEOPLE)
def test_a_person_made_in_poweroffice(caller: Caller, clock: MovingClock, entity: str) -> None:
    """It gets one contact, edits arrive both ways, and nothing moves afterwards; nobody gets a contact person."""
    key = make(caller, entity, **PERSON, EmailAddress="post@example.invalid")
    cycle(caller)
    rows = PEOPLE[entity].rows
    assert {row.poweroffice: counterpart(caller, entity, key)[row.crmoffice] for row in rows} == PERSON
    for number in range(2):
        clock.advance(2)
        edit(caller, entity, key, LastName=f"there {number}", PhoneNumber="1")
        cycle(caller)
        phone = rows[0].crmoffice
        assert held(counterpart(caller, entity, key), {"familyName": "", phone: ""}) == {
            "familyName": f"there {number}",
            phone: "1",
        }
        clock.advance(2)
        edit_here(caller, entity, key, givenName=f"here {number}", **{phone: "2"})
        cycle(caller)
        assert held(there(caller, entity, key), PERSON) == {
            "FirstName": f"here {number}",
            "LastName": f"there {number}",
            "PhoneNumber": "2",
        }
    assert there(caller, entity, key)["EmailAddress"] == "post@example.invalid"
    stamps = [tenant.stamps.given for tenant in (caller.crmoffice, caller.poweroffice)]
    clock.advance(2)
    cycle(caller, 2)
    assert stamps == [tenant.stamps.given for tenant in (caller.crmoffice, caller.poweroffice)]
    assert (count(caller, "Contacts"), counterparts(caller)) == (1, [])


def test_a_person_who_is_customer_and_supplier(caller: Caller, clock: MovingClock) -> None:
    """Each role has a contact of its own, and an edit of one contact reaches the other through the party."""
    key = make(caller, "Customers", **PERSON)
    caller.poweroffice.save_party("supplier", {"id": int(key)})
    cycle(caller)
    assert count(caller, "Contacts") == 2
    clock.advance(2)
    edit_here(caller, "Suppliers", key, givenName="Kari")
    cycle(caller, 2)
    assert counterpart(caller, "Customers", key)["givenName"] == "Kari"
    assert count(caller, "Contacts") == 2


def test_companies_and_records_of_crmoffice(caller: Caller) -> None:
    """A customer that is a company gets no contact; a contact made in CRMOffice gets a contact person only."""
    make(caller, "Customers", IsPerson=False, Name="Elvebakken Bygg AS")
    person(caller)
    cycle(caller, 2)
    assert (count(caller, "Contacts"), len(counterparts(caller))) == (1, 1)


def test_records_that_were_there_before(caller: Caller, clock: MovingClock) -> None:
    """Employees and projects of the first day get no counterpart, even when they are edited."""
    [(key, _), *_] = staff(caller)
    clock.advance(2)
    edit(caller, "Employees", str(key), PhoneNumber="1")
    cycle(caller, 2)
    assert (count(caller, "Contacts"), count(caller, "Activities")) == (0, 0)


def test_a_project(caller: Caller, clock: MovingClock) -> None:
    """Its manager becomes the user with the same address, its first day a midnight in UTC, and both come back."""
    (anne, anne_here), (bjarte, bjarte_here), *_ = staff(caller)
    key = make(caller, "Projects", Name="Bru", ProjectManagerEmployeeId=anne, StartDate="2027-03-28")
    cycle(caller)
    names = {"subject": "", "ownerId": "", "startsAt": ""}
    expected = {"subject": "Bru", "ownerId": anne_here, "startsAt": "2027-03-28T00:00:00Z"}
    assert held(counterpart(caller, "Projects", key), names) == expected
    clock.advance(2)
    edit(caller, "Projects", key, ProjectManagerEmployeeId=bjarte, StartDate="2028-02-29")
    cycle(caller)
    expected = {"subject": "Bru", "ownerId": bjarte_here, "startsAt": "2028-02-29T00:00:00Z"}
    assert held(counterpart(caller, "Projects", key), names) == expected
    clock.advance(2)
    edit_here(caller, "Projects", key, ownerId=anne_here, startsAt="2028-03-01T00:30:00+01:00", subject="Vei")
    cycle(caller)
    shown = held(there(caller, "Projects", key), {"Name": "", "ProjectManagerEmployeeId": "", "StartDate": ""})
    assert shown == {"Name": "Vei", "ProjectManagerEmployeeId": anne, "StartDate": "2028-02-29"}
    clock.advance(2)
    cycle(caller, 2)
    assert counterpart(caller, "Projects", key)["startsAt"] == "2028-03-01T00:30:00+01:00"
    assert not [one for one in caller.poweroffice.activities if one["name"] in {"Bru", "Vei"}]


def test_a_manager_or_an_owner_whom_the_other_side_does_not_know(caller: Caller, clock: MovingClock) -> None:
    """That property is left out; CRMOffice gives the activity an owner, whom nobody carries back."""
    [(anne, anne_here), *_] = staff(caller)
    stranger = make(caller, "Employees", FirstName="Ny", LastName="Mann")
    key = make(caller, "Projects", Name="Bru", ProjectManagerEmployeeId=int(stranger))
    cycle(caller)
    tester = caller.crmoffice.owner
    assert counterpart(caller, "Projects", key)["ownerId"] == tester
    clock.advance(2)
    edit(caller, "Projects", key, Name="Vei", ProjectManagerEmployeeId=anne)
    cycle(caller)
    assert counterpart(caller, "Projects", key)["ownerId"] == anne_here
    clock.advance(2)
    edit_here(caller, "Projects", key, ownerId=tester, subject="Sti")
    cycle(caller, 2)
    found = there(caller, "Projects", key)
    assert (found["Name"], found["ProjectManagerEmployeeId"]) == ("Sti", anne)


def test_without_the_opposite_checklist(in_memory: Serve) -> None:
    """Nothing is made in CRMOffice, and API v2 is not called."""
    with in_memory() as caller:
        make(caller, "Customers", **PERSON)
        cycle(caller, 2)
        assert count(caller, "Contacts") == 0
        assert caller.simulator.poweroffice.v2_tokens.issued == 0


def test_an_answer_that_is_missing_while_crmoffice_is_scanned_rarely(
    in_memory: Serve, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sync waits for the next list of contacts before it makes the contact again, and finds it there."""
    with in_memory(conditions=replace(OPPOSITE, scan_every=(("Contacts", 10.0),))) as caller:
        cycle(caller)
        sync = caller.sync
        send = sync.crmoffice.make

        def lost(flow: Flow, values: Values) -> Version:
            send(flow, values)
            monkeypatch.undo()
            raise Unanswered("no answer")

        monkeypatch.setattr(sync.crmoffice, "make", lost)
        key = make(caller, "Customers", **PERSON)
        sync.cycle()
        for _ in range(6):
            clock.advance(2)
            cycle(caller)
        assert count(caller, "Contacts") == 1
        assert counterpart(caller, "Customers", key)["givenName"] == PERSON["FirstName"]


def test_a_product(caller: Caller, clock: MovingClock) -> None:
    """It gets one company of its name; nothing of both is kept equal."""
    key = make(caller, "Product", name="Tau")
    cycle(caller)
    clock.advance(2)
    caller.poweroffice.save_product({"id": int(key), "name": "Wire"})
    cycle(caller, 2)
    assert counterpart(caller, "Product", key)["name"] == "Tau"
    assert count(caller, "Companies") == 1
