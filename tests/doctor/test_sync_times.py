"""How long a record and edits take to arrive, compared with the deadlines, on a sync that scans every ten seconds."""

from datetime import UTC, datetime, time

import pytest

from fixtures.doctor.examination import Examination
from fixtures.doctor.sync_times import SyncTimes, measurable
from fixtures.doctor.temporary_records import TemporaryRecords
from fixtures.tenants.deadlines import Deadlines, Nightly
from fixtures.tenants.ledger import Ledger
from tests.doctor.conftest import CHECKLIST as BOTH_SECTIONS
from tests.execution.broken_syncs import EditsHereLost
from tests.execution.test_slow_direction import NeverCollects
from tests.execution.world import CHECKLIST, CRM, GO, START, Sync, World

PLACES = [(CRM, "Contacts"), (GO, "Contactperson")]
WOULD_DO = "if this is how the sync always is, SYNC_DEADLINES=Contactperson>Contacts=20 would do"
FORTH, BACK = ("Contacts", "Contactperson"), ("Contactperson", "Contacts")


def measured(tmp_path, *, sync=Sync, forth=600.0, back=600.0, left=60.0):
    """The lines of the checks, and the world after the doctor's records were deleted."""
    world, lines = World(sync), []
    records = TemporaryRecords(
        world.systems,
        Ledger(tmp_path / "ledger.jsonl", "drdrd", lambda: datetime.now(UTC)),
        "tenants",
        "drdrd",
        PLACES,
        dict.fromkeys(world.systems, START),
        world.clock,
        world.clock.sleep,
        60.0,
    )
    exam = Examination(lines.append, world.clock, world.clock.sleep, 1000)
    times = SyncTimes(
        exam,
        records,
        Deadlines({CRM: 600.0, GO: 600.0}, {FORTH: forth, BACK: back}, 3600),
        measurable([CHECKLIST], time_tracking=True),
        left,
        world.clock.wall,
    )
    times.check_times()
    assert records.delete_all() == []
    assert (world.crm.held, world.go.held) == ({}, {})
    assert lines.pop(0) == "ok       sync times: tried with a record of Contacts"
    return lines


def test_deadlines_that_fit(tmp_path):
    """A record and an edit each way arrive at the next scan, and the records are deleted on both sides."""
    assert measured(tmp_path) == [
        "ok       Contacts>Contactperson: a new record in 10 s, an edit in 10 s; the deadline is 600 s",
        "ok       Contactperson>Contacts: an edit in 10 s; the deadline is 600 s",
    ]


def test_deadlines_that_are_too_short_or_too_long(tmp_path):
    """A change that just missed a scan takes twice what was measured; the line says what would do."""
    short = (
        "FAILED   Contacts>Contactperson: a new record in 10 s, an edit in 10 s; the deadline is 15 s: too short, "
        "because a change that just missed a scan takes twice as long -> set SYNC_DEADLINES=Contacts>Contactperson=20"
    )
    long = f"ok       Contactperson>Contacts: an edit in 10 s; the deadline is 86400 s, longer than needed; {WOULD_DO}"
    assert measured(tmp_path, forth=15.0, back=86_400.0) == [short, long]


NOT_BEFORE_MIDNIGHT = (
    "skipped  Contactperson>Contacts: an edit did not arrive within 60 s, and a run would say: cannot be judged: next "
    "scan at 23 Nov 2026 00:00 UTC. Changes of Contactperson reach Contacts only after it (SYNC_DEADLINES), and this "
    "run waits 3600 s at most (SYNC_LONGEST_WAIT)"
)
NOT_NIGHTLY = (
    f"ok       Contactperson>Contacts: an edit in 10 s, and SYNC_DEADLINES says nightly at 00:00 UTC; {WOULD_DO}"
)


@pytest.mark.parametrize(("sync", "line"), [(NeverCollects, NOT_BEFORE_MIDNIGHT), (Sync, NOT_NIGHTLY)])
def test_a_schedule(tmp_path, sync, line):
    """What waits for the night is not waited for; an edit that comes at once contradicts the schedule."""
    assert measured(tmp_path, sync=sync, back=Nightly(time(0, 0)))[1] == line


NEVER_CAME = "Contacts>Contactperson: an edit did not arrive within 60 s"
SAYS_LITTLE = "which says little: the deadline is 600 s. conformance doctor --wait 600 waits for it"


@pytest.mark.parametrize(
    ("forth", "line"),
    [(50.0, f"FAILED   {NEVER_CAME}; the deadline is 50 s"), (600.0, f"skipped  {NEVER_CAME}, {SAYS_LITTLE}")],
)
def test_an_edit_that_does_not_arrive(tmp_path, forth, line):
    """It fails once the deadline is over; the way back is measured all the same."""
    lines = measured(tmp_path, sync=EditsHereLost, forth=forth)
    assert lines[0] == line
    assert lines[1].startswith("ok       Contactperson>Contacts: an edit in ")


def test_what_is_measured():
    """Each entity that records are made of, by a section that lists a property; none that could not be deleted."""
    both = [section.source_entity for _, section in measurable([BOTH_SECTIONS], time_tracking=True)]
    assert both == ["Activities", "Contacts"]
    assert [one.source_entity for _, one in measurable([BOTH_SECTIONS], time_tracking=False)] == ["Contacts"]
