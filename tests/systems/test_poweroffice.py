"""The client of PowerOffice GO: wrapped answers, parents, pages, missing records."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.errors import NotAllowed, RecordMissing, Refused, UnexpectedAnswer, UnknownEntity
from fixtures.systems.interface import Record, Value
from fixtures.systems.poweroffice.client import PowerOfficeGO
from fixtures.systems.poweroffice.login import ClientCredentials
from tests.systems.conftest import Script, Time
from tests.systems.envelope import data, page, refusal

PERSON: dict[str, Value] = {
    "id": 7,
    "partyId": 17,
    "partyCustomerCode": 10017,
    "lastName": "Aas",
    "lastChanged": "2026-11-23T12:00:07 +00:00",
}
ACTIVITY: dict[str, Value] = {"id": 5, "code": "zqk1", "name": "Møte", "activityType": 200}
SINCE = datetime(2026, 11, 23, 12, 0, 7, 500_000, tzinfo=UTC)


def person(**values: Value) -> Record:
    return Record("Contactperson", "7", {"lastName": "Aas", **values}, parent="Customer/17")


def test_a_business_error_is_a_refusal_although_its_status_is_200(go, script):
    """The message holds the validation in known words, without the log reference."""
    script.replies = [
        refusal("Not valid.", fields={"lastName": ["Too long."]}, exception="OData", errorLogReference="ref-9")
    ]
    with pytest.raises(Refused, match=r"Not valid\.; OData; lastName: Too long\.$"):
        go.edit(person(), {"lastName": "x" * 999})


def test_an_answer_of_another_form(go, script):
    """It raises UnexpectedAnswer: no JSON, no object, no success, no entity."""
    for text in ("<html>", "[1]", '{"data": {"id": 1}}', '{"success": true, "data": [1]}'):
        script.replies = [httpx.Response(200, text=text)]
        with pytest.raises(UnexpectedAnswer, match="PowerOffice GO"):
            go.read(person())


def test_a_contact_person_is_made_under_the_first_active_customer(go, script, asked):
    """The correlation id is the external code."""
    script.replies = [page({"id": 17}, count=3), data(PERSON)]
    made = go.make("Contactperson", {"lastName": "Aas zqk1"}, correlation_id="zqk1")
    assert asked() == [
        "GET /Customer/?$filter=(IsActive eq true)&$orderby=Id asc&$top=1&$skip=0",
        "POST /Customer/17/Contact/",
    ]
    assert script.bodies() == [{"externalCode": "zqk1", "lastName": "Aas zqk1"}]
    assert (made.id, made.parent) == ("7", "Customer/17")
    assert made.stamp == datetime(2026, 11, 23, 12, 0, 7, tzinfo=UTC)


def test_a_contact_person_under_a_given_party(go, script):
    """`partyId` goes into the path, not into the body."""
    script.replies = [data(PERSON)]
    go.make("Contactperson", {"lastName": "Aas", "partyId": 17}, correlation_id="zqk1")
    assert script.lines() == ["POST /Customer/17/Contact/"]
    assert script.bodies() == [{"externalCode": "zqk1", "lastName": "Aas"}]


def test_without_a_customer_no_contact_person(go, script):
    """The message says what to make."""
    script.replies = [page()]
    with pytest.raises(Refused, match="customer"):
        go.make("Contactperson", {"lastName": "Aas"}, correlation_id="zqk1")


def test_a_contact_person_whose_answer_was_lost_is_found_by_its_external_code(go, script, recording):
    """The client does not return the first record of the same correlation id."""
    script.replies = [
        data(PERSON),
        httpx.ReadTimeout("slow"),
        page(PERSON | {"externalCode": "zqk1"}, PERSON | {"id": 8, "externalCode": "zqk1"}),
    ]
    values: dict[str, Value] = {"lastName": "Aas zqk1", "partyId": 17}

    first = go.make("Contactperson", values, correlation_id="zqk1")
    second = go.make("Contactperson", values, correlation_id="zqk1")

    assert (first.id, second.id) == ("7", "8")
    assert [line[:4] for line in recording.lines()] == ["POST", "lost", "GET "]


@pytest.mark.parametrize(
    ("code", "parent"), [("partyCustomerCode", "Customer/17"), ("partySupplierCode", "Supplier/17")]
)
def test_the_parent_is_read_from_the_contact_person(go, script, asked, code, parent):
    """The client reads, writes and deletes it under its customer or supplier."""
    found = {"id": 7, "partyId": 17, code: 10017, "lastName": "Aas"}
    script.replies = [page(found), data(found), data(found | {"lastName": "Bø"}), data(None)]

    [record] = go.list_changed("Contactperson", SINCE)
    go.read(record)
    go.edit(record, {"lastName": "Bø"})
    go.delete(record)

    assert record.parent == parent
    assert asked()[1:] == [
        f"GET /{parent}/Contact/7",
        f"POST /{parent}/Contact/",
        f"DELETE /{parent}/Contact/7/",
    ]
    assert script.bodies() == [{"id": 7, "lastName": "Bø"}]


def test_a_contact_person_without_a_party_breaks_an_assumption(go):
    """Without a party its path is unknown."""
    with pytest.raises(UnexpectedAnswer, match="partySupplierCode"):
        go.read(Record("Contactperson", "7", {"partyId": 17}))


def test_a_listing_filters_by_time_and_drops_what_did_not_change(go, script, asked):
    """Stamps have a resolution of a second, so the second of `since` counts as changed."""
    script.replies = [page(PERSON, PERSON | {"id": 8, "lastChanged": "2026-11-23T12:00:06 +00:00"})]
    records = go.list_changed("Contactperson", SINCE)
    assert [record.id for record in records] == ["7"]
    changed = "(LastChanged ge DateTimeOffset'2026-11-23T12:00:07')"
    assert asked() == [f"GET /PartyContactPerson/?$filter={changed}&$orderby=Id asc&$top=500&$skip=0"]


def test_a_list_is_read_to_its_end(go, script):
    """The count is that of all pages; a record seen twice is one record."""
    script.replies = [page({"id": 1}, {"id": 2}, count=4), page({"id": 2}, {"id": 4}, count=4)]
    assert [record.id for record in go.list_changed("Projectactivity", SINCE)] == ["1", "2", "4"]
    assert [line.rpartition("=")[2] for line in script.lines()] == ["0", "2"]


def test_find_compares_the_answer_itself(go, script, asked):
    """Records that the tenant's filter treats as equal but that differ in a code point are left out."""
    script.replies = [page(PERSON, PERSON | {"id": 8, "lastName": "AAS"})]
    assert [record.id for record in go.find("Contactperson", "lastName", "Aas")] == ["7"]
    assert "(LastName eq 'Aas')" in asked()[0]


def test_a_time_tracking_activity_gets_its_correlation_id_as_code(go, script):
    """It also gets a type, because both are required; given values win."""
    script.replies = [data(ACTIVITY), data(ACTIVITY)]
    go.make("Timetrackingactivity", {"name": "Møte zqk1"}, correlation_id="zqk1")
    go.make("Timetrackingactivity", {"name": "x", "code": "own", "activityType": 100}, correlation_id="zqk1")
    assert script.bodies() == [
        {"activityType": 200, "code": "zqk1", "name": "Møte zqk1"},
        {"activityType": 100, "code": "own", "name": "x"},
    ]


def test_a_product_gets_what_a_scenario_does_not_give(go, script):
    """Code and name show the correlation id; given values win. After a lost answer the client searches by code."""
    script.replies = [data({"id": 5, "code": "zqk1"}), httpx.ReadTimeout("slow"), page({"id": 6, "code": "own"})]
    go.make("Product", {}, correlation_id="zqk1")
    found = go.make("Product", {"code": "own", "name": "x"}, correlation_id="zqk2")
    assert script.bodies() == [{"code": "zqk1", "name": "Product zqk1"}, {"code": "own", "name": "x"}]
    assert found.id == "6"


def test_an_edit_whose_answer_was_lost_is_compared(go, script):
    """The edit arrived when the record shows the values; else the client sends it again."""
    lost = httpx.ReadTimeout("slow")
    script.replies = [lost, data(PERSON), data(PERSON | {"lastName": "Bø"})]
    assert go.edit(person(), {"lastName": "Bø"}).get("lastName") == "Bø"
    assert go.retries == 0
    script.replies = [lost, data(PERSON), data(PERSON), data(PERSON | {"lastName": "Bø"})]
    assert go.edit(person(), {"lastName": "Bø"}).get("lastName") == "Bø"
    assert go.retries == 1


def test_a_record_that_is_gone(go, script):
    """Every form of the answer counts: 404, no data, a business error."""
    for script.replies in ([httpx.Response(404)], [data(None)], [refusal("No such entity."), page()]):
        with pytest.raises(RecordMissing):
            go.read(person())


def test_a_read_that_is_refused_for_another_reason(go, script):
    """A record that the list shows is not missing."""
    script.replies = [refusal("Closed for maintenance."), page(PERSON)]
    with pytest.raises(Refused, match="maintenance"):
        go.read(person())


def test_deleting_a_missing_record_is_no_error(go, script):
    """Every form of the answer counts."""
    for script.replies in (
        [data(None)],
        [httpx.Response(204)],
        [httpx.Response(404)],
        [httpx.Response(503), httpx.Response(404)],
        [refusal("No such entity."), httpx.Response(404)],
    ):
        go.delete(person())
        assert script.replies == []


def test_deleting_what_has_related_data_is_refused(go, script):
    """The activity is still there, so the client raises Refused."""
    script.replies = [refusal("Has related data."), data(ACTIVITY)]
    with pytest.raises(Refused, match="related data"):
        go.delete(Record("Timetrackingactivity", "5", ACTIVITY))


def test_a_deletion_with_an_inner_failure(go, script):
    """The documented answer has an inner `success`; when it is false, the client raises Refused."""
    for inner in ({"success": False}, {"success": False, "id": 5}):
        script.replies = [data(inner), data(ACTIVITY)]
        with pytest.raises(Refused, match="is refused: no reason given"):
            go.delete(Record("Timetrackingactivity", "5", ACTIVITY))


def test_an_id_that_is_no_number(go, script):
    """It may come from an edited ledger: the client raises RecordMissing without a request."""
    with pytest.raises(RecordMissing, match="ids are numbers"):
        go.read(Record("Timetrackingactivity", "abc", {}))
    assert script.lines() == []
    assert go.sequence(Record("Timetrackingactivity", "abc", {})) is None


def test_an_unknown_entity(go):
    """The message lists the known entities."""
    with pytest.raises(UnknownEntity, match=r"'Invoice'.*Contactperson"):
        go.list_changed("Invoice", SINCE)


def test_a_second_at_least_after_429(go, script, time):
    """The vendor documents this minimum, whatever Retry-After is."""
    script.replies = [httpx.Response(429, headers={"Retry-After": "0"}), page()]
    go.list_changed("Contactperson", SINCE)
    assert time.slept == [1.0]


@pytest.fixture
def forbidden(client: httpx.Client, script: Script, time: Time) -> Callable[[object], PowerOfficeGO]:
    """A client whose calls are all forbidden, with a claim in its token."""

    def made(claim: object) -> PowerOfficeGO:
        payload = urlsafe_b64encode(json.dumps({"goInvalidPrivileges": claim}).encode()).decode().rstrip("=")
        token = {"access_token": f"e30.{payload}.s", "expires_in": 1200}
        script.replies = [httpx.Response(200, json=token), httpx.Response(403)]
        login = ClientCredentials("https://api.example/OAuth/Token", "a", "b", clock=time.clock)
        return PowerOfficeGO(client, "https://api.example/", time.options(), auth=login)

    return made


def test_a_client_without_the_time_subscription(forbidden):
    """A 403 for time tracking names the subscription, and the claim of the token, as the vendor writes it."""
    for claim, told in (
        (["Reporting_TimeTransaction_Full", "Time"], "its token says: Reporting_TimeTransaction_Full, Time)"),
        (None, "does not cover time tracking, so nothing"),
    ):
        with pytest.raises(NotAllowed, match="subscription does not cover time tracking") as caught:
            forbidden(claim).list_changed("Timetrackingactivity", SINCE)
        assert told in str(caught.value)


def test_another_403_shows_the_claim(forbidden):
    """A 403 for another path shows the claim of the token when there is one."""
    for claim in (["Payroll"], None):
        with pytest.raises(NotAllowed, match="/PartyContactPerson/") as caught:
            forbidden(claim).list_changed("Contactperson", SINCE)
        assert ("does not cover: Payroll" in str(caught.value)) == bool(claim)


def test_ids_and_codes_as_texts(go, script, asked):
    """The vendor's examples show them so; a private person among the customers has no name."""
    texts = {"id": "7", "partyId": "17", "partyCustomerCode": "10017", "lastName": "Aas"}
    customer = {"id": "17", "code": "10017", "isPerson": True, "firstName": "Kari", "lastName": "Aas"}
    script.replies = [page(customer), data(texts), data(texts)]
    made = go.make("Contactperson", {"lastName": "Aas"}, correlation_id="zqk1")
    go.read(made)
    assert (made.id, made.parent, go.sequence(made)) == ("7", "Customer/17", 7.0)
    assert asked()[1:] == ["POST /Customer/17/Contact/", "GET /Customer/17/Contact/7"]


def test_citizenship_as_a_text_or_a_list(go, script):
    """The vendor's pages describe a text, its OpenAPI file a list."""
    for shown, read in (("NO", "NO"), (["NO"], "NO"), (["NO", "SE"], "NO,SE"), ([], None)):
        script.replies = [data({**PERSON, "citizenship": shown})]
        assert go.read(person()).get("citizenship") == read


def test_a_token_of_the_legacy_backend(client, script, time):
    """It lasts 600 s; then the client logs in with its keys again, although it has a refresh token."""
    token = {"access_token": "e30.e30.s", "token_type": "bearer", "expires_in": 600, "refresh_token": "hush"}
    script.replies = [httpx.Response(200, json=token), page(), page(), httpx.Response(200, json=token), page()]
    login = ClientCredentials("https://api.example/OAuth/Token", "a", "b", clock=time.clock)
    go = PowerOfficeGO(client, "https://api.example/", time.options(), auth=login)

    go.list_changed("Contactperson", SINCE)
    time.sleep(500)
    go.list_changed("Contactperson", SINCE)
    time.sleep(99)
    go.list_changed("Contactperson", SINCE)

    assert [one.content for one in script.requests if one.method == "POST"] == [b"grant_type=client_credentials"] * 2
    assert script.replies == []
