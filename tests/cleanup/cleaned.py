"""A clean-up for a test: what it is made of, what it left, and what it wrote into the ledger."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fixtures.cleanup.after_run import Cleaning, clean
from fixtures.cleanup.ownership import Older, never_older
from fixtures.cleanup.removal import Waits
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import Record
from fixtures.tenants.ledger import Ledger
from tests.execution.world import CRM, GO, START, FakeSystem, World

STEPS = (
    "When a CRMOffice Contacts record is made",
    "Then it gets exactly one PowerOffice GO Contactperson record",
    "Then nothing else changes afterwards",
)


@dataclass
class ListedLedger(Ledger):
    """A ledger in memory: the ids that were written as found, deleted and gone."""

    found_ids: list[str] = field(default_factory=list)
    deleted_ids: list[str] = field(default_factory=list)
    gone_correlation_ids: list[str] = field(default_factory=list)

    def began(self, system: str, entity: str, last: float, tenant: str) -> None:
        """Keeps nothing."""

    def found(
        self, system: str, entity: str, correlation_id: str, record_id: str, parent: str | None, tenant: str
    ) -> None:
        """Keeps the id."""
        self.found_ids.append(record_id)

    def deleted(self, system: str, entity: str, record_id: str, tenant: str) -> None:
        """Keeps the id."""
        assert (system, tenant) in {(CRM, "fake"), (GO, "fake")}
        self.deleted_ids.append(record_id)

    def gone(self, system: str, entity: str, correlation_id: str, tenant: str) -> None:
        """Keeps the correlation id."""
        assert (system, tenant) == (CRM, "fake")
        self.gone_correlation_ids.append(correlation_id)


def cleaned(world: World, *scenario_runs: ScenarioRun) -> tuple[list[str], ListedLedger]:
    """The lines of what is left, and the ledger."""
    ledger = ListedLedger()
    return cleaned_with(world, ledger, *scenario_runs), ledger


def cleaned_with(
    world: World,
    ledger: ListedLedger,
    *scenario_runs: ScenarioRun,
    waits: Waits | None = None,
    older: Older = never_older,
) -> list[str]:
    """The lines of what is left."""
    cleaning = Cleaning(world.systems, START, ledger, "fake", waits or waits_of(world), older)
    return clean(cleaning, scenario_runs)


def waits_of(world: World, deadline: float = 300.0, cycle: float = 20.0) -> Waits:
    """Waits by the world's clock."""
    return Waits(world.clock, world.clock.sleep, 2.0, cycle, deadline)


def remaining(world: World) -> list[str]:
    """The ids of the records that are still there."""
    return [record.id for system in world.systems.values() for record in system.held.values()]


def noting(system: FakeSystem, order: list[tuple[str, str]]) -> Callable[[Record], None]:
    """The system's `delete`, which also notes system and entity in `order`."""
    delete = system.delete

    def noting(record: Record) -> None:
        order.append((system.name, record.entity))
        delete(record)

    return noting
