"""The fleet: journeys go at their own pace, in bounded numbers, and share looks. No time passes here."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import cast

import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.journeys.fleet import Fleet
from fixtures.journeys.journey import Journey
from fixtures.journeys.lookout import SharedLookout, listed_properties
from fixtures.journeys.token import token_for
from fixtures.systems.errors import Unreachable
from tests.journeys.world import CHECKLIST, CONTACTS, START, FakeSystem, Sync, World

FAMILY = CONTACTS.rows[1]
LINK = ("When a CRMOffice Contacts is made", "Then it gets exactly one PowerOffice GO Contactperson")
REST = "Then the pair stays at rest"


class FirstMissed(Sync):
    def link(self, contact):
        if contact.id != "C1":
            super().link(contact)


@dataclass
class Log:
    """When each journey ended, in that order, and how many were not linked when a record was made."""

    ended: dict[str, float] = field(default_factory=dict)
    unlinked: list[int] = field(default_factory=list)


def sail(world: World, journeys: list[Journey], size: int = 200) -> Log:
    log, make = Log(), world.crm.make

    def counting(entity, values, *, token=""):
        log.unlinked.append(len(log.unlinked) + 1 - sum(journey.linked for journey in journeys))
        return make(entity, values, token=token)

    def ended(journey: Journey) -> None:
        log.ended[journey.token] = world.clock.now

    world.crm.make = counting  # type: ignore[method-assign]  # a tenant that counts
    Fleet(world.clock, world.clock.sleep, 2.0, size, ended).sail(journeys)
    return log


def links(world: World, count: int) -> list[Journey]:
    return [world.journey(*LINK, REST, number=number) for number in range(count)]


def alone(sync: type[Sync]) -> float:
    world = World(sync)
    return max(sail(world, links(world, 1)).ended.values())


def test_one_missing_counterpart():
    """It delays nobody: the others end when they would have ended without it, and before it."""
    world = World(FirstMissed)
    ended = sail(world, links(world, 5)).ended
    missed = ended.pop(token_for("abcde", 0))
    assert set(ended.values()) == {alone(Sync)}
    assert missed > alone(Sync)


def test_how_long_a_run_lasts():
    """As long as its slowest journey, however many sail with it."""
    world = World(FirstMissed)
    sail(world, links(world, 20))
    assert world.clock.now == alone(FirstMissed)


@pytest.mark.parametrize(("size", "most"), [(2, 2), (3, 3), (200, 5)])
def test_fleet_size(size, most):
    """No more journeys wait for their link than that, and so many do as soon as there is room."""
    world = World()
    log = sail(world, links(world, 5), size)
    assert max(log.unlinked) == most
    assert len(log.ended) == 5


def test_who_is_linked_makes_room():
    """Six in a fleet of two take a cycle for each two, not a whole journey for each two."""
    world = World()
    sail(world, links(world, 6), 2)
    assert world.clock.now == alone(Sync) + 2 * 10.0


def test_plain_first():
    """A plain value leaves before one of another class, whatever the order of the features."""
    made = "When a CRMOffice Contacts is made with familyName as {}"
    world = World()
    journeys = [
        world.journey(made.format(words), row=FAMILY, number=number)
        for number, words in enumerate(["a name with Norwegian letters", "a plain name"])
    ]
    sail(world, journeys)
    made_by = [request.split()[1] for request in world.crm.requests if request.startswith("make")]
    assert made_by == [token_for("abcde", 1), token_for("abcde", 0)]


def surveys(count: int) -> Counter[str]:
    world = World()
    lookout = SharedLookout(
        world.systems,
        listed_properties(CHECKLIST),
        START,
        world.clock,
        cast(Recorder, SimpleNamespace(on=nullcontext)),
        2.0,
    )
    journeys = [
        Journey(one.plan, one.token, replace(one.crossing, lookout=lookout)) for one in links(world, count)
    ]
    ended = sail(world, journeys).ended
    assert len(ended) == count
    assert all(journey.failure is None for journey in journeys)
    return Counter(
        request for system in world.systems.values() for request in system.requests if "survey" in request
    )


def test_shared_looks():
    """Twenty journeys that wait together ask for no more surveys than one journey alone."""
    assert surveys(20) == surveys(1)


def test_a_look_takes_a_moment():
    """A journey looks every round, also when others are looked after first."""

    class TakesAMoment(FakeSystem):
        def survey(self, entity, since, known=None):
            self.clock.sleep(0.01)
            return super().survey(entity, since, known)

    world = World(crm=TakesAMoment)
    journeys = links(world, 5)
    sail(world, journeys)
    assert [journey.seen[-1].looks for journey in journeys] == pytest.approx([20.0 / 2.0] * 5, abs=2)


def test_tenant_away_for_one():
    """A journey in trouble ends like any other, and ends nobody else's."""

    class AwayForOne(FakeSystem):
        def make(self, entity, values, *, token=""):
            if token == token_for("abcde", 1):
                raise Unreachable("host is away")
            return super().make(entity, values, token=token)

    world = World(crm=AwayForOne)
    journeys = links(world, 3)
    assert len(sail(world, journeys).ended) == 3
    assert [type(journey.problem) for journey in journeys] == [type(None), Unreachable, type(None)]


def test_who_watches_the_run_is_broken():
    """What the run itself raises at a journey's end (a dead simulator) ends the run, not only the journey."""
    world = World()

    def dead(journey):
        raise Unreachable("the simulator ended")

    with pytest.raises(Unreachable):
        Fleet(world.clock, world.clock.sleep, 2.0, 200, dead).sail(links(world, 2))
