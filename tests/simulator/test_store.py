"""Tables with a replica that lags behind."""

from fixtures.simulator.store import Replica, Table
from tests.simulator.conftest import MovingClock


def test_a_read_before_the_lag_is_over(clock: MovingClock) -> None:
    """Readers see the old state until the lag is over; checks by the primary do not."""
    table: Table[int] = Table(Replica(clock, lambda: 2))
    table.put(1, {"name": "old"})
    clock.advance(3)
    table.put(1, {"name": "new"})
    assert (table.read(1), table.get(1)) == ({"name": "old"}, {"name": "new"})
    clock.advance(2)
    assert table.read(1) == {"name": "new"}
    assert list(table.readable()) == list(table) == [{"name": "new"}]


def test_a_record_just_made_and_one_just_deleted(clock: MovingClock) -> None:
    """A lagging list misses the new record and still shows the deleted one."""
    table: Table[int] = Table(Replica(clock, lambda: 2))
    table.put(1, {"id": 1})
    clock.advance(3)
    table.remove(1)
    table.put(2, {"id": 2})
    assert list(table.readable()) == [{"id": 1}]
    assert list(table) == [{"id": 2}]
    clock.advance(3)
    assert list(table.readable()) == [{"id": 2}]
    assert table.read(1) is None


def test_a_short_lag_after_a_long_one(clock: MovingClock) -> None:
    """Writes become visible in their order, whatever their lags."""
    lags = iter([5.0, 0.0])
    table: Table[int] = Table(Replica(clock, lambda: next(lags)))
    table.put(1, {"id": 1})
    table.put(2, {"id": 2})
    assert list(table.readable()) == []
    clock.advance(5)
    assert len(list(table.readable())) == 2


def test_the_last_states_of_a_record(clock: MovingClock) -> None:
    """Oldest first, without lag, the last eight at most; none of an unknown record."""
    table: Table[int] = Table(Replica(clock, lambda: 2))
    for number in range(10):
        table.put(1, {"id": 1, "number": number})
    assert [state["number"] for state in table.recent(1)] == list(range(2, 10))
    assert table.recent(2) == ()
