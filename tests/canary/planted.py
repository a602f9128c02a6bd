"""Tenants with canaries: secrets and personal data that must not stand in any artefact of a run.

The canaries are in the settings, in tokens, in headers, in records of other users, in undocumented properties, and in
the texts of refusals and failures.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fixtures.simulator import Simulator, running
from fixtures.simulator.conditions import USUAL, Conditions
from fixtures.simulator.node.app import NodeApp
from fixtures.simulator.poweroffice.v2.entities import ENTITIES
from fixtures.simulator.poweroffice.v2.records import Records
from fixtures.simulator.servers import Servers

NAMES = ("Canarykari Fuglesang", "Canaryola Burhøne")
MAIL = "canary.kari@fuglebur.no"
IDENTITY = "01010750160"
ACCOUNT = "86011117947"
COOKIE = "canary-cookie-51c8e2"
TRACE = "canary-trace-88b1d0"
NOTE = "canary-note-93fe77"
FAILURE = f"canary-failure-20aa41 {NAMES[1]} {MAIL} {IDENTITY} {ACCOUNT}"
CANARIES = (*NAMES, MAIL, IDENTITY, ACCOUNT, COOKIE, TRACE, NOTE, FAILURE, "canary-failure-20aa41")


@dataclass
class CanaryProxy:
    """Wraps a tenant and adds canaries to every answer.

    A call that begins with `refuses` (`METHOD path`) is refused; every `fails_every`th call fails with 503.
    """

    app: ASGIApp
    refuses: str = ""
    fails_every: int = 0
    calls: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses the call, fails it, or passes it on."""
        token = scope["path"].lower().endswith("/token")
        self.calls += not token
        if self.refuses and f"{scope['method']} {scope['path']}".startswith(self.refuses):
            await _answer(send, 400, {"title": FAILURE, "detail": FAILURE, "errors": {NAMES[0]: [FAILURE]}})
        elif self.fails_every and not token and self.calls % self.fails_every == 0:
            await _answer(send, 503, {"title": FAILURE})
        else:
            await self.app(scope, receive, _AnswerWithCanaries(send).send)


@dataclass
class CanaryNode:
    """Wraps a node; what its logs and datasets say of a refusal is canaries and its own token."""

    node: NodeApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers logs and entities, and passes the rest on."""
        text = f"{FAILURE} Bearer {self.node.jwt} name required"
        now = self.node.clock().isoformat()
        if scope["path"].endswith("/log"):
            event: dict[str, object] = {"event_type": "pump-failed", "end_time": now, "original_error_message": text}
            event |= {"exception_entity": {"_id": MAIL, NOTE: text}, text: text}
            await _answer(send, 200, [event])
        elif scope["path"].endswith("/entity"):
            await _answer(send, 200, {"response_status": 400, "response_body": {"title": text}, "$error": text})
        else:
            await self.node(scope, receive, send)


@dataclass
class _AnswerWithCanaries:
    """Collects an answer until it is complete, and adds the canaries."""

    out: Send
    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def send(self, message: Message) -> None:
        """Collects a part of the answer; sends the answer with the last part."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = _with_notes(self.body)
        headers = MutableHeaders(scope=self.start)
        headers["Set-Cookie"], headers["X-Trace"] = f"session={COOKIE}", TRACE
        if self.start["status"] != 204 and len(self.body) == int(headers.get("content-length", "-1")):
            headers["Content-Length"] = str(len(body))
        await self.out(self.start)
        await self.out({**message, "body": body if self.body else b""})


def _with_notes(body: bytes) -> bytes:
    """The answer with an undocumented property in every record."""
    try:
        read = json.loads(body)
    except ValueError:
        return body
    if not isinstance(read, dict | list) or "access_token" in read:
        return body
    lists = [read.get("items"), read.get("data")] if isinstance(read, dict) else []  # API v2 wraps nothing
    wrapped = [record for one in lists for record in _records(one)]
    for record in wrapped or _records(read):
        record["notes"] = NOTE
    return json.dumps(read).encode()


def _records(value: object) -> list[dict[str, object]]:
    return [value] if isinstance(value, dict) else value if isinstance(value, list) else []


async def _answer(send: Send, status: int, body: object) -> None:
    text = json.dumps(body).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@dataclass(frozen=True)
class CanaryTenants:
    """The running tenants and the settings that lead to them."""

    simulator: Simulator
    crmoffice: CanaryProxy
    poweroffice: CanaryProxy
    settings: Mapping[str, str] = field(repr=False)

    def secrets(self) -> tuple[str, ...]:
        """The secrets in the settings and the tokens that the tenants have issued so far."""
        ours = [
            value for name, value in self.settings.items() if name.endswith(("SECRET", "TOKEN", "KEY", "_ID", "JWT"))
        ]
        power = self.simulator.poweroffice
        handed_out = (self.simulator.crmoffice.tokens, power.tokens, power.v2_tokens)
        return (*ours, *(token for tokens in handed_out for token in tokens._holders))


@contextmanager
def canary_tenants(conditions: Conditions = USUAL, *, sync: bool = True) -> Iterator[CanaryTenants]:
    """Runs the tenants, and their sync if so asked, until the block ends."""
    with running(conditions=conditions, interval=0.2, sync=sync, node=True) as simulator:
        _make_records_of_other_users(simulator)
        crmoffice, poweroffice = CanaryProxy(simulator.crmoffice.app()), CanaryProxy(simulator.poweroffice.app())
        assert simulator.node is not None
        servers = Servers([crmoffice, poweroffice, CanaryNode(simulator.node)])
        settings = {
            **simulator.settings,
            **simulator.crmoffice.settings(servers.urls[0]),
            **simulator.poweroffice.settings(servers.urls[1]),
            **simulator.node.settings(servers.urls[2]),
        }
        servers.start()
        try:
            yield CanaryTenants(simulator, crmoffice, poweroffice, settings)
        finally:
            servers.stop()


def _make_records_of_other_users(simulator: Simulator) -> None:
    """Makes records of other users."""
    entity = next(one for one in ENTITIES if one.name == "Customers")
    customers = Records(entity, simulator.poweroffice.tenant)
    customer = simulator.parents["Customer"]
    for name in NAMES:
        given, family = name.split()
        simulator.poweroffice.tenant.save_contact(
            "customer",
            customer,
            {"firstName": given, "lastName": name, "emailAddress": MAIL, "externalCode": IDENTITY},
        )
        customers.make({"IsPerson": True, "FirstName": given, "LastName": name, "EmailAddress": MAIL})
        simulator.crmoffice.tenant.make("contacts", {"givenName": family, "familyName": name})
