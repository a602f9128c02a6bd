"""What a run made, removed for a test, and what was noted and told of it."""

from dataclasses import dataclass, field

from fixtures.cleanup.deletion import Cleaning, clean
from fixtures.cleanup.ownership import Older, never_older
from fixtures.cleanup.removal import Waits
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import Record
from tests.execution.world import CRM, GO, START, FakeSystem, World

STEPS = (
    "When a CRMOffice Contacts is made",
    "Then it gets exactly one PowerOffice GO Contactperson",
    "Then the pair stays at rest",
)


@dataclass
class Book:
    """A ledger that only listens."""

    found_ids: list[str] = field(default_factory=list)
    deleted_ids: list[str] = field(default_factory=list)
    gone_correlation_ids: list[str] = field(default_factory=list)

    def found(
        self, system: str, entity: str, correlation_id: str, record_id: str, parent: str | None, tenant: str
    ) -> None:
        """Notes the id."""
        self.found_ids.append(record_id)

    def deleted(self, system: str, entity: str, record_id: str, tenant: str) -> None:
        """Notes the id."""
        assert (system, tenant) in {(CRM, "fake"), (GO, "fake")}
        self.deleted_ids.append(record_id)

    def gone(self, system: str, entity: str, correlation_id: str, tenant: str) -> None:
        """Notes the token."""
        assert (system, tenant) == (CRM, "fake")
        self.gone_correlation_ids.append(correlation_id)


def cleaned(world: World, *scenario_runs: ScenarioRun) -> tuple[list[str], Book]:
    book = Book()
    return removed_with(world, book, *scenario_runs), book


def removed_with(
    world: World,
    book: Book,
    *scenario_runs: ScenarioRun,
    waits: Waits | None = None,
    older: Older = never_older,
) -> list[str]:
    """What is left."""
    cleaning = Cleaning(world.systems, START, book, "fake", waits or waits_of(world), older)
    return clean(cleaning, scenario_runs)


def waits_of(world: World, deadline: float = 300.0, cycle: float = 20.0) -> Waits:
    """By the world's clock."""
    return Waits(world.clock, world.clock.sleep, 2.0, cycle, deadline)


def left(world: World) -> list[str]:
    return [record.id for system in world.systems.values() for record in system.held.values()]


def noting(system: FakeSystem, order: list[tuple[str, str]]) -> object:
    delete = system.delete

    def noting(record: Record) -> None:
        order.append((system.name, record.entity))
        delete(record)

    return noting
