"""Two records that are counterparts: what users wrote to them, and what they may hold at rest."""

from dataclasses import dataclass, field
from typing import Any

from fixtures.simulator.sync.flows import LAST_NAME, SUBJECT, Flow, Side, SyncedRow

HERE, THERE = Side.CRMOFFICE, Side.POWEROFFICE
TEXTS = ("Åse", "Berg", " x ", "12")
TOO_LONG = "4" * 300


def refuses(row: SyncedRow, value: str | None) -> bool:
    """Whether CRMOffice refuses such a value."""
    return value == TOO_LONG or (value is None and row in {LAST_NAME, SUBJECT})


@dataclass
class Pair:
    """Two records that are counterparts: what they held at rest, and what users have written since."""

    flow: Flow
    ids: dict[Side, str]
    held: dict[SyncedRow, dict[Side, Any]]
    written: dict[tuple[SyncedRow, Side], list[Any]] = field(default_factory=dict)
    last: dict[tuple[SyncedRow, Side], Any] = field(default_factory=dict)
    history: set[tuple[SyncedRow, Side]] = field(default_factory=set)
    carried: dict[tuple[SyncedRow, Side], int] = field(default_factory=dict)
    unlisted: dict[Side, str] = field(default_factory=dict)

    def write(self, row: SyncedRow, side: Side, value: Any, shown: Any) -> None:  # noqa: ANN401
        """Notes what a user wrote; it supersedes the other side's last value if the user was `shown` that one.

        Only if the sync had written just that value, and the new one was not there before: a sync without an
        answer to its write cannot tell.
        """
        own, theirs = self.written.setdefault((row, side), []), self.written.get((row, side.other), [])
        before = (self.held[row][side], *own, *theirs[:-1])
        self.history.discard((row, side))
        if value in before:
            self.history.discard((row, side.other))
        elif shown not in before and theirs[-1:] == [shown]:
            self.history.add((row, side.other))
        own.append(value)
        self.last[row, side] = value

    def may_hold(self, row: SyncedRow, found: dict[Side, Any]) -> bool:
        """Whether both sides hold one of the last values written, or the values before if all wrote those back.

        When CRMOffice refuses the last value of the other side, it may hold any earlier one.
        """
        before, both = self.held[row], [(row, side) for side in Side]
        last = {at[1]: self.last[at] for at in both if at in self.last and at not in self.history}
        earlier = [before[HERE], *self.written.get((row, HERE), []), *self.written.get((row, THERE), [])]
        as_before = found == before and all(value == before[side] for side, value in last.items())
        agreed = found[HERE] == found[THERE] and found[HERE] in last.values()
        refused = THERE in last and refuses(row, last[THERE]) and found[THERE] == last[THERE]
        return as_before or agreed or (refused and found[HERE] in earlier)
