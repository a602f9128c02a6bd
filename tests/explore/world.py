"""Simulated tenants and the reference sync in one process and in virtual time.

All is the real thing, gates, routes, log-ins and both clients of the sync; only the socket between them is
missing. There users are quicker than the sync, and calls fail.
"""

import json
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from typing import Any

import httpx
from starlette.types import ASGIApp, Message

from fixtures.simulator.conditions import STILL
from fixtures.simulator.crmoffice.tenant import Invalid
from fixtures.simulator.poweroffice.tenant import BusinessError
from fixtures.simulator.simulator import assembled, syncing
from fixtures.simulator.store import Table
from fixtures.simulator.sync.links import CONTACTS, Flow, Side, Values
from fixtures.simulator.sync.session import Stopped
from fixtures.simulator.sync.sync import Sync
from tests.simulator.conftest import MovingClock

CONDITIONS = replace(STILL, replica_lag=(0, 0.3), both_directions=True)
SIDES = {"crmoffice.invalid": Side.CRMOFFICE, "poweroffice.invalid": Side.POWEROFFICE}
URLS = [f"http://{host}" for host in SIDES]


class Wire(httpx.BaseTransport):
    """What lies between sync and tenants.

    `sent` is told of every write before it arrives: to which side, and its body with the id of the edited.
    """

    def __init__(self, apps: Sequence[ASGIApp], sent: Callable[[Side, Values], None]) -> None:
        self._apps, self._sent, self.writes = dict(zip(SIDES, apps, strict=True)), sent, 0
        self.plan([])

    def plan(
        self, acts: Sequence[tuple[int, Callable[[], object]]], trouble: tuple[int, Sequence[str]] = (0, ())
    ) -> None:
        """What is to happen before which of the next calls (0: now), and what goes wrong from which one on.

        `stopped` is the sync, before a call; `dropped` is a call before it took effect, `lost` is its answer.
        """
        first, wrong = trouble
        self._call, self._acts, self._wrong = 0, acts, dict(enumerate(wrong, first))
        self._happen()

    def _happen(self) -> None:
        for when, act in self._acts:
            if when == self._call:
                act()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One call of the sync; log-ins do not count."""
        if request.url.path.lower().endswith("/token"):
            return self._answer(request)
        self._call += 1
        self._happen()
        wrong = self._wrong.get(self._call)
        if wrong == "stopped":
            raise Stopped
        if wrong == "dropped":
            raise httpx.ConnectError(wrong)
        if request.method != "GET":
            self.writes += 1
            self._tell(request)
        answer = self._answer(request)
        if wrong == "lost":
            raise httpx.ReadError(wrong)
        return answer

    def _tell(self, request: httpx.Request) -> None:
        side, body = SIDES[request.url.host], json.loads(request.content)
        if request.method == "PATCH":
            body["id"] = request.url.path.rpartition("/")[2]
        self._sent(side, body)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        """Runs an application without an event loop: nothing in it ever waits."""
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": request.content}

        async def send(message: Message) -> None:
            said.append(message)

        url = request.url
        scope = {
            "type": "http",
            "method": request.method,
            "path": url.path,
            "query_string": url.query,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
        }
        app = self._apps[url.host]
        try:
            app(scope, receive, send).send(None)  # type: ignore[attr-defined]
        except StopIteration:
            body = b"".join(message.get("body", b"") for message in said[1:])
            return httpx.Response(said[0]["status"], headers=said[0]["headers"], content=body)
        raise AssertionError("a simulated tenant waits for something")


class World:
    """Two tenants and their sync, which looks at what `sent` is told of each of its writes."""

    def __init__(self, faults: Sequence[str], sent: Callable[[Side, Values], None]) -> None:
        self.clock = MovingClock()
        self._simulator = simulator = assembled(CONDITIONS, faults, self.clock)
        self.crmoffice, self.poweroffice = simulator.crmoffice.tenant, simulator.poweroffice.tenant
        self.crmoffice.new_id = map(uuid.UUID, (f"{n:032x}" for n in count(1))).__next__
        self.wire = Wire([simulator.crmoffice.app(), simulator.poweroffice.app()], sent)
        simulator.urls = URLS
        self._stack = ExitStack()
        self._stack.enter_context(syncing(simulator, None, lambda work: work(), self.wire))

    @property
    def sync(self) -> Sync:
        """The sync as it runs now."""
        assert self._simulator.sync
        return self._simulator.sync

    def end(self) -> None:
        """Closes what is open."""
        self._stack.close()

    def cycle(self, seconds: float) -> None:
        """Time passes, then the sync has its turn; when it is stopped in the middle, it starts anew."""
        self.clock.advance(seconds)
        try:
            self.sync.cycle()
        except Stopped:  # all that a sync keeps is what it remembers
            self._simulator.sync = replace(self.sync, memory=self.sync.memory.kept())

    def table(self, flow: Flow, side: Side) -> Table[Any]:
        """A side's records of a flow."""
        if side is Side.CRMOFFICE:
            return self.crmoffice.tables[flow.crmoffice.lower()]
        return self.poweroffice.contacts if flow is CONTACTS else self.poweroffice.activities

    def record(self, flow: Flow, side: Side, key: str) -> Values:
        """One of them as it is, empty when it is not there."""
        return self.table(flow, side).get(key if side is Side.CRMOFFICE else int(key)) or {}

    def write(self, flow: Flow, side: Side, body: Values, key: str | None = None) -> str:
        """A user makes a record, or edits the one of that id; its id, empty when the tenant refuses it."""
        self.clock.advance(0.01)
        crmoffice, poweroffice, name = self.crmoffice, self.poweroffice, flow.crmoffice.lower()
        numbered = {**body, "id": int(key)} if key and side is Side.POWEROFFICE else body
        try:
            if side is Side.CRMOFFICE:
                saved: Values = crmoffice.edit(name, key, body) if key else crmoffice.make(name, body)
            elif flow is CONTACTS:
                saved = poweroffice.save_contact("customer", self._simulator.parents["Customer"], numbered)
            else:
                saved = poweroffice.save_activity(numbered)
        except (Invalid, BusinessError):
            return ""
        return str(saved["id"])
