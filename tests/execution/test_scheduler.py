"""The scheduler: scenario runs go at their own pace, in bounded numbers, and share snapshots. No time passes here."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import cast

import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.execution.scheduler import Scheduler
from fixtures.runs.poller import SharedPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.errors import Unreachable
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.sentences import FAMILY, ONE, PLAIN, REST
from tests.execution.world import CHECKLIST, START, FakeSystem, Sync, World

LINK = (PLAIN, ONE)


class FirstMissed(Sync):
    def link(self, contact):
        if contact.id != "C1":
            super().link(contact)


@dataclass
class Log:
    """When each scenario run ended, in that order, and how many were not linked when a record was made."""

    ended: dict[str, float] = field(default_factory=dict)
    unlinked: list[int] = field(default_factory=list)


def execute(world: World, scenario_runs: list[ScenarioRun], size: int = 200) -> Log:
    log, make = Log(), world.crm.make

    def counting(entity, values, *, correlation_id=""):
        log.unlinked.append(len(log.unlinked) + 1 - sum(run.linked for run in scenario_runs))
        return make(entity, values, correlation_id=correlation_id)

    def ended(run: ScenarioRun) -> None:
        log.ended[run.correlation_id] = world.clock.now

    world.crm.make = counting  # type: ignore[method-assign]  # a tenant that counts
    Scheduler(world.clock, world.clock.sleep, 2.0, size, ended).execute(scenario_runs)
    return log


def links(world: World, count: int) -> list[ScenarioRun]:
    return [world.scenario_run(*LINK, REST, number=number) for number in range(count)]


def alone(sync: type[Sync]) -> float:
    world = World(sync)
    return max(execute(world, links(world, 1)).ended.values())


def test_one_missing_counterpart():
    """It delays no other run: the others end when they would have ended without it, and before it."""
    world = World(FirstMissed)
    ended = execute(world, links(world, 5)).ended
    missed = ended.pop(correlation_id_for("abcde", 0))
    assert set(ended.values()) == {alone(Sync)}
    assert missed > alone(Sync)


def test_how_long_a_run_lasts():
    """As long as its slowest scenario run, however many execute with it."""
    world = World(FirstMissed)
    execute(world, links(world, 10))
    assert world.clock.now == alone(FirstMissed)


def test_size():
    """No more scenario runs wait for their link than that, and so many do as soon as there is room."""
    for size, most in ((2, 2), (3, 3), (200, 5)):
        world = World()
        log = execute(world, links(world, 5), size)
        assert (max(log.unlinked), len(log.ended)) == (most, 5)


def test_linked_run_makes_room():
    """Six in a scheduler of two take a cycle for each two, not a whole scenario run for each two."""
    world = World()
    execute(world, links(world, 6), 2)
    assert world.clock.now == alone(Sync) + 2 * 10.0


def test_plain_first():
    """A plain value leaves before one of another class, whatever the order of the features."""
    made = "When a CRMOffice Contacts record is made with familyName as {}"
    world = World()
    scenario_runs = [
        world.scenario_run(made.format(words), row=FAMILY, number=number)
        for number, words in enumerate(["a name with Norwegian letters", "a plain name"])
    ]
    execute(world, scenario_runs)
    made_by = [request.split()[1] for request in world.crm.requests if request.startswith("make")]
    assert made_by == [correlation_id_for("abcde", 1), correlation_id_for("abcde", 0)]


def test_longest_first():
    """Of two plain ones the run with more steps makes its record first, whatever the order of the features."""
    world = World()
    short, long = world.scenario_run(*LINK, number=0), world.scenario_run(*LINK, REST, number=1)
    execute(world, [short, long])
    made_by = [request.split()[1] for request in world.crm.requests if request.startswith("make")]
    assert made_by == [long.correlation_id, short.correlation_id]


def shared_poller(world: World) -> SharedPoller:
    recorder = cast(Recorder, SimpleNamespace(on=nullcontext))
    return SharedPoller(world.systems, listed_properties(CHECKLIST), START, world.clock, recorder, 2.0)


def test_a_list_that_takes_longer_than_a_round():
    """It serves for four times as long as it took, but nobody who needs a later one."""

    class TakesLong(FakeSystem):
        def list_changed(self, entity, since, known=None):
            self.clock.sleep(3.0)
            return super().list_changed(entity, since, known)

    world = World(crm=TakesLong)
    poller = shared_poller(world)
    first = poller.snapshot("CRMOffice", "Contacts", 0.0)
    world.clock.sleep(8.0)
    assert poller.snapshot("CRMOffice", "Contacts", 0.0) is first
    assert poller.snapshot("CRMOffice", "Contacts", first.taken + 1.0) is not first
    world.clock.sleep(9.5)
    assert poller.snapshot("CRMOffice", "Contacts", 0.0).taken == world.clock.now - 3.0


def listings(count: int) -> Counter[str]:
    world = World()
    poller = shared_poller(world)
    scenario_runs = [
        ScenarioRun(one.plan, one.correlation_id, replace(one.context, poller=poller)) for one in links(world, count)
    ]
    ended = execute(world, scenario_runs).ended
    assert len(ended) == count
    assert all(run.failure is None for run in scenario_runs)
    return Counter(request for system in world.systems.values() for request in system.requests if "survey" in request)


def test_shared_snapshots():
    """Ten scenario runs that wait together ask for no more snapshots than one scenario run alone."""
    assert listings(10) == listings(1)
    assert listings(1)


def test_a_poll_takes_a_moment():
    """A scenario run polls every round, also when others go first."""

    class TakesAMoment(FakeSystem):
        def list_changed(self, entity, since, known=None):
            self.clock.sleep(0.01)
            return super().list_changed(entity, since, known)

    world = World(crm=TakesAMoment)
    scenario_runs = links(world, 5)
    execute(world, scenario_runs)
    assert [run.seen[-1].polls for run in scenario_runs] == pytest.approx([20.0 / 2.0] * 5, abs=2)


def test_tenant_away_for_one():
    """A scenario run in trouble ends like any other, and ends no other."""

    class AwayForOne(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            if correlation_id == correlation_id_for("abcde", 1):
                raise Unreachable("host is away")
            return super().make(entity, values, correlation_id=correlation_id)

    world = World(crm=AwayForOne)
    scenario_runs = links(world, 3)
    assert len(execute(world, scenario_runs).ended) == 3
    assert [type(run.problem) for run in scenario_runs] == [type(None), Unreachable, type(None)]


def test_ended_callback_that_raises():
    """What the run itself raises at a scenario run's end (a dead simulator) ends the run, not only the scenario run."""
    world = World()

    def dead(run):
        raise Unreachable("the simulator ended")

    with pytest.raises(Unreachable):
        Scheduler(world.clock, world.clock.sleep, 2.0, 200, dead).execute(links(world, 2))
