"""Behind a company's proxy: SANDBOX_PROXY is used for every tenant, nothing else is, and the guard holds."""

import logging
import shutil
import socket
import ssl
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from fixtures.systems import http
from fixtures.systems.errors import Unreachable
from fixtures.systems.route import ProxyRoute
from fixtures.systems.transport import NoRecorder
from fixtures.tenants.errors import GuardError, SettingsError
from fixtures.tenants.guard import Guard
from fixtures.tenants.live import open_live
from fixtures.tenants.model import TenantChoice, TenantKind, Tenants
from fixtures.tenants.settings import load
from fixtures.tenants.tenants import check_reachable
from tests.tenants.answering import answering
from tests.tenants.stub import SETTINGS
from tests.tenants.test_tenants import Clock

TENANTS = SETTINGS | {
    "CRMOFFICE_BASE_URL": "https://crm.sandbox.test/",
    "CRMOFFICE_TOKEN_URL": "https://crm.sandbox.test/connect/token",
    "POWEROFFICE_BASE_URL": "https://po.sandbox.test/",
    "SANDBOX_CONFIRMED": "crm.sandbox.test,po.sandbox.test",
}
PASSWORD = "hush@proxy"  # "%40" in the URL
LOGIN = b64encode(f"ola:{PASSWORD}".encode()).decode()


@dataclass
class Proxy:
    """What it is asked, and what it answers; with a `tenant` it leads there, whatever host was asked for."""

    port: int = 0
    answer: bytes = b"HTTP/1.1 407 hush-reason\r\nContent-Length: 0\r\n\r\n"
    tenant: tuple[str, int] | None = None
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://ola:hush%40proxy@127.0.0.1:{self.port}"


@contextmanager
def listening(serve) -> Iterator[int]:
    """A TCP server on a free port of loopback; `serve` gets each connection in a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    threading.Thread(target=quietly, args=(connection,), daemon=True).start()

        def quietly(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                serve(connection)

        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1]


def head_of(connection) -> str:
    data = b""
    while not data.endswith(b"\r\n\r\n") and (more := connection.recv(1)):
        data += more
    return data.decode()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy of the usual kind."""
    state = Proxy()

    def serve(connection: socket.socket) -> None:
        state.asked.append(head_of(connection))
        if state.tenant is None:
            connection.sendall(state.answer)
            return
        with socket.create_connection(state.tenant) as onward:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            threading.Thread(target=pump, args=(onward, connection), daemon=True).start()
            pump(connection, onward)

    def pump(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)

    with listening(serve) as state.port:
        yield state


@pytest.fixture
def tenant(tmp_path, monkeypatch) -> Iterator[tuple[str, int]]:
    """A server with a certificate for both tenants, which the suite's clients trust."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: it makes the certificate")
    words = "req -x509 -nodes -days 2 -subj /CN=sandbox -keyout key.pem -out cert.pem"
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1"
    names = "subjectAltName=DNS:crm.sandbox.test,DNS:po.sandbox.test"
    subprocess.run(  # noqa: S603 - our own words
        ["openssl", *words.split(), *key.split(), "-addext", names],  # noqa: S607 - whichever there is
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            while head := head_of(secured):
                body = b'{"access_token": "hush", "expires_in": 99}' if "POST" in head else b"{}"
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))

    trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    monkeypatch.setattr(http, "_context", lambda **_: trusting)
    with listening(serve) as port:
        yield "127.0.0.1", port


def opened(tmp_path: Path, **changed: str) -> Tenants:
    clock = Clock()
    choice = TenantChoice(TenantKind.SANDBOX, TENANTS | changed, state=tmp_path)
    return open_live(choice, clock=clock, sleep=clock.sleep)


def said_when_unreachable(tmp_path: Path, **changed: str) -> str:
    with opened(tmp_path, **changed) as tenants, pytest.raises(Unreachable) as caught:
        check_reachable(tenants.connect(NoRecorder()))
    return str(caught.value)


def allowing(*hosts: str) -> Guard:
    return Guard(frozenset(hosts))


def test_both_tenants_are_reached_through_the_proxy(tmp_path, proxy):
    """CONNECT to the guarded hosts, with the proxy's login; a refusal shows its status, never its words."""
    with opened(tmp_path, SANDBOX_PROXY=proxy.url) as tenants:
        for name, system in tenants.connect(NoRecorder()).items():
            with pytest.raises(Unreachable) as caught:
                check_reachable({name: system})
            said = str(caught.value)
            assert "the proxy that SANDBOX_PROXY names refuses the connection with 407 Proxy Authentication" in said
            assert "hush" not in said
    targets = {head.split("\r\n")[0] for head in proxy.asked}
    assert targets == {f"CONNECT {name}.sandbox.test:443 HTTP/1.1" for name in ("crm", "po")}
    assert all(f"Proxy-Authorization: Basic {LOGIN}" in head for head in proxy.asked)
    assert "Bearer" not in "".join(proxy.asked)


def test_behind_the_proxy_tenants_answer_and_are_recorded_as_always(proxy, tenant):
    """What is recorded knows nothing of the proxy, and the tenant is sent nothing that is meant for it."""
    proxy.tenant = tenant
    route = ProxyRoute(httpx.Proxy(proxy.url))
    recording = Recording()
    recorder = Recorder({"https://po.sandbox.test": "https://poweroffice.invalid"}, [], lambda: 0.0)
    with recorder, recorder.on(recording), allowing("po.sandbox.test").client(route) as client:
        assert client.get("https://po.sandbox.test/Product").json() == {}
        assert client.get("https://po.sandbox.test/Customer").json() == {}
    assert [one.uri for one in recording.interactions] == [
        "https://poweroffice.invalid/Product",
        "https://poweroffice.invalid/Customer",
    ]
    assert "proxy" not in str(recording.interactions).lower()
    assert len(proxy.asked) == 1  # one tunnel, kept open


def test_the_certificate_must_be_the_tenants(proxy, tenant):
    """A proxy that leads elsewhere is not believed."""
    proxy.tenant = tenant
    with (
        allowing("other.sandbox.test").client(ProxyRoute(httpx.Proxy(proxy.url))) as client,
        pytest.raises(httpx.ConnectError, match="by way of the proxy that SANDBOX_PROXY names"),
    ):
        client.get("https://other.sandbox.test/")


def test_the_guard_holds_behind_the_proxy(proxy):
    """The proxy is never asked for a host that nobody vouched for."""
    with allowing("po.sandbox.test").client(ProxyRoute(httpx.Proxy(proxy.url))) as client:
        for url in ("https://api.poweroffice.net/x", "https://nobody.test/", "http://po.sandbox.test/"):
            with pytest.raises(GuardError):
                client.get(url)
    assert not proxy.asked


def test_this_machine_is_called_directly(proxy, tmp_path):
    """The proxy would take 127.0.0.1 for its own machine."""
    with answering() as server:
        with opened(
            tmp_path,
            CRMOFFICE_BASE_URL=f"{server.url}/crm",
            CRMOFFICE_TOKEN_URL=f"{server.url}/connect/token",
            POWEROFFICE_BASE_URL=f"{server.url}/power/",
            SANDBOX_PROXY=proxy.url,
        ) as tenants:
            check_reachable(tenants.connect(NoRecorder()))
        assert server.asked
    assert not proxy.asked


def test_a_proxy_that_is_not_there(tmp_path):
    """The message names the setting."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = said_when_unreachable(tmp_path, SANDBOX_PROXY=f"http://127.0.0.1:{port}")
    assert "by way of the proxy that SANDBOX_PROXY names; check both" in said


def test_a_proxy_of_the_environment_is_named_when_nothing_is_reached(tmp_path, proxy):
    """It is not used, and the message says so and why; what it holds is not shown."""
    names = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "https_proxy")
    said = said_when_unreachable(tmp_path, **dict.fromkeys(names, proxy.url))
    assert f"{', '.join(names)} of the environment was not used, because a tenant's credentials go only" in said
    assert "set SANDBOX_PROXY" in said
    assert "hush" not in said
    assert not proxy.asked


def test_without_any_proxy_none_is_spoken_of(tmp_path):
    assert "proxy" not in said_when_unreachable(tmp_path, HTTPS_PROXY="").lower()


def test_the_proxy_is_no_tenant(tmp_path):
    """Nor is a host that somebody vouched for as one."""
    confirmed = f"{TENANTS['SANDBOX_CONFIRMED']},c.test"
    for host in ("crm.sandbox.test", "PO.sandbox.test.", "api.poweroffice.net", "c.test"):
        with pytest.raises(GuardError, match=r"SANDBOX_PROXY: .* is a tenant's own host") as caught:
            opened(tmp_path, SANDBOX_PROXY=f"http://ola:hush@{host}:3128", SANDBOX_CONFIRMED=confirmed)
        assert "hush" not in str(caught.value)


def test_what_is_no_proxy():
    """The value may hold a password, so it is not shown."""
    for url in (
        "proxy.test:3128",
        "socks5://hush@proxy.test",
        "http://",
        "http://hush@proxy.test/x?y",
        "http://p test",
    ):
        with pytest.raises(SettingsError) as caught:
            load({"SANDBOX_PROXY": url}, None)
        (problem,) = caught.value.problems
        assert problem.startswith("SANDBOX_PROXY is not acceptable: accepted is ")
        assert "got a secret, not shown here," in problem
        assert "hush" not in problem
        assert "proxy.test" not in problem


def test_the_proxys_credentials_are_secrets(tmp_path, proxy, caplog):
    """As the others: shown nowhere, and refused in evidence, as its host is."""
    caplog.set_level(logging.DEBUG)
    given = "http://ola:hush%40proxy@proxy.company.test:3128"
    settings = load({"SANDBOX_PROXY": given}, None)
    assert {given, PASSWORD, f"ola:{PASSWORD}"} <= set(settings.secrets())
    assert "hush" not in repr(settings)
    with opened(tmp_path, SANDBOX_PROXY=given) as tenants:
        assert {PASSWORD, "proxy.company.test"} <= set(tenants.forbidden)
        assert "hush" not in repr(tenants)
    said_when_unreachable(tmp_path, SANDBOX_PROXY=proxy.url)
    assert "hush" not in caplog.text
    assert LOGIN not in caplog.text
