"""A world in memory to execute scenario runs in: two systems, a sync between them, and a clock that only jumps.

Dull on purpose. A test breaks it by overriding one method of `Sync`, and executes without waiting a second.
"""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from fixtures.checklist.identity import edited_tag, row_tag, section_tag
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.evidence.recording import Interaction, Recording
from fixtures.execution.liveness import Liveness, liveness_for
from fixtures.execution.scheduler import Scheduler
from fixtures.planning.plan import Plan
from fixtures.planning.planner import Rendered, plan
from fixtures.runs.context import RunContext
from fixtures.runs.people import NO_PEOPLE, People
from fixtures.runs.poller import Poller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems import catalogue
from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import Entity, Record, Value
from fixtures.tenants.deadlines import Deadlines
from fixtures.tenants.times import Times
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.virtual_clock import START as START  # noqa: PLC0414 - known from here, too
from tests.execution.virtual_clock import VirtualClock as VirtualClock  # noqa: PLC0414

CRM, GO = "CRMOffice", "PowerOffice GO"
SECTION_RULES = {"repeated", "together", "alike", "census", "beyond-checklist"}
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
    """A sound sync of a checklist; every method is a place where a test can break it."""

    checklist = CHECKLIST

    def __init__(self, crm: FakeSystem, go: FakeSystem, interval: float) -> None:
        self.crm, self.go, self.interval = crm, go, interval
        self.due = interval
        self.links: dict[str, str] = {}
        self.seen: dict[tuple[str, str], Value] = {}

    def ring(self) -> None:
        self.due += self.interval
        self.cycle()

    def cycle(self) -> None:
        for section in self.checklist.sections:
            for record in [one for one in self.source.held.values() if one.entity == section.source_entity]:
                if record.id not in self.links:
                    self.link(record)
                else:
                    self.carry(record)

    def link(self, record: Record) -> None:
        made = self.target.make(self.section_of(record).target_entity, self.created(self.values_of(record)))
        self.links[record.id] = made.id
        self.note(record, made)

    def carry(self, record: Record) -> None:
        counterpart = self.target.held.get(self.links[record.id])
        if counterpart is None:
            return
        there, back = (self.to_go, self.to_crm) if self.source is self.crm else (self.to_crm, self.to_go)
        for row in self.section_of(record).rows:
            if record.get(row.source) != self.seen[record.id, row.source]:
                there(counterpart, {row.target: self.across(row, record.get(row.source))})
            elif counterpart.get(row.target) != self.seen[counterpart.id, row.target]:
                back(record, {row.source: self.back(row, counterpart.get(row.target))})
        self.note(self.source.held[record.id], self.target.held.get(counterpart.id, counterpart))

    def note(self, record: Record, counterpart: Record) -> None:
        for row in self.section_of(record).rows:
            self.seen[record.id, row.source] = record.get(row.source)
            self.seen[counterpart.id, row.target] = counterpart.get(row.target)

    def values_of(self, record: Record) -> dict[str, Value]:
        rows = self.section_of(record).rows
        return {row.target: self.across(row, record.get(row.source)) for row in rows} or {"name": record.get("name")}

    def created(self, values: dict[str, Value]) -> dict[str, Value]:
        return values

    def across(self, row: Row, value: Value) -> Value:
        return value

    def back(self, row: Row, value: Value) -> Value:
        return value

    def to_go(self, record: Record, values: Mapping[str, Value]) -> None:
        self.go.edit(record, values)

    def to_crm(self, record: Record, values: Mapping[str, Value]) -> None:
        self.crm.edit(record, values)

    @property
    def source(self) -> FakeSystem:
        return self.crm if self.checklist.source == CRM else self.go

    @property
    def target(self) -> FakeSystem:
        return self.go if self.checklist.source == CRM else self.crm

    def section_of(self, record: Record) -> Section:
        return next(one for one in self.checklist.sections if one.source_entity == record.entity)


class World:
    """Both systems, a sync of its checklist between them, the clock, and how to execute scenario runs there."""

    def __init__(
        self,
        sync: type[Sync] = Sync,
        crm: type[FakeSystem] = FakeSystem,
        deadlines: Deadlines | None = None,
        go: type[FakeSystem] = FakeSystem,
    ) -> None:
        self.clock = VirtualClock()
        self.times = Times(deadlines or Deadlines({CRM: 80.0, GO: 80.0}), poll=2.0, quiet=20.0)
        self.crm, self.go = crm(CRM, self.clock), go(GO, self.clock)
        self.systems = {CRM: self.crm, GO: self.go}
        self.sync, self.checklist = sync(self.crm, self.go, 10.0), sync.checklist
        self.clock.alarms.append(self.sync)

    def context(self, people: People = NO_PEOPLE) -> RunContext:
        poller = Poller(self.systems, listed_properties(self.checklist), START, self.clock)
        return RunContext(
            self.systems, self.times, self.clock, self.clock.wall, poller, self._recording_to, "fake", people=people
        )

    def scenario_run(self, *steps: str, number: int = 0, **about: Any) -> ScenarioRun:  # noqa: ANN401 - as `planned` has it
        """One scenario run of a plan that `planned` makes."""
        plan = planned(*steps, checklist=self.checklist, **about)
        return ScenarioRun(plan, correlation_id_for("abcde", number), self.context())

    def execute(self, *scenario_runs: ScenarioRun, liveness: Liveness | None = None) -> list[ScenarioRun]:
        ended: list[ScenarioRun] = []
        Scheduler(self.clock, self.clock.sleep, 2.0, 200, ended.append).execute(
            scenario_runs, liveness.liveness_runs if liveness else ()
        )
        return ended

    def executed(self, *steps: str, **about: Any) -> ScenarioRun:  # noqa: ANN401 - as `planned` has it
        """One such scenario run, alone, to its end."""
        (run,) = self.execute(self.scenario_run(*steps, **about))
        return run

    def together(self, *plans: Plan) -> list[ScenarioRun]:
        """Executes all of them in one population."""
        runs = self._population(plans)
        self.execute(*runs)
        return runs

    def live(self, *plans: Plan) -> tuple[list[ScenarioRun], Liveness]:
        """Executes as a live run does: all together, with liveness runs."""
        runs = self._population(plans)
        context, population = runs[0].context, runs[0].population
        liveness = liveness_for(plans, lambda number: correlation_id_for("abcde", 100 + number), context, population)
        self.execute(*runs, liveness=liveness)
        return runs, liveness

    def _population(self, plans: Sequence[Plan]) -> list[ScenarioRun]:
        context, population = self.context(), list[ScenarioRun]()
        population += [
            ScenarioRun(plan, correlation_id_for("abcde", number), context, population=population)
            for number, plan in enumerate(plans)
        ]
        return [*population]

    @contextmanager
    def _recording_to(self, recording: Recording) -> Iterator[None]:
        for system in self.systems.values():
            system.recording = recording
        yield
        for system in self.systems.values():
            system.recording = None


def planned(
    *steps: str,
    section: Section | None = None,
    row: Row | None = None,
    tags: Collection[str] = (),
    checklist: Checklist = CHECKLIST,
) -> Plan:
    """A plan from sentences such as `When a CRMOffice Contacts record is made`; `And` is not understood.

    Without a section of the checklist's first one; without a row about the link, unless a tag names another rule.
    """
    section = section or checklist.sections[0]
    rule = {row_tag(section, row)} if row else set() if SECTION_RULES & set(tags) else {"link"}
    edit = next((step for step in steps if "changed in" in step or "edited in" in step), "")
    edited = next((edited_tag(one) for one in (CRM, GO) if f"in {one}" in edit), "created")
    rendered = Rendered(
        pair="_".join(one.lower().replace(" ", "") for one in (checklist.source, checklist.target)),
        feature="features/x.feature",
        line=7,
        scenario="A claim",
        tags=frozenset({section_tag(section), *rule, *tags, edited}),
        steps=[(step.partition(" ")[0].lower(), step.partition(" ")[2]) for step in steps],
        cells={},
        node_id="features/x.feature::test_a_claim",
    )
    return plan(rendered, checklist)
