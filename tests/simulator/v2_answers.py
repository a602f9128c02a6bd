"""What public material says of the answers of PowerOffice GO's API v2, as checks for the table of requests."""

from http import HTTPStatus

import httpx

from tests.simulator.vendor_answers import Check


def status(code: int) -> Check:
    """A status."""

    def check(answer: httpx.Response) -> None:
        assert answer.status_code == code, answer.text

    return check


def lists(count: int) -> Check:
    """A bare array of so many records; none are a 204 without a body."""

    def check(answer: httpx.Response) -> None:
        status(HTTPStatus.OK if count else HTTPStatus.NO_CONTENT)(answer)
        assert len(answer.json() if count else answer.content) == count

    return check


def shows(code: int = 200, **values: object) -> Check:
    """One bare record with an id and these values; None stands for a property that is not shown."""

    def check(answer: httpx.Response) -> None:
        status(code)(answer)
        assert isinstance(answer.json()["Id"], int)
        assert {name: answer.json().get(name) for name in values} == values

    return check


def refuses(code: int) -> Check:
    """ProblemDetails."""

    def check(answer: httpx.Response) -> None:
        status(code)(answer)
        assert {"Type", "Title", "Status", "Detail", "Instance"} <= set(answer.json())

    return check


def token(answer: httpx.Response) -> None:
    """An access token that lasts 20 minutes, without a refresh token."""
    status(HTTPStatus.OK)(answer)
    body = answer.json()
    assert body["access_token"]
    assert (body["token_type"], body["expires_in"], "refresh_token" in body) == ("bearer", 1200, False)


def empty(answer: httpx.Response) -> None:
    """200 without a body."""
    status(HTTPStatus.OK)(answer)
    assert answer.content == b""
