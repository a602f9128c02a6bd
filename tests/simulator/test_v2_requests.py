"""The simulated PowerOffice GO's API v2 answers what real clients send."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from fixtures.simulator.conditions import STILL
from fixtures.simulator.poweroffice.tenant import PowerOfficeTenant
from fixtures.simulator.poweroffice.v2.entities import ENTITIES
from fixtures.simulator.poweroffice.v2.records import Records
from fixtures.simulator.simulator import assembled, reachable
from tests.simulator.conftest import NO_CERTIFICATES, SUBSCRIPTION, MovingClock
from tests.simulator.v2_requests import ROWS
from tests.simulator.vendor_requests import Row
from tests.simulator.wire import URLS, Wire

PERSON = {"IsPerson": True, "FirstName": "Kari", "LastName": "Åsen", "InvoiceDeliveryType": "Print"}


@dataclass
class Client:
    """A client with records of its own in the tenant; `names` are what the table's placeholders stand for."""

    http: httpx.Client
    tenant: PowerOfficeTenant
    names: dict[str, Any]
    subscription: dict[str, str]

    def send(self, row: Row) -> httpx.Response:
        """The answer to a row's request, with a token unless the row has an authorization of its own."""
        method, _, path = row.request.format_map(self.names).partition(" ")
        headers = {name: value.format_map(self.names) for name, value in row.headers.items()}
        body = None if row.body is None else row.body.format_map(self.names)
        own = {"Authorization": self.token(), **self.subscription, **headers}
        return self.http.request(method, URLS[1] + path, headers=own, content=body)

    def token(self) -> str:
        """A new access token, as a header has it."""
        headers = {"Authorization": f"Basic {self.names['keys']}", **self.subscription}
        form = {"grant_type": "client_credentials"}
        answer = self.http.post(f"{URLS[1]}/Demo/OAuth/Token", data=form, headers=headers)
        return f"Bearer {answer.json()['access_token']}"

    def records(self) -> list[Any]:
        """All records of the tenant."""
        return [dict(record) for table in (self.tenant.parties, self.tenant.projects) for record in table]


@pytest.fixture
def client(clock: MovingClock) -> Iterator[Client]:
    simulator = assembled(STILL, (), clock)
    reachable(simulator, URLS)
    tenant = simulator.poweroffice.tenant
    customers, suppliers, employees, projects = (Records(entity, tenant) for entity in ENTITIES)
    lead = employees.make({"FirstName": "Siv", "LastName": "Moen"})["Id"]
    found = {
        "person": customers.make(PERSON)["Id"],
        "company": simulator.parents["Customer"],
        "supplier": suppliers.make({"Name": "Gran AS", "OrganizationNumber": "914"})["Id"],
        "employee": next(one["Id"] for one in employees.views() if one["FirstName"] == "Else"),
        "lead": lead,
        "project": projects.make({"Name": "Fjellhytte", "StartDate": "2026-03-05", "ProjectManagerEmployeeId": lead})[
            "Id"
        ],
    }
    keys = ":".join(simulator.settings[f"POWEROFFICE_{name}_KEY"] for name in ("APPLICATION", "CLIENT"))
    names = {**found, "keys": base64.b64encode(keys.encode()).decode()}
    apps = [simulator.crmoffice.app(), simulator.poweroffice.app()]
    subscription = {SUBSCRIPTION: simulator.settings["POWEROFFICE_SUBSCRIPTION_KEY"]}
    with httpx.Client(trust_env=False, verify=NO_CERTIFICATES, transport=Wire(apps)) as http:
        yield Client(http, tenant, names, subscription)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_a_request_of_a_real_client(client: Client, row: Row) -> None:
    """It is answered as public material says; where none does, the tenant refuses or takes it, and nothing breaks."""
    before = client.records()

    answer = client.send(row)

    if row.answer is not None:
        row.answer(answer)
        return
    assert answer.status_code < 500
    if answer.is_error:
        assert client.records() == before


def test_every_row_of_the_table() -> None:
    """Each has a name of its own and a source."""
    assert len({row.what for row in ROWS}) == len(ROWS)
    assert all(row.source for row in ROWS)
