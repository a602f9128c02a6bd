"""A scenario run keeps quiet about a sound sync and names the promise that a broken one breaks."""

from dataclasses import replace

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import EditNotStored, NotExercised
from fixtures.systems.errors import Unreachable
from tests.execution.world import CONTACTS, CRM, GO, FakeSystem, Sync, World

PHONE, FAMILY, GIVEN = CONTACTS.rows
LINKED = "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record"
ONE = "Then it gets exactly one PowerOffice GO Contactperson record"
REST = "Then nothing else changes afterwards"
MADE = (
    "When a CRMOffice Contacts record is made with familyName as a name with Norwegian letters",
    ONE,
    "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds",
    REST,
)
EDITED_HERE = (
    LINKED,
    "When familyName is changed in CRMOffice to a plain name",
    "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds",
    REST,
)
EDITED_THERE = (
    LINKED,
    "When lastName is changed in PowerOffice GO to a plain name",
    "Then familyName in CRMOffice shows what lastName in PowerOffice GO holds",
    REST,
)
KEPT = (
    LINKED,
    "When a listed property of the record in PowerOffice GO is edited",
    "Then the PowerOffice GO Contactperson record is the same as before and the only one",
    REST,
)


def executed_run(steps, *, sync=Sync, crm=FakeSystem, row=FAMILY):
    world = World(sync, crm)
    (scenario_run,) = world.execute(world.scenario_run(*steps, row=row))
    return scenario_run


@pytest.mark.parametrize(
    ("steps", "row"), [(MADE, FAMILY), (EDITED_HERE, FAMILY), (EDITED_THERE, FAMILY), (KEPT, None)]
)
def test_sound_sync(steps, row):
    """Every form of scenario run arrives when the sync does what it should."""
    scenario_run = executed_run(steps, row=row)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
    assert len(scenario_run.seen) == len(steps)


class NothingSynced(Sync):
    def cycle(self):
        pass


@pytest.mark.parametrize(
    ("steps", "row"), [(MADE, FAMILY), (EDITED_HERE, FAMILY), (EDITED_THERE, FAMILY), (KEPT, None)]
)
def test_sync_switched_off(steps, row):
    """No form of scenario run is green when nothing is synchronised; the row is not blamed."""
    scenario_run = executed_run(steps, sync=NothingSynced, row=row)
    assert scenario_run.failure is not None
    assert scenario_run.failure.promise is Promise.ONE_COUNTERPART
    assert "never" in scenario_run.failure.message


class EditsHereLost(Sync):
    def to_go(self, person, values):
        pass


class EditsThereLost(Sync):
    def to_crm(self, contact, values):
        pass


class CutTo20(Sync):
    def created(self, values):
        return {name: value[:12] for name, value in values.items()}


class SecondCounterpart(Sync):
    def to_go(self, person, values):
        super().to_go(person, values)
        self.go.make("Contactperson", self.go.held[person.id].values)


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
    edited: str = ""

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
        (CutTo20, MADE, Promise.ROW, 2),
        (SecondCounterpart, EDITED_HERE, Promise.ONE_COUNTERPART, 3),
        (ComesBack, MADE, Promise.ONE_COUNTERPART, 3),
        (DeletedOnEdit, EDITED_HERE, Promise.ONE_COUNTERPART, 2),
        (Reverted, EDITED_HERE, Promise.AT_REST, 3),
        (OthersWiped, EDITED_HERE, Promise.OTHERS_UNTOUCHED, 3),
    ],
)
def test_broken_sync(sync, steps, promise, stage):
    """Each defect ends the scenario run at the step that shows it, under the promise that it breaks."""
    scenario_run = executed_run(steps, sync=sync)
    assert scenario_run.problem is None
    assert scenario_run.failure is not None
    assert (scenario_run.failure.promise, scenario_run.failure.stage) == (promise, stage)


def test_edit_that_is_never_shown():
    """A write that readers never see is an error, because nothing could arrive."""

    class Forgetful(FakeSystem):
        def list_changed(self, entity, since, known=None):
            return [replace(record, values={}) for record in super().list_changed(entity, since, known)]

    scenario_run = executed_run(MADE, crm=Forgetful)
    assert isinstance(scenario_run.problem, EditNotStored)
    assert scenario_run.failure is None


class AnswersNothing(FakeSystem):
    """Its answer to an edit has no body, and readers see the edit only `lag` seconds later."""

    lag = 1.0

    def edit(self, record, values):
        before = self.held[record.id]
        self.edited = super().edit(record, values)
        self.shown_from = self.clock() + self.lag
        self.before = before
        return replace(before, values={**before.values, **values}, stamp=None, as_sent=True)

    def list_changed(self, entity, since, known=None):
        listed = super().list_changed(entity, since, known)
        if not getattr(self, "before", None) or self.clock() >= self.shown_from:
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
        record = run.pair.records["CRMOffice"]
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
    """An unreachable tenant is an error of the scenario run, and the others execute on."""

    class Away(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            raise Unreachable("host is away")

    scenario_run = executed_run(MADE, crm=Away)
    assert isinstance(scenario_run.problem, Unreachable)


def test_message_has_all_parts():
    """A failure says claim, expected and seen, difference, waiting, cause and ids."""
    scenario_run = executed_run(EDITED_HERE, sync=EditsHereLost)
    assert scenario_run.failure is not None
    for part in (
        "A claim",
        "expected",
        "seen",
        "difference",
        "waited",
        "likely",
        CRM,
        GO,
    ):
        assert part in scenario_run.failure.message


def test_late_value():
    """A value that comes after the deadline is red, and the message says how late it came."""

    class Late(Sync):
        def to_go(self, person, values):
            if self.crm.clock.now > 100:
                super().to_go(person, values)

        def note(self, contact, person):
            if person.get("lastName") == contact.get("familyName"):
                super().note(contact, person)

    scenario_run = executed_run(EDITED_HERE, sync=Late)
    assert scenario_run.failure is not None
    assert "it came late by" in scenario_run.failure.message
