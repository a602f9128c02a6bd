"""What holds for every value class."""

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.values import Ingredients, ValueClass, wording
from fixtures.values.correlation_id import correlation_ids_in, digits
from tests.values import golden
from tests.values.golden import CORRELATION_ID, NAMED, PEOPLE, value_of

EVERY = pytest.mark.parametrize("known", NAMED.values(), ids=list(NAMED))
CONSTANT = {"word-null", "word-true", "zero", "true", "false"}
PERSON = "reference/plain"


@EVERY
def test_a_value_is_of_its_class(known: ValueClass) -> None:
    """The predicate accepts what the recipe makes, for any serial and room, with and without the correlation id."""
    for serial in range(30):
        for room in (None, 60, 255):
            assert known.holds(value_of(known, serial, room))
            if known.carries_correlation_id:
                assert known.holds(value_of(known, serial, room, carry=True))


def test_nothing_is_null_or_of_another_type() -> None:
    """The predicate refuses an empty value and a value of another type; an id may be a number or text."""
    for name, known in NAMED.items():
        value = value_of(known)
        for other in (None, "" if isinstance(value, str) or name == PERSON else str(value)):
            assert not known.holds(other), name


@EVERY
def test_each_serial_gives_another_value(known: ValueClass) -> None:
    """The serial changes the value, except in classes of one value; a person comes again when all have been."""
    serials = len(PEOPLE) if known is NAMED[PERSON] else 12
    values = [value_of(known, serial) for serial in range(serials)]
    assert len(set(values)) == (1 if known.id in CONSTANT else len(values))


def test_the_same_ingredients_give_the_same_value() -> None:
    """A value does not depend on the order in which values are made."""
    first = {name: value_of(known, 3) for name, known in NAMED.items()}
    for known in NAMED.values():
        value_of(known, 7)
    assert {name: value_of(known, 3) for name, known in NAMED.items()} == first


@EVERY
def test_the_correlation_id_is_carried_or_refused(known: ValueClass) -> None:
    """With `carry` a value shows the correlation id, or the class raises ValueError."""
    if not known.carries_correlation_id:
        with pytest.raises(ValueError, match="no room for the correlation id"):
            value_of(known, carry=True)
        return
    value = str(value_of(known, 5, carry=True))
    shown = correlation_ids_in(value, phone=value.lstrip("+")[0].isdigit())
    assert shown & {CORRELATION_ID, digits(CORRELATION_ID)}


def test_the_correlation_id_stands_beside_the_value() -> None:
    """Without `carry` no value contains the correlation id."""
    assert [name for name, known in NAMED.items() if CORRELATION_ID in str(value_of(known, 5))] == []


@EVERY
def test_a_value_never_exceeds_the_room(known: ValueClass) -> None:
    """A value that is longer than the room is refused, not cut."""
    if isinstance(value_of(known), str) and not known.id.startswith(("longest", "one-character")):
        with pytest.raises(ValueError, match="there is room for 2"):
            value_of(known, room=2)
    assert len(str(value_of(known, room=50))) <= 50


def test_words_are_for_a_cell_and_a_sentence() -> None:
    """Words are ASCII without the syntax of Gherkin and pytest-bdd, and without words that make another sentence."""
    for name, known in NAMED.items():
        assert known.words.isascii(), name
        assert not set(known.words) & set("|<>\\\n"), name
        assert " to " not in known.words, name
        assert " is changed in " not in known.words, name


def test_values_do_not_depend_on_the_process() -> None:
    """A process with another hash seed makes the same values."""
    program = (
        "from tests.values import golden;"
        "current = golden.current(); kept = golden.kept();"
        "assert current == {name: kept[name] for name in current}"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": "7"}, check=True)  # noqa: S603 - our own words


def test_ingredients_are_compared_by_value() -> None:
    """Equal ingredients are equal whether their defaults are written or not."""
    assert Ingredients(CORRELATION_ID, 1) == Ingredients(CORRELATION_ID, 1, None, False)  # noqa: FBT003 - the point is the default


def test_a_recipe_changes_only_with_its_version() -> None:
    """A changed recipe has a new version, because evidence of other values would count for it otherwise."""
    kept = golden.kept()
    changed = [name for name, made in golden.current().items() if kept.get(name, made) != made]
    assert not changed, f"raise the version of {changed}, then run: python -m tests.values.golden"


def test_every_recipe_has_its_hash() -> None:
    """Each class and version has a committed hash."""
    missing = sorted(golden.current().keys() - golden.kept().keys())
    assert not missing, f"run: python -m tests.values.golden (missing: {missing})"


def test_two_scenario_runs_have_different_names() -> None:
    """The correlation id decides which names are drawn."""
    names = {wording.plain_name(Ingredients(f"zq22222bc{letter}", 0)) for letter in "abcdefghijk"}
    assert len(names) > 8


def test_a_scenario_run_with_many_edits_has_different_names() -> None:
    """Names differ far beyond the number of edits of a scenario run."""
    names = [wording.plain_name(Ingredients("zq22222bcd", serial)) for serial in (0, 99, 100, 150)]
    assert len(set(names)) == 4


@pytest.mark.parametrize("serial", range(5))
def test_a_norwegian_name_has_each_letter(serial: int) -> None:
    """Each name has all three Norwegian letters, so the loss of one shows."""
    assert set("æøå") <= set(wording.norwegian_name(Ingredients("zq22222bcd", serial)).lower())


def test_faker_is_not_imported_before_a_name_is_made() -> None:
    """Runs without names do not spend the time of its import."""
    program = "import sys, fixtures.values; assert 'faker' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)  # noqa: S603 - our own words
