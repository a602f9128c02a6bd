"""Bodies keep what is known of an entity, and nothing that a tenant adds."""

import json
from typing import Any

from fixtures.evidence.recording import Interaction
from fixtures.execution.own_records import known_only
from fixtures.systems import entity_at

KEYS = [("items", "total"), ("data", "count")]
CRM, GO = "https://crmoffice.invalid", "https://poweroffice.invalid"


def kept(uri: str, body: object, status: int = 200) -> Any:  # noqa: ANN401 - as JSON is
    text = json.dumps(body).encode()
    return json.loads(known_only(Interaction("GET", uri, {}, None, status, {}, text), KEYS).response_body)


def test_half_an_emoji() -> None:
    """However it was sent, as an escape or raw, what is kept is UTF-8 and says the same."""
    halves, rests = (b'"Kari \\ud83d"', b'"Kari \xed\xa0\xbd"'), (b', "notes": "x"}', b"}")
    for text in (b'{"id": "7", "familyName": ' + half + rest for half in halves for rest in rests):
        one = Interaction("GET", f"{CRM}/contacts/7", {}, None, 200, {}, text)
        kept = known_only(one, KEYS).response_body
        assert json.loads(kept.decode()) == {"id": "7", "familyName": "Kari \ud83d"}


PATHS = {
    "/contacts": "Contacts",
    "/activities/7": "Activities",
    "/PartyContactPerson/": "Contactperson",
    "/Customer/17/Contact/4/": "Contactperson",
    "/supplier/17/contact": "Contactperson",
    "/TimeTracking/Activity/4": "Timetrackingactivity",
    "/ProjectActivity/": "Projectactivity",
    "/Project/3/Activity/": "Projectactivity",
    "/Customer/": None,
    "/Project/3": None,
    "/contactsbook": None,
}


def test_which_entity_a_path_leads_to() -> None:
    """By the clients' own paths, PowerOffice GO's in any case."""
    found = {path: entity_at(path) for path in PATHS}
    assert {path: entity.name if entity else None for path, entity in found.items()} == PATHS


def test_a_record() -> None:
    """Known properties stay, also inside of an object; all else goes, lists too."""
    address = {"country": "Norway", "floor": "3", "geo": {"lat": 1}}
    body = {"id": "1", "subject": "s", "address": address, "notes": "of Kari", "tags": ["x"], "ownerId": ["x"]}
    assert kept(f"{CRM}/activities/1", body) == {"id": "1", "subject": "s", "address": {"country": "Norway"}}


def test_records_of_api_v2() -> None:
    """They come bare, alone or in a list, and their id is `Id`."""
    records = [{"Id": 4, "NationalIdNumber": "x", "Code": 1}, "x", {"Name": "of Kari"}]
    assert kept(f"{GO}/v2/unknown", records) == [{"Id": 4}, None, {}]
    assert kept(f"{GO}/v2/unknown/4", records[0]) == {"Id": 4}
    assert kept(f"{GO}/v2/unknown", [{"Title": "of Kari"}], 422) is None
    assert kept(f"{GO}/v2/unknown/4", {"Title": "of Kari", "Status": 409}, 409) == {}


def test_a_wrapped_record() -> None:
    """PowerOffice GO wraps what it answers."""
    body = {"success": True, "data": {"id": 4, "lastName": "Berg", "socialSecurityNumber": "1"}, "trace": "x"}
    assert kept(f"{GO}/Customer/1/Contact/4", body) == {"success": True, "data": {"id": 4, "lastName": "Berg"}}


def test_lists() -> None:
    """Each record is cut down, and the list keeps its count."""
    body = {"items": [{"id": "1", "familyName": "B", "note": "x"}], "total": 1, "debug": "x"}
    assert kept(f"{CRM}/contacts?page=1", body) == {"items": [{"id": "1", "familyName": "B"}], "total": 1}
    body = {"success": True, "data": [{"id": 1, "name": "n", "note": "x"}], "count": 1, "links": {}}
    assert kept(f"{GO}/ProjectActivity/?$top=1", body) == {
        "success": True,
        "data": [{"id": 1, "name": "n"}],
        "count": 1,
    }


def test_what_no_checklist_names() -> None:
    """Of a customer or a project only id and code stay."""
    body = {"success": True, "data": {"id": 4, "code": "P-1", "name": "Kari Nordmann AS"}}
    assert kept(f"{GO}/Project/4", body) == {"success": True, "data": {"id": 4, "code": "P-1"}}


def test_refusals() -> None:
    """What they say can name others; that it was one stays."""
    uri, words = f"{CRM}/contacts/1", "Kari Nordmann has it"
    assert kept(uri, {"title": "no", "detail": words, "errors": {}}, 400) == {}
    assert kept(uri, ["x"], 404) is None
    assert kept(uri, {"success": False, "validation": {"summary": words}}) == {"success": False}


def test_what_is_all_known_stays_byte_for_byte() -> None:
    """A body that is no JSON says nothing that is known."""
    for body in (b'{"id":"1",  "familyName":"\\u00c5s"}', b""):
        interaction = Interaction("GET", f"{CRM}/contacts/1", {}, None, 200, {}, body)
        assert known_only(interaction, KEYS) is interaction
    page = Interaction("GET", f"{CRM}/contacts/1", {}, None, 502, {}, b"<html>Kari Nordmann")
    assert known_only(page, KEYS).response_body == b""


def test_the_address_of_a_person() -> None:
    """It is never kept where the suite cannot have written it: who is who stands in no evidence."""
    users = {"items": [{"id": "7", "userName": "kari@example.invalid"}], "total": 1}
    assert kept(f"{CRM}/users", users) == {"items": [{"id": "7"}], "total": 1}
