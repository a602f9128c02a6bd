"""Two records that belong together, as users know them: what they wrote, and what may have become of it."""

from dataclasses import dataclass, field
from typing import Any

from fixtures.simulator.sync.links import LAST_NAME, SUBJECT, Flow, Row, Side

HERE, THERE = Side.CRMOFFICE, Side.POWEROFFICE
TEXTS = ("Åse", "Berg", " x ", "12")
TOO_LONG = "4" * 300


def refuses(row: Row, value: str | None) -> bool:
    """Whether CRMOffice takes no such value."""
    return value == TOO_LONG or (value is None and row in {LAST_NAME, SUBJECT})


@dataclass
class Pair:
    """Two records that belong together: what they held at rest, and what users have written since."""

    flow: Flow
    ids: dict[Side, str]
    held: dict[Row, dict[Side, Any]]
    written: dict[tuple[Row, Side], list[Any]] = field(default_factory=dict)
    last: dict[tuple[Row, Side], Any] = field(default_factory=dict)
    carried: dict[tuple[Row, Side], int] = field(default_factory=dict)
    unlisted: dict[Side, str] = field(default_factory=dict)

    def write(self, row: Row, side: Side, value: Any, shown: Any) -> None:  # noqa: ANN401
        """Notes what a user wrote; if the sync had brought the other side's last value, that is history."""
        own = self.written.setdefault((row, side), [])
        if shown not in (self.held[row][side], *own) and self.last.get((row, side.other), TEXTS) == shown:
            del self.last[row, side.other]
        own.append(value)
        self.last[row, side] = value

    def may_hold(self, row: Row, found: dict[Side, Any]) -> bool:
        """Both sides one of the last values written; as before, where all wrote back what was there.

        When CRMOffice refuses the last value of the other side, it may be left with any earlier one.
        """
        before, last = (
            self.held[row],
            {side: self.last[row, side] for side in Side if (row, side) in self.last},
        )
        earlier = [before[HERE], *self.written.get((row, HERE), []), *self.written.get((row, THERE), [])]
        as_before = found == before and all(value == before[side] for side, value in last.items())
        agreed = found[HERE] == found[THERE] and found[HERE] in last.values()
        refused = THERE in last and refuses(row, last[THERE]) and found[THERE] == last[THERE]
        return as_before or agreed or (refused and found[HERE] in earlier)
