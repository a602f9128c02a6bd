"""The line of a failure message that says how two values differ: the known change, then the position."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from fixtures.diagnosis.changes import OF_TEXTS, OF_VALUES
from fixtures.diagnosis.difference import BEFORE, code_point, first_difference, likely_cause, quoted
from fixtures.diagnosis.value_changes import is_whole
from fixtures.systems.interface import Value
from tests.diagnosis.differing import FITTING, NOT_FITTING
from tests.examples import examples

BY_NAME = {change.name: change for change in (*OF_VALUES, *OF_TEXTS)}
ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text())
LIKELY = st.text(st.sampled_from("aeøÅéß 0047+-()\u00a0\u0301\u200d\ufeff😀&amp;lt<>'\"\\%u\n\ufffd\ud83d?"))


POSITIONS: tuple[tuple[Value, Value, str], ...] = (
    ("Bjørn", "Bjorn", "at character 3: U+006F o (LATIN SMALL LETTER O) instead of U+00F8 ø"),
    ("Bjørn", "BjÃ¸rn", "at character 3: U+00C3 Ã U+00B8 ¸ (LATIN CAPITAL LETTER A WITH TILDE, CEDILLA)"),
    ("a\u00a0b", "a b", "at character 2: U+0020 (SPACE) instead of U+00A0 (NO-BREAK SPACE)"),
    ("\u00e9", "e\u0301", "at character 1: U+0065 e U+0301"),
    ("abcdef", "abc", "at character 4: nothing instead of U+0064 d"),
    ("abc", "abc  ", "at character 4: U+0020 U+0020 (SPACE, SPACE) instead of nothing"),
    ("\U0001f600", "?", "at character 1: U+003F ? (QUESTION MARK) instead of U+1F600 😀"),
    ("😀", "\ud83d", "at character 1: U+D83D (half of a surrogate pair) instead of U+1F600 😀"),
    ("Ola", "Peder", "at character 1: U+0050 P (LATIN CAPITAL LETTER P) instead of U+004F O"),
    ("Ola", "Peder", "; 5 characters instead of 3"),
    ("null", None, "nothing instead of text 'null'"),
    ("1", 1, "number 1 instead of text '1'"),
    (True, "True", "text 'True' instead of truth value True"),
    (1, True, "truth value True instead of number 1"),
)


def test_position():
    """The line names the first difference by position, code point and name, or by type."""
    for expected, seen, words in POSITIONS:
        assert words in first_difference(expected, seen)


def test_known_changes():
    """The line begins with the words of the change that fits, and the cause is that of the change."""
    for name, expected, seen, words in FITTING:
        assert BY_NAME[name].fits(expected, seen) == words
        assert first_difference(expected, seen).partition("; ")[0] == words
        assert ("; " in first_difference(expected, seen)) is not is_whole(expected)
        assert likely_cause(expected, seen) == BY_NAME[name].cause


def test_resembling_changes():
    """A change does not fit values that only resemble it, nor a value that arrived unchanged."""
    for name, pairs in NOT_FITTING.items():
        assert [pair for pair in pairs if BY_NAME[name].fits(*pair)] == [], name
    for name, expected, *_ in FITTING:
        assert BY_NAME[name].fits(expected, expected) is None, (name, expected)


def test_every_change_is_tested_both_ways():
    """Each entry of the table has a pair that fits and a pair that does not."""
    assert {name for name, *_ in FITTING} == NOT_FITTING.keys() == BY_NAME.keys()
    assert len(BY_NAME) == len(OF_VALUES) + len(OF_TEXTS)


ELSEWHERE: tuple[tuple[Value, dict[str, Value], str], ...] = (
    ("Kari", {BEFORE: "Kari"}, "the value before the edit; "),
    (None, {BEFORE: None}, "the value before the edit; "),
    ("Lie", {BEFORE: "Kari", "lastName": "Lie"}, "the value of lastName; "),
    ("Kari", {"lastName": "Kari", BEFORE: "Kari"}, "the value before the edit; "),
    ("Ola Lie", {"lastName": "Lie"}, "joined with the value of lastName; "),
    ("Lie, Ola", {"lastName": "Lie"}, "joined with the value of lastName; "),
    (1234, {"customerNo": 1234}, "the value of customerNo; "),
)
BY_CHANCE: tuple[tuple[Value, dict[str, Value]], ...] = (
    ("Peder", {BEFORE: "Kari", "lastName": "Lie"}),
    ("P", {"initial": "P"}),
    (None, {"lastName": None}),
    (True, {"isActive": True}),
    (1, {"customerNo": True, "position": 1}),
    ("Ola and many more Lie", {"lastName": "Lie"}),
)


def test_value_from_elsewhere():
    """The line names where the value belongs, and the cause is another one than without that knowledge."""
    for seen, others, words in ELSEWHERE:
        assert first_difference("Ola", seen, others).startswith(words)
        assert likely_cause("Ola", seen, others) not in (None, likely_cause("Ola", seen))


def test_value_that_resembles_another_by_chance():
    """Short, empty and truth values are never named as values from elsewhere."""
    for seen, others in BY_CHANCE:
        assert first_difference("Ola", seen, others) == first_difference("Ola", seen)


def test_unknown_change():
    """Without a known change there is no cause, and the line still names the position."""
    assert likely_cause("Ola", "Peder") is None
    assert first_difference("Ola", "Peder").startswith("at character 1: ")


@given(LIKELY | st.text(st.characters(), max_size=40), LIKELY | st.text(st.characters(), max_size=40))
@example("a\x00", "a\u2028")
@example("&#" + "9" * 5000 + ";", "x")
@example("", "\udc00")
@settings(database=None, deadline=None, max_examples=examples(150))
def test_any_two_texts(expected, seen):
    """For any two texts the difference is one line with a position, and the cause is one line."""
    if expected == seen:
        return
    line = first_difference(expected, seen, {BEFORE: "", "lastName": seen[:5]})

    assert len(line.splitlines()) == 1
    assert "at character " in line
    assert len((likely_cause(expected, seen) or "none").splitlines()) == 1


@given(ANYTHING, ANYTHING, ANYTHING)
@settings(database=None, deadline=None, max_examples=examples(100))
def test_any_two_values(expected, seen, other):
    """For values of any types the difference is one line."""
    if expected == seen and type(expected) is type(seen):
        return
    assert len(first_difference(expected, seen, {"lastName": other, BEFORE: other}).splitlines()) == 1


@given(st.text(st.characters(categories=["L", "N", "Zs", "So"]), min_size=2), st.data())
@settings(database=None, deadline=None, max_examples=examples(100))
def test_any_cut(text, data):
    """For a text that lost its end the line names the position where it ends."""
    kept = data.draw(st.integers(1, len(text) - 1))

    assert f"at character {kept + 1}: nothing instead of " in first_difference(text, text[:kept])


def test_quoted():
    """Invisible characters are written out, so no control character reaches the terminal."""
    texts = ["plain text", " a ", "a\u200bb", "\u202eabc", "a\nb"]
    shown = ["'plain text'", "' a '", "'a<U+200B>b'", "'<U+202E>abc'", "'a<U+000A>b'"]
    assert [quoted(value) for value in (None, *texts, 0.5)] == ["nothing", *shown, "0.5"]


def test_code_point_without_a_name():
    """A control character has no name and is not printed."""
    assert code_point("\x07") == "U+0007 no name"
