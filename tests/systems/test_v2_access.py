"""How API v2 is reached: its log-in, its limit of calls, and a tenant whose settings do not reach it."""

from base64 import b64decode
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.systems.errors import LoginFailed, NotAllowed, Unserved
from fixtures.systems.http import new_client
from fixtures.systems.interface import Record
from fixtures.systems.poweroffice.client import V2_CALLS_PER_SECOND, PowerOfficeGO
from fixtures.systems.poweroffice.login import SubscribedCredentials
from fixtures.systems.poweroffice.v2.entities import ENTITIES
from tests.systems.conftest import Script, Time, poweroffice_v2
from tests.systems.envelope import page

SINCE = datetime(2026, 11, 23, tzinfo=UTC)
TOKEN_URL = "https://api.example/Demo/OAuth/Token"
KEY = "Ocp-Apim-Subscription-Key"
TOKEN = httpx.Response(200, json={"access_token": "access-1", "expires_in": 1200})
NONE = httpx.Response(204)


def login(time: Time) -> SubscribedCredentials:
    return SubscribedCredentials(TOKEN_URL, "app-key", "client-key", "subscription-key", clock=time.clock)


def test_every_request_carries_the_subscription_key(client, script, time, recording):
    """The token request, too, which has both keys as v1's."""
    script.replies = [TOKEN, NONE, NONE]
    system = poweroffice_v2(client, time, recording, auth=login(time))

    system.list_changed("Employees", SINCE)
    system.list_changed("Projects", SINCE)

    token, *calls = script.requests
    assert str(token.url) == TOKEN_URL
    assert token.content == b"grant_type=client_credentials"
    assert b64decode(token.headers["Authorization"].removeprefix("Basic ")) == b"app-key:client-key"
    assert [one.headers[KEY] for one in (token, *calls)] == ["subscription-key"] * 3
    assert {one.headers["Authorization"] for one in calls} == {"Bearer access-1"}


def test_a_refused_login_names_the_three_settings(client, script, time, recording):
    """And none of their values."""
    script.replies = [httpx.Response(401, json={"message": "Access denied due to invalid subscription-key."})]
    with pytest.raises(LoginFailed, match="POWEROFFICE_SUBSCRIPTION_KEY") as failed:
        poweroffice_v2(client, time, recording, auth=login(time)).list_changed("Employees", SINCE)
    assert "subscription-key" not in str(failed.value)


def test_the_key_goes_to_v2_alone(client, script, time, recording):
    """A call of v1 has neither the key nor v2's token."""
    v1 = Script([page(count=0)])
    system = poweroffice_v2(client, time, recording, v1, login(time))
    system.list_changed("Product", SINCE)
    assert KEY not in v1.requests[0].headers
    assert "Authorization" not in v1.requests[0].headers
    assert script.requests == []


def test_calls_are_limited_apart_from_those_of_v1(client, script, time, recording):
    """The ninth call within a second waits; those of v1 do not count."""
    v1 = Script([page(count=0)], endless=True)
    script.replies, script.endless = [NONE], True
    system = poweroffice_v2(client, time, recording, v1)
    for _ in range(V2_CALLS_PER_SECOND):
        system.list_changed("Employees", SINCE)
        system.list_changed("Product", SINCE)
    assert time.slept == []
    system.list_changed("Employees", SINCE)
    assert time.slept == [1.0]


def test_what_answers_is_heard_on_both_apis(client, script, time, recording):
    """The doctor listens; closing the client closes both."""
    heard: list[str] = []
    script.replies = [NONE]
    system = poweroffice_v2(client, time, recording, Script([page(count=0)]))
    system.listen(lambda response: heard.append(response.request.url.path))
    system.list_changed("Product", SINCE)
    system.list_changed("Employees", SINCE)
    system.close()
    assert heard == ["/v1/Product/", "/Demo/v2/Employees"]
    assert client.is_closed


def test_a_tenant_whose_settings_do_not_reach_v2(time):
    """Nothing is sent; the message names the settings. Entities of v1 are served."""
    v1 = Script()
    client = new_client(offline=True, transport=httpx.MockTransport(v1))
    system = PowerOfficeGO(client, "https://api.example/", time.options())

    for entity in ENTITIES:
        assert "POWEROFFICE_V2_BASE_URL and POWEROFFICE_SUBSCRIPTION_KEY" in str(system.unserved(entity))
        with pytest.raises(Unserved, match="POWEROFFICE_SUBSCRIPTION_KEY"):
            system.read(Record(entity, "7", {}))
    assert system.unserved("Contactperson") is None
    assert system.unserved("Product") is None
    assert v1.requests == []
    assert issubclass(Unserved, NotAllowed)
