"""The reference sync is sound under benign conditions, case by case; `test_conditions` has each condition in turn."""

from dataclasses import replace

import pytest

from fixtures.simulator.conditions import Conditions, preset
from fixtures.simulator.sync.flows import ACTIVITIES, Flow, Side
from fixtures.simulator.sync.links import Values, Version
from fixtures.simulator.sync.session import Unanswered
from tests.simulator.conftest import MovingClock, Serve
from tests.simulator.opposite import OPPOSITE, PERSON, counterpart, make
from tests.simulator.story import counterparts, cycle, edit_there, in_crmoffice, person
from tests.simulator.test_conditions import counts, live


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


def test_the_first_cycle_of_all(in_memory: Serve) -> None:
    """Records that were stored before the tenants were served are seen at once, whatever the lag."""
    with in_memory(conditions=Conditions(replica_lag=(2, 2))) as caller:
        person(caller)
        cycle(caller)
        assert len(counterparts(caller)) == 1


def test_half_filled(in_memory: Serve, clock: MovingClock) -> None:
    """A counterpart in CRMOffice begins with the name that it needs, and has the rest a cycle later."""
    with in_memory(conditions=replace(OPPOSITE, half_filled=True)) as caller:
        key = make(caller, "Employees", **PERSON)
        live(caller, clock, 1)
        assert {"familyName", "givenName", "mobilePhone"} & set(counterpart(caller, "Employees", key)) == {"familyName"}
        live(caller, clock, 1)
        assert counterpart(caller, "Employees", key)["mobilePhone"] == PERSON["PhoneNumber"]


def test_records_that_others_make_in_poweroffice(in_memory: Serve, clock: MovingClock) -> None:
    """Each gets one counterpart in CRMOffice and stays in sync."""
    with in_memory(conditions=replace(preset("both-directions"), made_there=8)) as caller:
        live(caller, clock, 3, 12)
        simulator = caller.simulator
        assert set(counts(caller).values()) == {0, 8}  # no company
        [link] = [one for one in simulator.memory.links if one.flow is ACTIVITIES and one.code == "T-7"]
        simulator.crmoffice.tenant.edit("activities", link.halves[Side.CRMOFFICE].id, {"subject": "Møte to"})
        live(caller, clock, 3)
        assert [one["code"] for one in simulator.poweroffice.tenant.activities if one["name"] == "Møte to"] == ["T-7"]


def test_an_edit_while_an_answer_is_missing(
    in_memory: Serve, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sync does not know yet that the counterpart was made, and an edit made meanwhile arrives all the same."""
    with in_memory(conditions=replace(preset("both-directions"), made_there=0)) as caller:
        sync, tenant = caller.simulator.sync, caller.simulator.poweroffice.tenant
        assert sync is not None
        made = tenant.save_contact("customer", caller.simulator.parents["Customer"], {"lastName": "Berg"})
        make_here = sync.crmoffice.make

        def lost(flow: Flow, values: Values) -> Version:
            make_here(flow, values)
            monkeypatch.undo()
            raise Unanswered("no answer")

        monkeypatch.setattr(sync.crmoffice, "make", lost)
        live(caller, clock, 1)
        edit_there(caller, dict(made), lastName="Lie")
        live(caller, clock, 1, 3)
        [contact] = caller.simulator.crmoffice.tenant.tables["contacts"]
        assert contact["familyName"] == counterparts(caller)[0]["lastName"] == "Lie"
