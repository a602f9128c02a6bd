"""Defects that explore has found in the reference sync, each in as few steps as possible."""

from functools import partial

from fixtures.simulator.sync.flows import ACTIVITIES, CONTACTS, Flow, Side
from fixtures.simulator.sync.links import Values
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
    """The sync carries over a user's later edit, even to the value that it had tried to write."""
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
    """An edit that the answer to a write in CRMOffice shows is not settled by an older value on the other side."""
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
    """By the second one the sync knows whether the first write took effect."""
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
