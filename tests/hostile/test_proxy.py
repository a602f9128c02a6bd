"""The hostile proxy: it forwards requests without an attack, and spoils the answers of the others."""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress

import httpx
import pytest

from fixtures.simulator.simulator import running
from tests.hostile.hostilities import HOSTILITIES, html, merge, redirect, silent
from tests.hostile.proxy import CRM, Attack, hostile
from tests.simulator.conftest import NO_CERTIFICATES


@pytest.fixture
def settings() -> Iterator[Mapping[str, str]]:
    """Simulated tenants without a sync."""
    with running(sync=False) as simulator:
        yield simulator.settings


def crmoffice(settings: Mapping[str, str]) -> httpx.Client:
    """A logged-in client of CRMOffice by the settings."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": settings["CRMOFFICE_REFRESH_TOKEN"],
        "client_id": settings["CRMOFFICE_CLIENT_ID"],
        "client_secret": settings["CRMOFFICE_CLIENT_SECRET"],
    }
    token = httpx.post(settings["CRMOFFICE_TOKEN_URL"], data=form, trust_env=False, verify=NO_CERTIFICATES).json()[
        "access_token"
    ]
    return httpx.Client(
        base_url=settings["CRMOFFICE_BASE_URL"],
        headers={"Authorization": f"Bearer {token}"},
        trust_env=False,
        verify=NO_CERTIFICATES,
        timeout=30,
    )


def test_without_an_attack(settings):
    """All requests are forwarded, log-ins included, and only the addresses in the settings differ."""
    with hostile(settings) as proxy, crmoffice(proxy.settings) as client:
        made = client.post("/contacts", json={"familyName": "Through the Proxy"})
        assert made.status_code == 201
        assert client.get(made.headers["location"]).json()["familyName"] == "Through the Proxy"
        assert client.delete(made.headers["location"]).status_code == 204
    changed = {name for name in settings if settings[name] != proxy.settings[name]}
    assert changed == {"CRMOFFICE_BASE_URL", "CRMOFFICE_TOKEN_URL", "POWEROFFICE_BASE_URL"}
    assert f"{CRM} POST /contacts" in proxy.asked


def test_an_attack_takes_matching_requests(settings):
    """After one forwarded request two answers are spoilt, of that system and method."""
    attack = Attack(html, systems=[CRM], methods=["GET"], path="contacts", after=1, times=2)
    with hostile(settings, attack) as proxy, crmoffice(proxy.settings) as client:
        kinds = [client.get("/contacts").headers["content-type"].partition(";")[0] for _ in range(4)]
        assert client.get("/companies").headers["content-type"] == "application/json"
    assert kinds == ["application/json", "text/html", "text/html", "application/json"]


def test_delivered(settings):
    """The tenant carries the request out although its answer is spoilt."""
    attack = Attack(html, methods=["DELETE"], delivered=True)
    with hostile(settings, attack) as proxy, crmoffice(proxy.settings) as client:
        made = client.post("/contacts", json={"familyName": "Deleted"}).headers["location"]
        client.delete(made)
        assert client.get(made).status_code == 404


def test_merge(settings):
    """The values of the new record are also written into the oldest record."""
    with crmoffice(settings) as client:
        old = client.post("/contacts", json={"familyName": "Another User"}).json()["id"]
    with hostile(settings, Attack(merge, systems=[CRM])) as proxy, crmoffice(proxy.settings) as client:
        client.post("/contacts", json={"familyName": "Of this run"})
        assert client.get(f"/contacts/{old}").json()["familyName"] == "Of this run"


def test_a_followed_redirect_is_detected(settings):
    """The redirect leads to the proxy, which lists the request."""
    with hostile(settings, Attack(redirect, times=1)) as proxy, crmoffice(proxy.settings) as client:
        client.get("/contacts", follow_redirects=True)
    assert proxy.followed == ["/elsewhere/contacts"]


def test_silent_ends_with_the_proxy(settings):
    """The silent answer ends when the proxy stops."""
    with (
        hostile(settings, Attack(silent)) as proxy,
        crmoffice(proxy.settings) as client,
        pytest.raises(httpx.ReadTimeout),
    ):
        client.get("/contacts", timeout=0.2)


@pytest.mark.parametrize("name", sorted(set(HOSTILITIES) - {"merge"}))
def test_every_hostility_changes_the_answer(settings, name):
    """Every hostility answers differently from the tenant, or not in time."""
    with crmoffice(settings) as client:
        token = client.headers["authorization"]
    asked = f"GET /contacts HTTP/1.1\r\nHost: tenant\r\nAuthorization: {token}\r\n\r\n".encode()
    sound = first_bytes(settings, asked, seconds=30)
    assert sound.endswith(b"}")
    with hostile(settings, Attack(HOSTILITIES[name])) as proxy:
        spoilt = first_bytes(proxy.settings, asked)
    assert spoilt.partition(b"\r\n\r\n")[2] != sound.partition(b"\r\n\r\n")[2]


def first_bytes(settings: Mapping[str, str], asked: bytes, seconds: float = 0.5) -> bytes:
    """The bytes of some seconds, by a plain socket, because httpx would wait for some of them without end."""
    address = httpx.URL(settings["CRMOFFICE_BASE_URL"])
    got = b""
    with socket.create_connection((address.host, address.port or 80), timeout=seconds) as connection:
        connection.sendall(asked)
        end = time.monotonic() + seconds
        with suppress(OSError):
            while time.monotonic() < end and len(got) < 100_000 and (part := connection.recv(65536)):
                got += part
                if got.count(b"\r\n") > 4 and got.endswith(b"}"):
                    break
    return got
