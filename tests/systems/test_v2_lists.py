"""The lists of API v2 of PowerOffice GO: 204 for none, pages, filters."""

from datetime import UTC, datetime

import pytest

from fixtures.systems.errors import UnexpectedAnswer
from fixtures.systems.interface import Record
from fixtures.systems.poweroffice.v2 import calls
from fixtures.systems.poweroffice.v2.calls import PAGE_LENGTH
from tests.systems.v2_answers import NONE, customer, shown

CUSTOMERS = "Customers (human data)"
SINCE = datetime(2026, 11, 23, 12, 0, 7, 500_000, tzinfo=UTC)
CHANGED = "lastChangedDateTimeOffsetGreaterThan=2026-11-23T12%3A00%3A06Z"


def test_a_list_without_records_is_a_204(go_v2, script):
    """It is empty, and no error."""
    script.replies = [NONE, NONE, NONE]
    assert go_v2.list_changed("Employees", SINCE) == []
    assert go_v2.find("Employees", "ExternalImportReference", "zqk1") == []
    assert go_v2.last_sequence("Employees") == 0


def test_a_listing_asks_from_a_second_before(go_v2, script):
    """The filter leaves out the moment it is given. What changed before `since` and companies are left out."""
    before = customer(1, LastChangedDateTimeOffset="2026-11-23T12:00:06Z")
    script.replies = [shown(before, customer(2), customer(3, IsPerson=False), customer(4))]
    listed = go_v2.list_changed(CUSTOMERS, SINCE)
    assert [one.id for one in listed] == ["2", "4"]
    assert script.lines() == [f"GET /Demo/v2/Customers?{CHANGED}&PageNumber=1&PageSize={PAGE_LENGTH}"]


def test_a_page_says_whether_another_one_follows(go_v2, script):
    """By `X-Pagination`, even when it is short; the link itself is never followed."""
    link = '{"nextPageLink": "https://goapi.poweroffice.net/v2/Customers?PageNumber=2"}'
    script.replies = [shown(customer(1), pagination=link), shown(customer(2), pagination='{"nextPageLink": ""}')]
    assert {one.id for one in go_v2.list_changed(CUSTOMERS, SINCE)} == {"1", "2"}
    assert [one.url.params["PageNumber"] for one in script.requests] == ["1", "2"]
    assert {one.url.host for one in script.requests} == {"api.example"}


def test_without_that_header_a_short_page_is_the_last(go_v2, script, monkeypatch):
    """A full one is not, and the one after it may be empty."""
    monkeypatch.setattr(calls, "PAGE_LENGTH", 2)
    for header in (None, "no JSON", "[1]", "{}"):
        full = shown(customer(1), customer(2), pagination=header)
        script.replies = [full, shown(customer(3), pagination=header), full, NONE]
        assert len(go_v2.list_changed(CUSTOMERS, SINCE)) == 3
        assert len(go_v2.list_changed(CUSTOMERS, SINCE)) == 2


def test_a_list_that_has_no_end(go_v2, script):
    """A tenant that answers every page with the first one is not asked forever."""
    script.replies, script.endless = [shown(customer(1), pagination='{"nextPageLink": "x"}')], True
    with pytest.raises(UnexpectedAnswer, match="has no end"):
        go_v2.list_changed(CUSTOMERS, SINCE)


def test_sequences_are_ids(go_v2, script):
    """The highest id of the persons; a company's may be higher."""
    script.replies = [shown(customer(9), customer(3), customer(12, IsPerson=False))]
    assert go_v2.last_sequence(CUSTOMERS) == 9
    assert go_v2.sequence(Record(CUSTOMERS, "7", {})) == 7
