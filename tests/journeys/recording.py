"""Evidence of real clients and simulated tenants, recorded once a test run for the tests of replaying it."""

import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.evidence.recorder import Recorder
from fixtures.journeys.crossing import Crossing, NoLedger
from fixtures.journeys.fleet import Fleet
from fixtures.journeys.journey import Journey
from fixtures.journeys.keeping import Keeper
from fixtures.journeys.lookout import SharedLookout, listed_properties
from fixtures.journeys.plan import Plan
from fixtures.journeys.token import token_for
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants
from tests.journeys.world import CHECKLIST, CONTACTS, planned

FAMILY = CONTACTS.rows[1]
NOT_SYNCED = Row("givenName", "address1", DataType.STRING)
WRONG = replace(CHECKLIST, sections=(Section("Contacts", "Contactperson", rows=(FAMILY, NOT_SYNCED)),))
"""A checklist that promises what the simulated sync does not do."""

MADE = "When a CRMOffice Contacts is made with {} as {}"
ONE = "Then it gets exactly one PowerOffice GO Contactperson"
SHOWS = "Then {} in PowerOffice GO shows what {} in CRMOffice holds"
REST = "Then the pair stays at rest"


def made(
    checklist: Checklist = CHECKLIST, row: Row = FAMILY, words: str = "a name with Norwegian letters"
) -> Plan:
    """A scenario in which a record is made with a value."""
    steps = (MADE.format(row.source, words), ONE, SHOWS.format(row.target, row.source), REST)
    return planned(*steps, row=row, checklist=checklist)


def linked(checklist: Checklist = CHECKLIST) -> Plan:
    """A scenario about no property."""
    return planned("When a CRMOffice Contacts is made", ONE, REST, tags={"created"}, checklist=checklist)


PASSES, LINKS, FAILS = made(), linked(), made(WRONG, NOT_SYNCED)


def record(root: Path) -> dict[str, Journey]:
    """Sails the three scenarios and keeps their cassettes below `root`; the journeys by their identity."""
    choice = TenantChoice(TenantKind.SIMULATED, interval=0.1)
    with ExitStack() as closing:
        tenants = closing.enter_context(open_tenants(choice, clock=time.time, sleep=time.sleep))
        recorder = closing.enter_context(Recorder(tenants.hosts, tenants.token_urls, time.monotonic))
        systems = tenants.connect(recorder)
        since = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5)
        listed = {**listed_properties(CHECKLIST)}
        for place, properties in listed_properties(WRONG).items():
            listed[place] = {**listed.get(place, {}), **properties}
        poll = tenants.times.poll
        crossing = Crossing(
            systems,
            tenants.times,
            time.monotonic,
            lambda: datetime.now(UTC),
            SharedLookout(systems, listed, since, time.monotonic, recorder, poll),
            recorder.on,
            NoLedger(),
            tenants.name,
        )
        plans = (PASSES, LINKS, FAILS)
        journeys = [Journey(plan, token_for("abcde", place), crossing) for place, plan in enumerate(plans)]
        keeper = Keeper(root, "simulated", "abcde", since, lambda: datetime.now(UTC), tenants.forbidden)

        def ended(journey: Journey) -> None:
            keeper.keep(journey)

        Fleet(time.monotonic, time.sleep, poll, 200, ended).sail(journeys)
    return {journey.plan.identity: journey for journey in journeys}
