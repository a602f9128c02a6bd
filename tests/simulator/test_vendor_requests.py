"""The simulated PowerOffice GO answers what real clients send: v1 in the manner of each backend, and v2."""

import base64
import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from fixtures.simulator.conditions import STILL
from fixtures.simulator.poweroffice.backends import BACKENDS
from fixtures.simulator.poweroffice.v2.entities import ENTITIES
from fixtures.simulator.poweroffice.v2.records import Records
from tests.simulator import v2_requests, vendor_requests
from tests.simulator.conftest import SUBSCRIPTION, Caller, Serve
from tests.simulator.v2_records import PERSON
from tests.simulator.vendor_requests import Row
from tests.simulator.wire import URLS


@dataclass
class Client:
    """A client with records of its own in the tenant; `names` are what the table's placeholders stand for."""

    caller: Caller
    names: dict[str, Any]

    def send(self, row: Row) -> httpx.Response:
        """The answer to a row's request, with a token unless the row has an authorization of its own."""
        method, _, path = row.request.format_map(self.names).partition(" ")
        v2 = path.lower().startswith("/demo")
        granted = (self.caller.login_v2 if v2 else self.caller.login_poweroffice)().json()
        own = {"Authorization": f"Bearer {granted['access_token']}"}
        if v2:
            own[SUBSCRIPTION] = self.caller.simulator.settings["POWEROFFICE_SUBSCRIPTION_KEY"]
        headers = {name: value.format_map(self.names) for name, value in row.headers.items()}
        body = None if row.body is None else row.body.format_map(self.names)
        return self.caller.http.request(method, URLS[1] + path, headers={**own, **headers}, content=body)

    def records(self) -> list[Any]:
        """All records of the tenant."""
        tenant = self.caller.poweroffice
        tables = (tenant.parties, tenant.contacts, tenant.activities, tenant.projects, tenant.project_activities)
        return [dict(record) for table in tables for record in table]


def of_v1(caller: Caller) -> Client:
    """A client with the records that the requests to v1 name."""
    tenant, parents = caller.poweroffice, {name.lower(): key for name, key in caller.simulator.parents.items()}
    tenant.save_party("customer", {"id": parents["customer"], "name": "Fjell AS"})
    made = {
        "person": tenant.save_contact("customer", parents["customer"], {"lastName": "O'Berg"}),
        "activity": tenant.save_activity({"code": "A1", "name": "Drive", "activityType": 100}),
        "spare": tenant.save_activity({"code": "A2", "name": "Ski", "activityType": 100}),
        "product": tenant.save_product({"code": "T1", "name": "Time"}),
        "use": tenant.save_project_activity(parents["project"], {"activityCode": "A1"}),
    }
    ids = {name: record["id"] for name, record in made.items()}
    return Client(caller, {**parents, **ids, "changed": "2023-10-25T07:58:57 +00:00", "login": caller.basic()})


def of_v2(caller: Caller) -> Client:
    """A client with the records that the requests to v2 name."""
    customers, suppliers, employees, projects = (Records(entity, caller.poweroffice) for entity in ENTITIES)
    lead = employees.make({"FirstName": "Siv", "LastName": "Moen"})["Id"]
    project = {"Name": "Fjellhytte", "StartDate": "2026-03-05", "ProjectManagerEmployeeId": lead}
    names = {
        "person": customers.make(PERSON)["Id"],
        "company": caller.simulator.parents["Customer"],
        "supplier": suppliers.make({"Name": "Gran AS", "OrganizationNumber": "914"})["Id"],
        "employee": next(one["Id"] for one in employees.views() if one["FirstName"] == "Else"),
        "lead": lead,
        "project": projects.make(project)["Id"],
        "login": caller.basic(),
    }
    return Client(caller, names)


def as_documented(client: Client, row: Row, backend: str) -> None:
    """The answer is the documented one; where none is, the tenant refuses or takes it, and nothing breaks."""
    before = client.records()
    answer = client.send(row)
    if check := row.check(backend):
        check(answer)
        return
    assert answer.status_code < 500
    assert "/demo" in row.request.lower() or isinstance(answer.json(), dict)
    if answer.is_error or not row.request.startswith(("POST", "PATCH")):
        assert client.records() == before


@pytest.mark.parametrize(
    ("rows", "client", "backend"),
    [
        *((vendor_requests.ROWS, of_v1, backend) for backend in BACKENDS),
        pytest.param(v2_requests.ROWS, of_v2, "legacy", id="v2"),
    ],
)
def test_the_requests_of_real_clients(
    in_memory: Serve, rows: Sequence[Row], client: Callable[[Caller], Client], backend: str
) -> None:
    """Each, sent to a tenant of its own, is answered as public material says."""
    wrong = {}
    for row in rows:
        with in_memory(sync=False, conditions=replace(STILL, backend=backend)) as caller:
            try:
                as_documented(client(caller), row, backend)
            except AssertionError:
                wrong[row.what, row.request] = traceback.format_exc()
    assert not wrong
    assert len({(row.what, row.request) for row in rows}) == len(rows)
    assert all(row.source for row in rows)


def test_the_claims_of_a_token(tester: Caller) -> None:
    """Those that the vendor shows, and neither key."""
    payload = tester.login_poweroffice().json()["access_token"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    shown = {"goActiveClientSubscriptions", "goClientId", "goClientName", "goInvalidPrivileges", "goUserId", "role"}
    assert shown | {"nbf", "exp", "iat"} <= set(claims)
    keys = [tester.simulator.settings[f"POWEROFFICE_{name}_KEY"] for name in ("APPLICATION", "CLIENT")]
    assert not any(key in json.dumps(claims) for key in keys)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_refresh_token(in_memory: Serve, backend: str) -> None:
    """The legacy backend takes the one it gave, once; the .NET 8 backend gives none and takes none."""
    with in_memory(sync=False, conditions=replace(STILL, backend=backend)) as caller:
        refresh = caller.login_poweroffice().json().get("refresh_token", "x")
        form = {"grant_type": "refresh_token", "refresh_token": refresh}
        headers = {"Authorization": caller.basic()}
        first, second = (caller.http.post(f"{URLS[1]}/OAuth/Token", data=form, headers=headers) for _ in range(2))
        assert first.is_success == (backend == "legacy")
        assert second.json() == {"error": "invalid_grant" if backend == "legacy" else "unsupported_grant_type"}
