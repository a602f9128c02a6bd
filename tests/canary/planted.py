"""Tenants full of canaries: secrets and personal data that must not turn up in any artefact of a run.

They stand in the settings, in tokens, in headers, in records of other users, in properties that nobody has
described, and in what tenants say when they refuse or fail.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fixtures.simulator import Simulator, running
from fixtures.simulator.servers import Servers

NAMES = ("Canarykari Fuglesang", "Canaryola Burhøne")
MAIL = "canary.kari@fuglebur.no"
IDENTITY = "01010750160"
ACCOUNT = "86011117947"
COOKIE = "canary-cookie-51c8e2"
TRACE = "canary-trace-88b1d0"
OBSERVE = "canary-note-93fe77"
FAILURE = f"canary-failure-20aa41 {NAMES[1]} {MAIL} {IDENTITY} {ACCOUNT}"
CANARIES = (*NAMES, MAIL, IDENTITY, ACCOUNT, COOKIE, TRACE, OBSERVE, FAILURE, "canary-failure-20aa41")


@dataclass
class Perch:
    """Stands before a tenant and puts canaries on every answer.

    `refuses` is how a call begins that is refused; every `fails_every`th call fails.
    """

    app: ASGIApp
    refuses: str = ""
    fails_every: int = 0
    calls: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the call itself or hands it on."""
        token = scope["path"].lower().endswith("/token")
        self.calls += not token
        if self.refuses and f"{scope['method']} {scope['path']}".startswith(self.refuses):
            await _answer(send, 400, {"title": FAILURE, "detail": FAILURE, "errors": {NAMES[0]: [FAILURE]}})
        elif self.fails_every and not token and self.calls % self.fails_every == 0:
            await _answer(send, 503, {"title": FAILURE})
        else:
            await self.app(scope, receive, _Singing(send).send)


@dataclass
class _Singing:
    """Holds an answer back until it is whole, and adds the canaries."""

    out: Send
    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def send(self, message: Message) -> None:
        """Takes a part of the answer."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = _noted(self.body)
        headers = MutableHeaders(scope=self.start)
        headers["Set-Cookie"], headers["X-Trace"] = f"session={COOKIE}", TRACE
        if self.start["status"] != 204 and len(self.body) == int(headers.get("content-length", "-1")):
            headers["Content-Length"] = str(len(body))
        await self.out(self.start)
        await self.out({**message, "body": body if self.body else b""})


def _noted(body: bytes) -> bytes:
    """The answer with a property in every record that nobody has described."""
    try:
        read = json.loads(body)
    except ValueError:
        return body
    if not isinstance(read, dict) or "access_token" in read:
        return body
    listed = [record for name in ("items", "data") for record in _records(read.get(name))]
    for record in listed or [read]:
        record["notes"] = OBSERVE
    return json.dumps(read).encode()


def _records(value: object) -> list[dict[str, object]]:
    return [value] if isinstance(value, dict) else value if isinstance(value, list) else []


async def _answer(send: Send, status: int, body: Mapping[str, object]) -> None:
    text = json.dumps(body).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@dataclass(frozen=True)
class Aviary:
    """The tenants as a run finds them."""

    simulator: Simulator
    crmoffice: Perch
    poweroffice: Perch
    settings: Mapping[str, str] = field(repr=False)

    def secrets(self) -> tuple[str, ...]:
        """What the settings hold and what the tenants have handed out so far."""
        ours = [value for name, value in self.settings.items() if name.endswith(("SECRET", "TOKEN", "KEY", "_ID"))]
        issued = [*self.simulator.crmoffice.tokens._holders, *self.simulator.poweroffice.tokens._holders]
        return (*ours, *issued)


@contextmanager
def aviary(interval: float = 0.2) -> Iterator[Aviary]:
    """Runs the tenants and their sync until the block ends."""
    with running(interval=interval) as simulator:
        _strangers(simulator)
        crmoffice, poweroffice = Perch(simulator.crmoffice.app()), Perch(simulator.poweroffice.app())
        servers = Servers([crmoffice, poweroffice])
        settings = {
            **simulator.settings,
            **simulator.crmoffice.settings(servers.urls[0]),
            **simulator.poweroffice.settings(servers.urls[1]),
        }
        servers.start()
        try:
            yield Aviary(simulator, crmoffice, poweroffice, settings)
        finally:
            servers.stop()


def _strangers(simulator: Simulator) -> None:
    """Records of other users, made while the run looks."""
    customer = simulator.parents["Customer"]
    for name in NAMES:
        given, family = name.split()
        simulator.poweroffice.tenant.save_contact(
            "customer",
            customer,
            {"firstName": given, "lastName": name, "emailAddress": MAIL, "externalCode": IDENTITY},
        )
        simulator.crmoffice.tenant.make("contacts", {"givenName": family, "familyName": name})
