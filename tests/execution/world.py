"""A world in memory to execute scenario runs in: two systems, a sync between them, and a clock that only jumps.

Dull on purpose. A test breaks it by overriding one method of `Sync`, and executes without waiting a second.
"""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.evidence.recording import Interaction, Recording
from fixtures.execution.liveness import Liveness, liveness_for
from fixtures.execution.scheduler import Scheduler
from fixtures.planning.plan import Plan
from fixtures.planning.planner import Rendered, plan
from fixtures.runs.context import RunContext
from fixtures.runs.poller import SingleRunPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems import catalogue
from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import Entity, Record, Value
from fixtures.tenants.deadlines import Deadlines
from fixtures.values.correlation_id import correlation_id_for

CRM, GO = "CRMOffice", "PowerOffice GO"
SECTION_RULES = {"repeated", "together", "alike", "census", "beyond-checklist"}
START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CONTACTS = Section(
    "Contacts",
    "Contactperson",
    rows=(
        Row("directPhone", "phoneNumber", DataType.STRING),
        Row("familyName", "lastName", DataType.STRING),
        Row("givenName", "firstName", DataType.STRING),
    ),
)
CHECKLIST = Checklist(CRM, GO, "2024-09-13 08:02:28", (CONTACTS,))


@dataclass
class VirtualClock:
    """Time that passes only when the scheduler sleeps; `alarms` ring on the way."""

    now: float = 0.0
    alarms: list["Sync"] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        for alarm in self.alarms:
            while alarm.due <= end:
                self.now = max(self.now, alarm.due)
                alarm.ring()
        self.now = end

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.now)


class FakeSystem:
    """A system that holds records in a dict and counts requests."""

    retries = 0
    list_keys = ("items", "total")

    def __init__(self, name: str, clock: VirtualClock) -> None:
        self.name, self.clock = name, clock
        self.held: dict[str, Record] = {}
        self.recording: Recording | None = None
        self.requests: list[str] = []
        self._ids = itertools.count(1)

    def entity(self, name: str) -> Entity:
        return catalogue(self.name)[name]

    def unserved(self, entity: str) -> str | None:
        """Every entity is served; a test may override it."""
        return None

    def store(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """What becomes of values on their way into this system; a test may override it."""
        return values

    def make(self, entity: str, values: Mapping[str, Value], *, correlation_id: str = "") -> Record:
        self._request(f"make {correlation_id}")
        record = Record(entity, f"{self.name[0]}{next(self._ids)}", dict(self.store(values)), self.clock.wall())
        self.held[record.id] = record
        return record

    def give_role(self, record: Record, entity: str) -> Record:
        """No record has a second role; a test may override it."""
        raise Refused(f"{record.entity} {record.id} cannot be made one of {entity}, too.")

    def read(self, record: Record) -> Record:
        self._request(f"read {record.id}")
        if record.id not in self.held:
            raise RecordMissing(record.id)
        return self.held[record.id]

    def edit(self, record: Record, values: Mapping[str, Value]) -> Record:
        self._request(f"edit {record.id} {sorted(values)}")
        before = self.held[record.id]
        after = replace(before, values={**before.values, **self.store(values)}, stamp=self.clock.wall())
        self.held[record.id] = after
        return after

    def delete(self, record: Record) -> None:
        self._request(f"delete {record.id}")
        self.held.pop(record.id, None)

    def find(self, entity: str, property_name: str, value: str) -> list[Record]:
        return [r for r in self.held.values() if r.entity == entity and r.get(property_name) == value]

    def list_changed(self, entity: str, since: datetime, known: Collection[str] | None = None) -> list[Record]:
        self._request(f"survey {entity}")
        return [record for record in self.held.values() if record.entity == entity]

    def sequence(self, record: Record) -> float | None:
        return float(record.id[1:])

    def last_sequence(self, entity: str) -> float:
        return max((float(one.id[1:]) for one in self.held.values() if one.entity == entity), default=0.0)

    def now(self) -> datetime:
        return self.clock.wall()

    def clock_difference(self) -> timedelta:
        return timedelta(0)

    def close(self) -> None:
        """Nothing to give back."""

    def _request(self, what: str) -> None:
        self.requests.append(what)
        if self.recording is not None:
            self.recording.append(Interaction("GET", f"https://fake.invalid/{what}", {}, None, 200, {}, b"{}"))


class Sync:
    """A sound sync of the Contacts section; every method is a place where a test can break it."""

    def __init__(self, crm: FakeSystem, go: FakeSystem, interval: float) -> None:
        self.crm, self.go, self.interval = crm, go, interval
        self.due = interval
        self.links: dict[str, str] = {}
        self.seen: dict[tuple[str, str], dict[str, Value]] = {}

    def ring(self) -> None:
        self.due += self.interval
        self.cycle()

    def cycle(self) -> None:
        for contact in list(self.crm.held.values()):
            if contact.id not in self.links:
                self.link(contact)
            else:
                self.carry(contact)

    def link(self, contact: Record) -> None:
        made = self.go.make("Contactperson", self.created({r.target: contact.get(r.source) for r in CONTACTS.rows}))
        self.links[contact.id] = made.id
        self.note(contact, made)

    def carry(self, contact: Record) -> None:
        person = self.go.held.get(self.links[contact.id])
        if person is None:
            return
        for row in CONTACTS.rows:
            here, there = contact.get(row.source), person.get(row.target)
            if here != self.seen[contact.id, row.source]["value"]:
                self.to_go(person, {row.target: here})
            elif there != self.seen[person.id, row.target]["value"]:
                self.to_crm(contact, {row.source: there})
        self.note(self.crm.held[contact.id], self.go.held.get(person.id, person))

    def note(self, contact: Record, person: Record) -> None:
        for row in CONTACTS.rows:
            self.seen[contact.id, row.source] = {"value": contact.get(row.source)}
            self.seen[person.id, row.target] = {"value": person.get(row.target)}

    def created(self, values: dict[str, Value]) -> dict[str, Value]:
        return values

    def to_go(self, person: Record, values: dict[str, Value]) -> None:
        self.go.edit(person, values)

    def to_crm(self, contact: Record, values: dict[str, Value]) -> None:
        self.crm.edit(contact, values)


@dataclass(frozen=True)
class FakeTimes:
    """In the proportions of a simulated run with an interval of ten seconds."""

    deadlines: Deadlines = field(default_factory=lambda: Deadlines({CRM: 80.0, GO: 80.0}))
    poll: float = 2.0
    quiet: float = 20.0


class World:
    """Both systems, the sync and the clock, and how to execute in them."""

    def __init__(
        self, sync: type[Sync] = Sync, crm: type[FakeSystem] = FakeSystem, deadlines: Deadlines | None = None
    ) -> None:
        self.clock, self.times = VirtualClock(), FakeTimes(deadlines) if deadlines else FakeTimes()
        self.crm, self.go = crm(CRM, self.clock), FakeSystem(GO, self.clock)
        self.systems = {CRM: self.crm, GO: self.go}
        self.sync = sync(self.crm, self.go, 10.0)
        self.clock.alarms.append(self.sync)

    def scenario_run(
        self, *steps: str, row: Row | None = None, number: int = 0, tags: Collection[str] = ()
    ) -> ScenarioRun:
        poller = SingleRunPoller(self.systems, listed_properties(CHECKLIST), START, self.clock)
        context = RunContext(self.systems, self.times, self.clock, self.clock.wall, poller, self._recording_to, "fake")
        return ScenarioRun(planned(*steps, row=row, tags=tags), correlation_id_for("abcde", number), context)

    def execute(self, *scenario_runs: ScenarioRun, liveness: Liveness | None = None) -> list[ScenarioRun]:
        ended: list[ScenarioRun] = []
        Scheduler(self.clock, self.clock.sleep, 2.0, 200, ended.append).execute(
            scenario_runs, liveness.liveness_runs if liveness else ()
        )
        return ended

    def execute_with_liveness(
        self, *scenarios: tuple[str, ...], row: Row | None = None, further: Sequence[Plan] = ()
    ) -> Liveness:
        """Executes as a live run does: all together, with liveness runs; each run is in `population`."""
        context = self.scenario_run("When a CRMOffice Contacts record is made").context
        plans = [*(planned(*steps, row=row) for steps in scenarios), *further]
        population: list[ScenarioRun] = []
        runs = [
            ScenarioRun(plan, correlation_id_for("abcde", number), context, population=population)
            for number, plan in enumerate(plans)
        ]
        liveness = liveness_for(plans, lambda number: correlation_id_for("abcde", 100 + number), context, population)
        population += runs
        self.execute(*runs, liveness=liveness)
        return liveness

    @contextmanager
    def _recording_to(self, recording: Recording) -> Iterator[None]:
        for system in self.systems.values():
            system.recording = recording
        yield
        for system in self.systems.values():
            system.recording = None


def planned(*steps: str, row: Row | None = None, tags: Collection[str] = (), checklist: Checklist = CHECKLIST) -> Plan:
    """A plan from sentences such as `When a CRMOffice Contacts record is made`; `And` is not understood."""
    rule = (
        (set() if SECTION_RULES & set(tags) else {"link"})
        if row is None
        else {f"row-Contacts-{row.source}-Contactperson-{row.target}"}
    )
    edited = any("changed in" in step or "edited in" in step for step in steps)
    rendered = Rendered(
        pair="crmoffice_powerofficego",
        feature="features/x.feature",
        line=7,
        scenario="A claim",
        tags=frozenset(
            {"section-Contacts-Contactperson", *rule, *tags, "edited-in-CRMOffice" if edited else "created"}
        ),
        steps=[(step.partition(" ")[0].lower(), step.partition(" ")[2]) for step in steps],
        cells={},
        node_id="features/x.feature::test_a_claim",
    )
    return plan(rendered, checklist)
