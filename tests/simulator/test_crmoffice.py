"""The simulated CRMOffice over HTTP."""

from unittest.mock import ANY

from fixtures.simulator.conditions import Conditions
from tests.simulator.conftest import Caller, MovingClock, Serve

ODD = "  \u00c5se\u00a0 e\u0301 \U0001f9d1\u200d\U0001f680 <&amp;> \"'\\ null "


def test_a_record_from_made_to_deleted(tester: Caller, clock: MovingClock) -> None:
    """Answers show the whole record, strings exactly as sent, nulls left out."""
    clock.advance(1)
    made = tester.crm("POST", "/contacts", json={"familyName": ODD, "givenName": None, "company": {"id": "7"}})
    assert made.status_code == 201
    record = made.json()
    assert record["familyName"] == ODD
    assert record["company"] == {"id": "7"}
    assert "givenName" not in record
    assert record["createdAt"] == record["modifiedAt"] == "2026-11-22T12:00:01.000000Z"
    path = f"/contacts/{record['id']}"
    clock.advance(1.5)
    edited = tester.crm("PATCH", path, json={"givenName": "Åse"})
    assert edited.status_code == 200
    assert edited.json() == {**record, "givenName": "Åse", "modifiedAt": "2026-11-22T12:00:02.500000Z"}
    assert tester.crm("GET", path).json() == edited.json()
    assert tester.crm("DELETE", path).status_code == 204
    assert [tester.crm(method, path, json={}).status_code for method in ("GET", "PATCH", "DELETE")] == [404] * 3


def test_an_edit_of_a_part_of_an_address(tester: Caller) -> None:
    """The other parts stay; a null address empties all of it."""
    address = {"country": "NO", "postalArea": "Moss"}
    path = "/activities/" + tester.crm("POST", "/activities", json={"subject": "x", "address": address}).json()["id"]
    edited = tester.crm("PATCH", path, json={"address": {"postalArea": None, "postCode": "1530"}}).json()
    assert edited["address"] == {"country": "NO", "postCode": "1530"}
    assert "address" not in tester.crm("PATCH", path, json={"address": None}).json()


REFUSED: tuple[tuple[str, dict[str, object], str], ...] = (
    ("contacts", {"givenName": "Åse"}, "familyName"),
    ("contacts", {"familyName": ""}, "familyName"),
    ("activities", {}, "subject"),
    ("contacts", {"familyName": "x" * 256}, "familyName"),
    ("contacts", {"familyName": "x", "directPhone": "1" * 51}, "directPhone"),
    ("contacts", {"familyName": "x", "email": "x"}, "email"),
    ("contacts", {"familyName": 5}, "familyName"),
    ("activities", {"subject": "x", "address": {"planet": "x"}}, "address.planet"),
)


def test_records_that_are_refused(tester: Caller) -> None:
    """A 400 names the property; what is no JSON object is a 400, too; nothing is stored."""
    for entity, body, name in REFUSED:
        answer = tester.crm("POST", f"/{entity}", json=body)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])
    for content in (b"", b"[]", b"\xff", b"familyName=x"):
        assert tester.crm("POST", "/contacts", content=content).status_code == 400
    for entity in ("contacts", "activities"):
        assert tester.crm("GET", f"/{entity}").json() == {"items": [], "total": 0}


def test_the_longest_values_and_emptying_a_required_one(tester: Caller) -> None:
    """Lengths count code points; a required property can be left out of an edit, not emptied."""
    body = {"familyName": "\U0001f600" * 255, "directPhone": "1" * 50}
    made = tester.crm("POST", "/contacts", json=body)
    assert made.status_code == 201
    path = f"/contacts/{made.json()['id']}"
    assert tester.crm("PATCH", path, json={"givenName": "x"}).status_code == 200
    assert tester.crm("PATCH", path, json={"familyName": None}).status_code == 400


def test_users_can_only_be_read(tester: Caller) -> None:
    """Those of the seed are listed; nobody makes, changes or deletes one."""
    users = tester.crm("GET", "/users").json()["items"]
    path = f"/users/{users[0]['id']}"
    assert tester.crm("GET", path).json() == users[0]
    assert tester.crm("POST", "/users", json={"userName": "x"}).status_code == 405
    assert [tester.crm(method, path, json={}).status_code for method in ("PATCH", "DELETE")] == [405, 405]
    assert tester.crm("GET", "/users").json()["items"] == users


def test_the_owner_and_the_times_of_an_activity(tester: Caller) -> None:
    """Made without an owner it is the tester's; a moment is stored as it is sent, and nothing else is one."""
    users = {user["userName"]: user["id"] for user in tester.crm("GET", "/users").json()["items"]}
    made = tester.crm("POST", "/activities", json={"subject": "x", "startsAt": "2026-03-05T00:00:00Z"}).json()
    assert (made["ownerId"], made["startsAt"]) == (users["tester@fjellheim.invalid"], "2026-03-05T00:00:00Z")
    path = f"/activities/{made['id']}"
    changes = {"ownerId": users["anne.dahl@fjellheim.invalid"], "endsAt": "2026-03-05T09:30:00+01:00"}
    assert tester.crm("PATCH", path, json=changes).json() == {**made, **changes, "modifiedAt": ANY}
    for wrong in ("2026-03-05", "soon", 5):
        answer = tester.crm("PATCH", path, json={"startsAt": wrong})
        assert (answer.status_code, list(answer.json()["errors"])) == (400, ["startsAt"])


def test_a_company(tester: Caller) -> None:
    """Its name, number and addresses are writable."""
    made = tester.crm("POST", "/companies", json={"name": "Fjell AS", "postAddress": {"postCode": "0150"}}).json()
    edited = tester.crm("PATCH", f"/companies/{made['id']}", json={"orgNr": "914", "visitAddress": {"country": "NO"}})
    assert edited.json() == {**made, "orgNr": "914", "visitAddress": {"country": "NO"}, "modifiedAt": ANY}


def test_half_an_emoji_is_stored_as_sent(tester: Caller) -> None:
    """A valid escape of JSON comes back as one, from the record and from the list."""
    made = tester.crm("POST", "/contacts", content=b'{"familyName": "\xc3\x85s \\ud83d"}')
    assert made.status_code == 201
    assert made.json()["familyName"] == "Ås \ud83d"
    assert "Ås \\ud83d" in tester.crm("GET", "/contacts").text


def test_a_list_in_pages(tester: Caller) -> None:
    """Pages count from 1, hold at most 100 whatever is asked for, in order of id."""
    for number in range(120):
        tester.crmoffice.make("contacts", {"familyName": str(number)})
    pages = [tester.crm("GET", "/contacts", params={"page": page, "pageSize": 500}).json() for page in (1, 2, 3)]
    assert [len(page["items"]) for page in pages] == [100, 20, 0]
    assert {page["total"] for page in pages} == {120}
    ids = [item["id"] for page in pages for item in page["items"]]
    assert ids == sorted(set(ids))
    assert tester.crm("GET", "/contacts", params={"page": 0}).status_code == 400


def test_a_refresh_token_that_rotates(in_memory: Serve) -> None:
    """Each login replaces the refresh token; the old one stops working."""
    with in_memory(sync=False, conditions=Conditions(rotate_refresh_tokens=True)) as tester:
        newer = tester.login_crmoffice().json()["refresh_token"]
        old = tester.login_crmoffice()
        assert (old.status_code, old.json()) == (400, {"error": "invalid_grant"})
        assert tester.login_crmoffice(refresh_token=newer).status_code == 200


def test_a_refresh_token_that_stays(tester: Caller) -> None:
    """Without rotation it works again and again, and no new one comes."""
    assert "refresh_token" not in tester.login_crmoffice().json()
    assert tester.login_crmoffice().status_code == 200


def test_wrong_logins(tester: Caller) -> None:
    """A 400 with the standard's error."""
    for changed in ({"client_secret": "x"}, {"refresh_token": "x"}, {"grant_type": "password"}):
        answer = tester.login_crmoffice(**changed)
        assert (answer.status_code, set(answer.json())) == (400, {"error"})
