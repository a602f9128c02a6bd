"""A tenant that says what a test wrote down, and a clock that only moves when somebody sleeps."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

import httpx
import pytest

from fixtures.systems.http import new_client
from fixtures.systems.poweroffice.client import PowerOfficeGO

Reply = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


@dataclass
class Time:
    """Seconds since the epoch; `slept` are the waits asked for."""

    now: float = 1_800_000_000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """What time it is."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Moves the clock on."""
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Script:
    """Answers request after request with the next reply, the last one for ever when `endless`."""

    replies: list[Reply] = field(default_factory=list)
    endless: bool = False
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answers one request."""
        self.requests.append(request)
        assert self.replies, f"nobody expected {request.method} {request.url}"
        reply = self.replies[0] if self.endless and len(self.replies) == 1 else self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply(request) if callable(reply) else reply

    def lines(self) -> list[str]:
        """What was asked, one `METHOD path?query` each, as it went over the wire."""
        return [f"{one.method} {one.url.raw_path.decode()}" for one in self.requests]

    def bodies(self) -> list[object]:
        """The JSON bodies that were sent."""
        return [json.loads(one.content) for one in self.requests if one.content]


@dataclass
class Recording:
    """A witness that writes down what it is told, beside the requests of a script."""

    script: Script
    kept: list[str] = field(default_factory=list)
    _seen: int = 0

    def mark(self) -> int:
        """Where the recording is."""
        self._take()
        return len(self.kept)

    def forget(self, mark: int) -> None:
        """Takes off what came after."""
        self._take()
        del self.kept[mark:]

    def lost(self, method: str, url: str, body: bytes) -> None:
        """Notes that an answer never came."""
        self._take()
        self.kept.append(f"lost {method} {url} {body.decode()}")

    def lines(self) -> list[str]:
        """What is on recording."""
        self._take()
        return self.kept

    def _take(self) -> None:
        self.kept += self.script.lines()[self._seen :]
        self._seen = len(self.script.requests)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def recording(script: Script) -> Recording:
    return Recording(script)


@pytest.fixture
def client(script: Script) -> Iterator[httpx.Client]:
    with new_client(offline=True, transport=httpx.MockTransport(script)) as made:
        yield made


@pytest.fixture
def go(client: httpx.Client, time: Time, recording: Recording) -> PowerOfficeGO:
    return PowerOfficeGO(
        client, "https://api.example/", clock=time.clock, sleep=time.sleep, witness=recording, call_seconds=30.0
    )


@pytest.fixture
def asked(script: Script) -> Callable[[], list[str]]:
    """The requests as a person reads them."""
    return lambda: [unquote(line) for line in script.lines()]
