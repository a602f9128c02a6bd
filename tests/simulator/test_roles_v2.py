"""What holds a simulated PowerOffice GO together in API v2: roles of one contact, people, projects, references."""

from tests.simulator.conftest import Caller
from tests.simulator.v2_records import PERSON, made, problem


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


def test_a_customer_with_an_e_mail_address(tester: Caller) -> None:
    """It gets its invoices there, and the address cannot be emptied then."""
    kari = made(tester, "Customers", EmailAddress="kari@example.invalid", InvoiceDeliveryType=None)
    assert kari["InvoiceDeliveryType"] == "PdfByEmail"
    path = f"/Customers/{kari['Id']}"
    assert problem(tester.patch(path, EmailAddress=None), 422) == {"InvoiceDeliveryType"}
    assert tester.patch(path, EmailAddress=None, InvoiceDeliveryType="Print").status_code == 200


def test_a_reference_that_is_used(tester: Caller) -> None:
    """It is unique among customers; a supplier may have the same, and it finds its record."""
    first = made(tester, "Customers", ExternalImportReference="zq1")
    assert problem(tester.v2("POST", "/Customers", json={**PERSON, "ExternalImportReference": "zq1"}), 422)
    made(tester, "Suppliers", ExternalImportReference="zq1")
    assert tester.patch(f"/Customers/{first['Id']}", ExternalImportReference="zq1").status_code == 200
    query = {"externalImportReference": "zq1"}
    assert [one["Id"] for one in tester.v2("GET", "/Customers", params=query).json()] == [first["Id"]]


def test_a_national_id_number(tester: Caller) -> None:
    """It is written, and never shown."""
    assert made(tester, "Customers", NationalIdNumber="01018012345")["NationalIdNumber"] == "hidden"
