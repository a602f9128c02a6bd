"""What holds for every value class, whatever it makes."""

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.values import Ingredients, ValueClass
from fixtures.values.correlation_id import correlation_ids_in, digits
from tests.values.samples import CORRELATION_ID, NAMED, value_of

EVERY = pytest.mark.parametrize("known", NAMED.values(), ids=list(NAMED))
CONSTANT = {"word-null", "word-true", "zero", "true", "false"}


@EVERY
def test_a_value_is_of_its_class(known: ValueClass) -> None:
    """The predicate accepts what the recipe makes, for any serial and room, with and without the token."""
    for serial in range(30):
        for room in (None, 60, 255):
            assert known.holds(value_of(known, serial, room))
            if known.carries_correlation_id:
                assert known.holds(value_of(known, serial, room, carry=True))


@EVERY
def test_nothing_is_null_or_of_another_type(known: ValueClass) -> None:
    """A property that came back empty, or as another type, was not exercised."""
    value = value_of(known)
    for other in (None, "" if isinstance(value, str) else str(value)):
        assert not known.holds(other)


@EVERY
def test_each_serial_gives_another_value(known: ValueClass) -> None:
    """An edit is never to the value that is there, except where the class leaves no freedom."""
    values = [value_of(known, serial) for serial in range(12)]
    assert len(set(values)) == (1 if known.id in CONSTANT else len(values))


@EVERY
def test_the_same_ingredients_give_the_same_value(known: ValueClass) -> None:
    """A replay builds what the recording built, in any order."""
    first = value_of(known, 3)
    value_of(known, 7)
    assert value_of(known, 3) == first


@EVERY
def test_the_token_is_carried_or_refused(known: ValueClass) -> None:
    """A class shows the scenario run's mark when it must, or says that it cannot."""
    if not known.carries_correlation_id:
        with pytest.raises(ValueError, match="no room for the token"):
            value_of(known, carry=True)
        return
    value = str(value_of(known, 5, carry=True))
    shown = correlation_ids_in(value, phone=value.lstrip("+")[0].isdigit())
    assert shown & {CORRELATION_ID, digits(CORRELATION_ID)}


@EVERY
def test_the_token_stands_beside_not_inside(known: ValueClass) -> None:
    """Without being asked for, the token is in no value: `null` is really `null`."""
    assert CORRELATION_ID not in str(value_of(known, 5))


@EVERY
def test_a_value_never_exceeds_the_room(known: ValueClass) -> None:
    """What does not fit is refused, not cut."""
    if isinstance(value_of(known), str) and not known.id.startswith(("longest", "one-character")):
        with pytest.raises(ValueError, match="there is room for 2"):
            value_of(known, room=2)
    assert len(str(value_of(known, room=50))) <= 50


@EVERY
def test_words_are_for_an_ascii_cell(known: ValueClass) -> None:
    """Words stand in a feature's table: ASCII, without what Gherkin or pytest-bdd would read as syntax."""
    assert known.words.isascii()
    assert not set(known.words) & set("|<>\\\n")


def test_values_do_not_depend_on_the_process() -> None:
    """Another process with another hash seed makes the same values."""
    program = (
        "from tests.values import golden;"
        "assert golden.current() == {k: v for k, v in golden.kept().items() if k in golden.current()}"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": "7"}, check=True)  # noqa: S603 - our own words


def test_ingredients_are_compared_by_value() -> None:
    """Nothing but the ingredients goes into a value."""
    assert Ingredients(CORRELATION_ID, 1) == Ingredients(CORRELATION_ID, 1, None, False)  # noqa: FBT003 - the point is the default


@EVERY
def test_words_hold_no_words_of_a_sentence(known: ValueClass) -> None:
    """They stand in a step in the place of a value; `to` would let it be read as another sentence."""
    assert " to " not in known.words
    assert " is changed in " not in known.words
