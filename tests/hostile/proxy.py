"""An HTTP proxy between the suite and the simulated tenants that spoils chosen answers.

It listens on loopback only, with one server for each tenant, because each tenant has its own address in the settings.
An `Attack` selects the answers; `hostilities` defines what happens to them. Other requests are forwarded unchanged, so
a run through a proxy without an attack is an ordinary run.
"""

import http.client
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import urlsplit

CRM, GO = "CRMOffice", "PowerOffice GO"
ADDRESSES = {CRM: ("CRMOFFICE_BASE_URL", "CRMOFFICE_TOKEN_URL"), GO: ("POWEROFFICE_BASE_URL",)}
"""The settings that hold each tenant's address."""
ELSEWHERE = "/elsewhere"
"""The target of redirects: a path of the proxy, so that a followed redirect is detected."""
LONGEST = 120.0
"""Seconds after which the proxy ends a spoilt answer by itself."""
_LOGINS = ("/connect/token", "/oauth/token")
_NOT_FORWARDED = {"host", "connection", "content-length", "transfer-encoding", "keep-alive"}


@dataclass(frozen=True)
class Answer:
    """A complete answer of a tenant."""

    status: int
    reason: str
    headers: Sequence[tuple[str, str]]
    body: bytes

    def raw(self, *, last: bool = True) -> bytes:
        """The raw bytes; with `last` the header announces that the connection is closed."""
        lines = [f"HTTP/1.1 {self.status} {self.reason}", *(["Connection: close"] if last else [])]
        lines += [f"{name}: {value}" for name, value in self.headers if name.lower() not in _NOT_FORWARDED]
        if self.status not in {204, 304}:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + self.body


@dataclass(frozen=True)
class Exchange:
    """A request to the proxy.

    `forward` sends it, or another one, to the tenant and returns the answer; `wait` takes seconds and raises
    `Stopped` when the proxy stops or `LONGEST` is over; `url` is the proxy's own address.
    """

    system: str
    url: str
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    forward: Callable[..., Answer]
    wait: Callable[[float], None]

    @property
    def login(self) -> bool:
        """Whether it is a token request."""
        return self.path.lower().partition("?")[0] in _LOGINS


Hostility = Callable[[Exchange], Iterable[bytes]]
"""Yields the bytes to answer with, instead of the tenant's answer; then the connection is closed."""


class Stopped(Exception):
    """The proxy stops, or the answer has taken `LONGEST` seconds."""


@dataclass
class Attack:
    """Which requests are answered by a hostility.

    `after` is the number of matching requests to forward first, `times` the number of answers to spoil then, `seconds`
    the time since the first spoilt one. With `delivered` the request reaches the tenant before the answer is spoilt.
    Only log-ins are spoilt when `logins` is set, else only other requests; `path` is a part of the path.
    """

    hostility: Hostility
    systems: Sequence[str] = (CRM, GO)
    methods: Sequence[str] = ("GET", "POST", "PATCH", "DELETE")
    path: str = ""
    after: int = 0
    times: int = 1_000_000
    seconds: float = float("inf")
    delivered: bool = False
    logins: bool = False
    seen: int = field(default=0, init=False)
    spoilt: int = field(default=0, init=False)
    begun: float = field(default=0.0, init=False)

    def takes(self, exchange: Exchange) -> bool:
        """Counts the request when it matches; True when its answer is to be spoilt."""
        if exchange.system not in self.systems or exchange.method not in self.methods:
            return False
        if exchange.login is not self.logins or self.path not in exchange.path:
            return False
        self.seen += 1
        if self.seen <= self.after or self.spoilt >= self.times:
            return False
        self.begun = self.begun or time.monotonic()
        if time.monotonic() - self.begun > self.seconds:
            return False
        self.spoilt += 1
        return True


@dataclass
class Hostile:
    """The proxies of both tenants: the settings that lead to them, the attacks, and the requests."""

    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    attacks: list[Attack] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hostility(self, exchange: Exchange) -> Attack | None:
        """The first attack that takes the request."""
        with self._lock:
            self.asked.append(f"{exchange.system} {exchange.method} {exchange.path}")
            if exchange.path.startswith(ELSEWHERE):
                self.followed.append(exchange.path)
            return next((attack for attack in self.attacks if attack.takes(exchange)), None)


@contextmanager
def hostile(settings: Mapping[str, str], *attacks: Attack) -> Iterator[Hostile]:
    """Runs a proxy for each tenant of `settings`, as the simulator prints them."""
    made = Hostile(attacks=list(attacks))
    with ExitStack() as closing:
        changed = dict(settings)
        for system, names in ADDRESSES.items():
            tenant = urlsplit(settings[names[0]])
            server = closing.enter_context(_Server(made, system, tenant.hostname or "", tenant.port or 0))
            for name in names:
                changed[name] = settings[name].replace(f"{tenant.scheme}://{tenant.netloc}", server.url, 1)
        made.settings = changed
        closing.callback(made.stopping.set)
        yield made


class _Server(ThreadingHTTPServer):
    """One tenant's proxy; serves while entered."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, hostile: Hostile, system: str, host: str, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hostile, self.system, self.tenant = hostile, system, (host, port)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True, name="hostile proxy"
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """Does nothing: clients may close connections."""


class _Handler(BaseHTTPRequestHandler):
    """A connection of the client, with a connection to the tenant."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer would take 40 ms
    server: _Server

    def setup(self) -> None:
        super().setup()
        self._tenant = http.client.HTTPConnection(*self.server.tenant, timeout=LONGEST)

    def finish(self) -> None:
        self._tenant.close()
        super().finish()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        ends = time.monotonic() + LONGEST
        stopping = self.server.hostile.stopping

        def wait(seconds: float) -> None:
            if stopping.wait(seconds) or time.monotonic() > ends:
                raise Stopped

        exchange = Exchange(
            self.server.system,
            self.server.url,
            self.command,
            self.path,
            dict(self.headers),
            body,
            self._forward,
            wait,
        )
        attack = self.server.hostile.hostility(exchange)
        if attack is None:
            self.wfile.write(self._forward(exchange.method, exchange.path, body).raw(last=False))
            return
        self.close_connection = True
        try:
            if attack.delivered:
                self._forward(exchange.method, exchange.path, body)
            for part in attack.hostility(exchange):
                self.wfile.write(part)
        except (Stopped, ConnectionError):
            return

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET  # noqa: N815 - http.server's names

    def _forward(self, method: str, path: str, body: bytes = b"") -> Answer:
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _NOT_FORWARDED}
        self._tenant.request(method, path, body or None, headers)
        answer = self._tenant.getresponse()
        return Answer(answer.status, answer.reason, answer.getheaders(), answer.read())

    def log_message(self, *_: object) -> None:
        """Logs nothing."""
