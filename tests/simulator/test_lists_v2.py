"""The lists of the simulated PowerOffice GO's API v2: filters, order, pages, fields."""

import json
from dataclasses import replace
from typing import Any

import httpx

from fixtures.simulator.conditions import preset
from tests.simulator.conftest import Caller, MovingClock, Serve


def listed(tester: Caller, path: str = "/Employees", **query: str) -> list[str]:
    """The first names, or names, of the records that a query lists; an empty list is a 204 without a body."""
    answer = tester.v2("GET", path, params=query)
    if answer.status_code == 204:
        assert answer.content == b""
        assert "X-Pagination" not in answer.headers
        return []
    assert answer.status_code == 200, answer.text
    return [one.get("FirstName") or one["Name"] for one in answer.json()]


def pagination(answer: httpx.Response) -> dict[str, Any]:
    """The header X-Pagination."""
    found: dict[str, Any] = json.loads(answer.headers["X-Pagination"])
    return found


def test_pages(tester: Caller) -> None:
    """They count from 1; each but the last links to the next one, at the API's own address; beyond it is a 204."""
    first = tester.v2("GET", "/Employees", params={"PageNumber": "1", "PageSize": "2", "OrderBy": "FirstName desc"})
    assert [one["FirstName"] for one in first.json()] == ["Else", "David"]
    link = pagination(first)["nextPageLink"]
    base = tester.simulator.settings["POWEROFFICE_V2_BASE_URL"]
    assert link.startswith(f"{base}/Employees?")
    second = tester.v2("GET", link.removeprefix(base))
    assert [one["FirstName"] for one in second.json()] == ["Cecilie", "Bjarte"]
    third = tester.v2("GET", pagination(second)["nextPageLink"].removeprefix(base))
    assert [one["FirstName"] for one in third.json()] == ["Anne"]
    assert (pagination(third)["nextPageLink"], pagination(third)["totalCount"]) == ("", 5)
    assert listed(tester, PageNumber="4", PageSize="2") == []


def test_small_pages(in_memory: Serve) -> None:
    """Under that condition a page holds 20 records, whatever size is asked for."""
    with in_memory(sync=False, conditions=replace(preset("small-pages"), replica_lag=(0, 0))) as tester:
        for number in range(25):
            tester.v2("POST", "/Projects", json={"Name": str(number)})
        answers = [tester.v2("GET", "/Projects", params={"PageNumber": page, "PageSize": 5000}) for page in (1, 2)]
        assert [len(answer.json()) for answer in answers] == [20, 6]
        assert [bool(pagination(answer)["nextPageLink"]) for answer in answers] == [True, False]


def test_what_has_changed(tester: Caller, clock: MovingClock) -> None:
    """Later than a time, which is not included, in whole seconds: what changed within its second is missed."""
    clock.advance(10.2)
    tester.v2("POST", "/Employees", json={"FirstName": "Ny", "LastName": "Ås"})
    name = "lastChangedDateTimeOffsetGreaterThan"
    times = ("12:00:09Z", "12:00:09+00:00", "12:00:09", "12:00:10Z", "12:00:10.1Z", "13:00:09+01:00")
    found = [listed(tester, **{name: f"2026-11-22T{time}"}) for time in times]
    assert found == [["Ny"], ["Ny"], ["Ny"], [], [], ["Ny"]]
    assert listed(tester, employeeCreatedDateTimeOffsetGreaterThan="2026-11-22T12:00:09Z") == ["Ny"]


def test_filters(tester: Caller) -> None:
    """Numbers and ranges, texts, and codes of projects."""
    assert listed(tester, employeeNos="10004-10005, 10008") == ["Anne", "Bjarte", "Else"]
    assert listed(tester, employeeNos="10007-") == ["David", "Else"]
    assert listed(tester, externalNos="1") == []
    assert listed(tester, "/Customers", customerNos="10001") == ["Fjellheim Handel AS"]
    assert listed(tester, "/Projects", name="Internal") == ["Internal"]
    assert listed(tester, "/Projects", name="tern") == listed(tester, "/Projects", name=" ") == ["Internal"]
    assert listed(tester, "/Projects", name="extern") == []
    assert listed(tester, employeeEmails="Anne.Dahl@fjellheim.invalid,x") == ["Anne"]
    assert listed(tester, "/Projects", projectCodes="X, P-1") == ["Internal"]
    project = tester.v2("GET", "/Projects").json()[0]["Id"]
    tester.patch(f"/Projects/{project}", ProjectStatus="Archived")
    assert listed(tester, "/Projects", excludeArchivedProject="true") == []


def test_fields(tester: Caller) -> None:
    """Only those asked for."""
    answer = tester.v2("GET", "/Employees", params={"Fields": "Id,FirstName", "PageSize": "1"})
    assert answer.json() == [{"Id": 4, "FirstName": "Anne"}]


REFUSED: tuple[dict[str, str], ...] = (
    {"$top": "1"},
    {"$filter": "(FirstName eq 'x')"},
    {"lastChangedGreaterThan": "2026-11-22"},
    {"customerNos": "1"},
    {"PageNumber": "0"},
    {"PageSize": "some"},
    {"PageSize": "20001"},
    {"OrderBy": "Nickname"},
    {"OrderBy": "FirstName down"},
    {"Fields": "Nickname"},
    {"employeeNos": "a-b"},
    {"lastChangedDateTimeOffsetGreaterThan": "yesterday"},
)


def test_queries_that_are_refused(tester: Caller) -> None:
    """400, OData included, and what is asked for wrongly is not listed whole."""
    answers = [tester.v2("GET", "/Employees", params=query) for query in REFUSED]
    found = [(answer.status_code, answer.json()["Title"]) for answer in answers]
    assert found == [(400, "Bad Request")] * len(REFUSED)
