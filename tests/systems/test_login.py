"""Logging in to both systems: reuse, renewal, refusal, rotation, and two runs at once."""

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import parse_qs

import httpx
import pytest

from fixtures.systems.crmoffice.login import RefreshToken, StoredRefreshToken
from fixtures.systems.errors import LoginFailed, UnexpectedAnswer, Unreachable
from fixtures.systems.login import Login
from fixtures.systems.poweroffice.login import ClientCredentials
from fixtures.systems.transport import ApiLimits, Call, Transport
from tests.systems.conftest import Recording, Script, Time

TOKEN_URL = "https://tenant.example/token"
LIMITS = ApiLimits("A system", "A_BASE_URL", settle=2.0, least_wait=1.0, explain=lambda _response: "")
READ = Call("GET", "/thing")


def token(access: str = "access-1", refresh: str | None = None, lasts: int = 1200) -> httpx.Response:
    body = {"access_token": access, "token_type": "bearer", "expires_in": lasts}
    return httpx.Response(200, json=body | ({"refresh_token": refresh} if refresh else {}))


def good(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={})


@pytest.fixture
def connect(client: httpx.Client, recording: Recording, time: Time) -> Callable[[Login], Transport]:
    return lambda login: Transport(client, "https://tenant.example/api", LIMITS, login, time.options(recording))


@pytest.fixture
def credentials(time: Time) -> ClientCredentials:
    return ClientCredentials(TOKEN_URL, "app-key", "client-key-secret", clock=time.clock)


def refresh_login(time: Time, stored: StoredRefreshToken | None, configured: str = "refresh-0") -> RefreshToken:
    return RefreshToken(
        TOKEN_URL, "client", "client-secret", configured, stored=stored, clock=time.clock, sleep=time.sleep
    )


def offered(script: Script) -> list[str]:
    """The refresh tokens that were sent."""
    forms = [parse_qs(one.content.decode()) for one in script.requests if one.url.path == "/token"]
    return [form["refresh_token"][0] for form in forms]


def test_client_credentials_are_sent_as_the_vendor_says(connect, client, script, credentials):
    """Basic header and form for the token, Bearer for the call."""
    script.replies = [token(), good]
    connect(credentials).read(READ)
    login, call = script.requests
    assert b64decode(login.headers["Authorization"].removeprefix("Basic ")) == b"app-key:client-key-secret"
    assert login.content == b"grant_type=client_credentials"
    assert login.extensions["timeout"]["read"]
    assert call.headers["Authorization"] == "Bearer access-1"


def test_a_token_is_used_again_until_near_its_end(connect, script, time, credentials):
    """One login for all calls; a new one half a minute before the token ends."""
    connection = connect(credentials)
    script.replies = [token(), good, good]
    connection.read(READ)
    time.now += 1169
    connection.read(READ)
    assert script.lines().count("POST /token") == 1

    time.now += 2
    script.replies = [token("access-2"), good]
    connection.read(READ)

    assert script.requests[-1].headers["Authorization"] == "Bearer access-2"


def test_after_a_401_the_token_is_renewed_once(connect, script, recording, credentials):
    """The call is repeated with the new token; the refused attempt is off the recording and counted."""
    script.replies = [token(), httpx.Response(401), token("access-2"), good]
    connection = connect(credentials)
    connection.read(READ)
    assert script.requests[-1].headers["Authorization"] == "Bearer access-2"
    assert [line for line in recording.lines() if "/token" not in line] == ["GET /api/thing"]
    assert connection.retries == 1


def test_a_write_refused_with_401_is_sent_again_without_a_look_up(connect, script, credentials):
    """A 401 means that the write had no effect."""
    script.replies = [token(), httpx.Response(401), token("access-2"), good]
    answer = connect(credentials).write(
        Call("POST", "/thing", b"{}"), lambda response: response.status_code, lambda: None
    )
    assert answer == 200


def test_a_second_401_is_a_failed_login(connect, script, credentials):
    """After a second 401 the call raises LoginFailed."""
    script.replies = [token(), httpx.Response(401), token("access-2"), httpx.Response(401)]
    with pytest.raises(LoginFailed, match=r"tenant\.example.*A_BASE_URL"):
        connect(credentials).read(READ)


def test_refused_credentials_name_the_settings_and_no_secret(connect, client, script, credentials):
    """The message shows no secret, even when the tenant repeats it."""
    echo = {"error": "invalid_client", "error_description": "client-key-secret is wrong"}
    for status in (400, 401, 403):
        script.replies = [httpx.Response(status, json=echo)]
        with pytest.raises(LoginFailed, match="POWEROFFICE_CLIENT_KEY") as caught:
            connect(credentials).read(READ)
        assert "invalid_client" in str(caught.value)
        assert "client-key-secret" not in str(caught.value) + repr(credentials)
    assert len(script.requests) == 3


def test_a_failed_token_request_is_repeated_without_a_look_up(connect, script, credentials):
    """When the token request fails, the write was not sent."""
    script.replies = [httpx.Response(503), httpx.ReadTimeout("slow"), token(), good]

    def look_up() -> None:
        raise AssertionError("the write was not sent")

    connection = connect(credentials)
    connection.write(Call("POST", "/thing", b"{}"), lambda response: response.status_code, look_up)

    assert script.lines()[-1] == "POST /api/thing"


def test_a_token_host_that_does_not_answer_is_named(connect, script, time):
    """It may be another host than that of the API."""
    script.replies, script.endless = [httpx.ConnectError("refused")], True
    login = ClientCredentials("https://login.example/token", "a", "b", clock=time.clock)
    with pytest.raises(Unreachable, match=r"login\.example"):
        connect(login).read(READ)


def test_an_answer_without_a_token_breaks_an_assumption(connect, script, credentials):
    """The message says what is missing."""
    script.replies = [httpx.Response(200, json={"hello": "world"})]
    with pytest.raises(UnexpectedAnswer, match="access_token"):
        connect(credentials).read(READ)


def test_the_token_claims_what_the_subscription_lacks(connect, script, credentials):
    """The claim may be a list or a text; no signature is checked; a name that is no privilege's is not shown."""
    connection = connect(credentials)
    for claim, expected in ((["Time", "Pay"], ("Time", "…")), ("Time, Payroll", ("Time", "Payroll")), (None, ())):
        payload = urlsafe_b64encode(json.dumps({"goInvalidPrivileges": claim}).encode()).decode().rstrip("=")
        script.replies = [token(f"e30.{payload}.sig"), good]
        credentials.discard()
        connection.read(READ)
        assert credentials.invalid_privileges() == expected


def test_a_token_that_is_no_jwt_has_no_claims(connect, script, credentials):
    """An opaque token is accepted."""
    script.replies = [token("opaque"), good]
    connect(credentials).read(READ)
    assert credentials.invalid_privileges() == ()


def test_a_rotated_refresh_token_is_kept_for_the_next_run(connect, client, script, time, tmp_path):
    """The second run offers the replacement, not the configured token."""
    stored = StoredRefreshToken(tmp_path / "state", TOKEN_URL, "client", "refresh-0")
    script.replies = [token(refresh="refresh-1"), good, token(refresh="refresh-2"), good]
    connect(refresh_login(time, stored)).read(READ)
    connect(refresh_login(time, stored)).read(READ)
    assert offered(script) == ["refresh-0", "refresh-1"]
    assert stored.read() == "refresh-2"


def test_a_newly_configured_refresh_token_wins(connect, client, script, time, tmp_path):
    """The token stored for its predecessor is not used."""
    StoredRefreshToken(tmp_path, TOKEN_URL, "client", "refresh-0").write("refresh-old")
    script.replies = [token(), good]
    login = refresh_login(time, StoredRefreshToken(tmp_path, TOKEN_URL, "client", "refresh-new"), "refresh-new")
    connect(login).read(READ)
    assert offered(script) == ["refresh-new"]


def test_without_a_store_a_rotated_token_lasts_for_the_run(connect, script, time):
    """The tokens of a simulated tenant end with it."""
    script.replies = [token(refresh="refresh-1", lasts=10), good, token(), good]
    connection = connect(refresh_login(time, None))
    connection.read(READ)
    time.now += 10
    connection.read(READ)
    assert offered(script) == ["refresh-0", "refresh-1"]


def test_a_run_that_lost_the_race_uses_the_winners_token(connect, client, script, time, tmp_path):
    """Another run used the token meanwhile and stores its replacement a moment later."""
    stored = StoredRefreshToken(tmp_path, TOKEN_URL, "client", "refresh-0")
    login = refresh_login(time, stored)

    def other_run_keeps_its_token(seconds: float) -> None:
        time.slept.append(seconds)
        stored.write("refresh-1")

    login._sleep = other_run_keeps_its_token
    script.replies = [httpx.Response(400, json={"error": "invalid_grant"}), token(refresh="refresh-2"), good]

    connect(login).read(READ)

    assert offered(script) == ["refresh-0", "refresh-1"]
    assert stored.read() == "refresh-2"
    assert time.slept == [0.5]


def test_a_used_up_refresh_token_is_a_failed_login(connect, client, script, time, tmp_path):
    """Without a newer token, the message names the setting to renew."""
    script.replies = [httpx.Response(400, json={"error": "invalid_grant"})]
    login = refresh_login(time, StoredRefreshToken(tmp_path, TOKEN_URL, "client", "refresh-0"))
    with pytest.raises(LoginFailed, match="CRMOFFICE_REFRESH_TOKEN") as caught:
        connect(login).read(READ)
    assert "refresh-0" not in str(caught.value)
    assert "client-secret" not in str(caught.value)
    assert len(script.requests) == 1


def test_a_store_that_is_not_writable_fails_before_the_token_is_used(connect, client, script, time, tmp_path):
    """A rotated token that cannot be stored would lock the next run out."""
    (tmp_path / "file").write_text("not a folder")
    login = refresh_login(time, StoredRefreshToken(tmp_path / "file", TOKEN_URL, "client", "refresh-0"))
    with pytest.raises(LoginFailed, match="cannot be kept"):
        connect(login).read(READ)
    assert script.requests == []
