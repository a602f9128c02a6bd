"""A tenant with scripted answers, and a clock that only `sleep` moves."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

import httpx
import pytest

from fixtures.systems.http import new_client
from fixtures.systems.interface import ExchangeRecorder
from fixtures.systems.login import Login
from fixtures.systems.poweroffice.client import PowerOfficeGO, V2Access
from fixtures.systems.transport import CallOptions, NoRecorder

Reply = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


@dataclass
class Time:
    """Seconds since the epoch; `slept` are the waits asked for."""

    now: float = 1_800_000_000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """The current time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Advances the clock."""
        self.slept.append(seconds)
        self.now += seconds

    def options(self, witness: ExchangeRecorder | None = None, seconds: float = 30.0) -> CallOptions:
        """Calls in this time."""
        return CallOptions(self.clock, self.sleep, witness=witness or NoRecorder(), seconds=seconds)


@dataclass
class Script:
    """Answers each request with the next reply; with `endless` the last reply is repeated."""

    replies: list[Reply] = field(default_factory=list)
    endless: bool = False
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answers one request."""
        self.requests.append(request)
        assert self.replies, f"unexpected request: {request.method} {request.url}"
        reply = self.replies[0] if self.endless and len(self.replies) == 1 else self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply(request) if callable(reply) else reply

    def lines(self) -> list[str]:
        """The requests as `METHOD path?query`, percent-encoded as they were sent."""
        return [f"{one.method} {one.url.raw_path.decode()}" for one in self.requests]

    def bodies(self) -> list[object]:
        """The JSON bodies that were sent."""
        return [json.loads(one.content) for one in self.requests if one.content]


@dataclass
class Recording:
    """A witness whose recording holds the requests of a script, and lost answers."""

    script: Script
    kept: list[str] = field(default_factory=list)
    _seen: int = 0

    def mark(self) -> int:
        """The number of entries."""
        self._take()
        return len(self.kept)

    def forget(self, mark: int) -> None:
        """Removes the entries after `mark`."""
        self._take()
        del self.kept[mark:]

    def lost(self, method: str, url: str, body: bytes) -> None:
        """Records a lost answer."""
        self._take()
        self.kept.append(f"lost {method} {url} {body.decode()}")

    def lines(self) -> list[str]:
        """The entries."""
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
    return PowerOfficeGO(client, "https://api.example/", time.options(recording))


def poweroffice_v2(
    client: httpx.Client, time: Time, recording: Recording, v1: Script | None = None, auth: Login | None = None
) -> PowerOfficeGO:
    """A client whose API v2 is reached by `client`; its v1 is answered by a script of its own, which may be given."""
    return PowerOfficeGO(
        new_client(offline=True, transport=httpx.MockTransport(v1 or Script())),
        "https://api.example/v1/",
        time.options(recording),
        v2=V2Access(client, "https://api.example/Demo/v2/", auth),
    )


@pytest.fixture
def go_v2(client: httpx.Client, time: Time, recording: Recording) -> Iterator[PowerOfficeGO]:
    """A client whose API v2 is the script; it needs no log-in."""
    made = poweroffice_v2(client, time, recording)
    yield made
    made.close()


@pytest.fixture
def asked(script: Script) -> Callable[[], list[str]]:
    """The requests, decoded."""
    return lambda: [unquote(line) for line in script.lines()]
