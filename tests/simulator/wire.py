"""The simulated tenants without sockets: httpx and the sync call their applications directly.

Gates, routes and log-ins are those of the simulator; only the network between client and server is missing.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import httpx
from starlette.types import ASGIApp, Message

from fixtures.simulator import Simulator
from fixtures.simulator.clock import Clock
from fixtures.simulator.conditions import STILL, Conditions
from fixtures.simulator.simulator import assembled, control, reachable, syncing
from fixtures.simulator.sync.connection import HttpAnswer
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
    """Passes each call to the application of its host: CRMOffice's, then PowerOffice GO's."""

    def __init__(self, apps: Sequence[ASGIApp]) -> None:
        self._apps = dict(zip(SIDES, apps, strict=True))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request of httpx."""
        url, host = request.url, request.url.netloc.decode()
        if host not in self._apps:
            raise httpx.ConnectError(f"nobody listens at {host}")
        headers = [(name.lower(), value) for name, value in request.headers.raw]
        try:
            start, body = self.answer(Call(request.method, host, url.path, url.query, headers, request.content))
        except ConnectionError as problem:
            raise httpx.ReadError(str(problem)) from None
        return httpx.Response(start["status"], headers=start["headers"], content=body)

    def answer(self, call: Call) -> tuple[Message, bytes]:
        """The start of the answer and its body; raises ConnectionError where a server would close the connection.

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
            "headers": call.headers,
        }
        try:
            self._apps[call.host](scope, receive, send).send(None)  # type: ignore[attr-defined]
        except StopIteration:
            start, *bodies = messages
            if not bodies:
                raise ConnectionError("the connection was closed") from None
            return start, b"".join(message.get("body", b"") for message in bodies)
        raise AssertionError("a simulated tenant waits for something")


class WireHttp:
    """The sync's connection to one server of a wire."""

    def __init__(self, wire: Wire, url: str) -> None:
        self._wire, self._host = wire, url.removeprefix("http://")

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes | None) -> HttpAnswer:
        """The answer of the application."""
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        path, _, query = path.partition("?")
        start, content = self._wire.answer(Call(method, self._host, path, query.encode(), raw, body or b""))
        waits = [value.decode() for name, value in start["headers"] if name == b"retry-after"]
        return HttpAnswer(start["status"], content, waits[0] if waits else None)

    def close(self) -> None:
        """Does nothing: there is nothing to close."""


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
    connected = syncing(simulator, None, lambda work: work(), partial(WireHttp, wire))
    with connected if sync else contextlib.nullcontext():
        yield simulator, wire
