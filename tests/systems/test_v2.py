"""API v2 of PowerOffice GO: bare entities, JSON Patch, 204 for an edit, refusals, lost answers."""

from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.errors import NotAllowed, RecordMissing, Refused, UnexpectedAnswer
from fixtures.systems.interface import Record, Value
from fixtures.systems.poweroffice.v2.calls import PAGE_LENGTH
from tests.systems.v2_answers import NONE, customer, entity, problem, shown

CUSTOMERS, SUPPLIERS = "Customers (human data)", "Suppliers (human data)"
SINCE = datetime(2026, 11, 23, tzinfo=UTC)


def record(entity_name: str = CUSTOMERS, **values: Value) -> Record:
    return Record(entity_name, "7", {"IsPerson": True, "LastName": "Aas", **values})


def test_a_new_record_carries_what_the_api_demands_and_the_correlation_id(go_v2, script):
    """201 shows the whole entity; a customer without an e-mail address says how its invoices go out."""
    named, mailed = {"LastName": "Aas"}, {"LastName": "Aas", "EmailAddress": "a@b.invalid"}
    project = {"Name": "Bro", "ProjectManagerEmployeeId": 10012, "StartDate": "2026-03-05"}
    marked, person = {"ExternalImportReference": "zqk1"}, {"ExternalImportReference": "zqk1", "IsPerson": True}
    cases: list[tuple[str, dict[str, Value], dict[str, object]]] = [
        (CUSTOMERS, named, {**person, "InvoiceDeliveryType": "Print"}),
        (CUSTOMERS, mailed, person),
        (SUPPLIERS, named, person),
        ("Employees", named, marked),
        ("Projects", project, {"Code": "zqk1"}),
    ]
    for entity_name, values, body in cases:
        script.replies = [entity({"Id": 7, "LastChangedDateTimeOffset": "2026-11-23T12:00:07Z", **values}, 201)]

        made = go_v2.make(entity_name, values, correlation_id="zqk1")

        assert script.lines()[-1] == f"POST /Demo/v2/{entity_name.partition(' ')[0]}"
        assert script.bodies()[-1] == {**values, **body}
        assert (made.entity, made.id, made.stamp) == (entity_name, "7", datetime(2026, 11, 23, 12, 0, 7, tzinfo=UTC))
        assert {name: made.get(name) for name in values} == values


def test_an_edit_is_a_json_patch_of_the_given_properties(go_v2, script):
    """One `replace` each, in the order of their names; a dotted name is a path, and `~` and `/` are escaped."""
    script.replies = [entity(customer(LastName="Bø"))]

    edited = go_v2.edit(record(), {"PhoneNumber": None, "LastName": "Bø", "MailAddress.City": "Bø", "a/b~c": 1})

    assert script.lines() == ["PATCH /Demo/v2/Customers/7"]
    assert script.requests[0].headers["Content-Type"] == "application/json-patch+json"
    assert script.bodies() == [
        [
            {"op": "replace", "path": "/LastName", "value": "Bø"},
            {"op": "replace", "path": "/MailAddress/City", "value": "Bø"},
            {"op": "replace", "path": "/PhoneNumber", "value": None},
            {"op": "replace", "path": "/a~1b~0c", "value": 1},
        ]
    ]
    assert edited.get("LastName") == "Bø"


def test_a_reference_is_sent_as_a_number(go_v2, script):
    """The API's ids are numbers, whatever type the checklist lists."""
    script.replies = [entity({"Id": 7, "ProjectManagerEmployeeId": 10012})]
    edited = go_v2.edit(record("Projects"), {"ProjectManagerEmployeeId": "10012"})
    assert script.bodies() == [[{"op": "replace", "path": "/ProjectManagerEmployeeId", "value": 10012}]]
    assert edited.get("ProjectManagerEmployeeId") == 10012


def test_an_edit_answered_without_a_body(go_v2, script):
    """Nothing shows what was stored: the record is said to be as it was sent, and nothing is read."""
    script.replies = [NONE]
    edited = go_v2.edit(record(FirstName="Liv"), {"LastName": "Bø"})
    assert edited.as_sent
    assert edited.stamp is None
    assert (edited.get("FirstName"), edited.get("LastName")) == ("Liv", "Bø")
    assert script.lines() == ["PATCH /Demo/v2/Customers/7"]


def test_a_record_that_is_gone(go_v2, script):
    """404 is RecordMissing for a read and an edit, and no error for a deletion."""
    script.replies, script.endless = [problem(404)], True
    for call in (lambda: go_v2.read(record()), lambda: go_v2.edit(record(), {"LastName": "Bø"})):
        with pytest.raises(RecordMissing):
            call()
    go_v2.delete(record())
    with pytest.raises(RecordMissing, match="ids are numbers"):
        go_v2.read(Record(CUSTOMERS, "../2", {}))


def test_the_reason_of_a_refusal(go_v2, script):
    """Title, detail and the messages of each property, in known words; nothing that a person may have written."""
    words = "Bad Request; The entity is in use by … FirstName: FirstName is required"
    for status in (400, 409, 422):
        script.replies = [problem(status, "The entity is in use by Olsen.", FirstName=["FirstName is required."])]
        with pytest.raises(Refused, match=rf"\({status}\): {words}"):
            go_v2.edit(record(), {"FirstName": None})


def test_a_role_cannot_be_deleted_while_the_contact_has_another(go_v2, script):
    """409 is Refused, and is not tried again; `test_roles` has the supplier, whose role v1 takes away."""
    script.replies = [problem(409, "The contact is a supplier.")]
    with pytest.raises(Refused, match="409"):
        go_v2.delete(record(CUSTOMERS))
    assert script.lines() == ["DELETE /Demo/v2/Customers/7"]


def test_an_integration_that_lacks_a_privilege(go_v2, script):
    """The message names it, once, also when a read within a write is forbidden."""
    script.replies = [problem(403), httpx.ReadTimeout("late"), problem(403)]
    with pytest.raises(NotAllowed, match="needs the privilege Employee_Full"):
        go_v2.list_changed("Employees", SINCE)
    with pytest.raises(NotAllowed) as forbidden:
        go_v2.edit(record(), {"LastName": "Bø"})
    assert str(forbidden.value).count("Customer_Full") == 1


def test_an_answer_of_another_form(go_v2, script):
    """It raises UnexpectedAnswer, for an entity as for a list: no JSON, no Id, no number as the Id."""
    for text in ("x", '{"value": 1}', '{"Id": "x"}'):
        script.replies = [httpx.Response(200, text=text), httpx.Response(200, text=text)]
        for call in (lambda: go_v2.read(record()), lambda: go_v2.list_changed(CUSTOMERS, SINCE)):
            with pytest.raises(UnexpectedAnswer, match="PowerOffice GO"):
                call()
    script.replies = [httpx.Response(200, json=[{"Id": 7}])]
    with pytest.raises(UnexpectedAnswer, match="PowerOffice GO"):
        go_v2.read(record())


def test_a_lost_answer_to_a_creation(go_v2, script, recording):
    """The client finds the record by its correlation id, and makes none twice."""
    marked = customer(7, ExternalImportReference="zqk1", Code="zqk1")
    for entity_name, query in ((CUSTOMERS, "externalImportReference=zqk1&"), ("Projects", "")):
        script.replies = [httpx.ReadTimeout("lost"), shown(customer(6, Code="zqk10"), marked)]
        made = go_v2.make(entity_name, {"LastName": "Aas"}, correlation_id="zqk1")
        resource = entity_name.partition(" ")[0]
        assert made.id == "7"
        assert script.lines()[-1] == f"GET /Demo/v2/{resource}?{query}PageNumber=1&PageSize={PAGE_LENGTH}"
        assert recording.lines()[-2].startswith(f"lost POST https://api.example/Demo/v2/{resource}")
        assert script.replies == []


def test_a_lost_answer_to_an_edit(go_v2, script, asked):
    """A read shows whether it took effect."""
    script.replies = [httpx.ReadTimeout("lost"), entity(customer(LastName="Bø"))]
    assert go_v2.edit(record(), {"LastName": "Bø"}).get("LastName") == "Bø"
    assert asked() == ["PATCH /Demo/v2/Customers/7", "GET /Demo/v2/Customers/7"]
