"""The clock of a tenant, derived from Date headers."""

from datetime import UTC, datetime, timedelta

import pytest

from fixtures.systems.tenant_clock import ImplausibleDate, TenantClock

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC).timestamp()


def test_nothing_is_known_before_the_first_answer():
    """Without a Date header the difference is zero."""
    clock = TenantClock()
    clock.observe(None, NOON, NOON)
    assert clock.difference() == timedelta(0)
    assert clock.at(NOON) == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_one_answer_gives_it_to_a_second():
    """A Date of 12:01:30 in answer to a request of 12:00:00 means a clock ahead by about 90.5 s."""
    clock = TenantClock()
    clock.observe("Mon, 23 Nov 2026 12:01:30 GMT", NOON, NOON)
    assert clock.difference() == timedelta(seconds=90.5)


def test_many_answers_narrow_it():
    """The moment at which the second changes narrows the range."""
    clock = TenantClock()
    for tenth in range(10):
        sent = NOON + tenth / 10
        shown = int(sent + 0.35 - NOON)  # the tenant is 0.35 s ahead
        clock.observe(f"Mon, 23 Nov 2026 12:00:0{shown} GMT", sent, sent)
    assert abs(clock.difference() - timedelta(seconds=0.35)) < timedelta(seconds=0.11)


def test_a_clock_that_was_set_is_measured_anew():
    """A range that does not fit the ones before replaces them."""
    clock = TenantClock()
    clock.observe("Mon, 23 Nov 2026 12:00:00 GMT", NOON, NOON)
    clock.observe("Mon, 23 Nov 2026 11:00:00 GMT", NOON, NOON)
    assert clock.difference() == timedelta(hours=-1, seconds=0.5)


def test_a_date_that_is_far_away():
    """Scenario runs wait as long as clocks differ, so the header is refused."""
    clock = TenantClock()
    for date in ("Mon, 23 Nov 9999 12:00:00 GMT", "Sat, 01 Jan 0001 00:00:00 GMT", "Wed, 25 Nov 2026 12:00:00 GMT"):
        with pytest.raises(ImplausibleDate):
            clock.observe(date, NOON, NOON)
    assert clock.difference() == timedelta(0)


def test_a_date_that_is_none():
    """The header is ignored."""
    clock = TenantClock()
    for date in ("", "soon", "Mon, 23 Nov 99999999999 12:00:00 GMT", "Mon, 99 Nov 2026"):
        clock.observe(date, NOON, NOON)
    assert clock.difference() == timedelta(0)
