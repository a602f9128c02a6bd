"""The mechanics of faults, and some faults in detail."""

from dataclasses import replace

import pytest

from fixtures.simulator.faults import ActiveFaults, UnknownFault, catalogue_of, pick
from fixtures.simulator.faults.fault import fault
from fixtures.simulator.faults.promises import CONTACTPERSON, of_row
from fixtures.simulator.sync.hooks import HookPoint
from tests.simulator.conftest import Caller, MovingClock, Serve
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
    """How often the one fault acted, by the account over HTTP."""
    url = caller.simulator.settings["CRMOFFICE_BASE_URL"]
    [count] = caller.http.get(f"{url}/_simulator").json()["faults"].values()
    return int(count)


def everything_arrives(caller: Caller) -> None:
    """Asserts that a person and an activity arrive, made and edited on either side."""
    key = person(caller)
    subject = caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})["id"]
    cycle(caller)
    assert held(counterparts(caller)[0], COUNTERPART) == COUNTERPART
    edit_there(caller, counterparts(caller)[0], phoneNumber="7", firstName="Kari")
    [activity] = caller.simulator.poweroffice.tenant.activities
    caller.simulator.poweroffice.tenant.save_activity({"id": activity["id"], "name": "Ski"})
    cycle(caller)
    assert held(in_crmoffice(caller, key), PERSON) == {**PERSON, "directPhone": "7", "givenName": "Kari"}
    assert in_crmoffice(caller, subject, "activities")["subject"] == "Ski"
    caller.simulator.crmoffice.tenant.edit("contacts", key, {"directPhone": "8"})
    cycle(caller)
    assert counterparts(caller)[0]["phoneNumber"] == "8"


def test_no_fault(synced: Caller) -> None:
    """Everything arrives."""
    everything_arrives(synced)
    url = synced.simulator.settings["CRMOFFICE_BASE_URL"]
    account = synced.http.get(f"{url}/_simulator").json()
    assert account == {"faults": {}, "conditions": {}, "cycles": 3, "links": 2, "problem": None}


def test_nothing_synced(in_memory: Serve) -> None:
    """No record gets a counterpart."""
    with in_memory(faults=["nothing-synced"]) as caller:
        person(caller)
        cycle(caller, 3)
        assert counterparts(caller) == []
        assert acted(caller) == 3


def test_phone_not_synced_back(in_memory: Serve) -> None:
    """Only the phone is lost, only on its way back; what is saved with it arrives, and the phone is not reverted."""
    with in_memory(faults=["phone-not-synced-back"]) as caller:
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


def test_names_swapped_on_creation(in_memory: Serve, clock: MovingClock) -> None:
    """The names stay swapped until they are edited; later edits reach the right property."""
    with in_memory(faults=["names-swapped-on-creation"]) as caller:
        key = person(caller)
        cycle(caller, 3)
        swapped = {**COUNTERPART, "firstName": "Berg", "lastName": " Åse "}
        assert held(counterparts(caller)[0], COUNTERPART) == swapped
        assert held(in_crmoffice(caller, key), PERSON) == PERSON
        assert acted(caller) == 1
        caller.simulator.crmoffice.tenant.edit("contacts", key, {"givenName": "Kari"})
        cycle(caller)
        assert counterparts(caller)[0]["firstName"] == "Kari"
        clock.advance(1)
        edit_there(caller, counterparts(caller)[0], lastName="Lie")
        cycle(caller)
        assert held(in_crmoffice(caller, key), PERSON) == {**PERSON, "givenName": "Kari", "familyName": "Lie"}


def test_no_timetrackingactivity(in_memory: Serve) -> None:
    """There is no activity, so no project activity either; people arrive."""
    with in_memory(faults=["no-timetrackingactivity"]) as caller:
        person(caller)
        caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})
        cycle(caller, 2)
        assert list(caller.simulator.poweroffice.tenant.activities) == []
        assert caller.po_json("GET", "/ProjectActivity/")["count"] == 0
        assert held(counterparts(caller)[0], COUNTERPART) == COUNTERPART


def test_two_faults_at_once(in_memory: Serve) -> None:
    """Both act."""
    with in_memory(faults=["no-timetrackingactivity", "names-swapped-on-creation"]) as caller:
        person(caller)
        caller.simulator.crmoffice.tenant.make("activities", {"subject": "Drive"})
        cycle(caller)
        assert set(caller.simulator.faults.acted.values()) == {1}


def test_an_unknown_fault() -> None:
    """The message names the closest ones, and where all are listed."""
    with pytest.raises(UnknownFault, match="Did you mean nothing-synced"):
        pick(["nothing-synct"])
    with pytest.raises(UnknownFault, match=r"'xyz'\. `conformance drill --list` names all"):
        pick(["xyz"])


LATE = fault("late", "Too late.", HookPoint.END, lambda _sync, _item: True)


def test_a_name_used_twice_and_an_unknown_row() -> None:
    """Both are refused when the tables are read."""
    with pytest.raises(ValueError, match="'late'"):
        catalogue_of([LATE, LATE])
    with pytest.raises(ValueError, match="has no row"):
        of_row(CONTACTPERSON, "phone -> phone", "created")


@pytest.mark.parametrize(("answer", "count"), [(True, 1), (None, 0)])
def test_a_fault_at_a_point_that_is_notified(answer: object, count: int) -> None:
    """The handler's answer says whether the fault acted."""
    faults = ActiveFaults([replace(LATE, handler=lambda _sync, _item: answer)])
    assert faults.notify(HookPoint.END, None, None) is bool(answer)
    assert faults.intercept(HookPoint.BEGIN, None, item=True) is True
    assert faults.acted == {"late": count}
