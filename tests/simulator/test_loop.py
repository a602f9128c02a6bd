"""The loop that runs the sync's cycles."""

import threading

from fixtures.simulator.sync.loop import Loop
from fixtures.simulator.sync.session import Stopped
from tests.simulator.conftest import Caller, Serve
from tests.simulator.story import counterparts, person


class Counting:
    """Stands for a sync: counts its cycles and stops the loop at the third."""

    def __init__(self, stop: threading.Event) -> None:
        self.cycles = 0
        self._stop = stop

    def cycle(self) -> None:
        """One more."""
        self.cycles += 1
        if self.cycles == 3:
            self._stop.set()


def test_cycles_one_after_the_other() -> None:
    """They go on until the stop event is set."""
    stop = threading.Event()
    sync = Counting(stop)
    loop = Loop(sync, 0.001, stop)
    loop.start()
    loop.join()
    assert sync.cycles == 3


def test_a_stop_in_the_middle_of_a_cycle() -> None:
    """The loop ends without an error."""
    stop = threading.Event()
    sync = Counting(stop)

    def cycle() -> None:
        raise Stopped

    sync.cycle = cycle  # type: ignore[method-assign]
    loop = Loop(sync, 0.001, stop)
    loop.start()
    loop.join()
    assert sync.cycles == 0


def test_a_simulator_with_an_interval(serve: Serve) -> None:
    """It keeps the tenants in sync by itself."""
    with serve(sync=True, interval=0.01) as caller:
        person(caller)
        _until_counterpart(caller)
        assert len(counterparts(caller)) == 1


def _until_counterpart(caller: Caller) -> None:
    turns = threading.Event()
    for _ in range(500):
        if counterparts(caller):
            return
        turns.wait(0.01)
