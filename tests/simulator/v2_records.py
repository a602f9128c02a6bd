"""What tests of the simulated API v2 do: make a record of each entity, and read a refusal."""

from typing import Any

import httpx

from tests.simulator.conftest import Caller

PERSON: dict[str, Any] = {"IsPerson": True, "FirstName": "Kari", "LastName": "Åsen", "InvoiceDeliveryType": "Print"}
SUPPLIER = {"IsPerson": True, "FirstName": "Kari", "LastName": "Åsen"}
EMPLOYEE = {"FirstName": "Kari", "LastName": "Åsen"}
BODIES: dict[str, dict[str, Any]] = {
    "Customers": PERSON,
    "Suppliers": SUPPLIER,
    "Employees": EMPLOYEE,
    "Projects": {"Name": "Fjellhytte"},
}


def made(tester: Caller, entity: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """The record in the answer to a POST that is accepted."""
    answer = tester.v2("POST", f"/{entity}", json={**BODIES[entity], **values})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def problem(answer: httpx.Response, status: int) -> set[str]:
    """The properties that ProblemDetails name."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    details = answer.json()
    assert details["Status"] == status
    assert {"Type", "Title", "Detail", "Instance"} <= set(details)
    return set(details.get("errors", {}))
