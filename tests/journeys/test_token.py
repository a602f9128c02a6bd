"""Tokens tell runs and journeys apart, and are found again whatever a system does to their case."""

import pytest

from fixtures.journeys.token import MARK_DIGITS, digits, marks_in, new_run_id, token_for


def test_journeys_of_a_run():
    """Each has a token of its own, of ten characters."""
    tokens = {token_for("abcde", number) for number in range(3000)}
    assert len(tokens) == 3000
    assert {len(token) for token in tokens} == {10}


@pytest.mark.parametrize("number", [-1, 31**3 + 10_000])
def test_more_journeys_than_tokens(number):
    """No token is handed out twice; the message says how many there are."""
    with pytest.raises(ValueError, match="at most"):
        token_for("abcde", number)


def test_last_token():
    """The number in the message is the number that works."""
    with pytest.raises(ValueError, match="at most") as refusal:
        token_for("abcde", 10**6)
    most = int("".join(filter(str.isdigit, str(refusal.value).partition(" journeys")[0])))
    assert token_for("abcde", most - 1)
    with pytest.raises(ValueError, match=f"number {most}"):
        token_for("abcde", most)


def test_run_id():
    """Five characters of the alphabet, as they were chosen."""
    assert new_run_id(lambda alphabet: alphabet[-1]) == "99999"
    assert marks_in(token_for(new_run_id(min), 0), phone=False)


@pytest.mark.parametrize("text", ["zqabcdeaaa", "x ZQABCDEAAA", "Zqabcdeaaa, junior"])
def test_token_in_a_text(text):
    """It is found at any place and in any case."""
    assert marks_in(text, phone=False) == {"zqabcdeaaa"}


@pytest.mark.parametrize("text", ["", "zq", "zqabcdeaa", "zq abcdeaaa", "zqabcdeaal"])
def test_no_token_in_a_text(text):
    """Cut or spoilt, it is none; `l` is in no token."""
    assert marks_in(text, phone=False) == set()


@pytest.mark.parametrize("pattern", ["{}", "+47 {}", "0047{}", "{} ext. 12"])
def test_digits_in_a_phone(pattern):
    """The eight digits are found among others, and across blanks."""
    eight = digits("zqabcdeaaa")
    assert len(eight) == MARK_DIGITS
    assert eight.startswith("4")
    spaced = " ".join((eight[:3], eight[3:5], eight[5:]))
    assert eight in marks_in(pattern.format(spaced), phone=True)


def test_no_digits_in_a_phone():
    """Another journey's number is not ours, and seven digits are nobody's."""
    assert digits("zqabcdeaaa") not in marks_in(digits("zqabcdeaab"), phone=True)
    assert marks_in("1234567", phone=True) == set()
