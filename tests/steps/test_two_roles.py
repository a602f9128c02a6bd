"""A customer who is made a supplier, too: one contact or two, of which the first stays and follows edits."""

from pathlib import Path

import pytest

from fixtures.cleanup.finding import entities_of
from fixtures.cleanup.ownership import begin
from fixtures.cleanup.sweep import Sweep
from fixtures.planning.plan import Promise
from fixtures.systems.errors import Refused
from fixtures.tenants.ledger import Ledger, ledger_path, read_ledger, still_open
from tests.cleanup.cleaned import ListedLedger, cleaned, remaining, waits_of
from tests.execution.sections import CUSTOMERS, OPPOSITE, SUPPLIERS, OppositeSync, OppositeWorld, Products, opposite
from tests.steps.test_other_sections import counted

GIVEN = (
    "Given a PowerOffice GO Customers (human data) record linked with a CRMOffice Contacts record",
    "When it is made a PowerOffice GO Suppliers (human data) record, too",
)
STAYS = (
    "Then the CRMOffice Contacts record stays, and an edit of that person in PowerOffice GO reaches it and any second "
    "one"
)
JUDGED = (*GIVEN, STAYS)
OBSERVED = (*GIVEN, "Then what the sync does then is observed, not judged")


class Contacts(Products):
    """Roles of one contact: they share id and values, and none is deleted through API v2 while the other is there."""

    def give_role(self, record, entity):
        given = self.held[f"{record.id}/role"] = type(record)(entity, record.id, record.values, self.clock.wall())
        return given

    def edit(self, record, values):
        after = super().edit(record, values)
        for key, one in self.held.items():
            if one.id == record.id:
                self.held[key] = type(one)(one.entity, one.id, after.values, after.stamp)
        return after

    def delete(self, record):
        if record.entity == SUPPLIERS.source_entity:
            self.held.pop(f"{record.id}/role", None)
        elif f"{record.id}/role" in self.held:
            raise Refused("409: the contact is active in another role.")
        else:
            super().delete(record)


class TwoContacts(OppositeSync):
    """A sound sync of both sections in one direction: a contact for each role."""

    def cycle(self):
        for section in (CUSTOMERS, SUPPLIERS):
            for record in [one for one in self.go.held.values() if one.entity == section.source_entity]:
                key = f"{record.entity}/{record.id}"
                if key not in self.links:
                    self.links[key] = self.contact_of(record)
                else:
                    self.carry_role(record, self.crm.held[self.links[key]])

    def contact_of(self, record):
        return self.crm.make("Contacts", self.values_of(record)).id

    def carry_role(self, record, contact):
        values = self.values_of(record)
        if any(contact.get(name) != value for name, value in values.items()):
            self.crm.edit(contact, values)

    def first_of(self, record):
        return self.links.get(f"{CUSTOMERS.source_entity}/{record.id}")


class OneContact(TwoContacts):
    """A sound sync, too: one contact for both roles."""

    def contact_of(self, record):
        return self.first_of(record) or super().contact_of(record)


class Replaced(TwoContacts):
    """The contact of the supplier takes the place of the customer's."""

    def contact_of(self, record):
        made, first = super().contact_of(record), self.first_of(record)
        if first:
            self.crm.held.pop(first)
            self.links[f"{CUSTOMERS.source_entity}/{record.id}"] = made
        return made


class Thrice(TwoContacts):
    """The supplier gets two contacts."""

    def contact_of(self, record):
        if record.entity == SUPPLIERS.source_entity:
            super().contact_of(record)
        return super().contact_of(record)


class LostAfterwards(TwoContacts):
    """No edit of a person in two roles arrives."""

    def carry_role(self, record, contact):
        if f"{SUPPLIERS.source_entity}/{record.id}" not in self.links:
            super().carry_role(record, contact)


class SecondForgotten(TwoContacts):
    """No edit arrives at the contact of the supplier."""

    def carry_role(self, record, contact):
        if record.entity == CUSTOMERS.source_entity:
            super().carry_role(record, contact)


def executed(sync, steps=JUDGED, tenant=Contacts, tag="link"):
    world = OppositeWorld(sync, tenant)
    return world, world.executed(*steps, section=SUPPLIERS, tags={tag})


@pytest.mark.parametrize(("sync", "contacts"), [(TwoContacts, 2), (OneContact, 1)])
def test_sound_sync(sync, contacts):
    """Both are green, and the clean-up takes the second role away before the first."""
    world, run = executed(sync)
    assert (run.failure, run.problem, run.unsupported) == (None, None, None)
    assert len(world.crm.held) == contacts
    assert cleaned(world, run)[0] == []
    assert remaining(world) == []


def test_reconciliation():
    """A person in two roles counts as two records, which may have one counterpart."""
    for sync in (TwoContacts, OneContact):
        census = opposite(SUPPLIERS, counted(SUPPLIERS), tags={"census"})
        runs = OppositeWorld(sync, Contacts).together(opposite(SUPPLIERS, *JUDGED), census)
        assert [(run.failure, run.problem, run.unsupported) for run in runs] == [(None, None, None)] * 2


def test_sweep(tmp_path: Path):
    """Finds both roles by what they show and by the ledger, and deletes the second one first."""
    world, run = executed(TwoContacts)
    ledger = Ledger(ledger_path(tmp_path), "abcde", world.clock.wall)
    begin({name: OppositeWorld().systems[name] for name in world.systems}, entities_of([OPPOSITE]), ledger, "fake")
    for pair in run.pairs:
        for system, one in pair.records.items():
            ledger.made(system, one.entity, run.correlation_id, one.id, None, "fake")
    lines, _ = read_ledger(ledger_path(tmp_path))
    sweep = Sweep(
        world.systems, [OPPOSITE], ListedLedger(), "fake", lines, still_open(lines), waits_of(world), lambda _: None
    )
    assert sweep.run().left == []
    assert remaining(world) == []


@pytest.mark.parametrize(("sync", "words"), [(TwoContacts, "2 Contacts records"), (OneContact, "1 Contacts record ")])
def test_observation(sync, words):
    """How many contacts there are is noted."""
    _, run = executed(sync, OBSERVED, tag="beyond-checklist")
    assert words in run.observation


@pytest.mark.parametrize(
    ("sync", "promise"),
    [
        (Replaced, Promise.ONE_COUNTERPART),
        (Thrice, Promise.ONE_COUNTERPART),
        (LostAfterwards, Promise.KEEPS_IN_SYNC),
        (SecondForgotten, Promise.KEEPS_IN_SYNC),
    ],
)
def test_broken_sync(sync, promise):
    """A first contact that goes, one too many, and an edit that is lost."""
    _, run = executed(sync)
    assert run.problem is None
    assert run.failure.promise is promise


def test_tenant_that_refuses():
    """Neither green nor red, with the reason; nothing is noted either."""
    _, run = executed(TwoContacts, tenant=Products)
    assert (run.failure, run.problem) == (None, None)
    assert "cannot be made one of Suppliers" in run.unsupported
    _, run = executed(TwoContacts, OBSERVED, Products, "beyond-checklist")
    assert "not testable on this tenant" in run.unsupported
