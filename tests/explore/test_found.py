"""What explore has found in the reference sync, each in as few steps as it takes."""

from functools import partial

from fixtures.simulator.sync.links import ACTIVITIES, CONTACTS, Flow, Side, Values
from tests.explore.world import World

HERE, THERE = Side.CRMOFFICE, Side.POWEROFFICE


def linked(flow: Flow, values: Values) -> tuple[World, str, str]:
    """A world with one pair of records; their ids."""
    world = World((), lambda _side, _body: None)
    here = world.write(flow, HERE, values)
    world.cycle(1)
    (there,) = (str(record["id"]) for record in world.table(flow, THERE))
    return world, here, there


def test_a_write_that_never_arrived_is_not_waited_for() -> None:
    """What a user writes long afterwards is a user's, even if it is what the sync had tried to write."""
    world, here, there = linked(ACTIVITIES, {"subject": "Berg"})
    world.write(ACTIVITIES, HERE, {"subject": "Åse"}, here)
    meanwhile = partial(world.write, ACTIVITIES, THERE, {"name": "Moss"}, there)
    world.wire.plan([(5, meanwhile)], (5, ["dropped"]))
    for _ in range(3):
        world.cycle(1)
    assert world.record(ACTIVITIES, HERE, here)["subject"] == "Moss"
    world.write(ACTIVITIES, THERE, {"name": "Åse"}, there)
    for _ in range(3):
        world.cycle(1)
    assert world.record(ACTIVITIES, HERE, here)["subject"] == "Åse"
    world.end()


def test_an_edit_while_both_sides_are_written_survives() -> None:
    """The answer to a write here shows it; that an older value was then written there does not settle it."""
    world, here, there = linked(CONTACTS, {"familyName": "Berg"})
    world.write(CONTACTS, THERE, {"firstName": "Åse"}, there)
    world.write(CONTACTS, HERE, {"directPhone": "12"}, here)
    world.wire.plan([(5, partial(world.write, CONTACTS, HERE, {"directPhone": "34"}, here))])
    for _ in range(3):
        world.cycle(1)
    assert world.record(CONTACTS, HERE, here)["directPhone"] == "34"
    assert world.record(CONTACTS, THERE, there)["phoneNumber"] == "34"
    world.end()


def test_two_answers_lost_one_after_the_other() -> None:
    """By the second one it is known what became of the first write."""
    world, here, there = linked(ACTIVITIES, {"subject": "Berg"})
    world.write(ACTIVITIES, HERE, {"subject": "Åse"}, here)
    for text in ("Moss", "Åse"):
        world.wire.plan([], (5, ["lost"]))
        world.cycle(1)
        world.write(ACTIVITIES, THERE, {"name": text}, there)
    world.wire.plan([])
    for _ in range(3):
        world.cycle(1)
    assert world.record(ACTIVITIES, HERE, here)["subject"] == "Åse"
    world.end()
