"""A world in memory for the opposite checklist: several sections that end in one entity, and one without properties."""

from collections.abc import Collection, Mapping

from fixtures.checklist.identity import section_tag
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.plan import Plan
from fixtures.planning.planner import Rendered, plan
from fixtures.runs.context import RunContext
from fixtures.runs.poller import SingleRunPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import Record, Value
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.world import CRM, GO, START, FakeSystem, Sync, World


def _section(entity: str, target: str, *rows: tuple[str, str]) -> Section:
    return Section(entity, target, rows=tuple(Row(*row, DataType.STRING) for row in rows))


def _people(entity: str, phone: str) -> Section:
    rows = (("FirstName", "givenName"), ("LastName", "familyName"), ("PhoneNumber", phone))
    return _section(entity, "Contacts", *rows)


PERSONS = _section(
    "Contactperson", "Contacts", ("firstName", "givenName"), ("lastName", "familyName"), ("phoneNumber", "directPhone")
)
CUSTOMERS = _people("Customers (human data)", "directPhone")
EMPLOYEES = _people("Employees", "mobilePhone")
SUPPLIERS = _people("Suppliers (human data)", "directPhone")
PRODUCT = Section("Product", "Companies")
OPPOSITE = Checklist(GO, CRM, "2024-11-13 00:00:00", (PERSONS, CUSTOMERS, EMPLOYEES, PRODUCT, SUPPLIERS))


class OppositeSync(Sync):
    """A sound sync of every section; each method is a place where a test can break it."""

    def cycle(self) -> None:
        for section in OPPOSITE.sections:
            for record in [one for one in self.go.held.values() if one.entity == section.source_entity]:
                if record.id not in self.links:
                    self.link_record(section, record)
                else:
                    self.carry_record(section, record)

    def values_of(self, section: Section, record: Record) -> dict[str, Value]:
        return {row.target: record.get(row.source) for row in section.rows} or {"name": record.get("name")}

    def link_record(self, section: Section, record: Record) -> None:
        made = self.crm.make(section.target_entity, self.values_of(section, record))
        self.links[record.id] = made.id
        self.note_values(section, record, made)

    def carry_record(self, section: Section, record: Record) -> None:
        counterpart = self.crm.held.get(self.links[record.id])
        if counterpart is None:
            return
        for row in section.rows:
            here, there = record.get(row.source), counterpart.get(row.target)
            if here != self.seen[record.id, row.source]["value"]:
                self.arrive(section, counterpart, {row.target: here})
            elif there != self.seen[counterpart.id, row.target]["value"]:
                self.return_to(section, record, {row.source: there})
        self.note_values(section, self.go.held[record.id], self.crm.held[counterpart.id])

    def arrive(self, section: Section, counterpart: Record, values: Mapping[str, Value]) -> None:
        self.crm.edit(counterpart, values)

    def return_to(self, section: Section, record: Record, values: Mapping[str, Value]) -> None:
        self.go.edit(record, values)

    def note_values(self, section: Section, record: Record, counterpart: Record) -> None:
        for row in section.rows:
            self.seen[record.id, row.source] = {"value": record.get(row.source)}
            self.seen[counterpart.id, row.target] = {"value": counterpart.get(row.target)}


class Products(FakeSystem):
    """Fills name and code of a product with the correlation id, as the client does."""

    def make(self, entity: str, values: Mapping[str, Value], *, correlation_id: str = "") -> Record:
        filled = {"name": correlation_id, "code": correlation_id} if entity == "Product" else {}
        return super().make(entity, {**filled, **values}, correlation_id=correlation_id)


class OppositeWorld(World):
    """Executes scenario runs of the opposite checklist."""

    def __init__(self, sync: type[Sync] = OppositeSync) -> None:
        super().__init__(sync)
        self.go = Products(GO, self.clock)
        self.systems = {CRM: self.crm, GO: self.go}
        self.sync.go = self.go

    def context(self) -> RunContext:
        poller = SingleRunPoller(self.systems, listed_properties(OPPOSITE), START, self.clock)
        return RunContext(self.systems, self.times, self.clock, self.clock.wall, poller, self._recording_to, "fake")

    def run_of(self, section: Section, *steps: str, number: int = 0, tags: Collection[str] = ()) -> ScenarioRun:
        return ScenarioRun(opposite(section, *steps, tags=tags), correlation_id_for("abcde", number), self.context())


def opposite(section: Section, *steps: str, tags: Collection[str] = (), checklist: Checklist = OPPOSITE) -> Plan:
    """A plan of a section of the opposite checklist; without tags it is about the link."""
    rendered = Rendered(
        pair="powerofficego_crmoffice",
        feature="features/x.feature",
        line=7,
        scenario="A claim",
        tags=frozenset({section_tag(section), *(tags or {"link"})}),
        steps=[(step.partition(" ")[0].lower(), step.partition(" ")[2]) for step in steps],
        cells={},
        node_id="features/x.feature::test_a_claim",
    )
    return plan(rendered, checklist)
