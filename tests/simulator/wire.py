"""The simulated tenants without sockets: a transport and a client for httpx that call their applications directly.

Gates, routes and log-ins are those of the simulator; only the network between client and server is missing.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote, urlencode

import httpx
from starlette.types import ASGIApp, Message

from fixtures.simulator import Simulator
from fixtures.simulator.clock import Clock
from fixtures.simulator.conditions import STILL, Conditions
from fixtures.simulator.simulator import assembled, control, reachable, syncing
from fixtures.simulator.sync.flows import Side

SIDES: Mapping[str, Side] = {"127.0.0.1:1": Side.CRMOFFICE, "127.0.0.1:2": Side.POWEROFFICE}
URLS = [f"http://{host}" for host in SIDES]


class Call(NamedTuple):
    """A request, as an application gets it; `path` is decoded."""

    method: str
    host: str
    path: str
    query: bytes
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes


class Wire(httpx.BaseTransport):
    """Passes each request to the application of its host: CRMOffice's, then PowerOffice GO's."""

    def __init__(self, apps: Sequence[ASGIApp]) -> None:
        self._apps = dict(zip(SIDES, apps, strict=True))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request of httpx."""
        url, host = request.url, request.url.netloc.decode()
        if host not in self._apps:
            raise httpx.ConnectError(f"nobody listens at {host}")
        return self.answer(Call(request.method, host, url.path, url.query, request.headers.raw, request.content))

    def answer(self, call: Call) -> httpx.Response:
        """The answer; raises httpx.ReadError where a server would close the connection without one.

        The application runs without an event loop, because nothing in it ever waits.
        """
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": call.body}

        async def send(message: Message) -> None:
            messages.append(message)

        scope = {
            "type": "http",
            "method": call.method,
            "path": call.path,
            "query_string": call.query,
            "headers": [(name.lower(), value) for name, value in call.headers],
        }
        try:
            self._apps[call.host](scope, receive, send).send(None)  # type: ignore[attr-defined]
        except StopIteration:
            start, *bodies = messages
            if not bodies:
                raise httpx.ReadError("the connection was closed") from None
            content = b"".join(message.get("body", b"") for message in bodies)
            return httpx.Response(start["status"], headers=start["headers"], content=content)
        raise AssertionError("a simulated tenant waits for something")


class WireClient(httpx.Client):
    """A client of one host on a wire, for a sync: what httpx does with URLs, cookies and redirects takes a third."""

    def __init__(self, wire: Wire, *, base_url: str, headers: Mapping[str, str] | None = None, **options) -> None:
        super().__init__(base_url=base_url, **options)
        self._wire, self._host, self._sent_always = wire, self.base_url.netloc.decode(), headers or {}
        self._origin, self._below = f"http://{self._host}", self.base_url.path.rstrip("/")

    def request(self, method, url, *, content=None, data=None, params=None, headers=None, **_options):
        """The answer of the wire; bodies are bytes or a form."""
        whole = url if url.startswith(self._origin) else f"{self._origin}{self._below}{url}"
        path, _, query = whole.removeprefix(self._origin).partition("?")
        form = {"Content-Type": "application/x-www-form-urlencoded"} if data else {}
        sent = {**self._sent_always, **(headers or {}), **form}
        raw = [(name.encode(), value.encode()) for name, value in sent.items()]
        query = str(httpx.QueryParams(params)) if params else query
        body = urlencode(data).encode() if data else content or b""
        return self._wire.answer(Call(method, self._host, unquote(path), query.encode(), raw, body))


@contextlib.contextmanager
def wired(
    *,
    clock: Clock,
    conditions: Conditions = STILL,
    faults: Sequence[str] = (),
    sync: bool = True,
    interval: float | None = None,
) -> Iterator[tuple[Simulator, Wire]]:
    """Simulated tenants and their wire, with a sync whose cycles the test runs; raises `UnknownFault`.

    `interval` (seconds) is that of the settings.
    """
    simulator = assembled(conditions, faults, clock)
    reachable(simulator, URLS, interval)
    wire = Wire([simulator.crmoffice.app(control(simulator)), simulator.poweroffice.app()])
    connected = syncing(simulator, None, lambda work: work(), partial(WireClient, wire))
    with connected if sync else contextlib.nullcontext():
        yield simulator, wire
