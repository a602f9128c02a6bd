"""The simulated PowerOffice GO answers what real clients send, in the manner of each backend."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from fixtures.simulator.conditions import STILL
from fixtures.simulator.poweroffice.backends import BACKENDS
from fixtures.simulator.poweroffice.tenant import PowerOfficeTenant
from fixtures.simulator.simulator import assembled, reachable
from tests.simulator.conftest import NO_CERTIFICATES, MovingClock
from tests.simulator.vendor_requests import ROWS, Row
from tests.simulator.wire import URLS, Wire


@dataclass
class Client:
    """A client with records of its own in the tenant; `names` are what the table's placeholders stand for."""

    http: httpx.Client
    tenant: PowerOfficeTenant
    names: dict[str, Any]

    def send(self, row: Row) -> httpx.Response:
        """The answer to a row's request, with a token unless the row has an authorization of its own."""
        method, _, path = row.request.format_map(self.names).partition(" ")
        headers = {name: value.format_map(self.names) for name, value in row.headers.items()}
        body = None if row.body is None else row.body.format_map(self.names)
        return self.http.request(
            method, URLS[1] + path, headers={"Authorization": self.token(), **headers}, content=body
        )

    def token(self) -> str:
        """A new access token, as a header has it."""
        return f"Bearer {self.log_in()['access_token']}"

    def log_in(self, **sent: str) -> dict[str, Any]:
        """The answer to a log-in."""
        form = {"grant_type": "client_credentials", **sent}
        headers = {"Authorization": f"Basic {self.names['keys']}"}
        answer = self.http.post(f"{URLS[1]}/OAuth/Token", data=form, headers=headers)
        found: dict[str, Any] = answer.json()
        return found

    def records(self) -> list[Any]:
        """All records of the tenant."""
        tables = (self.tenant.parties, self.tenant.contacts, self.tenant.activities, self.tenant.project_activities)
        return [dict(record) for table in tables for record in table]


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The name of each backend."""
    return str(request.param)


@pytest.fixture
def client(backend: str, clock: MovingClock) -> Iterator[Client]:
    simulator = assembled(replace(STILL, backend=backend), (), clock)
    reachable(simulator, URLS)
    tenant, parents = simulator.poweroffice.tenant, {name.lower(): key for name, key in simulator.parents.items()}
    tenant.save_party("customer", {"id": parents["customer"], "name": "Fjell AS"})
    person = tenant.save_contact("customer", parents["customer"], {"lastName": "O'Berg"})
    activity = tenant.save_activity({"code": "A1", "name": "Drive", "activityType": 100})
    spare = tenant.save_activity({"code": "A2", "name": "Ski", "activityType": 100})
    product = tenant.save_product({"code": "T1", "name": "Time"})
    use = tenant.save_project_activity(parents["project"], {"activityCode": "A1"})
    keys = ":".join(simulator.settings[f"POWEROFFICE_{name}_KEY"] for name in ("APPLICATION", "CLIENT"))
    ids = {
        "person": person["id"],
        "activity": activity["id"],
        "spare": spare["id"],
        "use": use["id"],
        "product": product["id"],
    }
    names = {
        **parents,
        **ids,
        "keys": base64.b64encode(keys.encode()).decode(),
        "changed": "2023-10-25T07:58:57 +00:00",
    }
    apps = [simulator.crmoffice.app(), simulator.poweroffice.app()]
    with httpx.Client(trust_env=False, verify=NO_CERTIFICATES, transport=Wire(apps)) as http:
        yield Client(http, tenant, names)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_a_request_of_a_real_client(client: Client, backend: str, row: Row) -> None:
    """It is answered as documented; where nothing is, the tenant refuses or takes it, and nothing breaks."""
    before = client.records()

    answer = client.send(row)

    check = row.check(backend)
    if check is not None:
        check(answer)
        return
    assert answer.status_code < 500
    assert isinstance(answer.json(), dict)
    if not row.request.startswith("POST"):
        assert client.records() == before


def test_every_row_of_the_table() -> None:
    """Each has a name of its own and a source."""
    assert len({(row.what, row.request) for row in ROWS}) == len(ROWS)
    assert all(row.source for row in ROWS)


def test_the_claims_of_a_token(client: Client) -> None:
    """Those that the vendor shows, and neither key."""
    payload = client.token().split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    documented = {
        "goActiveClientSubscriptions",
        "goClientId",
        "goClientName",
        "goInvalidPrivileges",
        "goUserId",
        "role",
    }
    assert documented | {"nbf", "exp", "iat"} <= set(claims)
    keys = base64.b64decode(client.names["keys"]).decode().split(":")
    assert not any(key in json.dumps(claims) for key in keys)


def test_a_refresh_token(client: Client, backend: str) -> None:
    """The legacy backend takes the one it gave, once; the .NET 8 backend gives none and takes none."""
    refresh = client.log_in().get("refresh_token", "x")
    first, second = (client.log_in(grant_type="refresh_token", refresh_token=refresh) for _ in range(2))
    assert ("access_token" in first) == (backend == "legacy")
    assert second == {"error": "invalid_grant" if backend == "legacy" else "unsupported_grant_type"}
