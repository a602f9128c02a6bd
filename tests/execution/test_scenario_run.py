"""A scenario run keeps quiet about a sound sync and names the promise that a broken one breaks."""

from dataclasses import replace

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import EditNotStored, NotExercised
from fixtures.systems.errors import Unreachable
from tests.execution.broken_syncs import EditsHereLost, EditsThereLost, NothingSynced, SecondMadeOnEdit
from tests.execution.sentences import EDITED_HERE, EDITED_THERE, FAMILY, LINKED, MADE
from tests.execution.world import CRM, GO, FakeSystem, Sync, World

KEPT = (
    LINKED,
    "When a listed property of the record in PowerOffice GO is edited",
    "Then the PowerOffice GO Contactperson record is the same as before and the only one",
    "Then nothing else changes afterwards",
)
FORMS = [(MADE, FAMILY), (EDITED_HERE, FAMILY), (EDITED_THERE, FAMILY), (KEPT, None)]


def executed_run(steps, *, sync=Sync, crm=FakeSystem, row=FAMILY):
    return World(sync, crm).executed(*steps, row=row)


def test_sound_sync():
    """Every form of scenario run arrives when the sync does what it should."""
    for steps, row in FORMS:
        run = executed_run(steps, row=row)
        assert (run.failure, run.problem, len(run.seen)) == (None, None, len(steps))


def test_sync_switched_off():
    """No form of scenario run is green when nothing is synchronised; the row is not blamed."""
    for steps, row in FORMS:
        run = executed_run(steps, sync=NothingSynced, row=row)
        assert run.failure.promise is Promise.ONE_COUNTERPART
        assert "never" in run.failure.message


class CutTo12(Sync):
    def created(self, values):
        return {name: value[:12] for name, value in values.items()}


class ComesBack(Sync):
    def link(self, contact):
        super().link(contact)
        if len(self.crm.held) == 1:
            lookalike = self.crm.make("Contacts", contact.values)
            self.links[lookalike.id] = "nobody"


class DeletedOnEdit(Sync):
    def to_go(self, person, values):
        self.go.delete(person)


class OthersWiped(Sync):
    def to_go(self, person, values):
        super().to_go(person, {**values, "firstName": None})


class Reverted(Sync):
    edited = ""

    def cycle(self):
        before = self.edited
        super().cycle()
        if before:
            self.go.edit(self.go.held[before], {"lastName": "an older value"})
            self.edited = ""

    def to_go(self, person, values):
        super().to_go(person, values)
        self.edited = person.id


@pytest.mark.parametrize(
    ("sync", "steps", "promise", "stage"),
    [
        (EditsHereLost, EDITED_HERE, Promise.ROW, 2),
        (EditsThereLost, EDITED_THERE, Promise.ROW, 2),
        (CutTo12, MADE, Promise.ROW, 2),
        (SecondMadeOnEdit, EDITED_HERE, Promise.ONE_COUNTERPART, 3),
        (ComesBack, MADE, Promise.ONE_COUNTERPART, 3),
        (DeletedOnEdit, EDITED_HERE, Promise.ONE_COUNTERPART, 2),
        (Reverted, EDITED_HERE, Promise.AT_REST, 3),
        (OthersWiped, EDITED_HERE, Promise.OTHERS_UNTOUCHED, 3),
    ],
)
def test_broken_sync(sync, steps, promise, stage):
    """Each defect ends the scenario run at the step that shows it, under the promise that it breaks."""
    run = executed_run(steps, sync=sync)
    assert run.problem is None
    assert (run.failure.promise, run.failure.stage) == (promise, stage)


def test_edit_that_is_never_shown():
    """A write that readers never see is an error, because nothing could arrive."""

    class Forgetful(FakeSystem):
        def list_changed(self, entity, since, known=None):
            return [replace(record, values={}) for record in super().list_changed(entity, since, known)]

    run = executed_run(MADE, crm=Forgetful)
    assert isinstance(run.problem, EditNotStored)
    assert run.failure is None


class AnswersNothing(FakeSystem):
    """Its answer to an edit has no body, and readers see the edit only `lag` seconds later."""

    lag = 1.0
    before = None

    def edit(self, record, values):
        self.before, self.shown_from = self.held[record.id], self.clock() + self.lag
        super().edit(record, values)
        return replace(self.before, values={**self.before.values, **values}, stamp=None, as_sent=True)

    def list_changed(self, entity, since, known=None):
        listed = super().list_changed(entity, since, known)
        if self.before is None or self.clock() >= self.shown_from:
            return listed
        return [self.before if record.id == self.before.id else record for record in listed]


def test_an_edit_whose_answer_shows_nothing():
    """What readers see is what was stored, not what they saw before, nor what was sent."""

    class Upper(AnswersNothing):
        def store(self, values):
            return {name: str(value).upper() for name, value in values.items()}

    for crm in (AnswersNothing, Upper):
        run = executed_run(EDITED_HERE, crm=crm)
        assert (run.failure, run.problem) == (None, None)
        record = run.pair.records[CRM]
        assert not record.as_sent
        assert record.get("familyName").isupper() == (crm is Upper)


def test_an_edit_whose_answer_shows_nothing_and_that_nobody_sees():
    """The old state is not taken for what was stored: then nothing would have to arrive."""

    class Forgetful(AnswersNothing):
        lag = 10_000.0

    run = executed_run(EDITED_HERE, crm=Forgetful)
    assert isinstance(run.problem, EditNotStored)
    assert run.failure is None


def test_origin_stores_another_class():
    """A value that the origin flattens itself is not exercised, never green."""

    class Ascii(FakeSystem):
        def store(self, values):
            return {k: v.encode("ascii", "replace").decode() if isinstance(v, str) else v for k, v in values.items()}

    assert isinstance(executed_run(MADE, crm=Ascii).problem, NotExercised)


def test_tenant_away():
    """An unreachable tenant is an error of the scenario run."""

    class Away(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            raise Unreachable("host is away")

    assert isinstance(executed_run(MADE, crm=Away).problem, Unreachable)


def test_message_has_all_parts():
    """A failure says claim, expected and seen, difference, waiting, cause and ids."""
    message = executed_run(EDITED_HERE, sync=EditsHereLost).failure.message
    parts = ("A claim", "expected", "seen", "difference", "waited", "likely", CRM, GO)
    assert [part for part in parts if part not in message] == []


def test_late_value():
    """A value that comes after the deadline is red, and the message says how late it came."""

    class Late(Sync):
        def to_go(self, person, values):
            if self.crm.clock.now > 100:
                super().to_go(person, values)

        def note(self, contact, person):
            if person.get("lastName") == contact.get("familyName"):
                super().note(contact, person)

    assert "it came late by" in executed_run(EDITED_HERE, sync=Late).failure.message
