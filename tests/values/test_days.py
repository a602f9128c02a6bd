"""What counts as the same day, in the forms in which tenants write dates and moments."""

from datetime import UTC, date, datetime

from fixtures.systems.interface import Kind
from fixtures.values import by_id
from fixtures.values.days import day_of_date, day_of_moment, instant_of

FIFTH = date(2026, 3, 5)
FOURTH = date(2026, 3, 4)


def test_a_date():
    """With or without a midnight behind it; a time of day would make it a moment."""
    dates = ("2026-03-05", "2026-03-05T00:00:00", "2026-03-05T00:00:00Z", "2026-03-05T00:00")
    others = (None, "", 20260305, "05.03.2026", "2026-02-30", "2026-03-05T09:00:00", "March")
    assert [day_of_date(shown) for shown in dates] == [FIFTH] * len(dates)
    assert [shown for shown in others if day_of_date(shown) is not None] == []


def test_a_moment():
    """Its day is that in UTC, whatever the offset: midnight in Norway is the day before."""
    days = {
        "2026-03-05T00:00:00Z": FIFTH,
        "2026-03-05T23:59:59.999+00:00": FIFTH,
        "2026-03-05T00:30:00+00:00": FIFTH,
        "2026-03-06T00:30:00+01:00": FIFTH,
        "2026-03-05": FIFTH,
        "2026-03-05T00:00:00+01:00": FOURTH,
        "2026-03-04T23:00:00Z": FOURTH,
        "2026-03-06T00:00:00Z": date(2026, 3, 6),
    }
    assert {shown: day_of_moment(shown) for shown in days} == days
    assert [shown for shown in (None, "", 5, "today", "0001-01-01T00:00:00+14:00") if instant_of(shown)] == []
    one, other = instant_of("2026-03-05T01:00:00+01:00"), instant_of("2026-03-05T00:00:00Z")
    assert one == other == datetime(2026, 3, 5, tzinfo=UTC)


def test_a_class_holds_its_days_only():
    """What the origin changes into another day is not exercised."""
    for class_id, day, another in (
        ("first-of-year", "2026-01-01", "2026-02-01"),
        ("last-of-year", "2026-12-31", "2026-12-30"),
        ("leap-day", "2028-02-29", "2028-02-28"),
        ("clock-forward", "2026-03-29", "2026-03-22"),
        ("clock-back", "2026-10-25", "2026-10-26"),
    ):
        for kind, midnight in ((Kind.DATE, ""), (Kind.MOMENT, "T00:00:00Z")):
            known = by_id(kind, class_id)
            held = known.holds(f"{day}{midnight}"), known.holds(f"{another}{midnight}")
            assert held == (True, False), (kind, class_id)
