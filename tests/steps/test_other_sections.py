"""Records of two sections that look alike: each has a counterpart of its own, and an edit reaches only that."""

import pytest

from fixtures.checklist.gherkin.records import names_in_common
from fixtures.planning.plan import Promise
from fixtures.planning.transfers import blocked
from fixtures.runs.poller import Poll
from fixtures.systems.interface import Record
from fixtures.tenants.deadlines import Deadlines
from tests.execution.sections import CUSTOMERS, EMPLOYEES, PERSONS, SUPPLIERS, OppositeSync, OppositeWorld, opposite
from tests.execution.world import CRM, GO, START

HERE, THERE = "PowerOffice GO", "CRMOffice"


def steps(own, other, first):
    second = THERE if first == HERE else HERE
    return (
        f"Given a PowerOffice GO {other.source_entity} record linked with a CRMOffice Contacts record",
        f"When a PowerOffice GO {own.source_entity} record with the same {names_in_common(own, other)} is made later",
        "Then it gets a CRMOffice Contacts record of its own",
        f"Then an edit of the later one in {first} reaches only its own counterpart",
        f"Then an edit of the earlier one in {second} reaches only its own counterpart",
    )


def counted(section):
    record, counterpart = f"PowerOffice GO {section.source_entity}", f"CRMOffice {section.target_entity}"
    return f"Then each {record} record of this run has one {counterpart} record, and nothing is left over"


def executed(sync, own, other, first=HERE):
    world = OppositeWorld(sync)
    return world, world.executed(*steps(own, other, first), section=own, tags={"alike"})


PAIRS = [(PERSONS, CUSTOMERS), (CUSTOMERS, SUPPLIERS), (EMPLOYEES, CUSTOMERS), (SUPPLIERS, EMPLOYEES)]


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_sound_sync(own, other):
    """Two people of one name are two, whatever the checklist calls them."""
    for first in (HERE, THERE):
        world, run = executed(OppositeSync, own, other, first)
        assert (run.failure, run.problem, run.unsupported) == (None, None, None)
        assert {one.entity for one in world.go.held.values()} == {own.source_entity, other.source_entity}


def test_same_values():
    """Name and phone, although one section puts the phone elsewhere and one client calls them differently."""
    world, run = executed(OppositeSync, EMPLOYEES, PERSONS)
    made = [one.split()[1] for one in world.go.requests if one.startswith("make")]
    assert made == [run.correlation_id, f"{run.correlation_id}-2"]
    earlier = Record("Contactperson", "P1", run.beside.plain_values())
    values = run.own.values_as(PERSONS, earlier)
    assert values == {
        "FirstName": earlier.get("firstName"),
        "LastName": earlier.get("lastName"),
        "PhoneNumber": earlier.get("phoneNumber"),
    }


def same_name(system, record):
    return [one for one in system.held.values() if one.get("LastName") == record.get("LastName")]


class MergedAcross(OppositeSync):
    """A newcomer with the name of a contact that is there becomes that contact."""

    def link(self, record):
        for one in self.crm.held.values():
            if one.get("familyName") == self.values_of(record).get("familyName"):
                self.links[record.id] = one.id
                self.note(record, one)
                return
        super().link(record)


class OneRoleOnly(OppositeSync):
    """Of two roles with one name, only the first gets a contact."""

    def link(self, record):
        if len(same_name(self.go, record)) == 1:
            super().link(record)


class ToTheNamesake(OppositeSync):
    """An edit of a supplier goes to the contact of the customer who had the same name when they were linked."""

    def link(self, record):
        super().link(record)
        self.names = {**getattr(self, "names", {}), record.id: record.get("LastName")}

    def to_crm(self, contact, values):
        owner = next(key for key, one in self.links.items() if one == contact.id)
        alike = [key for key, name in self.names.items() if key != owner and name == self.names[owner]]
        if self.go.held[owner].entity == SUPPLIERS.source_entity and alike:
            contact = self.crm.held[self.links[alike[0]]]
        super().to_crm(contact, values)


class BackToBoth(OppositeSync):
    """An edit in CRMOffice is written to every record that has the name, whatever its entity."""

    def to_go(self, record, values):
        for one in same_name(self.go, record):
            super().to_go(one, values)


@pytest.mark.parametrize(
    ("sync", "own", "other", "first", "promise"),
    [
        (MergedAcross, EMPLOYEES, CUSTOMERS, HERE, Promise.ONE_COUNTERPART),
        (OneRoleOnly, SUPPLIERS, CUSTOMERS, THERE, Promise.ONE_COUNTERPART),
        (ToTheNamesake, SUPPLIERS, CUSTOMERS, HERE, Promise.ALIKE_APART),
        (ToTheNamesake, CUSTOMERS, SUPPLIERS, THERE, Promise.ALIKE_APART),
        (BackToBoth, CUSTOMERS, EMPLOYEES, THERE, Promise.ALIKE_APART),
        (BackToBoth, EMPLOYEES, CUSTOMERS, THERE, Promise.ALIKE_APART),
    ],
)
def test_broken_sync(sync, own, other, first, promise):
    """What confuses two roles, or two people of one name, is named."""
    _, run = executed(sync, own, other, first)
    assert run.problem is None
    assert run.failure.promise is promise


def test_records_with_the_same_id():
    """Ids are counted for each entity, so two records of one scenario may have the same."""
    world = OppositeWorld()
    world.go.held = {entity: Record(entity, "7", {}, START) for entity in ("Contactperson", CUSTOMERS.source_entity)}
    run = world.scenario_run(*steps(CUSTOMERS, PERSONS, HERE), section=CUSTOMERS, tags={"alike"})
    run.pair.records = {GO: world.go.held["Contactperson"]}
    run.turn()
    run.pair.records = {GO: world.go.held[CUSTOMERS.source_entity]}
    poll = Poll(run.context.poller, 0.0)
    assert [one.entity for one in run.pair.origins(poll)] == [CUSTOMERS.source_entity, "Contactperson"]
    assert run.pair.now(GO, poll) == run.pair.records[GO]
    run.turn()
    assert run.pair.now(GO, poll) == run.beside.records[GO]


@pytest.mark.parametrize(("own", "other"), [(PERSONS, CUSTOMERS), (CUSTOMERS, PERSONS)])
def test_a_slow_transfer_of_one_of_the_sections(own, other):
    """A scenario stops before the record that arrives too late for this run."""
    plan = opposite(own, *steps(own, other, HERE), tags={"alike"})
    late = Deadlines({CRM: 80.0, GO: 80.0}, {(CUSTOMERS.source_entity, "Contacts"): 90000.0}, longest_wait=3600.0)
    stop = blocked(plan, late, START)
    assert stop is not None
    assert stop.stage == (1 if own is CUSTOMERS else 0)
    assert CUSTOMERS.source_entity in stop.reason
    assert blocked(plan, Deadlines({CRM: 80.0, GO: 80.0}), START) is None


def reconciled(sync):
    """The reconciliations of two sections that end in one entity, beside a scenario of each."""
    sections = CUSTOMERS, SUPPLIERS
    scenarios = [
        opposite(
            section,
            f"Given a PowerOffice GO {section.source_entity} record linked with a CRMOffice Contacts record",
            "Then nothing else changes afterwards",
        )
        for section in sections
    ]
    return OppositeWorld(sync).together(*scenarios, *(opposite(one, counted(one), tags={"census"}) for one in sections))


class Together(OppositeSync):
    """A supplier is written into the contact of a customer who was there before, late."""

    def cycle(self):
        super().cycle()
        contacts = sorted(self.crm.held.values(), key=lambda one: one.id)
        if len(contacts) > 1 and self.crm.clock() > 25:
            self.crm.edit(contacts[0], {"givenName": f"{contacts[0].get('givenName')} {contacts[1].get('givenName')}"})


def test_reconciliation_over_all_sections_of_an_entity():
    """A counterpart that shows the ids of two sections' records is that of two records, and both sections say so."""
    assert [(run.failure, run.problem, run.unsupported) for run in reconciled(OppositeSync)] == [(None, None, None)] * 4
    *_, customers, suppliers = reconciled(Together)
    for run in (customers, suppliers):
        assert run.failure.promise is Promise.RECONCILIATION
        assert "is the counterpart of 2 records, 1 of them of other sections" in run.failure.message


def test_liveness_of_both_sections():
    """The heartbeats of both go on until a scenario of both has ended, and its watch waits for those of either."""
    (both, customer), liveness = OppositeWorld().live(
        opposite(EMPLOYEES, *steps(EMPLOYEES, CUSTOMERS, HERE), tags={"alike"}),
        opposite(CUSTOMERS, "When a PowerOffice GO Customers (human data) record is made"),
    )
    assert [(run.failure, run.problem) for run in (both, customer)] == [(None, None)] * 2
    for one in liveness.liveness_runs:
        employees = one.run.plan.section.source_entity == "Employees"
        assert one.accompanied_runs == ([both] if employees else [both, customer])
    begun = both.seen[-1].begun
    for place, directions in liveness.directions.items():
        assert None not in [one.alive_since(begun) for one in directions], place
