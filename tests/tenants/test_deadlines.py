"""Deadlines by entity and direction: how they are read, and when a change can have arrived."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from fixtures.checklist.model import Checklist, Section
from fixtures.tenants.deadlines import Deadlines, Nightly, Transfer, parse
from fixtures.tenants.errors import SettingsError
from fixtures.tenants.settings import load

CRM, GO = "CRMOffice", "PowerOffice GO"
MADE = Transfer(CRM, "Contacts", "Contactperson")
BACK = Transfer(GO, "Contactperson", "Contacts")
MIDNIGHT = Nightly(time(0, 0))
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
PLAIN = {CRM: 600.0, GO: 300.0}


def test_entries():
    """Seconds and schedules stand side by side; spaces, capitals and a comma at the end do not matter."""
    assert parse(" Contactperson > Contacts = Nightly at 23:05 utc , Contacts>Contactperson=900,") == {
        ("Contactperson", "Contacts"): Nightly(time(23, 5)),
        ("Contacts", "Contactperson"): 900.0,
    }


def test_a_mistyped_entry():
    """One sentence says what is accepted and what was got."""
    for text, told in (
        ("Contacts=900", "'Contacts=900' is no entry; accepted is <entity>><entity>=<seconds>"),
        ("Contacts>Contactperson", "is no entry"),
        ("A>B=soon", "'soon' in 'A>B=soon' is neither a number of seconds above 0 nor a schedule"),
        ("A>B=0", "neither a number"),
        ("A>B=inf", "neither a number"),
        ("A>B=nightly at 24:00 UTC", "nor a schedule; accepted is"),
        ("A>B=nightly at 03:00 CET", "nor a schedule"),
        ("A>B=1, A > B=2", "two entries for A>B; accepted is one; remove one"),
    ):
        with pytest.raises(SettingsError) as refused:
            load({"SYNC_DEADLINES": text}, None)
        (problem,) = refused.value.problems
        assert problem.startswith("SYNC_DEADLINES is not acceptable: ")
        assert told in problem
        assert problem.endswith(f"got {text!r} from the environment; correct it there")


def test_an_unknown_entity_or_direction():
    """Names near to it are said, and all that are accepted."""
    checklist = Checklist(CRM, GO, "2024-09-13 08:02:28", (Section("Contacts", "Contactperson"),))
    for way, told in (
        ("Contactpersn>Contacts", "goes Contactpersn>Contacts; is Contactperson>Contacts meant?"),
        ("Contacts>Contacts", "no section of a checklist goes Contacts>Contacts"),
        ("Users>Products", "goes Users>Products; accepted are Contactperson>Contacts, Contacts>Contactperson"),
    ):
        with pytest.raises(SettingsError) as refused:
            Deadlines(PLAIN, parse(f"{way}=5, Contacts>Contactperson=9")).check([checklist])
        (problem,) = refused.value.problems
        assert told in problem
    Deadlines(PLAIN, parse("Contactperson>Contacts=5")).check([checklist])


def test_the_next_scan():
    """A change made within a minute of the scan counts for the next night's, because readers lag."""
    for changed, scanned in (
        (NOON, datetime(2026, 11, 27, tzinfo=UTC)),
        (datetime(2026, 11, 26, 23, 58, 59, tzinfo=UTC), datetime(2026, 11, 27, tzinfo=UTC)),
        (datetime(2026, 11, 26, 23, 59, 1, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)),
        (datetime(2026, 11, 27, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)),
        (datetime(2026, 11, 27, 0, 30, tzinfo=timezone(timedelta(hours=1))), datetime(2026, 11, 27, tzinfo=UTC)),
    ):
        assert MIDNIGHT.next_scan(changed) == scanned


def test_when_a_change_must_show():
    """By schedule the system's deadline counts from the next scan; a stated number of seconds replaces it."""
    deadlines = Deadlines(PLAIN, {("Contactperson", "Contacts"): MIDNIGHT, ("Activities", "Projectactivity"): 5.0})
    assert deadlines.wait(BACK, NOON) == 12 * 3600 + 300
    assert deadlines.wait(MADE, NOON) == 600
    assert deadlines.wait(Transfer(CRM, "Activities", "Projectactivity"), NOON) == 5
    assert deadlines.most(BACK) == 86_400 + 60 + 300
    assert deadlines.most(MADE) == 600


def test_what_a_run_cannot_judge():
    """A change whose deadline lies behind the longest wait, with the next scan's time."""
    deadlines = Deadlines(PLAIN, {("Contactperson", "Contacts"): MIDNIGHT}, 3600)
    assert deadlines.too_long(MADE, NOON) is None
    assert deadlines.too_long(BACK, NOON) == (
        "cannot be judged: next scan at 27 Nov 2026 00:00 UTC. Changes of Contactperson reach Contacts only after it "
        "(SYNC_DEADLINES), and this run waits 3600 s at most (SYNC_LONGEST_WAIT)"
    )
    assert deadlines.too_long(BACK, NOON.replace(hour=23, minute=30)) is None
    assert deadlines.too_long(BACK, NOON.replace(hour=23, minute=59, second=30)) is not None


def test_a_deadline_that_is_longer_than_a_run_waits():
    """It is not waited for either, and the reader learns which setting says so."""
    deadlines = Deadlines(PLAIN, {("Contactperson", "Contacts"): 86_400.0}, 3600)
    assert deadlines.too_long(BACK, NOON) == (
        "cannot be judged: changes of Contactperson may take 86400 s to reach Contacts, and this run waits 3600 s at "
        "most (SYNC_LONGEST_WAIT)"
    )
    assert Deadlines(PLAIN, deadlines.stated, 86_400).too_long(BACK, NOON) is None


def test_which_directions_are_slow():
    """Those with a schedule, even shortly before the scan, and those with a deadline that no run waits for."""
    deadlines = Deadlines(PLAIN, {("Contactperson", "Contacts"): MIDNIGHT}, 400)
    assert deadlines.slow(BACK)
    assert deadlines.slow(MADE)
    assert not Deadlines(PLAIN, {}, 600).slow(MADE)


def test_an_entity_that_the_run_has_scanned():
    """Its schedule does not count any more, as long as the run can have it scanned; a deadline in seconds does."""
    able = [True]
    deadlines = Deadlines(
        PLAIN,
        {("Contactperson", "Contacts"): MIDNIGHT, ("Contacts", "Contactperson"): 900.0},
        collected=lambda place: able[0] and place == (GO, "Contactperson"),
    )
    assert (deadlines.wait(BACK, NOON), deadlines.wait(MADE, NOON)) == (PLAIN[GO], 900.0)
    assert not deadlines.slow(BACK)
    assert (deadlines.nightly(BACK), deadlines.nightly(MADE)) == (True, False)
    able[0] = False
    assert deadlines.slow(BACK)


def test_reading_back_what_was_stored():
    """It takes the plain deadline, ten minutes at most, however long a change takes to arrive."""
    deadlines = Deadlines({CRM: 86_400.0, GO: 300.0}, {("Contactperson", "Contacts"): MIDNIGHT})
    assert (deadlines.read_back(CRM), deadlines.read_back(GO)) == (600, 300)
