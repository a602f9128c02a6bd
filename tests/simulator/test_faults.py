"""Faults: each acts, and only where it should."""

from collections.abc import Callable
from typing import Any

import pytest

from fixtures.simulator.faults import CATALOGUE, ActiveFaults, Fault, UnknownFault
from fixtures.simulator.faults.promises import CONTACTPERSON, CREATED, of_row
from fixtures.simulator.faults.registry import Catalogue
from fixtures.simulator.sync.hooks import Point
from tests.simulator.conftest import Caller, Serve
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


def acted(caller: Caller) -> int:
    """How often the one fault acted, as told over HTTP."""
    url = caller.simulator.settings["CRMOFFICE_BASE_URL"]
    [count] = caller.http.get(f"{url}/_simulator").json()["faults"].values()
    return int(count)


def everything_arrives(caller: Caller) -> None:
    """A person and an activity, made and edited both ways, as the sound sync has it."""
    key = person(caller)
    subject = caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})["id"]
    cycle(caller)
    assert held(counterparts(caller)[0], COUNTERPART) == COUNTERPART
    edit_there(caller, counterparts(caller)[0], phoneNumber="7", firstName="Kari")
    [activity] = caller.simulator.poweroffice.tenant.activities
    caller.simulator.poweroffice.tenant.save_activity({"id": activity["id"], "name": "Sail"})
    cycle(caller)
    assert held(in_crmoffice(caller, key), PERSON) == {**PERSON, "directPhone": "7", "givenName": "Kari"}
    assert in_crmoffice(caller, subject, "activities")["subject"] == "Sail"
    caller.simulator.crmoffice.tenant.edit("contacts", key, {"directPhone": "8"})
    cycle(caller)
    assert counterparts(caller)[0]["phoneNumber"] == "8"


def test_no_fault(synced: Caller) -> None:
    """Everything arrives."""
    everything_arrives(synced)
    url = synced.simulator.settings["CRMOFFICE_BASE_URL"]
    told = synced.http.get(f"{url}/_simulator").json()
    assert told == {"faults": {}, "conditions": {}, "cycles": 3, "links": 2, "problem": None}


def test_nothing_synced(serve: Serve) -> None:
    """No counterpart, for nobody."""
    with serve(sync=True, faults=["nothing-synced"]) as caller:
        person(caller)
        cycle(caller, 3)
        assert counterparts(caller) == []
        assert acted(caller) == 3


def test_phone_not_synced_back(serve: Serve) -> None:
    """Only the phone, only on its way back; what is saved with it arrives, and it is not reverted."""
    with serve(sync=True, faults=["phone-not-synced-back"]) as caller:
        key = person(caller)
        cycle(caller)
        edit_there(caller, counterparts(caller)[0], phoneNumber="7", firstName="Kari")
        cycle(caller, 2)
        assert held(in_crmoffice(caller, key), PERSON) == {**PERSON, "givenName": "Kari"}
        assert counterparts(caller)[0]["phoneNumber"] == "7"
        assert acted(caller) == 1
        caller.simulator.crmoffice.tenant.edit("contacts", key, {"directPhone": "8"})
        cycle(caller)
        assert counterparts(caller)[0]["phoneNumber"] == "8"


def test_names_swapped_on_creation(serve: Serve) -> None:
    """The swap stays where it was made; edits afterwards go to the right place."""
    with serve(sync=True, faults=["names-swapped-on-creation"]) as caller:
        key = person(caller)
        cycle(caller, 3)
        swapped = {**COUNTERPART, "firstName": "Berg", "lastName": " Åse "}
        assert held(counterparts(caller)[0], COUNTERPART) == swapped
        assert held(in_crmoffice(caller, key), PERSON) == PERSON
        assert acted(caller) == 1
        caller.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": "Kari"})
        cycle(caller)
        assert counterparts(caller)[0]["firstName"] == "Kari"
        edit_there(caller, counterparts(caller)[0], lastName="Lie")
        cycle(caller)
        assert held(in_crmoffice(caller, key), PERSON) == {**PERSON, "givenName": "Kari", "familyName": "Lie"}


def test_no_timetrackingactivity(serve: Serve) -> None:
    """No activity, so no project activity either; people are not concerned."""
    with serve(sync=True, faults=["no-timetrackingactivity"]) as caller:
        person(caller)
        caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})
        cycle(caller, 2)
        assert list(caller.simulator.poweroffice.tenant.activities) == []
        assert caller.po_json("GET", "/ProjectActivity/")["count"] == 0
        assert held(counterparts(caller)[0], COUNTERPART) == COUNTERPART


def test_two_faults_at_once(serve: Serve) -> None:
    """Both act."""
    with serve(sync=True, faults=["no-timetrackingactivity", "names-swapped-on-creation"]) as caller:
        person(caller)
        caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})
        cycle(caller)
        assert set(caller.simulator.faults.acted.values()) == {1}


@pytest.mark.parametrize("fault", CATALOGUE.faults.values(), ids=lambda fault: fault.name)
def test_what_a_fault_says_of_itself(fault: Fault) -> None:
    """A sentence, and at least one promise that it breaks."""
    assert fault.line.endswith(".")
    assert fault.breaks


def test_a_fault_nobody_knows() -> None:
    """The message names the closest one, or all that are known."""
    with pytest.raises(UnknownFault, match=r"Did you mean 'nothing-synced'\?$"):
        CATALOGUE.pick(["nothing-synct"])
    with pytest.raises(UnknownFault, match=r"Known: .*nothing-synced.*phone-not-synced-back"):
        CATALOGUE.pick(["xyz"])


def test_a_name_used_twice_and_a_row_nobody_has() -> None:
    """Both are mistakes of whoever writes the fault, and are told at once."""
    catalogue = Catalogue()
    enter: Callable[[Any], Any] = catalogue.fault(Point.END, "late", "Too late.")
    enter(print)
    with pytest.raises(ValueError, match="'late'"):
        enter(print)
    with pytest.raises(ValueError, match="has no row"):
        of_row(CONTACTPERSON, "phone -> phone", CREATED)


@pytest.mark.parametrize(("answer", "count"), [(True, 1), (None, 0)])
def test_a_fault_that_only_tells(answer: object, count: int) -> None:
    """At a point where nothing passes, the answer says whether it acted."""
    catalogue = Catalogue()
    catalogue.fault(Point.END, "late", "Too late.")(lambda _sync, _item: answer)
    faults = ActiveFaults(catalogue.pick(["late"]))
    assert faults.act(Point.END, None, None) is bool(answer)
    assert faults.intercept(Point.BEGIN, None, item=True) is True
    assert faults.acted == {"late": count}
