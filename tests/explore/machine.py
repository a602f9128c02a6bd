"""A state machine that acts at random as users do, before, during and after the sync's cycles.

It knows what each user wrote, and checks each write of the sync, and all records at rest.
"""

from functools import partial
from itertools import product
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from fixtures.simulator.sync.flows import ACTIVITIES, BOTH_WAYS, CONTACTS, PHONE, Flow, Side
from fixtures.simulator.sync.links import Values
from tests.explore.pair import HERE, TEXTS, THERE, TOO_LONG, Pair, refuses
from tests.explore.world import World

UNLISTED = {
    CONTACTS: {HERE: "mobilePhone", THERE: "city"},
    ACTIVITIES: {HERE: "ownerId", THERE: "hourType"},
}
MAKES = st.tuples(st.sampled_from(BOTH_WAYS), st.sampled_from(Side), st.sampled_from(TEXTS))
EDITS = st.tuples(
    st.sampled_from([0, 0, 0, 3, 4, 5, 5, 6, 7, 8]),  # before which call of the cycle: the first four read
    st.sampled_from([0, 0, 0, 1, 2]),
    st.sampled_from([(0,), (0,), (1,), (0, 1), (2, 0), ()]),
    st.sampled_from(Side),
    st.sampled_from([*TEXTS * 2, None, TOO_LONG]),
)
TROUBLE = st.tuples(
    st.sampled_from([1, 3, 5, 5, 5, 6, 6, 7, 8]),
    st.sampled_from([(), ("stopped",), ("dropped",), ("lost",), *[("lost", "stopped")] * 2]),
)
CYCLES_TO_REST = 4


class Explorer(RuleBasedStateMachine):
    """One example: users and the sync take turns, then all comes to rest and is checked."""

    faults: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[Pair] = []
        self.world = World(self.faults, self.sent)

    def teardown(self) -> None:
        """Comes to rest and closes the world."""
        self.rest()
        self.world.end()

    @initialize(makes=st.lists(MAKES, min_size=1, max_size=3))
    def begin(self, makes: list[tuple[Any, ...]]) -> None:
        """Makes one to three records and comes to rest."""
        self.work(makes, [], (0, ()), 1, rest=True)

    @rule(
        makes=st.lists(MAKES, max_size=1),
        edits=st.lists(EDITS, min_size=1, max_size=4),
        trouble=TROUBLE,
        seconds=st.sampled_from([0.1, 0.1, 1]),
        rest=st.sampled_from([False, False, True]),
    )
    def work(self, makes: Any, edits: Any, trouble: Any, seconds: float, *, rest: bool) -> None:  # noqa: ANN401
        """Users make and edit records, then the sync cycles, perhaps so soon that its reads lag behind their writes."""
        for make in makes:
            self.make(*make)
        self.world.wire.plan([(when, partial(self.edit, *edit)) for when, *edit in edits], trouble)
        self.cycle(seconds)
        if rest:
            self.rest()

    def make(self, flow: Flow, side: Side, value: str) -> None:
        """A user makes an activity, or a person without a phone; in CRMOffice the name may be in use.

        Not in PowerOffice GO: CRMOffice keeps no key of the sync, by which it could distinguish namesakes
        after a missing answer.
        """
        name = value if side is HERE else f"{value} {len(self.pairs)}"
        values = {row: name for row in flow.rows if row is not PHONE}
        own = {"code": f"T-{len(self.pairs)}", "activityType": 200} if (flow, side) == (ACTIVITIES, THERE) else {}
        key = self.world.write(flow, side, {**own, **{row.on(side): text for row, text in values.items()}})
        held = {row: dict.fromkeys(Side, values.get(row)) for row in flow.rows}
        self.pairs.append(Pair(flow, {side: key}, held))

    def edit(self, which: int, numbers: tuple[int, ...], side: Side, value: str | None) -> None:
        """A user changes properties in one save, if that side has the record by then and accepts the values."""
        pair = self.pairs[-1 - which % len(self.pairs)]
        if side not in pair.ids:
            return
        if not numbers:
            own = {UNLISTED[pair.flow][side]: value or "Moss"}
            if self.world.write(pair.flow, side, own, pair.ids[side]):
                pair.unlisted[side] = value or "Moss"
            return
        shown = self.world.record(pair.flow, side, pair.ids[side])
        rows = [pair.flow.rows[number % len(pair.flow.rows)] for number in numbers]
        changes = dict(zip(rows, (value, "Moss"), strict=False))
        body = {row.on(side): to for row, to in changes.items()}
        if self.world.write(pair.flow, side, body, pair.ids[side]):
            for row, to in changes.items():
                pair.write(row, side, to, shown.get(row.on(side)))

    def cycle(self, seconds: float) -> None:
        """Runs a cycle; takes over the sync's new links, and checks that none has changed."""
        self.world.cycle(seconds)
        for pair in self.pairs:
            for side, key in list(pair.ids.items()):
                link = self.world.sync.memory.by_id(pair.flow, side).get(key)
                ids = {each: half.id for each, half in link.halves.items()} if link else pair.ids
                assert pair.ids.items() <= ids.items(), "another counterpart than before"
                pair.ids = ids

    def sent(self, side: Side, body: Values) -> None:
        """Checks a write: the sync may write only what users wrote on the other side since rest, in that order."""
        key = str(body.get("id"))
        for pair in (pair for pair in self.pairs if pair.ids.get(side) == key):
            for row in (row for row in pair.flow.rows if row.on(side) in body):
                value, written = body[row.on(side)], pair.written.get((row, side.other), [])
                carried = pair.carried.get((row, side), 0)
                assert value in written[carried:], f"{value!r} sent to {side.value}, after {written}[{carried}:]"
                pair.carried[row, side] = written.index(value, carried)

    def rest(self) -> None:
        """Runs cycles without users or failures; checks that the sync then writes nothing, and every record."""
        world = self.world
        world.wire.plan([])
        for _ in range(CYCLES_TO_REST):
            self.cycle(1)
        writes = world.wire.writes
        self.cycle(1)
        assert world.wire.writes == writes, "the sync does not come to rest"
        for flow, side in product(BOTH_WAYS, Side):
            there = sum(side in pair.ids for pair in self.pairs if pair.flow is flow)
            assert len(list(world.table(flow, side))) == there, f"too many or few: {side.value}"
        uses, activities = world.poweroffice.project_activities, world.table(ACTIVITIES, HERE)
        assert len(list(uses)) == len(list(activities)), "not a Projectactivity for each"
        for pair in self.pairs:
            self.check(pair)

    def check(self, pair: Pair) -> None:
        """Checks that two records are right at rest; their values are then what they held at rest."""
        records = {side: self.world.record(pair.flow, side, key) for side, key in pair.ids.items()}
        if HERE not in records:
            assert any(refuses(row, records[THERE].get(row.on(THERE))) for row in pair.flow.rows), "not made"
            return
        for row in pair.flow.rows:
            found = {side: record.get(row.on(side)) for side, record in records.items()}
            assert pair.may_hold(row, found), f"{found} after {pair.held[row]} and {pair.written}"
            pair.held[row] = found
        pair.written, pair.last, pair.carried, pair.history = {}, {}, {}, set()
        for side, text in pair.unlisted.items():
            assert records[side].get(UNLISTED[pair.flow][side]) == text, "an unlisted property did not survive"
