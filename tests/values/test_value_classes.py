"""What holds for every value class, and how one is found."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from fixtures.systems.interface import Kind
from fixtures.values import ALL, Ingredients, by_id, by_words, classes_for, wording
from fixtures.values.correlation_id import correlation_ids_in, digits
from tests.values import golden
from tests.values.golden import CORRELATION_ID, NAMED, PEOPLE, value_of

CONSTANT = {"word-null", "word-true", "zero", "true", "false"}
PERSON = "reference/plain"
CARRYING = {name: known for name, known in NAMED.items() if known.carries_correlation_id}


def test_a_value_is_of_its_class() -> None:
    """The predicate accepts what the recipe makes, for any serial and room, with and without the correlation id."""
    wrong = [
        (name, serial, room, carry)
        for name, known in NAMED.items()
        for serial in range(30)
        for room in (None, 60, 255)
        for carry in {False, known.carries_correlation_id}
        if not known.holds(value_of(known, serial, room, carry=carry))
    ]
    assert not wrong


def test_nothing_is_null_or_of_another_type() -> None:
    """The predicate refuses an empty value and a value of another type; an id may be a number or text."""
    for name, known in NAMED.items():
        value = value_of(known)
        for other in (None, "" if isinstance(value, str) or name == PERSON else str(value)):
            assert not known.holds(other), name


def test_each_serial_gives_another_value() -> None:
    """The serial changes the value, except in classes of one value; a person comes again when all have been."""
    for name, known in NAMED.items():
        serials = len(PEOPLE) if name == PERSON else 12
        values = {value_of(known, serial) for serial in range(serials)}
        assert len(values) == (1 if known.id in CONSTANT else serials), name


def test_the_same_ingredients_give_the_same_value() -> None:
    """A value does not depend on the order in which values are made."""
    first = {name: value_of(known, 3) for name, known in NAMED.items()}
    for known in NAMED.values():
        value_of(known, 7)
    assert {name: value_of(known, 3) for name, known in NAMED.items()} == first


def test_the_correlation_id_is_carried_or_refused() -> None:
    """With `carry` a value shows the correlation id, or the class raises ValueError; without, no value shows it."""
    for name, known in NAMED.items():
        assert CORRELATION_ID not in str(value_of(known, 5)), name
        if name in CARRYING:
            value = str(value_of(known, 5, carry=True))
            shown = correlation_ids_in(value, phone=value.lstrip("+")[0].isdigit())
            assert shown & {CORRELATION_ID, digits(CORRELATION_ID)}, name
        else:
            with pytest.raises(ValueError, match="no room for the correlation id"):
                value_of(known, carry=True)


def test_a_value_never_exceeds_the_room() -> None:
    """A value that is longer than the room is refused, not cut."""
    for name, known in NAMED.items():
        if isinstance(value_of(known), str) and not known.id.startswith(("longest", "one-character")):
            with pytest.raises(ValueError, match="there is room for 2"):
                value_of(known, room=2)
        assert len(str(value_of(known, room=50))) <= 50, name


def test_words_are_for_a_cell_and_a_sentence() -> None:
    """Words are ASCII without the syntax of Gherkin and pytest-bdd, and without words that make another sentence."""
    unfit = re.compile(r"[^ -~]|[|<>\\]| to | is changed in ")
    assert [name for name, known in NAMED.items() if unfit.search(known.words)] == []


def test_a_recipe_changes_only_with_its_version() -> None:
    """Each has a committed hash, which other processes made: so values depend on their ingredients only."""
    current, kept = golden.current(), golden.kept()
    changed = [name for name, made in current.items() if kept.get(name, made) != made]
    assert not changed, f"raise the version of {changed}, then run: python -m tests.values.golden"
    missing = sorted(current.keys() - kept.keys())
    assert not missing, f"run: python -m tests.values.golden (missing: {missing})"


def test_names() -> None:
    """They differ between scenario runs and far beyond the edits of one; a Norwegian one has all three letters."""
    first = {wording.plain_name(Ingredients(f"zq22222bc{letter}", 0)) for letter in "abcdefghijk"}
    assert len(first) > 8
    assert len({wording.plain_name(Ingredients("zq22222bcd", serial)) for serial in (0, 99, 100, 150)}) == 4
    norwegian = [wording.norwegian_name(Ingredients("zq22222bcd", serial)).lower() for serial in range(5)]
    assert all(set("æøå") <= set(name) for name in norwegian)


def test_faker_is_not_imported_before_a_name_is_made() -> None:
    """Runs without names do not spend the time of its import."""
    program = "import sys, fixtures.values; assert 'faker' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)  # noqa: S603 - our own words


def test_words_and_ids_name_one_class_of_a_kind() -> None:
    """Both are unique within a kind; each kind has classes for creations and for edits, but the one never tested."""
    for kind in Kind:
        known = [entry for entry in ALL if kind in entry.kinds]
        assert max([*Counter(entry.words for entry in known).values(), 0]) == (kind is not Kind.OTHER), kind
        assert all(by_words(kind, entry.words) is entry is by_id(kind, entry.id) for entry in known), kind
        assert list(classes_for(kind, created=False)) == known
        assert bool(classes_for(kind, created=True)) is (kind is not Kind.OTHER)


def test_created_takes_a_few() -> None:
    """Creations take a few classes, plain first."""
    created = [known.id for known in classes_for(Kind.TEXT, created=True)]
    few = ["plain", "norwegian-letters", "all-sorts", "line-break", "comma", "hard-to-see", "space-ends", "longest"]
    assert created == few
    assert len(classes_for(Kind.PHONE, created=True)) == 4


@pytest.mark.parametrize(
    ("find", "kind", "got", "error"),
    [
        (by_words, Kind.TEXT, "a plan text", r"Accepted: a plain text, .*Did you mean 'a plain text'\?"),
        (by_words, Kind.PHONE, "a plain name", "phone property has the words 'a plain name'"),
        (by_id, Kind.TEXT, "plane", "has the id 'plane'"),
        (by_words, Kind.OTHER, "a plain text", "there are no value classes for such properties"),
    ],
)
def test_unknown_words(find, kind, got, error):
    """The error names what was got, the accepted words and the closest ones; words of another kind are unknown."""
    with pytest.raises(ValueError, match=error):
        find(kind, got)
