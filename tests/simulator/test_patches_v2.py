"""The patches of the simulated PowerOffice GO's API v2."""

import json

from tests.simulator.conftest import JSON_PATCH, Caller, MovingClock
from tests.simulator.v2_records import made, problem

PATCHES: tuple[tuple[object, int], ...] = (
    ({"FirstName": "x"}, 400),
    ([], 200),
    (["x"], 400),
    ([{"op": "append", "path": "/FirstName", "value": "x"}], 400),
    ([{"op": "remove", "path": "/FirstName"}], 422),
    ([{"op": "test", "path": "/FirstName", "value": "Kari"}], 200),
    (
        [{"op": "replace", "path": "/FirstName", "value": "x"}, {"op": "test", "path": "/LastName", "value": "x"}],
        400,
    ),
    ([{"op": "copy", "path": "/FirstName"}], 400),
    ([{"op": "remove", "path": "/ContactGroupIds/0"}], 400),
    ([{"op": "replace", "path": "/MailAddress/City/x", "value": "x"}], 400),
    ([{"op": "replace", "path": "FirstName", "value": "x"}], 400),
    ([{"op": "replace", "path": "/FirstName"}], 400),
    ([{"op": "replace", "path": "/Nickname", "value": "x"}], 400),
    ([{"op": "replace", "path": "/Id", "value": 1}], 400),
    ([{"op": "replace", "path": "/FirstName/x", "value": "x"}], 400),
    ([{"op": "replace", "path": "/FirstName", "value": 5}], 400),
    ([{"op": "replace", "path": "/Number", "value": "five"}], 400),
    ([{"op": "replace", "path": "/~0~1", "value": "x"}], 400),
    ([{"op": "replace", "path": "/FirstName", "value": ""}], 422),
    ([{"op": "replace", "path": "/LastName", "value": None}], 422),
    ([{"op": "replace", "path": "/ExternalImportReference", "value": "x" * 51}], 422),
    ([{"op": "replace", "path": "/InvoiceDeliveryType", "value": "Pigeon"}], 400),
    ([{"op": "replace", "path": "/InvoiceDeliveryType", "value": "PdfByEmail"}], 422),
    ([{"op": "replace", "path": "/DateOfBirth", "value": "soon"}], 400),
    ([{"op": "replace", "path": "/PhoneNumber", "value": "4"}, {"op": "x"}], 400),
)


def test_patches(tester: Caller) -> None:
    """Each is refused as a whole, or not at all: nothing changes."""
    before = made(tester, "Customers")
    path = f"/Customers/{before['Id']}"
    answers = [tester.v2("PATCH", path, content=json.dumps(body), headers=JSON_PATCH) for body, _ in PATCHES]
    found = [(body, answer.status_code) for (body, _), answer in zip(PATCHES, answers, strict=True)]
    assert found == list(PATCHES)
    assert tester.v2("GET", path).json() == before


def test_all_operations_of_a_patch(tester: Caller) -> None:
    """Those of the vendor's examples, with names in any case; a list is changed by its elements."""
    kari = made(tester, "Customers", PhoneNumber="41", WebsiteUrl="x", MailAddress={"City": "Moss", "ZipCode": "1530"})
    operations = [
        {"op": "test", "path": "/phoneNumber", "value": "41"},
        {"op": "add", "path": "/phoneNumber", "value": "42"},
        {"op": "copy", "from": "/firstname", "path": "/lastname"},
        {"op": "move", "from": "/phoneNumber", "path": "/externalImportReference"},
        {"op": "remove", "path": "/websiteUrl"},
        {"op": "replace", "path": "/mailAddress/city", "value": "Oslo"},
        {"op": "add", "path": "/ContactGroupIds/-", "value": 1},
        {"op": "add", "path": "/ContactGroupIds/-", "value": 3},
        {"op": "replace", "path": "/ContactGroupIds/0", "value": 2},
        {"op": "remove", "path": "/ContactGroupIds/-"},
        {"op": "add", "path": "/externalNumber", "value": "12345"},
    ]
    answer = tester.v2("PATCH", f"/Customers/{kari['Id']}", content=json.dumps(operations), headers=JSON_PATCH)
    changes = {"LastName": "Kari", "ExternalImportReference": "42", "ContactGroupIds": [2], "ExternalNumber": 12345}
    kept = {name: value for name, value in kari.items() if name not in {"PhoneNumber", "WebsiteUrl"}}
    assert answer.json() == {**kept, **changes, "MailAddress": {**kari["MailAddress"], "City": "Oslo"}}


def test_a_patch_under_another_content_type(tester: Caller) -> None:
    """415: plain JSON is no patch."""
    path = f"/Customers/{made(tester, 'Customers')['Id']}"
    operations = '[{"op":"replace","path":"/FirstName","value":"x"}]'
    for media in ("application/json", "text/plain", ""):
        assert problem(tester.v2("PATCH", path, content=operations, headers={"Content-Type": media}), 415) == set()


def test_a_property_that_is_emptied(tester: Caller) -> None:
    """Null empties it, and it is not shown any more."""
    path = f"/Employees/{made(tester, 'Employees', PhoneNumber='41', JobTitle='Smed')['Id']}"
    changed = tester.patch(path, PhoneNumber=None).json()
    assert "PhoneNumber" not in changed
    assert changed["JobTitle"] == "Smed"


def test_an_address(tester: Caller, clock: MovingClock) -> None:
    """A part of it is changed by a path of two parts; the customer's time of last change stays."""
    before = made(tester, "Customers", MailAddress={"City": "Moss", "ZipCode": "1530"})
    path = f"/Customers/{before['Id']}"
    clock.advance(5)
    changed = tester.patch(path, **{"MailAddress/City": "Oslo"}).json()
    assert changed == {**before, "MailAddress": {**before["MailAddress"], "City": "Oslo"}}
    assert problem(tester.patch(path, **{"MailAddress/City": ""}), 422) == {"MailAddress.City"}
