"""The simulated PowerOffice GO's API v2 over HTTP: log-in, records and rules."""

import json
from dataclasses import replace
from typing import Any

import pytest

from fixtures.simulator.conditions import STILL, Conditions
from tests.simulator.conftest import JSON_PATCH, SUBSCRIPTION, Caller, MovingClock, Serve

PERSON: dict[str, Any] = {"IsPerson": True, "FirstName": "Kari", "LastName": "Åsen", "InvoiceDeliveryType": "Print"}
SUPPLIER = {"IsPerson": True, "FirstName": "Kari", "LastName": "Åsen"}
EMPLOYEE = {"FirstName": "Kari", "LastName": "Åsen"}
BODIES: dict[str, dict[str, Any]] = {
    "Customers": PERSON,
    "Suppliers": SUPPLIER,
    "Employees": EMPLOYEE,
    "Projects": {"Name": "Fjellhytte"},
}
LATER = {"lastChangedDateTimeOffsetGreaterThan": "2026-11-22T12:00:00Z"}


def made(tester: Caller, entity: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """The record in the answer to a POST that is accepted."""
    answer = tester.v2("POST", f"/{entity}", json={**BODIES[entity], **values})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def problem(answer: Any, status: int) -> set[str]:  # noqa: ANN401 (httpx's answer)
    """The properties that ProblemDetails name."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    details = answer.json()
    assert details["Status"] == status
    assert {"Type", "Title", "Detail", "Instance"} <= set(details)
    return set(details.get("errors", {}))


@pytest.mark.parametrize("entity", BODIES)
def test_a_record_from_made_to_deleted(tester: Caller, clock: MovingClock, entity: str) -> None:
    """Made, read, listed, changed in one property, deleted."""
    clock.advance(1)
    first = made(tester, entity)
    path = f"/{entity}/{first['Id']}"
    assert BODIES[entity].items() <= first.items()
    assert first["LastChangedDateTimeOffset"] == "2026-11-22T12:00:01+00:00"
    assert None not in first.values()
    assert tester.v2("GET", path).json() == first
    clock.advance(1)
    name = "Name" if entity == "Projects" else "LastName"
    answer = tester.patch(path, **{name: " O'Neil é "})
    changed = {**first, name: " O'Neil é ", "LastChangedDateTimeOffset": "2026-11-22T12:00:02+00:00"}
    assert answer.status_code == 200
    assert (answer.json() if entity != "Projects" else answer.text) == (changed if entity != "Projects" else "")
    assert tester.v2("GET", path).json() == changed
    assert tester.v2("GET", f"/{entity}", params=LATER).json() == [changed]
    deleted = tester.v2("DELETE", path)
    assert (deleted.status_code, deleted.text) == (200, "")
    assert problem(tester.v2("GET", path), 404) == set()
    assert tester.patch(path, **{name: "x"}).status_code == tester.v2("DELETE", path).status_code == 404


def test_a_log_in_and_a_call_without_a_subscription_key(tester: Caller) -> None:
    """401 for both, and for an unknown key, which the answer does not repeat."""
    for headers in ({SUBSCRIPTION: ""}, {SUBSCRIPTION: "unknown-key"}):
        assert tester.login_v2(**headers).status_code == 401
        assert "v2" not in tester.tokens
    assert tester.v2("GET", "/Employees").status_code == 200
    for headers in ({SUBSCRIPTION: ""}, {SUBSCRIPTION: "unknown-key"}):
        answer = tester.v2("GET", "/Employees", headers=headers)
        assert answer.status_code == 401
        assert "unknown-key" not in answer.text


def test_tokens_of_both_apis(tester: Caller, clock: MovingClock) -> None:
    """v2's lives 20 minutes, and neither API takes the other's."""
    assert tester.login_v2().json()["expires_in"] == 1200
    tester.login_poweroffice()
    both = dict(tester.tokens)
    tester.tokens.update({"po": both["v2"], "v2": both["po"]})
    assert [tester.po("GET", "/Customer/").status_code, tester.v2("GET", "/Customers").status_code] == [401, 401]
    tester.tokens.update(both)
    clock.advance(1199.999)
    assert tester.v2("GET", "/Customers").status_code == 200
    clock.advance(0.001)
    assert tester.v2("GET", "/Customers").status_code == 401


def test_a_wrong_client_key(tester: Caller) -> None:
    """401, with the standard's error."""
    answer = tester.login_v2(Authorization="Basic YTpi")
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})


def test_production_paths(tester: Caller) -> None:
    """Nothing answers below /v2: only the path tells demo from production."""
    tester.login_v2()
    url = tester.simulator.settings["POWEROFFICE_BASE_URL"]
    headers = {"Authorization": f"Bearer {tester.tokens['v2']}"}
    assert tester.http.get(f"{url}/v2/Customers", headers=headers).status_code == 401
    tester.login_poweroffice()
    assert tester.po("GET", "/v2/Customers").status_code == 404


def test_paths_and_parameters_in_any_case(tester: Caller) -> None:
    """Sesam's connector spells both otherwise than the vendor."""
    tester.login_v2()
    query = {"pageNumber": "1", "pagesize": "5000", "useDatabaseValidation": "false"}
    answers = [tester.v2("GET", path, params=query) for path in ("/customers", "/CUSTOMERS/", "/Customers")]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[0].json() == answers[1].json() == answers[2].json()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"FirstName": "x"}, 400),
        ([], 200),
        (["x"], 400),
        ([{"op": "add", "path": "/FirstName", "value": "x"}], 400),
        ([{"op": "remove", "path": "/FirstName"}], 400),
        ([{"op": "replace", "path": "FirstName", "value": "x"}], 400),
        ([{"op": "replace", "path": "/FirstName"}], 400),
        ([{"op": "replace", "path": "/firstName", "value": "x"}], 400),
        ([{"op": "replace", "path": "/Nickname", "value": "x"}], 400),
        ([{"op": "replace", "path": "/Id", "value": 1}], 400),
        ([{"op": "replace", "path": "/FirstName/x", "value": "x"}], 400),
        ([{"op": "replace", "path": "/FirstName", "value": 5}], 400),
        ([{"op": "replace", "path": "/Number", "value": "5"}], 400),
        ([{"op": "replace", "path": "/~0~1", "value": "x"}], 400),
        ([{"op": "replace", "path": "/FirstName", "value": ""}], 422),
        ([{"op": "replace", "path": "/LastName", "value": None}], 422),
        ([{"op": "replace", "path": "/ExternalImportReference", "value": "x" * 51}], 422),
        ([{"op": "replace", "path": "/InvoiceDeliveryType", "value": "Pigeon"}], 400),
        ([{"op": "replace", "path": "/InvoiceDeliveryType", "value": "PdfByEmail"}], 422),
        ([{"op": "replace", "path": "/DateOfBirth", "value": "soon"}], 400),
        ([{"op": "replace", "path": "/PhoneNumber", "value": "4"}, {"op": "x"}], 400),
    ],
)
def test_a_patch(tester: Caller, body: object, status: int) -> None:
    """Refused as a whole, or not at all: nothing changes but the time of an empty one."""
    before = made(tester, "Customers")
    path = f"/Customers/{before['Id']}"
    answer = tester.v2("PATCH", path, content=json.dumps(body), headers=JSON_PATCH)
    assert answer.status_code == status
    assert tester.v2("GET", path).json() == before


@pytest.mark.parametrize("media", ["application/json", "text/plain", ""])
def test_a_patch_under_another_content_type(tester: Caller, media: str) -> None:
    """415: plain JSON is no patch."""
    path = f"/Customers/{made(tester, 'Customers')['Id']}"
    operations = '[{"op":"replace","path":"/FirstName","value":"x"}]'
    assert problem(tester.v2("PATCH", path, content=operations, headers={"Content-Type": media}), 415) == set()


def test_a_property_that_is_emptied(tester: Caller) -> None:
    """Null empties it, and it is not shown any more."""
    path = f"/Employees/{made(tester, 'Employees', PhoneNumber='41', JobTitle='Smed')['Id']}"
    changed = tester.patch(path, PhoneNumber=None).json()
    assert "PhoneNumber" not in changed
    assert changed["JobTitle"] == "Smed"


@pytest.mark.parametrize(
    ("entity", "values", "status", "names"),
    [
        ("Customers", {"LastName": None}, 422, {"LastName"}),
        ("Customers", {"IsPerson": False}, 422, {"Name"}),
        ("Customers", {"InvoiceDeliveryType": None}, 422, {"InvoiceDeliveryType"}),
        ("Customers", {"FirstNam": "x"}, 400, {"FirstNam"}),
        ("Customers", {"Id": 5}, 400, {"Id"}),
        ("Customers", {"FirstName": 5, "ExternalImportReference": "x" * 51}, 400, {"FirstName"}),
        ("Customers", {"MailAddress": {"City": "Moss"}}, 422, {"MailAddress.ZipCode"}),
        ("Customers", {"MailAddress": {"Town": "Moss"}}, 400, {"MailAddress.Town"}),
        ("Customers", {"Number": 10001}, 422, {"Number"}),
        ("Customers", {"SalesPersonEmployeeId": 1}, 422, {"SalesPersonEmployeeId"}),
        ("Suppliers", {"FirstName": ""}, 422, {"FirstName"}),
        ("Employees", {"FirstName": None}, 422, {"FirstName"}),
        ("Employees", {"IsPerson": True}, 400, {"IsPerson"}),
        ("Projects", {"Name": ""}, 422, {"Name"}),
        ("Projects", {"Code": "P-1"}, 422, {"Code"}),
        ("Projects", {"Code": "1.2"}, 422, {"Code"}),
        ("Projects", {"ProjectManagerEmployeeId": 1}, 422, {"ProjectManagerEmployeeId"}),
        ("Projects", {"ProjectManagerEmployeeId": "4"}, 400, {"ProjectManagerEmployeeId"}),
        ("Projects", {"ProjectStatus": "Unheard"}, 400, {"ProjectStatus"}),
        ("Projects", {"StartDate": "5.3.2026"}, 400, {"StartDate"}),
    ],
)
def test_a_record_that_is_refused(
    tester: Caller, entity: str, values: dict[str, Any], status: int, names: set[str]
) -> None:
    """ProblemDetails name the properties; nothing is stored."""
    before = tester.v2("GET", f"/{entity}").text
    assert problem(tester.v2("POST", f"/{entity}", json={**BODIES[entity], **values}), status) == names
    assert tester.v2("GET", f"/{entity}").text == before


def test_a_reference_that_is_used(tester: Caller) -> None:
    """It is unique among customers; a supplier may have the same, and it finds its record."""
    first = made(tester, "Customers", ExternalImportReference="zq1")
    assert problem(tester.v2("POST", "/Customers", json={**PERSON, "ExternalImportReference": "zq1"}), 422)
    made(tester, "Suppliers", ExternalImportReference="zq1")
    tester.patch(f"/Customers/{first['Id']}", ExternalImportReference="zq1")
    query = {"externalImportReference": "zq1"}
    assert [one["Id"] for one in tester.v2("GET", "/Customers", params=query).json()] == [first["Id"]]


def test_a_customer_with_an_e_mail_address(tester: Caller) -> None:
    """It gets its invoices there, and the address cannot be emptied then."""
    kari = made(tester, "Customers", EmailAddress="kari@example.invalid", InvoiceDeliveryType=None)
    assert kari["InvoiceDeliveryType"] == "PdfByEmail"
    path = f"/Customers/{kari['Id']}"
    assert problem(tester.patch(path, EmailAddress=None), 422) == {"InvoiceDeliveryType"}
    assert tester.patch(path, EmailAddress=None, InvoiceDeliveryType="Print").status_code == 200


def test_an_address(tester: Caller, clock: MovingClock) -> None:
    """A part of it is changed by a path of two parts; the customer's time of last change stays."""
    before = made(tester, "Customers", MailAddress={"City": "Moss", "ZipCode": "1530"})
    path = f"/Customers/{before['Id']}"
    clock.advance(5)
    changed = tester.patch(path, **{"MailAddress/City": "Oslo"}).json()
    assert changed == {**before, "MailAddress": {**before["MailAddress"], "City": "Oslo"}}
    assert problem(tester.patch(path, **{"MailAddress/City": ""}), 422) == {"MailAddress.City"}


def test_a_national_id_number(tester: Caller) -> None:
    """It is written, and never shown."""
    assert made(tester, "Customers", NationalIdNumber="01018012345")["NationalIdNumber"] == "hidden"


def test_a_project_and_its_people(tester: Caller) -> None:
    """Dates are days as written; the manager is an employee, the customer a customer."""
    manager = tester.v2("GET", "/Employees").json()[0]
    customer = tester.simulator.parents["Customer"]
    values = {"ProjectManagerEmployeeId": manager["Id"], "StartDate": "2026-03-05T23:30:00+01:00"}
    path = f"/Projects/{made(tester, 'Projects', CustomerId=customer, EndDate='2026-12-31', **values)['Id']}"
    shown = tester.v2("GET", path).json()
    assert (shown["StartDate"], shown["EndDate"]) == ("2026-03-05", "2026-12-31")
    assert (shown["ProjectManagerEmployeeNo"], shown["CustomerNo"]) == (manager["Number"], 10001)
    tester.patch(f"/Employees/{manager['Id']}", Number=77)
    assert tester.v2("GET", path).json()["ProjectManagerEmployeeNo"] == 77
    tester.patch(path, ProjectManagerEmployeeId=None)
    assert not {"ProjectManagerEmployeeId", "ProjectManagerEmployeeNo"} & set(tester.v2("GET", path).json())
    assert tester.v2("GET", path).json()["CustomerId"] == customer


def test_a_project_in_both_apis(tester: Caller) -> None:
    """It is the project of v1, and is not deleted while it uses an activity."""
    project = made(tester, "Projects", Code="F1")
    assert tester.po_json("GET", f"/Project/{project['Id']}")["data"]["code"] == "F1"
    tester.po_json("POST", "/TimeTracking/Activity/", json={"code": "A1", "name": "Drive", "activityType": 200})
    tester.po_json("POST", f"/Project/{project['Id']}/Activity/", json={"activityCode": "A1"})
    problem(tester.v2("DELETE", f"/Projects/{project['Id']}"), 409)


def test_a_contact_with_two_roles(tester: Caller) -> None:
    """A customer made through v2 is v1's party; both roles have one id, and neither is deleted through v2."""
    kari = made(tester, "Customers", PhoneNumber="41")
    party = tester.po_json("GET", f"/Customer/{kari['Id']}")["data"]
    assert (party["firstName"], party["phoneNumber"], party["code"]) == ("Kari", "41", kari["Number"])
    assert not any(name[0].isupper() for name in party)
    tester.po_json("POST", "/Supplier/", json={"id": kari["Id"]})
    path = f"/Suppliers/{kari['Id']}"
    tester.patch(path, PhoneNumber="42")
    assert tester.v2("GET", f"/Customers/{kari['Id']}").json()["PhoneNumber"] == "42"
    for role in ("Customers", "Suppliers"):
        problem(tester.v2("DELETE", f"/{role}/{kari['Id']}"), 409)
    assert tester.po_json("DELETE", f"/Supplier/{kari['Id']}")["success"]
    problem(tester.v2("GET", path), 404)
    assert tester.v2("DELETE", f"/Customers/{kari['Id']}").status_code == 200


def test_a_customer_with_a_contact_person(tester: Caller) -> None:
    """It is not deleted before its person; a new number shows in both."""
    kari = made(tester, "Customers")
    person = tester.po_json("POST", f"/Customer/{kari['Id']}/Contact/", json={"lastName": "Lie"})["data"]
    problem(tester.v2("DELETE", f"/Customers/{kari['Id']}"), 409)
    tester.patch(f"/Customers/{kari['Id']}", Number=55)
    shown = tester.po_json("GET", f"/Customer/{kari['Id']}/Contact/{person['id']}")["data"]
    assert shown["partyCustomerCode"] == 55


def test_an_employee(tester: Caller) -> None:
    """Neither customer nor supplier, without contact persons, and not deleted while a project needs it."""
    kari = made(tester, "Employees")
    assert not {"IsPerson", "IsActive", "Name"} & set(kari)
    for path in ("/Customers", "/Suppliers"):
        problem(tester.v2("GET", f"{path}/{kari['Id']}"), 404)
    answer = tester.po_json("POST", f"/Customer/{kari['Id']}/Contact/", json={"lastName": "x"})
    assert answer["success"] is False
    project = made(tester, "Projects", ProjectManagerEmployeeId=kari["Id"])
    problem(tester.v2("DELETE", f"/Employees/{kari['Id']}"), 409)
    tester.v2("DELETE", f"/Projects/{project['Id']}")
    assert tester.v2("DELETE", f"/Employees/{kari['Id']}").status_code == 200


def test_the_people_of_both_tenants(tester: Caller) -> None:
    """Four are employee and user by one address, in another case; one is an employee only, one a user only."""
    employees = {one["EmailAddress"] for one in tester.v2("GET", "/Employees").json()}
    users = {one["userName"] for one in tester.crm("GET", "/users").json()["items"]}
    assert (len(employees), len(users)) == (5, 5)
    assert not employees & users
    assert len({address.lower() for address in employees} & users) == 4


def test_a_read_right_after_a_write(serve: Serve, clock: MovingClock) -> None:
    """Readers lag behind as v1's do; the answer to the write shows the new state."""
    with serve(conditions=Conditions(replica_lag=(1, 1))) as tester:
        clock.advance(1)
        kari = made(tester, "Customers")
        path = f"/Customers/{kari['Id']}"
        problem(tester.v2("GET", path), 404)
        clock.advance(1)
        assert tester.v2("GET", path).json() == kari
        assert tester.patch(path, FirstName="Siv").json()["FirstName"] == "Siv"
        assert tester.v2("GET", path).json()["FirstName"] == "Kari"


def test_the_limit_of_a_subscription_key(serve: Serve, clock: MovingClock) -> None:
    """Ten calls a second of all who use the key together; another key has its own ten."""
    with serve(conditions=replace(STILL, poweroffice_v2_limit=10)) as tester:
        first = tester.login_v2().json()["access_token"]
        second = tester.login_v2().json()["access_token"]
        bearers = [{"Authorization": f"Bearer {token}"} for token in (first, second)]
        answers = [tester.v2("GET", "/Projects", headers=bearers[number % 2]) for number in range(11)]
        assert [answer.status_code for answer in answers] == [200] * 10 + [429]
        assert answers[-1].json()["Title"] == "Too Many Requests"
        other = {SUBSCRIPTION: tester.simulator.poweroffice.sync.subscription_key}
        assert tester.v2("GET", "/Projects", headers=other).status_code == 200
        assert tester.po("GET", "/Project/").status_code == 200
        clock.advance(1.001)
        assert tester.v2("GET", "/Projects").status_code == 200


def test_a_client_without_a_privilege(serve: Serve) -> None:
    """403 for that entity only."""
    with serve(conditions=replace(STILL, invalid_privileges=("Employee_Full",))) as tester:
        paths = ("/Employees", "/Employees/4", "/Customers", "/Projects")
        assert [tester.v2("GET", path).status_code for path in paths] == [403, 403, 200, 200]
