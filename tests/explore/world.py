"""Simulated tenants and the reference sync in one process and in virtual time.

Gates, routes, log-ins and both clients of the sync are the real ones; only the sockets between them are missing.
There users are quicker than the sync, and calls fail.
"""

import json
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

from starlette.types import ASGIApp, Message

from fixtures.simulator.conditions import STILL
from fixtures.simulator.crmoffice.tenant import Invalid
from fixtures.simulator.poweroffice.errors import BusinessError
from fixtures.simulator.simulator import assembled, reachable, syncing
from fixtures.simulator.store import Table
from fixtures.simulator.sync.flows import BOTH_WAYS, CONTACTS, Flow, Side
from fixtures.simulator.sync.links import Values
from fixtures.simulator.sync.session import Stopped
from fixtures.simulator.sync.sync import Sync
from tests.simulator.conftest import MovingClock
from tests.simulator.wire import SIDES, URLS, Call, Wire, WireHttp

CONDITIONS = replace(STILL, replica_lag=(0, 0.3), both_directions=True)


class PlannedWire(Wire):
    """The wire between sync and tenants, on which a plan says what happens before which call.

    `sent` is called with every write before it arrives: its side, and its body with the id of the edited record.
    """

    def __init__(self, apps: Sequence[ASGIApp], sent: Callable[[Side, Values], None]) -> None:
        super().__init__(apps)
        self._sent, self.writes = sent, 0
        self.plan([])

    def plan(
        self, acts: Sequence[tuple[int, Callable[[], object]]], trouble: tuple[int, Sequence[str]] = (0, ())
    ) -> None:
        """What happens before which of the next calls (0: now), and what goes wrong from which one on.

        `stopped`: the sync is stopped before a call. `dropped`: a call fails before it took effect; `lost`: after.
        """
        first, wrong = trouble
        self._call, self._acts, self._wrong = 0, acts, dict(enumerate(wrong, first))
        self._happen()

    def _happen(self) -> None:
        for when, act in self._acts:
            if when == self._call:
                act()

    def answer(self, call: Call) -> tuple[Message, bytes]:
        """Answers one call of the sync by the plan; log-ins do not count."""
        if call.path.lower().endswith("/token"):
            return super().answer(call)
        self._call += 1
        self._happen()
        wrong = self._wrong.get(self._call)
        if wrong == "stopped":
            raise Stopped
        if wrong == "dropped":
            raise ConnectionError(wrong)
        if call.method != "GET":
            self.writes += 1
            self._report(call)
        answer = super().answer(call)
        if wrong == "lost":
            raise ConnectionError(wrong)
        return answer

    def _report(self, call: Call) -> None:
        side, body = SIDES[call.host], json.loads(call.body)
        if call.method == "PATCH":
            body["id"] = call.path.rpartition("/")[2]
        self._sent(side, body)


class World:
    """Two tenants and their sync; `sent` is called with each write of the sync."""

    def __init__(self, faults: Sequence[str], sent: Callable[[Side, Values], None]) -> None:
        self.clock = MovingClock()
        self._simulator = simulator = assembled(CONDITIONS, faults, self.clock)
        self.crmoffice, self.poweroffice = simulator.crmoffice.tenant, simulator.poweroffice.tenant
        self.crmoffice.new_id = map(uuid.UUID, (f"{n:032x}" for n in count(1))).__next__
        self.wire = PlannedWire([simulator.crmoffice.app(), simulator.poweroffice.app()], sent)
        reachable(simulator, URLS)
        self._stack = ExitStack()
        self._stack.enter_context(syncing(simulator, None, lambda work: work(), partial(WireHttp, self.wire)))
        self.sync.flows = BOTH_WAYS  # the first four calls of a cycle read, as plans count them

    @property
    def sync(self) -> Sync:
        """The sync as it runs now."""
        assert self._simulator.sync
        return self._simulator.sync

    def end(self) -> None:
        """Closes the sync's clients."""
        self._stack.close()

    def cycle(self, seconds: float) -> None:
        """Advances the clock and runs a cycle; a sync that is stopped in the middle is started anew."""
        self.clock.advance(seconds)
        try:
            self.sync.cycle()
        except Stopped:  # a restarted sync has nothing but its memory
            self._simulator.sync = replace(self.sync, memory=self.sync.memory.kept())

    def table(self, flow: Flow, side: Side) -> Table[Any]:
        """A side's records of a flow."""
        if side is Side.CRMOFFICE:
            return self.crmoffice.tables[flow.crmoffice.lower()]
        return self.poweroffice.contacts if flow is CONTACTS else self.poweroffice.activities

    def record(self, flow: Flow, side: Side, key: str) -> Values:
        """One of them as it is stored, empty when there is none."""
        return self.table(flow, side).get(key if side is Side.CRMOFFICE else int(key)) or {}

    def write(self, flow: Flow, side: Side, body: Values, key: str | None = None) -> str:
        """A user makes a record, or edits the one of that id; returns its id, empty when the tenant refuses."""
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
