"""A machine that does at random what users do, before, after and in the midst of the sync's cycles.

It knows what each user wrote, and says of each write of the sync, and after rest, what is right.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from fixtures.simulator.sync.links import (
    ACTIVITIES,
    CONTACTS,
    FLOWS,
    LAST_NAME,
    PHONE,
    SUBJECT,
    Flow,
    Row,
    Side,
    Values,
)
from tests.explore.world import World

HERE, THERE = Side.CRMOFFICE, Side.POWEROFFICE
TOO_LONG = "4" * 300  # for CRMOffice
UNLISTED = {
    CONTACTS: {HERE: "mobilePhone", THERE: "city"},
    ACTIVITIES: {HERE: "ownerId", THERE: "hourType"},
}
TEXTS = ("Åse", "Berg", " x ", "12")
SIDES, SOME = st.sampled_from(Side), st.sampled_from([0, 0, 0, 1, 2])
CALLS = st.sampled_from([0, 0, 0, 3, 4, 5, 5, 6, 7, 8])  # before which call of the cycle; the first four read
MAKES = st.tuples(st.sampled_from(FLOWS), SIDES, st.sampled_from(TEXTS))
EDITS = st.tuples(
    CALLS, SOME, st.sampled_from([0, 0, 1, 2, -1]), SIDES, st.sampled_from([*TEXTS * 2, None, TOO_LONG])
)
TROUBLE = st.tuples(
    st.sampled_from([3, 5, 5, 6, 6, 7, 8]), st.sampled_from(["none", "stopped", "dropped", "lost", "lost"])
)
CYCLES_TO_REST = 4


@dataclass
class Pair:
    """Two records that belong together. `written`: by users, since rest; `carried`: how far the sync got."""

    flow: Flow
    ids: dict[Side, str]
    held: dict[Row, dict[Side, Any]]
    written: dict[tuple[Row, Side], list[Any]] = field(default_factory=dict)
    carried: dict[tuple[Row, Side], int] = field(default_factory=dict)
    unlisted: dict[Side, str] = field(default_factory=dict)

    def outcomes(self, row: Row) -> list[dict[Side, Any]]:
        """What both sides may hold at rest: one of the last values written, unless CRMOffice refuses it.

        Then it may hold any earlier one. Where nobody wrote, or all wrote back what was there, it may be as
        before, too.
        """
        before, here, there = (
            self.held[row],
            self.written.get((row, HERE), []),
            self.written.get((row, THERE), []),
        )
        may = [dict.fromkeys(Side, written[-1]) for written in (here, there) if written]
        if there and _refused(row, there[-1]):
            may += [{HERE: value, THERE: there[-1]} for value in (before[HERE], *here, *there)]
        as_before = all(
            not written or written[-1] == before[side] for side, written in ((HERE, here), (THERE, there))
        )
        return may + [before] * as_before


class Explorer(RuleBasedStateMachine):
    """One example: users and the sync take turns, then all comes to rest and is looked at."""

    faults: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Pair] = []
        self.world = World(self.faults, self.look_at_write)

    @initialize(makes=st.lists(MAKES, min_size=1, max_size=3))
    def begin(self, makes: list[tuple[Any, ...]]) -> None:
        """Somebody, or something to do, is there from the start."""
        for make in makes:
            self.make(*make)
        self.rest()

    def make(self, flow: Flow, side: Side, value: str) -> None:
        """A new activity, or a new person without a phone; perhaps of a name that is there already."""
        values = {row: None if row is PHONE else value for row in flow.rows}
        body = {row.on(side): value for row, value in values.items()}
        own = {"code": f"T-{len(self.pairs)}", "activityType": 200} if flow is ACTIVITIES else {}
        key = self.world.write(flow, side, body if side is HERE else {**own, **body})
        self.pairs.append(
            Pair(flow, {side: key}, {row: dict.fromkeys(Side, held) for row, held in values.items()})
        )

    @rule(
        makes=st.lists(MAKES, max_size=1),
        edits=st.lists(EDITS, min_size=1, max_size=4),
        trouble=TROUBLE,
        seconds=st.sampled_from([0.1, 0.1, 1]),
        rest=st.sampled_from([False, False, True]),
    )
    def round(
        self,
        makes: list[tuple[Any, ...]],
        edits: list[tuple[Any, ...]],
        trouble: tuple[int, str],
        seconds: float,
        *,
        rest: bool,
    ) -> None:
        """Users are at work, then the sync is, perhaps so soon that it reads what was before its writes."""
        for make in makes:
            self.make(*make)
        self.world.wire.plan([(when, partial(self._edit, *edit)) for when, *edit in edits], trouble)
        self.cycle(seconds)
        if rest:
            self.rest()

    def cycle(self, seconds: float) -> None:
        """One turn of the sync; who is linked with whom afterwards."""
        self.world.cycle(seconds)
        for pair in self.pairs:
            for side, key in list(pair.ids.items()):
                link = self.world.sync.memory.by_id(pair.flow, side).get(key)
                ids = {each: half.id for each, half in link.halves.items()} if link else pair.ids
                assert pair.ids.items() <= ids.items(), "another counterpart than before"
                pair.ids = ids

    def rest(self) -> None:
        """Everybody lets go, the sync does its rounds: then it is quiet, and each pair what it must be."""
        self.world.wire.plan([])
        for _ in range(CYCLES_TO_REST):
            self.cycle(1)
        writes = self.world.wire.writes
        self.cycle(1)
        assert self.world.wire.writes == writes, "the sync does not come to rest"
        for flow in FLOWS:
            pairs = [pair for pair in self.pairs if pair.flow is flow]
            for side in Side:
                assert len(list(self.world.table(flow, side))) == len(pairs), f"too many or few: {side.value}"
            for pair in pairs:
                self._look(pair)
        uses = len(list(self.world.poweroffice.project_activities))
        assert uses == sum(pair.flow is ACTIVITIES for pair in self.pairs), "not a Projectactivity for each"

    def teardown(self) -> None:
        """Ends at rest."""
        self.rest()

    def look_at_write(self, flow: Flow, side: Side, key: str, changes: Values) -> None:
        """The sync may send what a user wrote on the other side since rest, in that order, and no more."""
        halves = self.world.sync.memory.by_id(flow, side)[key].halves.items()
        pair = next(one for one in self.pairs if any(one.ids.get(each) == half.id for each, half in halves))
        for row in (row for row in flow.rows if row.on(side) in changes):
            sent, written = changes[row.on(side)], pair.written.get((row, side.other), [])
            carried = pair.carried.get((row, side), 0)
            assert sent in written[carried:], f"{sent!r} sent to {side.value}, after {written}[{carried}:]"
            pair.carried[row, side] = written.index(sent, carried)

    def _look(self, pair: Pair) -> None:
        records = {side: self.world.record(pair.flow, side, pair.ids[side]) for side in Side}
        for row in pair.flow.rows:
            held = {side: record.get(row.on(side)) for side, record in records.items()}
            assert held in pair.outcomes(row), f"{held} instead of one of {pair.outcomes(row)}"
            pair.held[row] = held
        pair.written.clear()
        pair.carried.clear()
        found = {side: records[side].get(UNLISTED[pair.flow][side]) for side in pair.unlisted}
        assert found == pair.unlisted, "an unlisted property did not survive"

    def _edit(self, which: int, row: int, side: Side, value: str | None) -> None:
        """A property is changed, if that side has the record by then and takes the value."""
        pair = self.pairs[-1 - which % len(self.pairs)]
        if side not in pair.ids:
            return
        if row < 0:
            pair.unlisted[side] = text = value if value in TEXTS else "Moss"
            self.world.write(pair.flow, side, {UNLISTED[pair.flow][side]: text}, pair.ids[side])
        elif _accepted(pair, side, chosen := pair.flow.rows[row % len(pair.flow.rows)], value):
            self.world.write(pair.flow, side, {chosen.on(side): value}, pair.ids[side])
            pair.written.setdefault((chosen, side), []).append(value)


def _accepted(pair: Pair, side: Side, row: Row, value: str | None) -> bool:
    """Whether this side takes it; and what CRMOffice refuses, it must not be made with."""
    if side is HERE or HERE not in pair.ids:
        return not _refused(row, value)
    return value is not None or row is not SUBJECT


def _refused(row: Row, value: str | None) -> bool:
    """Whether CRMOffice takes no such value."""
    return value == TOO_LONG or (value is None and row in {LAST_NAME, SUBJECT})
