"""The forms of a refusal in PowerOffice GO, by the vendor's documentation of both backends."""

import itertools
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import Record
from fixtures.systems.poweroffice.client import PowerOfficeGO
from fixtures.systems.poweroffice.refusals import reason, refusal
from tests.systems.envelope import page

Body = Mapping[str, object]

VALIDATION = {"summary": "Not valid.", "exception": "OData", "errorLogReference": "ref-9"}
PROBLEM = {
    "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
    "title": "One or more validation errors occurred.",
    "status": 400,
    "errors": {"LastName": ["The LastName field is required."]},
    "traceId": "00-ab-cd-00",
}
PERSON = {"id": 7, "partyId": 17, "partyCustomerCode": 10017, "lastName": "Aas"}
REFUSALS: Mapping[str, tuple[Body, str]] = {
    "business error": ({"success": False, "validation": VALIDATION}, "Not valid.; OData"),
    "no reason": ({"success": False}, ""),
    "fields as a list": (
        {"success": False, "validation": {"fields": [{"field": "code", "message": "In use."}]}},
        "field: code; In use.",
    ),
    "exception details": (
        {"success": False, "validation": {"exceptionDetails": {"Message": "Too long.", "StackTrace": "at Go.Api"}}},
        "Too long.",
    ),
    "batch items": (
        {"success": False, "validation": {"batchItemErrors": [{"index": 0, "summary": "Not valid."}]}},
        "Not valid.",
    ),
    "inner refusal": ({"success": True, "data": {"success": False, "validation": VALIDATION}}, "Not valid.; OData"),
    "inner refusal of a list": ({"success": True, "data": [{"id": 1}, {"success": False}], "count": 2}, ""),
    "refusal two levels down": ({"success": True, "data": {"success": True, "data": {"success": False}}}, ""),
    "validation beside data": (
        {"success": False, "data": {"validation": VALIDATION}},
        "Not valid.; OData",
    ),
    "inner problem": (
        {"success": True, "data": PROBLEM},
        "One or more validation errors occurred.; LastName: The LastName field is required.",
    ),
    "problem without a wrapper": ({"title": "Bad Request", "detail": "The date is wrong.", "status": 400}, "Bad Requ"),
    "problem without a status": ({"success": True, "data": {"errors": {"Code": ["In use."]}}}, "Code: In use."),
}


def test_a_refusal_is_found_with_its_reason():
    """Wherever it stands in the answer; references and traces are left out."""
    for body, words in REFUSALS.values():
        assert refusal(body) is not None
        told = reason(httpx.Response(200, content=json.dumps(body)))
        assert told.startswith(words)
        assert bool(told) == bool(words)
        assert not any(hidden in told for hidden in ("ref-9", "00-ab", "Go.Api", "rfc9110"))


def test_a_success_is_no_refusal():
    """Records may have a status or a title of their own."""
    for body in (
        {"success": True},
        {"success": True, "data": {"success": True}},
        {"success": True, "data": PERSON},
        {"success": True, "data": {"id": 7, "title": "A title", "status": 2}},
        {"success": True, "data": [PERSON, {"id": 8, "mailAddress": {"city": "Oslo"}}], "count": 2},
        {"success": True, "data": None},
    ):
        assert refusal(body) is None


Calling = Callable[[PowerOfficeGO], object]
RECORD = Record("Contactperson", "7", {"lastName": "Aas"}, parent="Customer/17")
CALLS: Mapping[str, tuple[Calling, list[httpx.Response]]] = {
    "make": (lambda go: go.make("Contactperson", {"partyId": 17}, correlation_id="zqk1"), []),
    "edit": (lambda go: go.edit(RECORD, {"lastName": "Bø"}), []),
    "read": (lambda go: go.read(RECORD), [page(PERSON)]),
    "list": (lambda go: go.list_changed("Contactperson", datetime(2026, 11, 23, tzinfo=UTC)), []),
    "delete": (lambda go: go.delete(RECORD), [httpx.Response(200, json={"success": True, "data": PERSON})]),
}


@pytest.mark.parametrize("called", CALLS)
def test_every_call_raises_refused(go, script, called):
    """No call takes any form of a refusal for a success, whatever its status."""
    call, later = CALLS[called]
    for status, (body, words) in itertools.product((200, 400), REFUSALS.values()):
        script.replies = [httpx.Response(status, json=body), *later]
        with pytest.raises(Refused) as caught:
            call(go)
        assert script.replies == []
        assert words.split(";", maxsplit=1)[0] in str(caught.value)


def test_a_problem_that_says_not_found(go, script):
    """Inside `data` it means what a 404 means."""
    problem = {"title": "Not Found", "status": 404}
    for called in ("edit", "read"):
        script.replies = [httpx.Response(200, json={"success": True, "data": problem}), page()]
        with pytest.raises(RecordMissing):
            CALLS[called][0](go)


def test_deleting_what_a_problem_says_is_not_found(go, script):
    """A record that is gone already is no error."""
    script.replies = [httpx.Response(200, json={"success": True, "data": {"title": "Not Found", "status": 404}})]
    go.delete(RECORD)
