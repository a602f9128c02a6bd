"""What counts as the same day, in the forms in which tenants write dates and moments."""

from datetime import UTC, date, datetime

import pytest

from fixtures.systems.interface import Kind
from fixtures.values import by_id
from fixtures.values.days import day_of_date, day_of_moment, instant_of

FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize("shown", ["2026-03-05", "2026-03-05T00:00:00", "2026-03-05T00:00:00Z", "2026-03-05T00:00"])
def test_a_date(shown):
    """With or without a midnight behind it."""
    assert day_of_date(shown) == FIFTH


@pytest.mark.parametrize("shown", [None, "", 20260305, "05.03.2026", "2026-02-30", "2026-03-05T09:00:00", "March"])
def test_no_date(shown):
    """A time of day would make it a moment."""
    assert day_of_date(shown) is None


@pytest.mark.parametrize(
    "shown",
    [
        "2026-03-05T00:00:00Z",
        "2026-03-05T23:59:59.999+00:00",
        "2026-03-05T00:30:00+00:00",
        "2026-03-06T00:30:00+01:00",
        "2026-03-05",
    ],
)
def test_a_moment_on_the_day(shown):
    """The day in UTC, whatever the offset."""
    assert day_of_moment(shown) == FIFTH


@pytest.mark.parametrize("shown", ["2026-03-05T00:00:00+01:00", "2026-03-04T23:00:00Z", "2026-03-06T00:00:00Z"])
def test_a_moment_on_another_day(shown):
    """Midnight in Norway is the day before."""
    assert day_of_moment(shown) != FIFTH


@pytest.mark.parametrize("shown", [None, "", 5, "today", "0001-01-01T00:00:00+14:00"])
def test_no_moment(shown):
    """What cannot be read is no moment."""
    assert instant_of(shown) is None


def test_one_instant_in_two_zones():
    """The offset does not matter."""
    assert (
        instant_of("2026-03-05T01:00:00+01:00")
        == instant_of("2026-03-05T00:00:00Z")
        == datetime(2026, 3, 5, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    ("class_id", "day", "another"),
    [
        ("first-of-year", "2026-01-01", "2026-02-01"),
        ("last-of-year", "2026-12-31", "2026-12-30"),
        ("leap-day", "2028-02-29", "2028-02-28"),
        ("clock-forward", "2026-03-29", "2026-03-22"),
        ("clock-back", "2026-10-25", "2026-10-26"),
    ],
)
def test_a_class_holds_its_days_only(class_id, day, another):
    """What the origin changes into another day is not exercised."""
    assert by_id(Kind.DATE, class_id).holds(day)
    assert not by_id(Kind.DATE, class_id).holds(another)
    assert by_id(Kind.MOMENT, class_id).holds(f"{day}T00:00:00Z")
    assert not by_id(Kind.MOMENT, class_id).holds(f"{another}T00:00:00Z")
