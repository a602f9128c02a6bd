"""The gate of both tenants: token, rate limit, subscription, failures, the Date header."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from fixtures.simulator.conditions import STILL
from tests.simulator.conftest import Caller, MovingClock, Serve

LISTS = {"crm": "/contacts", "po": "/PartyContactPerson/"}


def called(tester: Caller, system: str) -> httpx.Response:
    """A plain list of one tenant."""
    return (tester.crm if system == "crm" else tester.po)("GET", LISTS[system])


@pytest.mark.parametrize("system", LISTS)
def test_a_call_without_a_token(tester: Caller, system: str) -> None:
    """401, and the same for an unknown token."""
    tester.tokens[system] = "x"
    assert called(tester, system).status_code == 401
    url = tester.simulator.settings["CRMOFFICE_BASE_URL" if system == "crm" else "POWEROFFICE_BASE_URL"]
    assert tester.http.get(url + LISTS[system]).status_code == 401


@pytest.mark.parametrize(("system", "life"), [("crm", 3600), ("po", 600)])
def test_a_token_that_expires(tester: Caller, clock: MovingClock, system: str, life: int) -> None:
    """Accepted to its last moment, then 401."""
    assert called(tester, system).status_code == 200
    clock.advance(life - 0.001)
    assert called(tester, system).status_code == 200
    clock.advance(0.001)
    assert called(tester, system).status_code == 401


def test_a_wrong_client_key(tester: Caller) -> None:
    """The standard's error, with the status that clients of the legacy backend expect."""
    answer = tester.login_poweroffice(client_key="wrong")
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_client"})


@pytest.mark.parametrize(("system", "wait"), [("crm", "1"), ("po", None)])
def test_too_many_calls_in_a_second(in_memory: Serve, clock: MovingClock, system: str, wait: str | None) -> None:
    """429 until the second is over; CRMOffice answers Retry-After, and the other client is not limited."""
    with in_memory(conditions=replace(STILL, crmoffice_limit=3, poweroffice_limit=3)) as tester:
        assert [called(tester, system).status_code for _ in range(4)] == [200, 200, 200, 429]
        assert called(tester, system).headers.get("Retry-After") == wait
        clock.advance(1.001)
        assert called(tester, system).status_code == 200


def test_a_client_without_the_time_subscription(in_memory: Serve) -> None:
    """Its token says so, and only time tracking is forbidden."""
    with in_memory(sync=False, conditions=replace(STILL, invalid_privileges=("TimeTracking",))) as tester:
        token = tester.login_poweroffice().json()["access_token"]
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        assert claims["goInvalidPrivileges"] == ["TimeTracking"]
        paths = ["/TimeTracking/Activity/", "/ProjectActivity/", "/Customer/"]
        assert [tester.po("GET", path).status_code for path in paths] == [403, 200, 200]


def test_a_clock_that_is_ahead(in_memory: Serve, clock: MovingClock) -> None:
    """The Date header and the stamps show the tenant's own clock."""
    clock.advance(-1)
    with in_memory(sync=False, conditions=replace(STILL, crmoffice_clock_offset=90)) as tester:
        clock.advance(1)
        answer = tester.crm("POST", "/contacts", json={"familyName": "x"})
        assert answer.headers["Date"] == "Sun, 22 Nov 2026 12:01:30 GMT"
        assert answer.json()["createdAt"] == "2026-11-22T12:01:30.000000Z"
        assert called(tester, "po").headers["Date"] == "Sun, 22 Nov 2026 12:00:00 GMT"


def test_calls_that_fail(serve: Serve) -> None:
    """Some answer 503, some drop the connection, and of these some have done what was asked."""
    with serve(conditions=replace(STILL, failure_rate=0.5)) as tester:
        while "crm" not in tester.tokens:
            _seen(tester.login_crmoffice)
        body = {"familyName": "x"}
        seen = [_seen(lambda: tester.crm("POST", "/contacts", json=body)) for _ in range(60)]
        stored = len(list(tester.crmoffice.tables["contacts"]))
        assert set(seen) == {"201", "503", "dropped"}
        assert seen.count("201") < stored < seen.count("201") + seen.count("dropped")


def _seen(call: Callable[[], httpx.Response]) -> str:
    try:
        return str(call().status_code)
    except httpx.TransportError:
        return "dropped"


def test_an_unknown_path(tester: Caller) -> None:
    """404, on both sides."""
    assert tester.crm("GET", "/nothing").status_code == 404
    assert tester.po("GET", "/Nothing").status_code == 404
