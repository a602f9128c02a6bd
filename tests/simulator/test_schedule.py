"""The scan schedule of the reference sync: which entities a cycle scans."""

import math
from dataclasses import replace

import pytest

from fixtures.simulator.conditions import DAY, STILL, preset
from fixtures.simulator.sync.listing import ScanSchedule
from fixtures.simulator.sync.session import Unanswered
from tests.simulator.conftest import MovingClock, Serve
from tests.simulator.story import counterparts, cycle, edit_there, in_crmoffice, person

NIGHTLY = replace(STILL, scan_every=(("Contactperson", DAY),))


def test_an_entity_without_an_entry(clock: MovingClock) -> None:
    """It is scanned in every cycle, also in two of the same moment."""
    schedule = ScanSchedule({"Contactperson": DAY})
    assert [schedule.begin("Contacts", clock()) for _ in range(2)] == [True, True]


def test_an_entity_with_an_interval(clock: MovingClock) -> None:
    """The first cycle scans it, then one each interval, counted from the last scan."""
    schedule = ScanSchedule({"Contactperson": 60})
    begun = []
    for _ in range(5):
        begun.append(schedule.begin("Contactperson", clock()))
        clock.advance(30)
    assert begun == [True, False, True, False, True]


@pytest.mark.parametrize("seconds", [60, math.inf])
def test_a_forced_scan(clock: MovingClock, seconds: float) -> None:
    """The next cycle scans the entity, once."""
    schedule = ScanSchedule({"Contactperson": seconds})
    schedule.begin("Contactperson", clock())
    schedule.force("Contactperson")
    assert [schedule.begin("Contactperson", clock()) for _ in range(2)] == [True, False]


def test_a_side_that_is_scanned_nightly(in_memory: Serve, clock: MovingClock) -> None:
    """Records and edits of CRMOffice arrive at once, edits of PowerOffice GO only by the next scan."""
    with in_memory(conditions=NIGHTLY) as caller:
        cycle(caller)
        key = person(caller)
        cycle(caller)
        caller.crmoffice.edit("contacts", key, {"givenName": "Kari"})
        cycle(caller)
        assert counterparts(caller)[0]["firstName"] == "Kari"
        clock.advance(1)
        edit_there(caller, counterparts(caller)[0], firstName="Ola")
        clock.advance(DAY - 2)
        cycle(caller, 3)
        assert in_crmoffice(caller, key)["givenName"] == "Kari"
        clock.advance(2)
        cycle(caller)
        assert in_crmoffice(caller, key)["givenName"] == "Ola"


def test_a_scan_that_is_forced(in_memory: Serve, clock: MovingClock) -> None:
    """The edit arrives in the next cycle."""
    with in_memory(conditions=NIGHTLY) as caller:
        cycle(caller)
        key = person(caller)
        cycle(caller)
        clock.advance(1)
        edit_there(caller, counterparts(caller)[0], firstName="Ola")
        cycle(caller)
        assert in_crmoffice(caller, key)["givenName"] != "Ola"
        caller.sync.schedule.force("Contactperson")
        cycle(caller)
        assert in_crmoffice(caller, key)["givenName"] == "Ola"


def test_a_scan_that_fails(in_memory: Serve, clock: MovingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next cycle repeats it, not the next night's."""
    with in_memory(conditions=NIGHTLY) as caller:
        cycle(caller)
        key = person(caller)
        cycle(caller)
        clock.advance(DAY)
        edit_there(caller, counterparts(caller)[0], firstName="Ola")
        sync = caller.sync
        with monkeypatch.context() as broken:
            broken.setattr(sync.poweroffice, "scan", _unanswered)
            sync.cycle()
        assert sync.problem == "no answer"
        cycle(caller)
        assert in_crmoffice(caller, key)["givenName"] == "Ola"


def _unanswered(*_: object) -> None:
    raise Unanswered("no answer")


def test_the_preset() -> None:
    """`nightly-contact-persons` scans them once a day, and nothing else so rarely."""
    assert dict(preset("nightly-contact-persons").scan_every) == {"Contactperson": DAY}
