"""The mechanics of faults; `test_fault_catalogue` has each fault."""

from dataclasses import replace

import pytest

from fixtures.simulator.faults import ActiveFaults, UnknownFault, catalogue_of, pick
from fixtures.simulator.faults.fault import fault
from fixtures.simulator.faults.promises import CONTACTPERSON, of_row
from fixtures.simulator.sync.hooks import HookPoint
from tests.simulator.conftest import Caller, Serve
from tests.simulator.story import COUNTERPART, PERSON, counterparts, cycle, edit_there, held, in_crmoffice, person


def test_no_fault(synced: Caller) -> None:
    """A person and an activity arrive, made and edited on either side; the account says that nothing acted."""
    crmoffice, poweroffice = synced.simulator.crmoffice.tenant, synced.simulator.poweroffice.tenant
    key = person(synced)
    subject = crmoffice.make("activities", {"subject": "Drive"})["id"]
    cycle(synced)
    assert held(counterparts(synced)[0], COUNTERPART) == COUNTERPART
    edit_there(synced, counterparts(synced)[0], phoneNumber="7", firstName="Kari")
    [activity] = poweroffice.activities
    poweroffice.save_activity({"id": activity["id"], "name": "Ski"})
    cycle(synced)
    assert held(in_crmoffice(synced, key), PERSON) == {**PERSON, "directPhone": "7", "givenName": "Kari"}
    assert in_crmoffice(synced, subject, "activities")["subject"] == "Ski"
    crmoffice.edit("contacts", key, {"directPhone": "8"})
    cycle(synced)
    assert counterparts(synced)[0]["phoneNumber"] == "8"
    account = synced.http.get(f"{synced.simulator.settings['CRMOFFICE_BASE_URL']}/_simulator").json()
    assert account == {"faults": {}, "conditions": {}, "cycles": 3, "links": 2, "problem": None}


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


def test_a_fault_at_a_point_that_is_notified() -> None:
    """The handler's answer says whether the fault acted."""
    for one, count in ((LATE, 1), (replace(LATE, handler=lambda _sync, _item: None), 0)):
        faults = ActiveFaults([one])
        assert faults.notify(HookPoint.END, None, None) is bool(count)
        assert faults.intercept(HookPoint.BEGIN, None, item=True) is True
        assert faults.acted == {"late": count}
