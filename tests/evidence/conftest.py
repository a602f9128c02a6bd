"""A tenant with scripted answers over HTTP, a recorder and a client."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from fixtures.evidence.recorder import Recorder
from tests.evidence.samples import CRM, POWER
from tests.simulator.conftest import NO_CERTIFICATES


@dataclass
class Tenant:
    """Answers in the scripted order; `seen` lists the requests."""

    base: str = ""
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def answers_with(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Adds an answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append((status, {"Content-Type": "application/json"} | named, body))


@pytest.fixture
def tenant() -> Iterator[Tenant]:
    made = Tenant()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            made.seen.append(f"{self.command} {self.path}")
            status, headers, body = made.answers.pop(0) if made.answers else (200, {}, b"{}")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815  # the names that http.server calls

        def log_message(self, *_unused: object) -> None:
            """Logs nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


class Clock:
    """A clock that advances half a second at each reading."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        self.now += 0.5
        return self.now


@pytest.fixture
def recorder(tenant: Tenant) -> Recorder:
    hosts = {f"{tenant.base}/crm/v1/": CRM, f"{tenant.base}/power": POWER}
    return Recorder(hosts, [f"{tenant.base}/connect/token", f"{tenant.base}/power/OAuth/Token"], Clock())


@pytest.fixture(scope="session")
def shared_client() -> Iterator[httpx.Client]:
    """A client made before anything is patched; one for all tests, because a client costs 15 ms."""
    with httpx.Client(trust_env=False, verify=NO_CERTIFICATES) as client:
        yield client
