"""Visits of the doctor to simulated tenants that a test may break first; waiting takes no time."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.doctor.doctor import examine
from fixtures.doctor.values import cells_of
from fixtures.doctor.visit import Visit
from fixtures.simulator import Simulator
from fixtures.simulator.conditions import STILL, Conditions
from fixtures.simulator.sync.sync import Sync
from fixtures.tenants.ledger import LedgerLine, ledger_path, open_records
from tests.plugin.project import ROOT
from tests.simulator.wire import wired

CHECKLIST = store.read(ROOT / "features" / "crmoffice_powerofficego" / "checklist.toml")
UNHURRIED = {"SYNC_DEADLINE_FROM_CRMOFFICE": "600", "SYNC_DEADLINE_FROM_POWEROFFICE": "600"}
"""For visits to a sync that works in real time or calls that fail: the visit's clock runs faster."""


@dataclass
class SkippingClock:
    """A clock that `sleep` moves forward, and each look by a millisecond; a sync runs a cycle in each sleep."""

    now: float = field(default_factory=time.time)
    sync: Sync | None = None

    def __call__(self) -> float:
        """Seconds since the epoch."""
        self.now += 0.001
        return self.now

    def utc(self) -> datetime:
        """The same for the simulated tenants."""
        return datetime.fromtimestamp(self(), UTC)

    def sleep(self, seconds: float) -> None:
        """Moves the clock."""
        self.now += seconds
        if self.sync:
            self.sync.cycle()


@dataclass
class Sandbox:
    """A sandbox for the doctor. A test may change `settings` before the visit."""

    root: Path
    settings: dict[str, str]
    simulator: Simulator
    clock: SkippingClock
    wait: float | None = None
    lines: list[str] = field(default_factory=list)
    say: Callable[[str], None] | None = None

    def visit(self, **changed) -> int:
        """Makes a visit; returns its exit code, and keeps what was printed in `lines`."""
        self.lines.clear()
        clock = self.clock
        visit = Visit(
            self.root,
            (CHECKLIST,),
            self.settings | (UNHURRIED if self.wait else {}),
            None,
            self.root / "state",
            "drdrd",
            clock,
            clock.sleep,
            self.say or self.lines.append,
            self.wait,
            elapsed=clock,
        )
        return examine(replace(visit, **changed))

    def line(self, name: str) -> str:
        """The line of one check."""
        (found,) = (line for line in self.lines if line[9:].startswith(f"{name}: "))
        return found

    @property
    def not_ok(self) -> str:
        """The lines that are not ok."""
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
        """The number of records in both tenants, of the entities that the doctor makes."""
        crmoffice, go = self.simulator.crmoffice.tenant, self.simulator.poweroffice.tenant
        tables = (crmoffice.tables["contacts"], crmoffice.tables["activities"])
        others = (go.contacts, go.activities, go.project_activities)
        return sum(len(list(table)) for table in (*tables, *others))

    @property
    def open(self) -> tuple[LedgerLine, ...]:
        """The records that may still exist, by the ledger."""
        return open_records(ledger_path(self.root))


Opened = Callable[..., contextlib.AbstractContextManager[Sandbox]]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Starts tenants without sockets under some conditions, by default with a sync."""

    @contextlib.contextmanager
    def start(conditions: Conditions = STILL, *, sync: bool = True, **changed) -> Iterator[Sandbox]:
        clock = SkippingClock()
        under = replace(conditions, **changed)
        with wired(conditions=under, sync=sync, interval=0.1, clock=clock.utc) as (simulator, wire):
            monkeypatch.setattr("fixtures.systems.http._transport", lambda *_, **__: wire)
            monkeypatch.setattr("os.fsync", lambda _descriptor: None)
            clock.sync = simulator.sync
            yield Sandbox(tmp_path, dict(simulator.settings), simulator, clock, 600 if sync else None)

    return start


@pytest.fixture
def sandbox(opened: Opened) -> Iterator[Sandbox]:
    """Sound tenants without a sync."""
    with opened(sync=False) as found:
        yield found


@pytest.fixture
def trying(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has the doctor write some value classes only, for tests that are not about the others."""

    def few(*classes: str) -> None:
        cells = [cell for cell in cells_of((CHECKLIST,)) if cell.value_class.id in classes]
        monkeypatch.setattr("fixtures.doctor.visit.cells_of", lambda _checklists: cells)

    return few


@pytest.fixture
def few_values(trying: Callable[..., None]) -> None:
    """The doctor writes three value classes."""
    trying("plain", "longest", "space-ends")
