"""A list ends, also when its tenant says that it does not."""

import pytest

from fixtures.systems.errors import UnexpectedAnswer
from fixtures.systems.paging import MOST_PAGES, Paging


def test_a_list_of_two_pages():
    """It goes on until as many were seen as there are."""
    paging = Paging("a list")
    assert paging.goes_on("ab", 3)
    assert not paging.goes_on("c", 3)


def test_an_empty_page_ends_it():
    """Whatever the count says."""
    assert not Paging("a list").goes_on("", 9)


def test_a_shifted_page():
    """Somebody made a record between two pages: one shows twice, and the list goes on."""
    paging = Paging("a list")
    assert paging.goes_on("ab", 5)
    assert paging.goes_on("bc", 5)
    assert not paging.goes_on("d", 5)


def test_the_same_page_again():
    """Then nothing says that it ever ends."""
    paging = Paging("a list")
    assert paging.goes_on("ab", 9)
    with pytest.raises(UnexpectedAnswer, match="a list has no end"):
        paging.goes_on("ab", 9)


def test_new_records_for_ever():
    """There is a last page in any case."""
    paging = Paging("a list")
    assert all(paging.goes_on([number], 10**9) for number in range(MOST_PAGES - 1))
    with pytest.raises(UnexpectedAnswer, match="has no end"):
        paging.goes_on([MOST_PAGES], 10**9)
