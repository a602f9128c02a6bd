"""What a sync does where nothing is promised is noted as it is, and never red."""

import pytest

from fixtures.systems.errors import Refused, Unreachable
from tests.execution.broken_syncs import BothEdited, NothingSynced
from tests.execution.sentences import LINKED
from tests.execution.world import CONTACTS, FakeSystem, Sync, World

OBSERVED = "Then what the sync does then is observed, not judged"
EMPTIED = (LINKED, "When directPhone is changed in CRMOffice to nothing", OBSERVED)
EMPTIED_THERE = (LINKED, "When phoneNumber is changed in PowerOffice GO to nothing", OBSERVED)
DELETED = (LINKED, "When the record is deleted in CRMOffice", OBSERVED)
DELETED_THERE = (LINKED, "When the record is deleted in PowerOffice GO", OBSERVED)
CONFLICT = (LINKED, "When givenName in CRMOffice and firstName in PowerOffice GO are changed at once", OBSERVED)
BOTH = (LINKED, "When directPhone in CRMOffice and lastName in PowerOffice GO are changed at once", OBSERVED)


def executed_run(steps, sync=Sync, crm=FakeSystem):
    run = World(sync, crm).executed(*steps, tags={"beyond-checklist"})
    assert (run.failure, run.problem) == (None, None)
    return run


class IgnoresEmpty(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value for name, value in values.items() if value is not None})


class FillsEmpty(IgnoresEmpty):
    """An empty value is weaker than an older filled one."""

    def cycle(self):
        super().cycle()
        for contact in list(self.crm.held.values()):
            person = self.go.held[self.links[contact.id]]
            for row in CONTACTS.rows:
                if contact.get(row.source) is None:
                    self.to_crm(contact, {row.source: person.get(row.target)})


class DeletesToo(Sync):
    def cycle(self):
        for contact, person in list(self.links.items()):
            if contact not in self.crm.held:
                self.go.held.pop(person, None)
        super().cycle()


class MakesAnew(Sync):
    """A counterpart without its record gives rise to a new record."""

    def cycle(self):
        for contact, person in list(self.links.items()):
            if contact not in self.crm.held:
                values = self.go.held[person].values
                made = self.crm.make("Contacts", {r.source: values.get(r.target) for r in CONTACTS.rows})
                self.links[made.id] = self.links.pop(contact)
                self.note(made, self.go.held[person])
        super().cycle()


class LaterRecordWins(BothEdited):
    """The record that was edited last is copied as a whole; the other edit is lost."""

    def settle(self, contact, person):
        self.to_crm(contact, {row.source: person.get(row.target) for row in CONTACTS.rows})
        self.note(self.crm.held[contact.id], person)


@pytest.mark.parametrize(
    ("steps", "sync", "observation"),
    [
        (EMPTIED, Sync, "phoneNumber in PowerOffice GO is emptied, too"),
        (EMPTIED, IgnoresEmpty, "phoneNumber in PowerOffice GO keeps its value"),
        (
            EMPTIED,
            FillsEmpty,
            "phoneNumber in PowerOffice GO keeps its value, and directPhone in CRMOffice is filled again",
        ),
        (EMPTIED_THERE, Sync, "directPhone in CRMOffice is emptied, too"),
        (DELETED, Sync, "the Contactperson in PowerOffice GO stays"),
        (DELETED, DeletesToo, "the Contactperson in PowerOffice GO is deleted, too"),
        (DELETED, MakesAnew, "the Contactperson in PowerOffice GO stays, and a Contacts is made anew in CRMOffice"),
        (DELETED_THERE, Sync, "the Contacts in CRMOffice stays"),
        (CONFLICT, Sync, "the edit in CRMOffice wins"),
        (CONFLICT, LaterRecordWins, "the edit in PowerOffice GO wins"),
        (BOTH, Sync, "both edits survive"),
        (BOTH, LaterRecordWins, "the edit in CRMOffice is lost"),
    ],
)
def test_finding(steps, sync, observation):
    """The sentence says what both sides show in the end."""
    assert executed_run(steps, sync).observation == observation


class RefusesToEmpty(FakeSystem):
    def edit(self, record, values):
        if None in values.values():
            raise Refused("may not be empty")
        return super().edit(record, values)

    def delete(self, record):
        raise Refused("in use")


def test_a_refusal_is_a_finding():
    """What the system itself does not take says nothing of the sync."""
    assert executed_run(EMPTIED, crm=RefusesToEmpty).observation == "CRMOffice refuses to empty directPhone"
    assert executed_run(DELETED, crm=RefusesToEmpty).observation == "CRMOffice refuses to delete a Contacts"


class Away(FakeSystem):
    def edit(self, record, values):
        raise Unreachable("CRMOffice does not answer")


@pytest.mark.parametrize(
    ("sync", "crm", "reason"),
    [(NothingSynced, FakeSystem, "one counterpart"), (Sync, Away, "CRMOffice does not answer")],
)
def test_never_red(sync, crm, reason):
    """A broken sync or tenant leaves nothing to note; the scenarios of the checklist are red for it."""
    run = executed_run(EMPTIED, sync, crm)
    assert run.observation is None
    assert run.unsupported.startswith("nothing to note beyond the checklist: ")
    assert reason in run.unsupported
    assert "\n" not in run.unsupported


def test_both_sides_differ():
    """Nobody wins when each keeps its own."""

    class EachKeepsItsOwn(Sync):
        def carry(self, contact):
            pass

    assert executed_run(CONFLICT, EachKeepsItsOwn).observation == "both sides differ in the end"
