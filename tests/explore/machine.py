"""A machine that does at random what users do, in simulated tenants with a sync between them.

It knows what each user wrote last, and says after rest what must be there. Time is virtual.
"""

import itertools
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from fixtures.simulator import Simulator, running
from fixtures.simulator.sync.links import ACTIVITIES, CONTACTS, FLOWS, LAST_NAME, SUBJECT, Flow, Row, Side
from fixtures.simulator.weather import STILL, Weather
from tests.simulator.conftest import MovingClock

HERE, THERE = Side.CRMOFFICE, Side.POWEROFFICE
TOO_LONG = "4" * 300  # for CRMOffice
UNLISTED = {
    CONTACTS: {HERE: "mobilePhone", THERE: "city"},
    ACTIVITIES: {HERE: "ownerId", THERE: "hourType"},
}
TEXTS = st.sampled_from(["Åse", "Ola", "Berg", " x ", "12"])
CYCLES_TO_REST = 6


@dataclass
class Pair:
    """Two records that belong together, as soon as the sync has linked them."""

    flow: Flow
    ids: dict[Side, str]
    held: dict[Row, dict[Side, Any]]
    written: dict[Row, dict[Side, Any]] = field(default_factory=dict)
    unlisted: dict[Side, str] = field(default_factory=dict)

    def outcomes(self, row: Row) -> list[dict[Side, Any]]:
        """What both sides may hold at rest: one of the last values written, unless CRMOffice refuses it.

        Where nobody wrote, or all wrote back what was there, it may be as before, too.
        """
        written = self.written.get(row, {})
        as_before = all(value == self.held[row][side] for side, value in written.items())
        refused = [value for side, value in written.items() if side is THERE and _refused(row, value)]
        agreed = [dict.fromkeys(Side, value) for value in written.values() if value not in refused]
        here = written.get(HERE, self.held[row][HERE])
        return (
            agreed
            + [{HERE: here, THERE: value} for value in refused]
            + ([self.held[row]] if as_before else [])
        )


class Explorer(RuleBasedStateMachine):
    """One example: users and the sync take turns, then all comes to rest and is looked at."""

    faults: ClassVar[tuple[str, ...]] = ()
    weather: ClassVar[Weather] = replace(STILL, replica_lag=(0, 0.3), both_directions=True)

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.pairs = MovingClock(), list[Pair]()
        self.stack = ExitStack()
        self.simulator: Simulator = self.stack.enter_context(
            running(weather=self.weather, faults=self.faults, clock=self.clock)
        )
        numbers: Callable[[], int] = itertools.count(1).__next__
        self.simulator.crmoffice.tenant.new_id = lambda: uuid.UUID(int=numbers())

    def teardown(self) -> None:
        """Ends at rest, and gives the ports back."""
        try:
            self.rest()
        finally:
            self.stack.close()

    @initialize(values=st.lists(TEXTS, min_size=2, max_size=2))
    def begin(self, values: list[str]) -> None:
        """Somebody is there from the start."""
        self.make_person(HERE, values)
        self.rest()

    @rule(side=st.sampled_from(Side), values=st.lists(TEXTS, min_size=2, max_size=2))
    def make_person(self, side: Side, values: list[str]) -> None:
        """A new person without a phone, perhaps of a name that is there already."""
        held = dict(zip(CONTACTS.rows, (None, *values), strict=True))
        self._make(CONTACTS, side, held)

    @rule(side=st.sampled_from(Side), value=TEXTS)
    def make_activity(self, side: Side, value: str) -> None:
        """A new activity."""
        self._make(ACTIVITIES, side, {SUBJECT: value})

    @rule(data=st.data(), side=st.sampled_from(Side), value=TEXTS | st.none() | st.just(TOO_LONG))
    def edit(self, data: st.DataObject, side: Side, value: str | None) -> None:
        """A listed property is changed."""
        pair = self._draw(data, side)
        row = data.draw(st.sampled_from(pair.flow.rows))
        if _accepted(pair, side, row, value):
            self._save(pair, side, {row.on(side): value})
            pair.written.setdefault(row, {})[side] = value

    @rule(data=st.data(), side=st.sampled_from(Side), value=TEXTS)
    def edit_unlisted(self, data: st.DataObject, side: Side, value: str) -> None:
        """A property is changed that the sync has no business with."""
        pair = self._draw(data, side)
        self._save(pair, side, {UNLISTED[pair.flow][side]: value})
        pair.unlisted[side] = value

    @rule(seconds=st.sampled_from([0.1, 1]))
    def cycle(self, seconds: float) -> None:
        """The sync has its turn, perhaps so soon that it reads what was before its last write."""
        assert self.simulator.sync is not None
        self.clock.advance(seconds)
        self.simulator.sync.cycle()

    @rule()
    def restart(self) -> None:
        """All that the sync keeps is what it remembers."""
        sync = self.simulator.sync
        assert sync is not None
        self.simulator.sync = replace(sync, memory=sync.memory.kept())

    @precondition(lambda self: not self.faults)
    @rule(rate=st.sampled_from([0.2, 0.5]))
    def bad_spell(self, rate: float) -> None:
        """Until the next rest calls fail."""
        for tenant in (self.simulator.crmoffice, self.simulator.poweroffice):
            tenant.failures.rate = rate

    @rule()
    def rest(self) -> None:
        """Everybody lets go, the sync does its rounds: then each pair is what it must be."""
        for tenant in (self.simulator.crmoffice, self.simulator.poweroffice):
            tenant.failures.rate = 0
        for _ in range(CYCLES_TO_REST):
            self.cycle(1)
        for flow in FLOWS:
            self._look(flow)

    def _look(self, flow: Flow) -> None:
        assert self.simulator.sync is not None
        pairs = [pair for pair in self.pairs if pair.flow is flow]
        for side in Side:
            assert len(list(self._table(flow, side))) == len(pairs), f"too many or few in {side.value}"
            links = self.simulator.sync.memory.by_id(flow, side)
            for pair in (one for one in pairs if side in one.ids):
                ids = {each: half.id for each, half in links[pair.ids[side]].halves.items()}
                assert pair.ids.items() <= ids.items(), "another counterpart than before"
                pair.ids = ids
        for pair in pairs:
            records = {side: self._table(flow, side).get(_key(side, pair.ids[side])) or {} for side in Side}
            for row in flow.rows:
                held = {side: record.get(row.on(side)) for side, record in records.items()}
                assert held in pair.outcomes(row), f"{held} instead of one of {pair.outcomes(row)}"
                pair.held[row] = held
            pair.written.clear()
            found = {side: records[side].get(UNLISTED[flow][side]) for side in pair.unlisted}
            assert found == pair.unlisted, "an unlisted property did not survive"
        if flow is ACTIVITIES:
            uses = self.simulator.poweroffice.tenant.project_activities
            assert len(list(uses)) == len(pairs), "not one Projectactivity for each"

    def _draw(self, data: st.DataObject, side: Side) -> Pair:
        return data.draw(st.sampled_from([pair for pair in self.pairs if side in pair.ids]))

    def _make(self, flow: Flow, side: Side, values: dict[Row, str | None]) -> None:
        self.clock.advance(0.1)
        body = {row.on(side): value for row, value in values.items()}
        if side is HERE:
            key = self.simulator.crmoffice.tenant.make(flow.crmoffice.lower(), body)["id"]
        elif flow is CONTACTS:
            customer = self.simulator.parents["Customer"]
            key = self.simulator.poweroffice.tenant.save_contact("customer", customer, body)["id"]
        else:
            needed = {"code": f"T-{len(self.pairs)}", "activityType": 200}
            key = self.simulator.poweroffice.tenant.save_activity({**needed, **body})["id"]
        held = {row: dict.fromkeys(Side, value) for row, value in values.items()}
        self.pairs.append(Pair(flow, {side: str(key)}, held))

    def _save(self, pair: Pair, side: Side, changes: dict[str, str | None]) -> None:
        self.clock.advance(0.1)
        if side is HERE:
            self.simulator.crmoffice.tenant.edit(pair.flow.crmoffice.lower(), pair.ids[side], changes)
            return
        tenant, body = self.simulator.poweroffice.tenant, {"id": int(pair.ids[side]), **changes}
        if pair.flow is CONTACTS:
            tenant.save_contact("customer", self.simulator.parents["Customer"], body)
        else:
            tenant.save_activity(body)

    def _table(self, flow: Flow, side: Side) -> Any:  # noqa: ANN401 (tables have keys of two types)
        if side is HERE:
            return self.simulator.crmoffice.tenant.tables[flow.crmoffice.lower()]
        tenant = self.simulator.poweroffice.tenant
        return tenant.contacts if flow is CONTACTS else tenant.activities


def _key(side: Side, key: str) -> str | int:
    return key if side is HERE else int(key)


def _accepted(pair: Pair, side: Side, row: Row, value: str | None) -> bool:
    """Whether this side takes it; and what CRMOffice refuses, it must not be made with."""
    if side is HERE or HERE not in pair.ids:
        return not _refused(row, value)
    return value is not None or row is not SUBJECT


def _refused(row: Row, value: str | None) -> bool:
    """Whether CRMOffice takes no such value."""
    return value == TOO_LONG or (value is None and row in {LAST_NAME, SUBJECT})
