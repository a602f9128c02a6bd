"""The lists of the simulated PowerOffice GO, API v1: filters, order, pages."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from fixtures.simulator.conditions import Conditions
from fixtures.simulator.poweroffice.odata import BadQuery, condition
from fixtures.simulator.schema import Field
from tests.simulator.conftest import Caller, MovingClock, Serve

PATH = "/TimeTracking/Activity/"
FIELDS = {
    "name": Field(),
    "code": Field("number"),
    "active": Field("boolean"),
    "lastChanged": Field("time"),
    "city": Field(),
    "since": Field("date"),
    "until": Field("date"),
}
RECORD = {
    "name": "Åse O'Neil",
    "code": 17,
    "active": True,
    "lastChanged": datetime(2024, 1, 1, 12, tzinfo=UTC),
    "since": "2015-11-26",
}
FITTING = (
    "(Name eq 'Åse O''Neil')",
    "(Name ne 'åse o''neil')",
    "(tolower(Name) eq 'åse o''neil')",
    "(startswith(Name,'Åse') eq true)",
    "(startswith(tolower(Name), 'åse') eq true and Code gt 16)",
    "(Code ge 17 and Code le 17.0)",
    "(Code lt 3 or Active eq true)",
    "(not (Code eq 3))",
    "(not startswith(Name,'B') eq true)",
    "((Code eq 3) or (Code eq 17))",
    "(Code eq 3 and Code eq 4 or Code eq 17)",
    "(City eq null)",
    "(LastChanged ge DateTimeOffset'2024-01-01T12:00:00')",
    "(LastChanged gt dateTimeOffset'2024-01-01T12:59:59+01:00')",
    "(LastChanged lt DateTime'2024-01-02T00:00:00')",
    "(LastChanged eq DateTimeOffset'2024-01-01T12:00:00 +00:00')",
    "(LastChanged gt datetimeoffset'1970-01-01')",
    "(Since ge DateTime'2015-11-26' and Since lt datetime'2015-11-27')",
    "(toupper(Name) eq 'ÅSE O''NEIL')",
    "(startswith(toupper(Name), 'ÅSE') eq true)",
    "(Code eq 17) and (Active eq true)",
    "(Code eq 3) or (Code eq 17) and (Active eq true)",
    "(Code eq 17)and(Active eq true)",
    "not (Code eq 3) and not (Code eq 4)",
)
OTHERS = (
    "(Name eq 'åse o''neil')",
    "(startswith(Name,'åse') eq true)",
    "(startswith(Name,'Åse') eq false)",
    "(Code eq '17')",
    "(City gt 'A')",
    "(Code eq 17 and Active eq false)",
    "(Code eq 17) and (Active eq false)",
    "(Until lt DateTime'2099-01-01')",
    "(Since ne DateTime'2015-11-26')",
    "(LastChanged gt DateTimeOffset'2024-01-01T12:00:00Z')",
)
REFUSED = (
    ("Name eq 'x'", r"needs '\('"),
    ("(Code eq 1) (Code eq 2)", "enclosed in parentheses"),
    ("(Code eq 1) and Code eq 2", r"needs '\('"),
    ("(Code eq 1) and", r"needs '\('"),
    ("(name eq 'x')", "PascalCase"),
    ("(Name eq 'O'Neil')", "cannot be read|needs"),
    ("(Name eq x)", "no field"),
    ("(Name = 'x')", "cannot be read"),
    ("(Name like 'x')", "Invalid operator"),
    ("(Name eq 'x'", r"needs '\)'"),
    ("(Name eq )", "needs a value"),
    ("(startswith(Name 'x') eq true)", "needs ','"),
    ("(startswith(Name,'x'))", "Invalid operator"),
    ("(LastChanged ge DateTimeOffset'yesterday')", "as a date"),
    ("", r"needs '\('"),
)


def test_filters() -> None:
    """Documented operators and literals find what they should: values by case and type; null is in no order."""
    assert [text for text in FITTING if not condition(text, FIELDS)(RECORD)] == []
    assert [text for text in OTHERS if condition(text, FIELDS)(RECORD)] == []


def test_filters_that_are_refused() -> None:
    """What the API does not document is refused, with the place."""
    for text, message in REFUSED:
        with pytest.raises(BadQuery, match=message):
            condition(text, FIELDS)


def test_values_of_different_types_in_an_order() -> None:
    """A text is not greater than a number."""
    with pytest.raises(BadQuery, match="different types"):
        condition("(Name gt 3)", FIELDS)(RECORD)


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


REFUSED_QUERIES: tuple[tuple[dict[str, str], str], ...] = (
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
    for query, message in REFUSED_QUERIES:
        answer = filled.po_json("GET", PATH, params=query)
        assert answer["success"] is False
        assert re.search(message, answer["validation"]["summary"])


def test_characters_with_a_meaning_in_addresses(tester: Caller) -> None:
    """Percent-encoded, any text finds its record."""
    name = "a/b?c:d@e&f=g+h,i$j 'k' %20 Åse"
    made = tester.po_json("POST", PATH, json={"code": "X", "name": name, "activityType": 100})["data"]
    quoted = name.replace("'", "''")
    assert tester.filtered(PATH, f"(Name eq '{quoted}')")["data"] == [made]
