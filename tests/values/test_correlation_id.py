"""Tokens tell runs and scenario runs apart, and are found again whatever a system does to their case."""

import pytest

from fixtures.values.correlation_id import PHONE_DIGITS, correlation_id_for, correlation_ids_in, digits, new_run_id


def test_journeys_of_a_run():
    """Each has a token of its own, of ten characters."""
    correlation_ids = {correlation_id_for("abcde", number) for number in range(3000)}
    assert len(correlation_ids) == 3000
    assert {len(correlation_id) for correlation_id in correlation_ids} == {10}


@pytest.mark.parametrize("number", [-1, 31**3 + 10_000])
def test_more_journeys_than_tokens(number):
    """No token is handed out twice; the message says how many there are."""
    with pytest.raises(ValueError, match="at most"):
        correlation_id_for("abcde", number)


def test_last_token():
    """The number in the message is the number that works."""
    with pytest.raises(ValueError, match="at most") as refusal:
        correlation_id_for("abcde", 10**6)
    most = int("".join(filter(str.isdigit, str(refusal.value).partition(" scenario runs")[0])))
    assert correlation_id_for("abcde", most - 1)
    with pytest.raises(ValueError, match=f"number {most}"):
        correlation_id_for("abcde", most)


def test_run_id():
    """Five characters of the alphabet, as they were chosen."""
    assert new_run_id(lambda alphabet: alphabet[-1]) == "99999"
    assert correlation_ids_in(correlation_id_for(new_run_id(min), 0), phone=False)


@pytest.mark.parametrize("text", ["zqabcdeaaa", "x ZQABCDEAAA", "Zqabcdeaaa, junior"])
def test_token_in_a_text(text):
    """It is found at any place and in any case."""
    assert correlation_ids_in(text, phone=False) == {"zqabcdeaaa"}


@pytest.mark.parametrize("text", ["", "zq", "zqabcdeaa", "zq abcdeaaa", "zqabcdeaal"])
def test_no_token_in_a_text(text):
    """Cut or spoilt, it is none; `l` is in no token."""
    assert correlation_ids_in(text, phone=False) == set()


@pytest.mark.parametrize("pattern", ["{}", "+47 {}", "0047{}", "{} ext. 12"])
def test_digits_in_a_phone(pattern):
    """The eight digits are found among others, and across blanks."""
    eight = digits("zqabcdeaaa")
    assert len(eight) == PHONE_DIGITS
    assert eight.startswith("4")
    spaced = " ".join((eight[:3], eight[3:5], eight[5:]))
    assert eight in correlation_ids_in(pattern.format(spaced), phone=True)


def test_no_digits_in_a_phone():
    """Another scenario run's number is not ours, and seven digits are nobody's."""
    assert digits("zqabcdeaaa") not in correlation_ids_in(digits("zqabcdeaab"), phone=True)
    assert correlation_ids_in("1234567", phone=True) == set()
