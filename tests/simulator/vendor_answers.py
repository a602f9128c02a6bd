"""What the vendor documents as answers of PowerOffice GO v1, as checks for the table of requests."""

from collections.abc import Callable
from typing import Any, TypeAlias

import httpx

Check: TypeAlias = Callable[[httpx.Response], None]
"""Raises AssertionError when an answer is not the documented one."""


def wrapped(answer: httpx.Response) -> dict[str, Any]:
    """The body of an answer with status 200."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    body: dict[str, Any] = answer.json()
    return body


def lists(count: int) -> Check:
    """A list of so many records."""

    def check(answer: httpx.Response) -> None:
        body = wrapped(answer)
        assert (body["success"], len(body["data"]), body["count"]) == (True, count, count)

    return check


def shows(**values: object) -> Check:
    """One record with an id and these values; None stands for a property that is not shown."""

    def check(answer: httpx.Response) -> None:
        body = wrapped(answer)
        assert body["success"] is True
        assert isinstance(body["data"]["id"], int)
        assert {name: body["data"].get(name) for name in values} == values

    return check


def has(*names: str) -> Check:
    """One record that shows all these properties."""

    def check(answer: httpx.Response) -> None:
        assert not set(names) - set(wrapped(answer)["data"])

    return check


def refuses(**validation: object) -> Check:
    """The documented business error, with these members in its validation."""

    def check(answer: httpx.Response) -> None:
        body = wrapped(answer)
        assert body["success"] is False
        assert "data" not in body
        assert body["validation"]["errorLogReference"]
        assert {name: body["validation"].get(name) for name in validation} == validation

    return check


def problem_inside(answer: httpx.Response) -> None:
    """A model error of the .NET 8 backend."""
    body = wrapped(answer)
    assert (body["success"], body["data"]["status"]) == (True, 400)
    assert body["data"]["title"]


def succeeds(answer: httpx.Response) -> None:
    """A deletion that took effect."""
    body = wrapped(answer)
    assert body["success"] is True
    assert (body.get("data") or {}).get("success", True) is True


def token(seconds: int) -> Check:
    """An access token that lasts so long."""

    def check(answer: httpx.Response) -> None:
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert body["access_token"]
        assert (body["token_type"], body["expires_in"]) == ("bearer", seconds)
        assert ("refresh_token" in body) == (seconds == 600)

    return check


def no_token(answer: httpx.Response) -> None:
    """A refused log-in."""
    assert answer.status_code == 400
    assert answer.json()["error"]
