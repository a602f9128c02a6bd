"""Evidence of real clients and simulated tenants, recorded once a test run for the tests of replaying it."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import time as time_of_day
from datetime import timedelta
from pathlib import Path

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.evidence.recorder import Recorder
from fixtures.execution.evidence_writer import EvidenceWriter
from fixtures.execution.scheduler import Scheduler
from fixtures.planning.plan import Plan
from fixtures.runs.context import RunContext
from fixtures.runs.poller import SharedPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.simulator import running
from fixtures.simulator.conditions import STILL
from fixtures.simulator.sync.sync import Sync as ReferenceSync
from fixtures.tenants.deadlines import Nightly
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.world import CHECKLIST, CONTACTS, START, VirtualClock, planned

FAMILY = CONTACTS.rows[1]
NIGHT = time_of_day(0, 0)
NOT_SYNCED = Row("givenName", "address1", DataType.STRING)
WRONG = replace(CHECKLIST, sections=(Section("Contacts", "Contactperson", rows=(FAMILY, NOT_SYNCED)),))
"""A checklist that promises what the simulated sync does not do."""

MADE = "When a CRMOffice Contacts record is made with {} as {}"
ONE = "Then it gets exactly one PowerOffice GO Contactperson record"
SHOWS = "Then {} in PowerOffice GO shows what {} in CRMOffice holds"
REST = "Then nothing else changes afterwards"


def made(checklist: Checklist = CHECKLIST, row: Row = FAMILY, words: str = "a name with Norwegian letters") -> Plan:
    """A scenario in which a record is made with a value."""
    steps = (MADE.format(row.source, words), ONE, SHOWS.format(row.target, row.source), REST)
    return planned(*steps, row=row, checklist=checklist)


def linked(checklist: Checklist = CHECKLIST) -> Plan:
    """A scenario about no property."""
    return planned("When a CRMOffice Contacts record is made", ONE, REST, tags={"created"}, checklist=checklist)


PASSES, LINKS, FAILS = made(), linked(), made(WRONG, NOT_SYNCED)
NIGHTLY = planned(
    "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record",
    "When familyName is changed in CRMOffice to a plain name",
    SHOWS.format("lastName", "familyName"),
    REST,
    row=FAMILY,
)
"""Recorded by a run for which edits in PowerOffice GO wait for the night."""


class Cycles:
    """Has the sync cycle once a second of the virtual clock."""

    due = 1.0

    def __init__(self, sync: ReferenceSync) -> None:
        self.sync = sync

    def ring(self) -> None:
        self.due += 1.0
        self.sync.cycle()


def record(root: Path) -> dict[str, ScenarioRun]:
    """Executes the four scenarios and keeps their cassettes below `root`; the scenario runs by their identity.

    No time passes: clients, tenants, sync and scheduler go by one virtual clock.
    """
    clock = VirtualClock()
    with ExitStack() as closing:
        simulator = closing.enter_context(running(conditions=STILL, clock=clock.wall))
        assert simulator.sync
        clock.alarms.append(Cycles(simulator.sync))
        choice = TenantChoice(TenantKind.SANDBOX, simulator.settings, state=root)
        tenants = closing.enter_context(open_tenants(choice, clock=lambda: clock.wall().timestamp(), sleep=clock.sleep))
        recorder = closing.enter_context(Recorder(tenants.hosts, tenants.token_urls, clock))
        systems = tenants.connect(recorder)
        listed = {**listed_properties(CHECKLIST)}
        for place, properties in listed_properties(WRONG).items():
            listed[place] = {**listed.get(place, {}), **properties}
        times, since = replace(tenants.times, poll=0.25), START - timedelta(seconds=5)
        poller = SharedPoller(systems, listed, since, clock, recorder, times.poll)
        context = RunContext(systems, times, clock, clock.wall, poller, recorder.on, tenants.name)
        nightly = replace(times.deadlines, stated={("Contactperson", "Contacts"): Nightly(NIGHT)})
        of_nightly = replace(context, times=replace(times, deadlines=nightly))
        scenario_runs = [
            ScenarioRun(plan, correlation_id_for("abcde", place), of_nightly if plan is NIGHTLY else context)
            for place, plan in enumerate((PASSES, LINKS, FAILS, NIGHTLY))
        ]
        evidence_writer = EvidenceWriter(root, "simulated", "abcde", since, clock.wall, tenants.forbidden)

        def ended(scenario_run: ScenarioRun) -> None:
            evidence_writer.keep(scenario_run)

        Scheduler(clock, clock.sleep, times.poll, 200, ended).execute(scenario_runs)
    return {scenario_run.plan.identity: scenario_run for scenario_run in scenario_runs}
