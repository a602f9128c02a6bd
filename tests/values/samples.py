"""Ingredients for tests, and every value class with a name that a failing test can be told by."""

from fixtures.systems.interface import Value
from fixtures.values import ALL, Ingredients, ValueClass

CORRELATION_ID = "zqk7f3a2m9"
NAMED = {f"{known.kinds[0].value}/{known.id}": known for known in ALL}


def value_of(known: ValueClass, serial: int = 0, room: int | None = None, *, carry: bool = False) -> Value:
    """A value of a class for the token of these tests."""
    return known.make(Ingredients(CORRELATION_ID, serial, room, carry))
