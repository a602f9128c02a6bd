"""Two values part at a code point, and a person can see which."""

import pytest

from fixtures.journeys.difference import code_point, first_difference, quoted


@pytest.mark.parametrize(
    ("expected", "seen", "said"),
    [
        ("Bjørn", "Bjorn", "at character 3: U+006F o (LATIN SMALL LETTER O) instead of U+00F8 ø"),
        ("a\u00a0b", "a b", "at character 2: U+0020 (SPACE) instead of U+00A0 (NO-BREAK SPACE)"),
        ("\u00e9", "e\u0301", "at character 1: U+0065 e U+0301"),
        ("abcdef", "abc", "at character 4: nothing instead of U+0064 d"),
        ("abc", "abc  ", "at character 4: U+0020 U+0020 (SPACE, SPACE) instead of nothing"),
        ("\U0001f600", "?", "at character 1: U+003F ? (QUESTION MARK) instead of U+1F600 😀"),
        ("null", None, "nothing instead of text 'null'"),
        ("1", 1, "number 1 instead of text '1'"),
        (True, "True", "text 'True' instead of truth value True"),
        (1, True, "truth value True instead of number 1"),
    ],
)
def test_values_that_differ(expected, seen, said):
    """The first difference is named by place, code point and name, or by type."""
    assert said in first_difference(expected, seen)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "nothing"),
        ("plain text", "'plain text'"),
        (" a ", "' a '"),
        ("a\u200bb", "'a<U+200B>b'"),
        ("\u202eabc", "'<U+202E>abc'"),
        ("a\nb", "'a<U+000A>b'"),
        (0.5, "0.5"),
    ],
)
def test_quoted(value, shown):
    """Nothing invisible stays invisible, and no control character reaches the terminal."""
    assert quoted(value) == shown


def test_code_point_without_a_name():
    """A control character has none, and is not printed."""
    assert code_point("\x07") == "U+0007 no name"
