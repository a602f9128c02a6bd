"""CRMOffice as it is assumed: flat resources, numbered pages, partial edits."""

import re
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.crmoffice import assumptions
from fixtures.systems.crmoffice.client import CRMOffice
from fixtures.systems.errors import Refused, UnexpectedAnswer, UnknownEntity
from fixtures.systems.interface import Record
from tests.systems.conftest import Recording, Time

SINCE = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONTACT = {"id": "c-1", "familyName": "Aas zqk1", "modifiedAt": "2026-11-23T12:00:00.000001Z"}


def page(*items: object, total: int | None = None) -> httpx.Response:
    return httpx.Response(200, json={"items": items, "total": len(items) if total is None else total})


def whole(**values: object) -> httpx.Response:
    return httpx.Response(200, json=CONTACT | values)


@pytest.fixture
def crm(client: httpx.Client, time: Time, recording: Recording) -> CRMOffice:
    return CRMOffice(client, "https://crm.example/api/", time.options(recording))


def test_made_read_edited_deleted(crm, script):
    """Each call is one request under the base path with an encoded id; an edit sends only the changed properties."""
    script.replies = [
        httpx.Response(201, json=CONTACT),
        whole(),
        whole(directPhone="1"),
        httpx.Response(204),
    ]

    made = crm.make("Contacts", {"familyName": "Aas zqk1"}, correlation_id="zqk1")
    crm.read(made)
    edited = crm.edit(made, {"directPhone": "1"})
    crm.delete(Record("Contacts", "c/1?", {}))

    assert script.lines() == [
        "POST /api/contacts",
        "GET /api/contacts/c-1",
        "PATCH /api/contacts/c-1",
        "DELETE /api/contacts/c%2F1%3F",
    ]
    assert script.bodies() == [{"familyName": "Aas zqk1"}, {"directPhone": "1"}]
    assert made.stamp == datetime(2026, 11, 23, 12, 0, 0, 1, tzinfo=UTC)
    assert edited.get("directPhone") == "1"


def test_dotted_names_are_objects_on_the_wire(crm, script):
    """Requests and answers have the inner object."""
    address = {"country": "NO", "postalArea": "Oslo"}
    script.replies = [httpx.Response(200, json={"id": "a-1", "address": address})]
    edited = crm.edit(Record("Activities", "a-1", {}), {"address.country": "NO", "address.postalArea": "Oslo"})
    assert script.bodies() == [{"address": address}]
    assert edited.get("address.country") == "NO"


def test_a_listing_reads_all_pages_and_keeps_what_changed(crm, script):
    """The API has no filter, and pages may be shorter than asked for."""
    old = CONTACT | {"id": "c-0", "modifiedAt": "2026-11-23T11:59:59.999999Z"}
    script.replies = [page(old, CONTACT, total=3), page({"id": "c-2"}, total=3)]
    records = crm.list_changed("Contacts", SINCE)
    assert [record.id for record in records] == ["c-1", "c-2"]
    assert script.lines() == [f"GET /api/contacts?page={number}&pageSize=100" for number in (1, 2)]


def test_a_record_without_a_time_of_creation(crm, script):
    """It has no sequence; the other records have one."""
    dated = {"id": "c-2", "createdAt": "2026-11-23T12:00:00.500000Z"}
    for created in (None, "yesterday"):
        script.replies = [page(CONTACT | {"createdAt": created}, dated, total=2)]
        assert crm.last_sequence("Contacts") == datetime(2026, 11, 23, 12, 0, 0, 500000, tzinfo=UTC).timestamp()
        assert crm.sequence(Record("Contacts", "c-1", {"createdAt": created})) is None


def test_a_record_seen_on_two_pages_is_one(crm, script):
    """Another user made a record during the listing, and the others moved to later pages."""
    script.replies = [page(CONTACT, total=2), page(CONTACT, total=2)]
    assert len(crm.list_changed("Contacts", SINCE)) == 1


def test_a_record_whose_answer_was_lost_is_found_by_its_correlation_id(crm, script, recording):
    """The client does not make it twice, and does not return one that it made before."""
    script.replies = [
        httpx.Response(201, json=CONTACT),
        httpx.ReadError("reset"),
        page(CONTACT, {"id": "c-5", "familyName": "Nobody"}, total=3),
        page({"id": "c-9", "familyName": "Aas zqk1"}, total=3),
    ]

    crm.make("Contacts", {"familyName": "Aas zqk1"}, correlation_id="zqk1")
    second = crm.make("Contacts", {"familyName": "Aas zqk1"}, correlation_id="zqk1")

    assert second.id == "c-9"
    assert [line[:4] for line in recording.lines()] == ["POST", "lost", "GET ", "GET "]


def test_an_edit_whose_answer_was_lost_is_compared(crm, script):
    """The edit arrived when the record shows the values."""
    script.replies = [httpx.ReadTimeout("slow"), whole(), whole(familyName="Bø")]
    assert crm.edit(Record("Contacts", "c-1", {}), {"familyName": "Bø"}).get("familyName") == "Bø"
    assert [line[:5] for line in script.lines()] == ["PATCH", "GET /", "GET /"]


def test_a_refusal_names_the_property(crm, script):
    """The message holds title, detail and the messages of each property."""
    named = {"familyName": ["Too long.", "Not good."]}
    errors = {"title": "Invalid", "detail": "One property.", "errors": named}
    script.replies = [httpx.Response(400, json=errors)]
    with pytest.raises(Refused, match=re.escape("Invalid; One property.; familyName: Too long. Not good.")):
        crm.edit(Record("Contacts", "c-1", {}), {"familyName": "x"})


def test_a_refusal_without_words(crm, script):
    """The client raises Refused without a reason."""
    for content in ("", "[]", '{"errors": "all"}'):
        script.replies = [httpx.Response(400, text=content)]
        with pytest.raises(Refused, match="no reason given"):
            crm.read(Record("Contacts", "c-1", {}))


def test_a_list_of_another_form_breaks_an_assumption(crm, script):
    """Other keys, or items that are no objects: the message names the client."""
    for body in ({"contacts": []}, {"items": [1], "total": 1}):
        script.replies = [httpx.Response(200, json=body)]
        with pytest.raises(UnexpectedAnswer, match="CRMOffice"):
            crm.list_changed("Contacts", SINCE)


def test_an_entity_without_a_resource(crm, monkeypatch):
    """An unknown entity and a known one without a resource raise UnknownEntity."""
    with pytest.raises(UnknownEntity, match="Deals"):
        crm.list_changed("Deals", SINCE)
    monkeypatch.setattr(assumptions, "RESOURCES", {})
    with pytest.raises(UnknownEntity, match=r"assumptions\.py"):
        crm.list_changed("Contacts", SINCE)


def test_the_tenants_clock(crm, script, time):
    """It is derived from the Date header of the last answer."""
    time.now = SINCE.timestamp()
    script.replies = [httpx.Response(204, headers={"Date": "Mon, 23 Nov 2026 12:01:00 GMT"})]
    crm.delete(Record("Contacts", "c-1", {}))
    assert crm.clock_difference().total_seconds() == 60.5
    assert crm.now().timestamp() == time.now + 60.5


def test_closing_closes_the_connections(crm, client):
    """The httpx client is closed, too."""
    crm.close()
    assert client.is_closed
