"""Query options of PowerOffice GO's lists."""

import re
from collections.abc import Iterator

import pytest

from fixtures.simulator.conditions import Conditions
from tests.simulator.conftest import Caller, MovingClock, Serve

PATH = "/TimeTracking/Activity/"


@pytest.fixture
def filled(in_memory: Serve, clock: MovingClock) -> Iterator[Caller]:
    """Twelve activities, made a second apart, in a tenant that lists at most ten at once."""
    still = Conditions(replica_lag=(0, 0), poweroffice_row_limit=10)
    with in_memory(sync=False, conditions=still) as tester:
        for number in range(12):
            clock.advance(1)
            name = f"Name {number % 3}"
            body = {"code": f"A{number:02}", "name": name, "activityType": 100}
            tester.poweroffice.save_activity(body)
        yield tester


def codes(tester: Caller, **options: str) -> list[str]:
    """The codes on the page asked for; the count is always that of all."""
    answer = tester.po_json("GET", PATH, params={f"${name}": value for name, value in options.items()})
    assert answer["success"], answer
    return [item["code"] for item in answer["data"]]


def test_a_page_in_the_middle(filled: Caller) -> None:
    """Ordered by several fields, cut, counted as a whole."""
    assert codes(filled, top="2") == ["A00", "A01"]
    assert codes(filled, orderby="Name desc, Code asc", top="3", skip="3") == ["A11", "A01", "A04"]
    query = {"$top": "1", "$filter": "(Name eq 'Name 1')"}
    assert filled.po_json("GET", PATH, params=query)["count"] == 4


def test_what_changed_since_a_moment(filled: Caller) -> None:
    """The edge is included."""
    since = "(LastChanged ge DateTimeOffset'2026-11-22T12:00:11')"
    assert codes(filled, filter=since) == ["A10", "A11"]


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "More than 10 rows"),
    ({"$skip": "1", "$top": "2"}, r"\$skip works only"),
    ({"$skip": "1", "$orderby": "Id asc"}, r"\$skip works only"),
    ({"$top": "-1"}, "whole number"),
    ({"$orderby": "name", "$top": "1"}, "PascalCase"),
    ({"$orderby": "Name up", "$top": "1"}, "orderby"),
    ({"$filter": "Name eq 'x'"}, r"needs '\('"),
)


def test_queries_that_are_refused(filled: Caller) -> None:
    """A 200 that says what is wrong."""
    for query, message in REFUSED:
        answer = filled.po_json("GET", PATH, params=query)
        assert answer["success"] is False
        assert re.search(message, answer["validation"]["summary"])


def test_characters_with_a_meaning_in_addresses(tester: Caller) -> None:
    """Percent-encoded, any text finds its record."""
    name = "a/b?c:d@e&f=g+h,i$j 'k' %20 Åse"
    made = tester.po_json("POST", PATH, json={"code": "X", "name": name, "activityType": 100})["data"]
    quoted = name.replace("'", "''")
    assert tester.filtered(PATH, f"(Name eq '{quoted}')")["data"] == [made]
