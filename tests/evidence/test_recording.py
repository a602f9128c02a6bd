import json
from dataclasses import replace

import pytest

from fixtures.evidence.errors import EvidenceError
from fixtures.evidence.layout import document_of, parts_of
from fixtures.evidence.recording import Recording, trimmed
from tests.evidence.samples import CRM, PASSED, POWER, asked, got


def test_forget_removes_what_came_after_the_mark():
    """Interactions before the mark stay; a mark beyond the end removes nothing."""
    recording = Recording([got("/contacts/1")])
    mark = recording.mark()
    recording.append(got("/contacts/2"))
    recording.append(got("/contacts/3"))
    recording.forget(mark)
    recording.forget(7)
    assert recording.interactions == [got("/contacts/1")]


def test_how_an_interaction_is_named():
    """The canonical host names the system, path and query the request; a repr, and so a traceback, shows no record."""
    assert (got("/contacts?page=1").system, got("/contacts?page=1").label) == ("crmoffice", "GET /contacts?page=1")
    assert (got("").label, asked("GET", f"{POWER}/Customer/", None, {}).system) == ("GET /", "poweroffice")
    assert "Ås" not in repr(asked("POST", f"{POWER}/x", {"name": "Ås"}, {"name": "Ås"}))


def everything(_record):
    return True


def nothing(_record):
    return False


PAGES = [
    got("/contacts?page=1&pageSize=2", {"items": [{"id": "1", "n": "Ås"}, {"id": "2"}], "total": 3}),
    got("/contacts?page=2&pageSize=2", {"items": [{"id": "3"}], "total": 3}),
]


def test_pages_become_one_answer_with_the_records_to_keep():
    """It has the request of the first page, the kept records in order, their number, and the other properties."""
    kept = trimmed(PAGES, "items", "total", lambda record: record["id"] in {"1", "3"})
    assert kept.uri == f"{CRM}/contacts?page=1&pageSize=2"
    assert json.loads(kept.response_body) == {"items": [{"id": "1", "n": "Ås"}, {"id": "3"}], "total": 2}
    assert kept.response_headers == PAGES[0].response_headers


def test_half_an_emoji_is_kept():
    """A sync that cuts by UTF-16 units leaves it, and servers send it as an escape; letters are not escaped."""
    answer = '{"items": [{"id": "1", "n": "Ås \\ud83d"}], "total": 1}'
    page = got("/contacts", response_body=answer.encode())
    kept = trimmed([page], "items", "total", everything).response_body
    assert kept.decode() == '{"items":[{"id":"1","n":"Ås \\ud83d"}],"total":1}'
    assert json.loads(kept)["items"][0]["n"] == "Ås \ud83d"


def test_the_other_properties_of_the_wrapping_stay():
    """PowerOffice GO's `success` is kept; a list without a record to keep becomes an empty one."""
    page = got("/x", {"success": True, "data": [{"id": 1}], "count": 9})
    for keep, data in ((everything, [{"id": 1}]), (nothing, [])):
        body = json.loads(trimmed([page], "data", "count", keep).response_body)
        assert body == {"success": True, "data": data, "count": len(data)}


def test_exchanges_that_are_not_the_pages_of_one_list():
    """No pages, pages of two lists, refusals and other answers raise EvidenceError."""
    for pages in (
        [],
        [PAGES[0], got("/activities?page=2", {"items": [], "total": 0})],
        [PAGES[0], asked("POST", f"{CRM}/contacts?page=2", None, {"items": [], "total": 0})],
        [got("/contacts", {"title": "no"}, status=429)],
        [got("/contacts", {"items": []}, status=503)],
        [got("/contacts", ["no object"])],
        [got("/contacts", None, response_body=b"<html>")],
    ):
        with pytest.raises(EvidenceError):
            trimmed(pages, "items", "total", everything)


BARE = [
    got("/Customers?PageNumber=1", [{"Id": 1, "FirstName": "Ås"}, {"Id": 2}]),
    got("/Customers?PageNumber=2", [{"Id": 3}]),
    got("/Customers?PageNumber=3", status=204, response_body=b""),
]


def test_bare_lists():
    """PowerOffice GO's API v2 answers arrays without a wrapping, and 204 without a body for an empty list."""
    kept = trimmed(BARE, "data", "count", lambda record: record["Id"] != 2)
    assert kept.uri == BARE[0].uri
    assert json.loads(kept.response_body) == [{"Id": 1, "FirstName": "Ås"}, {"Id": 3}]
    assert json.loads(trimmed(BARE[:1], "data", "count", nothing).response_body) == []
    assert trimmed(BARE[2:], "data", "count", everything) == BARE[2]


def test_a_204_that_is_no_list():
    """Only a list is read and answered without a body; a change or a deletion is none."""
    for method in ("DELETE", "PATCH"):
        with pytest.raises(EvidenceError):
            trimmed([replace(BARE[2], method=method)], "data", "count", everything)


def test_an_interaction_knows_its_step():
    """It gets the step under way when it was made, and a cassette gives it back; one without steps gives None."""
    recording = Recording()
    for step in (0, 2):
        recording.step = step
        recording.append(got("/contacts"))
    _, kept = parts_of(document_of(PASSED, recording.interactions))
    assert [one.step for one in kept] == [0, 2]
    _, without = parts_of(document_of(PASSED, [got("/contacts")]))
    assert [one.step for one in without] == [None]
