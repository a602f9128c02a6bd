"""A node with scripted answers, and a clock that only a test moves."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import httpx
import pytest

from fixtures.node.client import Node
from fixtures.simulator import Simulator, running
from fixtures.simulator.conditions import STILL

BASE = "https://acme.sesam.cloud/api"
JWT = "eyJhbGciOiJIUzI1NiJ9.hush.hush"
CONTACTS, PERSONS = ("CRMOffice", "Contacts"), ("PowerOffice GO", "Contactperson")
IDS = ("crm-1-contacts-all", "crm-1-contacts-share", "go-2-contactperson-all", "go-2-contactperson-share")
DATE = "Sun, 22 Nov 2026 14:02:20 GMT"
Reply = httpx.Response | Exception


def answer(body: object, status: int = 200, headers: Mapping[str, str] = {"Date": DATE}) -> httpx.Response:
    return httpx.Response(status, json=body, headers=headers)


def described(key: str, pump: Mapping[str, object] = {}, **runtime: object) -> dict[str, object]:
    return {"_id": key, "runtime": runtime, "config": {"effective": {"pump": dict(pump)}}}


@dataclass
class FakeNode:
    """Answers by path; `down` is raised or answered instead. `asked` are the requests as `METHOD path body`."""

    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    down: Reply | None = None
    asked: list[str] = field(default_factory=list)
    headers: list[httpx.Headers] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api/")
        self.asked.append(f"{request.method} {path} {request.content.decode()}".rstrip())
        self.headers.append(request.headers)
        found = self.down if self.down is not None else self.replies.get(path, self._sound(request, path))
        reply = found.pop(0) if isinstance(found, list) else found
        if isinstance(reply, Exception):
            raise reply
        # A new one each time: httpx closes an answer that was read.
        return httpx.Response(reply.status_code, content=reply.content, headers=reply.headers)

    def _sound(self, request: httpx.Request, path: str) -> httpx.Response:
        if path == "pipes":
            return answer([described(key) for key in IDS])
        if path.endswith("/log"):
            return answer([])
        if path.endswith("/entity"):
            return answer({}, 404)
        return answer(described(path.split("/")[1]))

    @property
    def starts(self) -> list[str]:
        """The pipes that were started, in order."""
        return [one.split("/")[1] for one in self.asked if one.startswith("POST")]


@dataclass
class Clock:
    """Seconds, moved by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def fake() -> FakeNode:
    return FakeNode()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def node(fake: Callable[[httpx.Request], httpx.Response]) -> Iterator[Node]:
    made = Node(f"{BASE}/", JWT, transport=httpx.MockTransport(fake))
    yield made
    made.close()


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[Simulator]]:
    """Serves simulated tenants, a sync that cycles ten times a second, and a simulated node."""
    return lambda **options: running(conditions=STILL, interval=0.1, node=True, **options)
