"""Value classes are found by their words and by their id, and each kind of property has some."""

from collections import Counter

import pytest

from fixtures.systems.interface import Kind
from fixtures.values import ALL, by_id, by_words, classes_for

TESTED_KINDS = [kind for kind in Kind if kind is not Kind.OTHER]


@pytest.mark.parametrize("kind", TESTED_KINDS)
def test_words_and_ids_name_one_class_of_a_kind(kind: Kind) -> None:
    """Words and id are unique within a kind."""
    known = [entry for entry in ALL if kind in entry.kinds]
    assert max(Counter(entry.words for entry in known).values()) == 1
    assert max(Counter(entry.id for entry in known).values()) == 1
    for entry in known:
        assert by_words(kind, entry.words) is entry
        assert by_id(kind, entry.id) is entry


@pytest.mark.parametrize("kind", TESTED_KINDS)
@pytest.mark.parametrize("created", [True, False])
def test_every_kind_has_classes(kind: Kind, created: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """Each kind has classes for creations and for edits."""
    assert classes_for(kind, created=created)


def test_created_takes_a_few_and_edits_take_all() -> None:
    """Creations take a few classes, plain first; edits take every class."""
    assert [known.id for known in classes_for(Kind.TEXT, created=True)] == [
        "plain",
        "norwegian-letters",
        "all-sorts",
        "line-break",
        "comma",
        "hard-to-see",
        "space-ends",
        "longest",
    ]
    assert len(classes_for(Kind.PHONE, created=True)) == 4
    assert len(classes_for(Kind.TEXT, created=False)) == len([k for k in ALL if Kind.TEXT in k.kinds])


def test_unknown_words() -> None:
    """The error names the accepted words and the closest ones."""
    with pytest.raises(ValueError, match=r"Accepted: a plain text, .*Did you mean 'a plain text'\?"):
        by_words(Kind.TEXT, "a plan text")


def test_words_of_another_kind_are_unknown() -> None:
    """A phone does not accept the words of a name."""
    with pytest.raises(ValueError, match="phone property has the words 'a plain name'"):
        by_words(Kind.PHONE, "a plain name")


def test_an_unknown_id() -> None:
    """The error names the id."""
    with pytest.raises(ValueError, match="has the id 'plane'"):
        by_id(Kind.TEXT, "plane")


def test_a_property_of_no_kind_has_no_classes() -> None:
    """A reference has no value classes, and the error says so."""
    assert classes_for(Kind.OTHER, created=False) == ()
    with pytest.raises(ValueError, match="there are no value classes for such properties"):
        by_words(Kind.OTHER, "a plain text")
