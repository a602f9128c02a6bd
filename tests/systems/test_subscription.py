"""What a tester is told when PowerOffice GO forbids a call."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.errors import NotAllowed
from fixtures.systems.poweroffice.client import PowerOfficeGO
from fixtures.systems.poweroffice.login import ClientCredentials
from tests.systems.conftest import Script, Time

SINCE = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def forbidden(client: httpx.Client, script: Script, time: Time) -> Callable[[object], PowerOfficeGO]:
    """A client that is forbidden everything, by the claim in its token."""

    def made(claim: object) -> PowerOfficeGO:
        payload = urlsafe_b64encode(json.dumps({"goInvalidPrivileges": claim}).encode()).decode().rstrip("=")
        token = {"access_token": f"e30.{payload}.s", "expires_in": 1200}
        script.replies = [httpx.Response(200, json=token), httpx.Response(403)]
        login = ClientCredentials("https://api.example/OAuth/Token", "a", "b", clock=time.clock)
        return PowerOfficeGO(client, "https://api.example/", auth=login, clock=time.clock, sleep=time.sleep)

    return made


@pytest.mark.parametrize("claim", [["Time"], None])
def test_a_client_without_the_time_subscription(
    forbidden: Callable[[object], PowerOfficeGO], claim: list[str] | None
) -> None:
    """A 403 on TimeTracking becomes a plain sentence, with the token's own words when it has any."""
    with pytest.raises(NotAllowed, match="subscription does not cover time tracking") as caught:
        forbidden(claim).list_changed("Timetrackingactivity", SINCE)

    assert ("its token says: Time)" in str(caught.value)) == bool(claim)


@pytest.mark.parametrize("claim", [["Payroll"], None])
def test_another_403_says_what_the_token_says(
    forbidden: Callable[[object], PowerOfficeGO], claim: list[str] | None
) -> None:
    """Not every forbidden call is about time tracking, and not every token knows why."""
    with pytest.raises(NotAllowed, match="/PartyContactPerson/") as caught:
        forbidden(claim).list_changed("Contactperson", SINCE)

    assert ("does not cover: Payroll" in str(caught.value)) == bool(claim)
