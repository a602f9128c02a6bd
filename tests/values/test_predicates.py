"""Each predicate refuses a value that is not of its class, so that *not exercised* is never green."""

import unicodedata

import pytest

from fixtures.systems.interface import Kind, Value
from fixtures.values import by_id
from fixtures.values.longest import ends_with_its_length
from tests.values.golden import value_of

CUT_OR_CHANGED: list[tuple[Kind, str, Value]] = [
    (Kind.TEXT, "plain", "Årsmøte"),
    (Kind.TEXT, "plain", " plain "),
    (Kind.NAME, "plain", "Kari  Hansen"),
    (Kind.TEXT, "norwegian-letters", "Arsmote pa Vaeroy"),
    (Kind.TEXT, "norwegian-letters", "ø only"),
    (Kind.NAME, "norwegian-letters", unicodedata.normalize("NFD", "Nærøyvåg")),
    (Kind.TEXT, "marks-composed", unicodedata.normalize("NFD", "Zoë Müller")),
    (Kind.TEXT, "marks-composed", "Zoe Muller"),
    (Kind.TEXT, "marks-decomposed", unicodedata.normalize("NFC", "Zoë Müller")),
    (Kind.TEXT, "marks-decomposed", "Zoe Muller"),
    (Kind.TEXT, "emoji", "Ravilomi ? Lie"),
    (Kind.TEXT, "zero-width-joiner", "Ravilomi \U0001f469\U0001f469\U0001f466 Lie"),
    (Kind.TEXT, "right-to-left", "????? ?????"),
    (Kind.TEXT, "cjk", "山水"),
    (Kind.TEXT, "quotes", "Bo O'Hara Lie"),
    (Kind.TEXT, "angle-brackets", "Ravilomi &lt;b&gt;Lie&lt;/b&gt; &amp; Dahl"),
    (Kind.TEXT, "literal-amp", "Ravilomi & Dahl"),
    (Kind.TEXT, "two-spaces", "Ravilomi Dahl"),
    (Kind.TEXT, "no-break-space", "Ravilomi Dahl"),
    (Kind.TEXT, "typographic", 'Ravilomi "Bo" O\'Hara - Lie -'),
    (Kind.TEXT, "line-break", "Ravilomi Dahl"),
    (Kind.TEXT, "line-break", "Ravilomi\r\nDahl"),
    (Kind.TEXT, "two-lines", "Ravilomi\nDahl"),
    (Kind.TEXT, "tab", "Ravilomi Dahl"),
    (Kind.TEXT, "direction-marks", "Ravilomi Lie Dahl"),
    (Kind.TEXT, "zero-width-space", "RavilomiLie Dahl"),
    (Kind.TEXT, "soft-hyphen", "Ravilomi Lie \u2764"),
    (Kind.NAME, "comma", "Ravilomi Dahl"),
    (Kind.TEXT, "date-like", "2026-04-03"),
    (Kind.TEXT, "number-like", "100000"),
    (Kind.TEXT, "formula-like", "2"),
    (Kind.TEXT, "percent-like", "50A"),
    (Kind.TEXT, "backslash-escape", "Ravilomi A Lie"),
    (Kind.TEXT, "full-width", "Ravilomi ABC fifl"),
    (Kind.TEXT, "hard-to-see", 'Ravilomi "x"'),
    (Kind.TEXT, "space-ends", "Site visit"),
    (Kind.TEXT, "space-ends", "Site visit "),
    (Kind.TEXT, "word-null", "Null"),
    (Kind.TEXT, "word-true", True),
    (Kind.TEXT, "leading-zeros", "41234567"),
    (Kind.TEXT, "leading-zeros", 41234567),
    (Kind.NAME, "capitals-inside", "Mcravilomi"),
    (Kind.TEXT, "one-character", ""),
    (Kind.TEXT, "one-character", "ab"),
    (Kind.PHONE, "plain", "+4741234567"),
    (Kind.PHONE, "plain", "4123456"),
    (Kind.PHONE, "plus-47", "+4741234567"),
    (Kind.PHONE, "double-zero", "+4741234567"),
    (Kind.PHONE, "foreign", "+493041234567"),
    (Kind.PHONE, "extension", "41234567"),
    (Kind.INTEGER, "plain", "20630"),
    (Kind.INTEGER, "zero", False),
    (Kind.INTEGER, "zero", 1),
    (Kind.INTEGER, "negative", 20630),
    (Kind.INTEGER, "largest-safe", 2**53),
    (Kind.FLOAT, "plain", 12.3456),
    (Kind.FLOAT, "zero", 0.1),
    (Kind.FLOAT, "negative", 1.5),
    (Kind.FLOAT, "decimals", 0.49),
    (Kind.FLOAT, "largest-safe", 9.0e15),
    (Kind.BOOLEAN, "true", 1),
    (Kind.BOOLEAN, "false", 0),
]


def test_a_value_that_was_changed_is_not_exercised() -> None:
    """The predicate refuses a value that the origin trimmed, reduced, escaped or converted."""
    accepted = [case for case in CUT_OR_CHANGED if by_id(*case[:2]).holds(case[2])]
    assert not accepted


LONGEST = [(Kind.TEXT, "longest"), (Kind.NAME, "longest"), (Kind.TEXT, "longest-emoji"), (Kind.PHONE, "longest")]


@pytest.mark.parametrize("room", [None, 40, 48, 255, 400])
def test_the_longest_value_fills_the_room_and_is_refused_when_cut(room: int | None) -> None:
    """The value has as many characters as the room, and the predicate refuses it with one less, wherever it was cut."""
    for kind, class_id in LONGEST:
        known = by_id(kind, class_id)
        value = str(value_of(known, room=room))
        assert len(value) == (room or (50 if kind is Kind.PHONE else 255)), (kind, class_id)
        cuts = (value[:-1], value[1:], value[:20] + value[21:], value[: len(value) // 2])
        assert not any(map(known.holds, cuts)), (kind, class_id)


def test_the_longest_values_of_a_text() -> None:
    """Emoji take two UTF-16 units each; plain letters, which take fewer bytes, do not count; there is a least room."""
    emoji, latin = by_id(Kind.TEXT, "longest-emoji"), by_id(Kind.TEXT, "longest")
    assert len(str(value_of(emoji, room=100)).encode("utf-16-le")) == 400
    assert ends_with_its_length("a" * 16 + "0020")
    assert not latin.holds("a" * 16 + "0020")
    for known in (emoji, latin):
        with pytest.raises(ValueError, match="there is room for 15"):
            value_of(known, room=15)
