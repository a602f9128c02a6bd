"""Answers of API v2 of PowerOffice GO."""

import httpx

from fixtures.systems.interface import Value

NONE = httpx.Response(204)


def customer(number: int = 7, **values: Value) -> dict[str, Value]:
    """A customer as the API shows it."""
    return {
        "Id": number,
        "IsPerson": True,
        "FirstName": "Kari",
        "LastName": "Aas",
        "LastChangedDateTimeOffset": "2026-11-23T12:00:07Z",
        **values,
    }


def shown(*entities: dict[str, Value], pagination: str | None = None) -> httpx.Response:
    return httpx.Response(200, json=[*entities], headers={"X-Pagination": pagination} if pagination else {})


def entity(body: dict[str, Value], status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=body)


def problem(status: int, detail: str = "", **errors: list[str]) -> httpx.Response:
    return httpx.Response(
        status, json={"Type": "x", "Title": "Bad Request", "Status": status, "Detail": detail, "errors": errors}
    )
