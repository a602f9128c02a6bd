"""Visits of the doctor to simulated tenants that a test may spoil first; waiting takes no time."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.doctor.doctor import Visit, examine
from fixtures.simulator import Simulator, running
from fixtures.simulator.conditions import STILL, Conditions
from fixtures.tenants.ledger import Line, ledger_path, open_records
from tests.plugin.project import ROOT

CHECKLIST = store.read(ROOT / "features" / "crmoffice_powerofficego" / "checklist.toml")


@dataclass
class Hurried:
    """A clock that jumps when somebody sleeps, so that a minute is over in no time."""

    slept: float = 0.0

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return time.time() + self.slept

    def utc(self) -> datetime:
        """The same for the simulated tenants."""
        return datetime.fromtimestamp(self(), UTC)

    def sleep(self, seconds: float) -> None:
        """Lets others run for a moment, and calls it `seconds`."""
        self.slept += seconds
        time.sleep(0.005)


@dataclass
class Clinic:
    """A sandbox and a doctor. `settings` may be changed before the visit."""

    root: Path
    settings: dict[str, str]
    simulator: Simulator
    clock: Hurried
    lines: list[str] = field(default_factory=list)
    say: Callable[[str], None] | None = None

    def visit(self, **changed) -> int:
        """Has the sandbox examined; what was said is in `lines`."""
        self.lines.clear()
        clock = self.clock
        visit = Visit(
            self.root,
            (CHECKLIST,),
            self.settings,
            None,
            self.root / "state",
            "drdrd",
            clock,
            clock.sleep,
            self.say or self.lines.append,
            elapsed=clock,
        )
        return examine(replace(visit, **changed))

    def line(self, name: str) -> str:
        """The line of one check."""
        (found,) = (line for line in self.lines if line[9:].startswith(f"{name}: "))
        return found

    @property
    def told(self) -> str:
        """What was said and is not well."""
        return "\n".join(line for line in self.lines if not line.startswith("ok "))

    @property
    def failed(self) -> list[str]:
        """The names of checks that failed."""
        return [line[9:].partition(":")[0] for line in self.lines if line.startswith("FAILED")]

    @property
    def skipped(self) -> list[str]:
        """The names of checks that were skipped."""
        return [line[9:].partition(":")[0] for line in self.lines if line.startswith("skipped")]

    @property
    def records(self) -> int:
        """How many records of the kinds that the doctor makes there are in both tenants."""
        crmoffice, go = self.simulator.crmoffice.tenant, self.simulator.poweroffice.tenant
        tables = (crmoffice.tables["contacts"], crmoffice.tables["activities"])
        others = (go.contacts, go.activities, go.project_activities)
        return sum(len(list(table)) for table in (*tables, *others))

    @property
    def open(self) -> tuple[Line, ...]:
        """What the ledger says may still exist."""
        return open_records(ledger_path(self.root))


Opened = Callable[..., contextlib.AbstractContextManager[Clinic]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens a clinic at tenants in some weather, with a sync that scans all the time by default."""

    @contextlib.contextmanager
    def start(conditions: Conditions = STILL, *, sync: bool = True, **changed) -> Iterator[Clinic]:
        clock = Hurried()
        under = replace(conditions, **changed)
        with running(conditions=under, sync=sync, interval=0.1, clock=clock.utc) as simulator:
            yield Clinic(tmp_path, dict(simulator.settings), simulator, clock)

    return start


@pytest.fixture
def clinic(opened: Opened) -> Iterator[Clinic]:
    """A clinic at sound tenants without a sync."""
    with opened(sync=False) as found:
        yield found
