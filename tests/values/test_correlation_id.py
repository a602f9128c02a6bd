"""Correlation ids differ between runs and scenario runs, and are found whatever a system does to their case."""

import pytest

from fixtures.values.correlation_id import PHONE_DIGITS, correlation_id_for, correlation_ids_in, digits, new_run_id


def test_scenario_runs_of_a_run():
    """Each has its own correlation id of ten characters."""
    correlation_ids = {correlation_id_for("abcde", number) for number in range(3000)}
    assert len(correlation_ids) == 3000
    assert {len(correlation_id) for correlation_id in correlation_ids} == {10}


def test_too_many_scenario_runs():
    """A number outside the range raises ValueError with the limit, which is right."""
    with pytest.raises(ValueError, match="at most"):
        correlation_id_for("abcde", -1)
    with pytest.raises(ValueError, match="at most") as refusal:
        correlation_id_for("abcde", 10**6)
    most = int("".join(filter(str.isdigit, str(refusal.value).partition(" scenario runs")[0])))
    assert correlation_id_for("abcde", most - 1)
    with pytest.raises(ValueError, match=f"number {most}"):
        correlation_id_for("abcde", most)


def test_run_id():
    """A run id is five chosen characters of the alphabet."""
    assert new_run_id(lambda alphabet: alphabet[-1]) == "99999"
    assert correlation_ids_in(correlation_id_for(new_run_id(min), 0), phone=False)


def test_correlation_id_in_a_text():
    """It is found at any position and in any case; never a cut or changed one, which may contain `l`."""
    for text in ("zqabcdeaaa", "x ZQABCDEAAA", "Zqabcdeaaa, junior"):
        assert correlation_ids_in(text, phone=False) == {"zqabcdeaaa"}, text
    for text in ("", "zq", "zqabcdeaa", "zq abcdeaaa", "zqabcdeaal"):
        assert correlation_ids_in(text, phone=False) == set(), text


def test_digits_in_a_phone():
    """The eight digits are found among others, and across spaces; not those of another scenario run, nor seven."""
    eight = digits("zqabcdeaaa")
    assert len(eight) == PHONE_DIGITS
    assert eight.startswith("4")
    spaced = " ".join((eight[:3], eight[3:5], eight[5:]))
    for pattern in ("{}", "+47 {}", "0047{}", "{} ext. 12"):
        assert eight in correlation_ids_in(pattern.format(spaced), phone=True), pattern
    assert eight not in correlation_ids_in(digits("zqabcdeaab"), phone=True)
    assert correlation_ids_in("1234567", phone=True) == set()
