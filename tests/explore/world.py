"""Simulated tenants and the reference sync in one process, without HTTP between them and in virtual time.

Each call of the sync passes the `Wire`: there users are quicker than the sync, calls fail, and it is told
what was written. All that the sync itself does is the real thing; so are the tenants' rules and their lag.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from fixtures.simulator import seed
from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant, Invalid
from fixtures.simulator.faults import CATALOGUE, ActiveFaults
from fixtures.simulator.poweroffice.tenant import BusinessError, PowerOfficeTenant
from fixtures.simulator.sync import crmoffice, poweroffice
from fixtures.simulator.sync.links import CONTACTS, Flow, Seen, Side, Values
from fixtures.simulator.sync.session import Refused, Unanswered
from fixtures.simulator.sync.sync import Sync
from tests.simulator.conftest import MovingClock

T = TypeVar("T")
LAG = 0.3  # seconds, at most


class Stopped(Exception):
    """The sync was stopped before a call."""


class Wire:
    """What lies between sync and tenants. `writes` counts what the sync sent."""

    def __init__(self) -> None:
        self.writes = 0
        self.plan([])

    def plan(
        self, acts: Sequence[tuple[int, Callable[[], None]]], trouble: tuple[int, str] = (0, "none")
    ) -> None:
        """What is to happen before which of the next calls (0: now), and what goes wrong with which.

        `stopped` is the sync, before a call; `dropped` is a call before it took effect, `lost` is its answer.
        """
        self._calls, self._acts, self._trouble = 0, acts, trouble
        self._happen()

    def call(self, work: Callable[[], T], *, writes: bool = False) -> T:
        """One call of the sync; raises `Refused`, `Unanswered`, `Stopped`."""
        self._calls += 1
        self._happen()
        when, trouble = self._trouble
        wrong = trouble if when == self._calls else "none"
        if wrong == "stopped":
            raise Stopped
        if wrong == "dropped":
            raise Unanswered(wrong)
        self.writes += writes
        try:
            answer = work()
        except (Invalid, BusinessError) as problem:
            raise Refused(str(problem)) from problem
        if wrong == "lost":
            raise Unanswered(wrong)
        return answer

    def _happen(self) -> None:
        for when, act in self._acts:
            if when == self._calls:
                act()


class Here(crmoffice.CRMOffice):
    """CRMOffice as the sync sees it."""

    def __init__(self, world: "World") -> None:
        self._world, self._tenant, self._call = world, world.crmoffice, world.wire.call

    def forget(self) -> None:
        """Nobody has logged in."""

    def scan(self, flow: Flow) -> list[Seen]:
        """Everything."""
        return self._call(lambda: [_seen(one) for one in self._tenant.tables[flow.crmoffice.lower()]])

    def edit(self, flow: Flow, key: str, changes: Values) -> Seen:
        """A write, which the world looks at."""
        self._world.look(flow, Side.CRMOFFICE, key, changes)
        return self._saved(flow, lambda table: self._tenant.edit(table, key, changes)["id"])

    def make(self, flow: Flow, values: Values) -> Seen:
        """A new record."""
        return self._saved(flow, lambda table: self._tenant.make(table, values)["id"])

    def _saved(self, flow: Flow, save: Callable[[str], str]) -> Seen:
        table = flow.crmoffice.lower()
        return self._call(lambda: _seen(self._tenant.tables[table].get(save(table)) or {}), writes=True)


class There(poweroffice.PowerOffice):
    """PowerOffice GO as the sync sees it."""

    def __init__(self, world: "World") -> None:
        self._world, self._tenant, self._call = world, world.poweroffice, world.wire.call

    def forget(self) -> None:
        """Nobody has logged in."""

    def scan(self, flow: Flow, since: datetime | None) -> list[Seen]:
        """What readers see."""
        seen = self._call(lambda: [_seen(one) for one in self._world.there(flow).readable()])
        return [one for one in seen if since is None or one.stamp >= since]

    def find(self, flow: Flow, key: str) -> Seen | None:
        """By the sync's own key, as far as readers see it."""
        name = "externalCode" if flow is CONTACTS else "code"
        seen = self._call(lambda: list(self._world.there(flow).readable()))
        return next((_seen(one) for one in seen if one.get(name) == key), None)

    def make(self, flow: Flow, key: str, values: Values) -> Seen:
        """A new record."""
        own = {"externalCode": key} if flow is CONTACTS else {"code": key, "activityType": 200}
        return self._call(lambda: _seen(self._world.save(flow, {**own, **values})), writes=True)

    def edit(self, flow: Flow, key: str, parent: str, changes: Values) -> Seen:
        """A write, which the world looks at."""
        self._world.look(flow, Side.POWEROFFICE, key, changes)
        return self._call(lambda: _seen(self._world.save(flow, {"id": int(key), **changes})), writes=True)

    def use(self, code: str) -> None:
        """A Projectactivity."""
        body = {"activityCode": code}
        self._call(lambda: self._tenant.save_project_activity(self._world.project, body), writes=True)

    def used(self, code: str) -> bool:
        """Whether readers see one."""
        uses = self._call(lambda: list(self._tenant.project_activities.readable()))
        return any(use["activityCode"] == code for use in uses)


class World:
    """`look` is told each edit of a record before the sync sends it."""

    def __init__(self, faults: Sequence[str], look: Callable[[Flow, Side, str, Values], None]) -> None:
        self.clock, self.wire, self.look = MovingClock(), Wire(), look
        self.crmoffice = CRMOfficeTenant(self.clock)
        self.crmoffice.new_id = iter(map(uuid.UUID, (f"{n:032x}" for n in range(1, 10**6)))).__next__
        self.poweroffice = PowerOfficeTenant(self.clock, 1, 1)
        parents = seed.parties_and_project(self.poweroffice)
        self.customer, self.project = parents["Customer"], parents["Project"]
        self.poweroffice.lag = (0, LAG)
        settle, hooks = timedelta(seconds=2 * LAG + 0.1), ActiveFaults(CATALOGUE.pick(faults))
        self.sync = Sync(Here(self), There(self), self.clock, settle, hooks, both_directions=True)

    def cycle(self, seconds: float) -> None:
        """Time passes, then the sync has its turn; when it is stopped in the middle, it starts anew."""
        self.clock.advance(seconds)
        try:
            self.sync.cycle()
        except Stopped:
            self.restart()

    def restart(self) -> None:
        """All that the sync keeps is what it remembers."""
        self.sync = replace(self.sync, memory=self.sync.memory.kept())

    def there(self, flow: Flow) -> Any:  # noqa: ANN401 (a table)
        """PowerOffice GO's records of a flow."""
        return self.poweroffice.contacts if flow is CONTACTS else self.poweroffice.activities

    def table(self, flow: Flow, side: Side) -> Any:  # noqa: ANN401 (tables have keys of two types)
        """A side's records of a flow."""
        return self.crmoffice.tables[flow.crmoffice.lower()] if side is Side.CRMOFFICE else self.there(flow)

    def record(self, flow: Flow, side: Side, key: str) -> Values:
        """One of them as it is, empty when it is not there."""
        found: Values | None = self.table(flow, side).get(key if side is Side.CRMOFFICE else int(key))
        return found or {}

    def write(self, flow: Flow, side: Side, body: Values, key: str | None = None) -> str:
        """A user makes a record, or edits the one of that id; its id."""
        self.clock.advance(0.01)
        if side is Side.POWEROFFICE:
            return str(self.save(flow, {**body, "id": int(key)} if key else body)["id"])
        name = flow.crmoffice.lower()
        return str((self.crmoffice.edit(name, key, body) if key else self.crmoffice.make(name, body))["id"])

    def save(self, flow: Flow, body: Values) -> Values:
        """Makes or edits one."""
        if flow is CONTACTS:
            return self.poweroffice.save_contact("customer", self.customer, body)
        return self.poweroffice.save_activity(body)


def _seen(record: Values) -> Seen:
    return Seen(str(record["id"]), record.get("modifiedAt") or record["lastChanged"], record)
