"""The simulated PowerOffice GO's API v2 over HTTP: log-in, records, limits."""

from dataclasses import replace
from typing import Any

import pytest

from fixtures.simulator.conditions import STILL, Conditions
from tests.simulator.conftest import SUBSCRIPTION, Caller, MovingClock, Serve
from tests.simulator.v2_records import BODIES, made, problem

LATER = {"lastChangedDateTimeOffsetGreaterThan": "2026-11-22T12:00:00Z"}


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


REFUSED: tuple[tuple[str, dict[str, Any], int, set[str]], ...] = (
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
    ("Projects", {"ProjectManagerEmployeeId": "four"}, 400, {"ProjectManagerEmployeeId"}),
    ("Projects", {"ProjectStatus": "Unheard"}, 400, {"ProjectStatus"}),
    ("Projects", {"StartDate": "5.3.2026"}, 400, {"StartDate"}),
)


def test_records_that_are_refused(tester: Caller) -> None:
    """ProblemDetails name the properties; nothing is stored."""
    before = [tester.v2("GET", f"/{entity}").text for entity in BODIES]
    for entity, values, status, names in REFUSED:
        assert problem(tester.v2("POST", f"/{entity}", json={**BODIES[entity], **values}), status) == names
    assert [tester.v2("GET", f"/{entity}").text for entity in BODIES] == before


def test_a_read_right_after_a_write(in_memory: Serve, clock: MovingClock) -> None:
    """Readers lag behind as v1's do; the answer to the write shows the new state."""
    with in_memory(sync=False, conditions=Conditions(replica_lag=(1, 1))) as tester:
        clock.advance(1)
        kari = made(tester, "Customers")
        path = f"/Customers/{kari['Id']}"
        problem(tester.v2("GET", path), 404)
        clock.advance(1)
        assert tester.v2("GET", path).json() == kari
        assert tester.patch(path, FirstName="Siv").json()["FirstName"] == "Siv"
        assert tester.v2("GET", path).json()["FirstName"] == "Kari"


def test_the_limit_of_a_subscription_key(in_memory: Serve, clock: MovingClock) -> None:
    """Ten calls a second of all who use the key together, log-ins included; another key has its own ten."""
    with in_memory(sync=False, conditions=replace(STILL, poweroffice_v2_limit=10)) as tester:
        first = tester.login_v2().json()["access_token"]
        second = tester.login_v2().json()["access_token"]
        bearers = [{"Authorization": f"Bearer {token}"} for token in (first, second)]
        answers = [tester.v2("GET", "/Projects", headers=bearers[number % 2]) for number in range(9)]
        assert [answer.status_code for answer in answers] == [200] * 8 + [429]
        assert answers[-1].json()["statusCode"] == 429
        assert "Retry-After" not in answers[-1].headers
        assert tester.login_v2().status_code == 429
        other = {SUBSCRIPTION: tester.simulator.poweroffice.sync.subscription_key}
        assert tester.v2("GET", "/Projects", headers=other).status_code == 200
        assert tester.po("GET", "/Project/").status_code == 200
        clock.advance(1.001)
        assert tester.v2("GET", "/Projects").status_code == 200


def test_a_client_without_a_privilege(in_memory: Serve) -> None:
    """403 for that entity only."""
    with in_memory(sync=False, conditions=replace(STILL, invalid_privileges=("Employee_Full",))) as tester:
        paths = ("/Employees", "/Employees/4", "/Customers", "/Projects")
        assert [tester.v2("GET", path).status_code for path in paths] == [403, 403, 200, 200]
