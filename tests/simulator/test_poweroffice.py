"""The simulated PowerOffice GO over HTTP: records and rules."""

import pytest

from fixtures.simulator.conditions import Conditions, preset
from tests.simulator.conftest import Caller, MovingClock, Serve

ACTIVITY = {"code": "A1", "name": "Drive", "activityType": 100}


def saved(tester: Caller, path: str, **body: object) -> dict[str, object]:
    """The record in the answer to a POST that is accepted."""
    answer = tester.po_json("POST", path, json=body)
    assert answer["success"], answer
    found: dict[str, object] = answer["data"]
    return found


def refused(tester: Caller, path: str, **body: object) -> set[str]:
    """The fields named in the answer to a POST that is refused, which is a 200 all the same."""
    answer = tester.po_json("POST", path, json=body)
    assert answer["success"] is False
    assert "data" not in answer
    assert answer["validation"]["summary"]
    return set(answer["validation"].get("fields", {}))


@pytest.mark.parametrize("kind", ["Customer", "Supplier"])
def test_a_contact_person_from_made_to_deleted(tester: Caller, clock: MovingClock, kind: str) -> None:
    """Made, listed, updated in part, deleted, under a customer or a supplier."""
    clock.advance(1)
    path = f"/{kind}/{tester.simulator.parents[kind]}/Contact/"
    made = saved(tester, path, firstName=" Åse ", lastName="O'Neil", city=None)
    assert made["firstName"] == " Åse "
    assert "city" not in made
    assert made["lastChanged"] == "2026-11-22T12:00:01 +00:00"
    assert {"partyId", f"party{kind}Code"} <= set(made)
    clock.advance(1)
    changed = saved(tester, path, id=made["id"], lastName="Berg")
    assert changed == {**made, "lastName": "Berg", "lastChanged": changed["lastChanged"]}
    assert changed["lastChanged"] != made["lastChanged"]
    assert tester.po_json("GET", f"{path}{made['id']}")["data"] == changed
    assert tester.po_json("GET", path)["data"] == [changed]
    found = tester.filtered("/PartyContactPerson/", "(LastName eq 'Berg')")
    assert (found["data"], found["count"]) == ([changed], 1)
    assert tester.po_json("DELETE", f"{path}{made['id']}/") == {"success": True}
    assert tester.po("GET", f"{path}{made['id']}").status_code == 404


def test_a_contact_person_under_another_party(tester: Caller) -> None:
    """It can be neither read nor written."""
    customer, supplier = (tester.simulator.parents[kind] for kind in ("Customer", "Supplier"))
    made = saved(tester, f"/Customer/{customer}/Contact/", lastName="Berg")
    assert tester.po("GET", f"/Supplier/{supplier}/Contact/{made['id']}").status_code == 404
    refused(tester, f"/Supplier/{supplier}/Contact/", id=made["id"], lastName="x")
    refused(tester, "/Customer/4711/Contact/", lastName="x")


def test_a_contact_person_under_either_route_of_its_party(tester: Caller) -> None:
    """A customer and a supplier are roles of one party: it is read, edited and deleted under both."""
    party = tester.simulator.parents["Customer"]
    made = saved(tester, f"/Customer/{party}/Contact/", lastName="Berg")
    assert tester.po_json("GET", f"/Supplier/{party}/Contact/{made['id']}")["data"] == made
    assert saved(tester, f"/supplier/{party}/contact", id=made["id"], city="Oslo")["city"] == "Oslo"
    assert [one["id"] for one in tester.po_json("GET", f"/Supplier/{party}/Contact/")["data"]] == [made["id"]]
    assert tester.po_json("DELETE", f"/Supplier/{party}/Contact/{made['id']}")["success"]
    assert tester.po_json("GET", f"/Customer/{party}/Contact/")["data"] == []


def test_a_party_with_two_roles(tester: Caller) -> None:
    """It has a code in each, its contact persons show both, and it is deleted with its last role."""
    party = tester.simulator.parents["Customer"]
    saved(tester, "/Project/", id=tester.simulator.parents["Project"], customerCode=0)
    assert tester.po("GET", f"/Supplier/{party}").status_code == 404
    contact = saved(tester, f"/Customer/{party}/Contact/", lastName="Berg")
    supplier = saved(tester, "/Supplier/", id=party)
    assert supplier["name"] == tester.po_json("GET", f"/Customer/{party}")["data"]["name"]
    shown = tester.po_json("GET", f"/Supplier/{party}/Contact/{contact['id']}")["data"]
    assert shown["partySupplierCode"] == supplier["code"]
    assert shown["partyCustomerCode"] == contact["partyCustomerCode"]
    assert tester.po_json("DELETE", f"/Supplier/{party}")["success"]
    assert tester.po_json("DELETE", f"/Customer/{party}")["success"] is False
    tester.po_json("DELETE", f"/Customer/{party}/Contact/{contact['id']}")
    assert tester.po_json("DELETE", f"/Customer/{party}")["success"]


def test_a_private_person(tester: Caller) -> None:
    """It has a first and last name, and no name."""
    made = saved(tester, "/Customer/", isPerson=True, firstName="Kari", lastName="Berg")
    assert "name" not in made
    assert refused(tester, "/Customer/", firstName="Kari", lastName="Berg") == {"name"}
    assert refused(tester, "/Customer/", isPerson=True, firstName="Kari") == {"name"}


def test_paths_in_any_case(tester: Caller) -> None:
    """Case and a slash at the end make no difference."""
    customer = tester.simulator.parents["Customer"]
    paths = [
        "/customer",
        "/CUSTOMER/",
        f"/Customer/{customer}/",
        "/timetracking/ACTIVITY",
        "/projectactivity/",
    ]
    assert [tester.po("GET", path).status_code for path in paths] == [200] * 5


def test_an_activity_and_its_rules(tester: Caller) -> None:
    """Required, unique, of a known type, within its lengths."""
    path = "/TimeTracking/Activity/"
    made = saved(tester, path, **ACTIVITY)
    assert made["isActive"] is True
    assert refused(tester, path, **ACTIVITY) == {"code"}
    assert refused(tester, path) == {"code", "name", "activityType"}
    assert refused(tester, path, **{**ACTIVITY, "code": "A2", "activityType": 0}) == {"activityType"}
    assert refused(tester, path, **{**ACTIVITY, "code": "A2", "activityType": 101}) == {"activityType"}
    assert refused(tester, path, **{**ACTIVITY, "code": "A" * 51, "name": "x" * 401}) == {"code", "name"}
    wrong = {**ACTIVITY, "code": "A2", "activityType": 200, "productCode": "P"}
    assert refused(tester, path, **wrong) == {"productCode"}
    assert refused(tester, path, id=made["id"], name=None) == {"name"}
    assert refused(tester, path, id=made["id"], nam="x") == {"nam"}
    assert saved(tester, path, **{**ACTIVITY, "code": "A" * 50, "name": "x" * 400, "productCode": "P"})


def test_a_product(tester: Caller) -> None:
    """It needs a name and gets a code; both are edited, and it is not deleted while an activity needs it."""
    made = saved(tester, "/Product/", name="Trip")
    assert made["code"]
    assert refused(tester, "/Product/", code="P") == refused(tester, "/Product/", id=made["id"], name="") == {"name"}
    assert refused(tester, "/Product/", name="x", code=made["code"]) == {"code"}
    edited = saved(tester, "/Product/", id=made["id"], name="Ride")
    assert edited == {**made, "name": "Ride"}
    activity = saved(tester, "/TimeTracking/Activity/", **ACTIVITY, productCode=made["code"])
    path = f"/Product/{made['id']}"
    assert tester.po_json("DELETE", path)["success"] is False
    tester.po_json("DELETE", f"/TimeTracking/Activity/{activity['id']}")
    assert tester.po_json("DELETE", path)["success"]
    assert tester.po_json("GET", "/Product/")["data"] == []


def test_an_update_of_an_unknown_record(tester: Caller) -> None:
    """An unknown id is refused, not made."""
    refused(tester, "/TimeTracking/Activity/", id=4711, name="x")
    refused(tester, "/TimeTracking/Activity/", id="1", name="x")


def test_the_name_of_a_project_activity(tester: Caller) -> None:
    """It is the name of the activity behind its code, and cannot be written."""
    activity = saved(tester, "/TimeTracking/Activity/", **ACTIVITY)
    path = f"/Project/{tester.simulator.parents['Project']}/Activity/"
    used = saved(tester, path, activityCode="A1")
    assert used == {**used, "name": "Drive", "projectCode": "P-1", "activityCode": "A1", "isBillable": False}
    assert "lastChanged" not in used
    assert refused(tester, path, activityCode="A1", name="x") == {"name"}
    assert refused(tester, path, id=used["id"], name="x") == {"name"}
    assert refused(tester, path, activityCode="A9") == {"activityCode"}
    saved(tester, "/TimeTracking/Activity/", id=activity["id"], name="Ski")
    for shown in (f"/ProjectActivity/{used['id']}", f"{path}{used['id']}"):
        assert tester.po_json("GET", shown)["data"]["name"] == "Ski"
    found = tester.filtered("/ProjectActivity/", "(Name eq 'Ski' and ActivityCode eq 'A1')")
    assert [use["id"] for use in found["data"]] == [used["id"]]
    assert tester.po_json("GET", path)["count"] == 1
    assert saved(tester, path, activityCode="A1")["id"] != used["id"]


def test_deleting_a_record_that_another_one_needs(tester: Caller) -> None:
    """Refused with a 200, until the related data is gone."""
    parents = tester.simulator.parents
    activity = saved(tester, "/TimeTracking/Activity/", **ACTIVITY)
    uses = f"/Project/{parents['Project']}/Activity/"
    used = saved(tester, uses, activityCode="A1")
    contacts = f"/Supplier/{parents['Supplier']}/Contact/"
    contact = saved(tester, contacts, lastName="x")
    needed = {
        f"/TimeTracking/Activity/{activity['id']}": f"{uses}{used['id']}",
        f"/Supplier/{parents['Supplier']}": f"{contacts}{contact['id']}",
        f"/Customer/{parents['Customer']}": f"/Project/{parents['Project']}",
    }
    assert tester.po_json("DELETE", f"/Project/{parents['Project']}")["success"] is False
    for path, needs in needed.items():
        assert tester.po_json("DELETE", path)["success"] is False
        assert tester.po_json("DELETE", needs)["success"] is True
        assert tester.po_json("DELETE", path)["success"] is True
        assert tester.po_json("DELETE", path)["success"] is False


def test_a_read_right_after_a_write(in_memory: Serve, clock: MovingClock) -> None:
    """The replica shows the old state until its lag is over; the answer to the write shows the new one."""
    with in_memory(sync=False, conditions=Conditions(replica_lag=(1, 1))) as tester:
        clock.advance(1)
        made = saved(tester, "/TimeTracking/Activity/", **ACTIVITY)
        path = f"/TimeTracking/Activity/{made['id']}"
        assert tester.po("GET", path).status_code == 404
        refused(tester, "/TimeTracking/Activity/", **ACTIVITY)
        clock.advance(1)
        assert tester.po_json("GET", path)["data"] == made
        saved(tester, "/TimeTracking/Activity/", id=made["id"], name="Ski")
        assert tester.po_json("GET", path)["data"]["name"] == "Drive"
        tester.po_json("DELETE", path)
        clock.advance(1)
        assert tester.po("GET", path).status_code == 404


def test_ids_beyond_32_bits(in_memory: Serve) -> None:
    """Ids start at `first_id` of the conditions."""
    with in_memory(sync=False, conditions=preset("large-ids")) as tester:
        made = saved(tester, "/TimeTracking/Activity/", **ACTIVITY)
        assert isinstance(made["id"], int)
        assert made["id"] > 2**31
