"""Times of a replay, a sandbox run and a simulated one."""

import pytest

from fixtures.tenants.deadlines import Deadlines
from fixtures.tenants.settings import load
from fixtures.tenants.times import Times, recorded_times, sandbox_times, simulated_times


def test_a_replay_never_waits():
    """Every time of a replay is over at once."""
    times = recorded_times()
    assert (*times.deadlines.by_system.values(), times.poll, times.quiet) == (0, 0, 0, 0)


def test_a_sandbox():
    """A sandbox run takes its times from the settings, with a deadline for each system."""
    times = sandbox_times(
        load({"SYNC_DEADLINE_FROM_POWEROFFICE": "60", "MAX_PENDING_LINKS": "3", "CLEANUP_DEADLINE": "60"}, None)
    )
    deadlines = Deadlines({"CRMOffice": 600, "PowerOffice GO": 60}, {}, 3600)
    assert times == Times(deadlines, poll=5, quiet=320, max_pending_links=3, cleanup=60)


def test_a_simulated_run():
    """Its times follow the interval of the simulated sync."""
    times = simulated_times(load({}, None), interval=5)
    assert (times.deadlines.by_system, times.poll, times.quiet) == ({"CRMOffice": 40, "PowerOffice GO": 40}, 1, 10)


def test_a_very_short_interval():
    """No time is shorter than 0.2 s."""
    times = simulated_times(load({}, None), interval=0.01)
    assert {*times.deadlines.by_system.values(), times.poll, times.quiet} == {0.2}


def test_an_explicit_time():
    """An explicit setting wins over the interval, also at its default and below the minimum."""
    for value in ("320", "0.05"):
        times = simulated_times(load({"SYNC_QUIET_PERIOD": value}, None), interval=1)
        assert times.quiet == float(value)
        assert times.poll == pytest.approx(0.2)
