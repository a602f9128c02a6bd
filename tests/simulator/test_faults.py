"""The mechanics of faults; `test_fault_catalogue` has each fault."""

from dataclasses import replace

import pytest

from fixtures.simulator.faults import ActiveFaults, UnknownFault, catalogue_of, pick
from fixtures.simulator.faults.fault import fault
from fixtures.simulator.faults.promises import CONTACTPERSON, of_row
from fixtures.simulator.sync.hooks import HookPoint
from tests.simulator.conftest import Caller, Serve
from tests.simulator.story import (
    cycle,
    person,
)


def account(caller: Caller) -> object:
    """The simulator's account over HTTP."""
    return caller.http.get(f"{caller.simulator.settings['CRMOFFICE_BASE_URL']}/_simulator").json()


def test_two_faults_at_once(in_memory: Serve) -> None:
    """Both act, and the account counts each; without a fault it has none."""
    faults = ["no-timetrackingactivity", "names-swapped-on-creation"]
    for chosen, links in ((faults, 1), ([], 2)):
        with in_memory(faults=chosen) as caller:
            person(caller)
            caller.crmoffice.make("activities", {"subject": "Drive"})
            cycle(caller)
            acted = dict.fromkeys(chosen, 1)
            assert account(caller) == {"faults": acted, "conditions": {}, "cycles": 1, "links": links, "problem": None}


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
