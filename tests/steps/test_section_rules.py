"""What a section promises as a whole: each rule is green on a sound sync and red on the defect it is for."""

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import NotExercised
from fixtures.systems.errors import RecordMissing
from tests.execution.broken_syncs import (
    CreationValueStands,
    CrossedForEver,
    LinkedCrosswise,
    MergedByBeginning,
    NamesakesMerged,
    NeverWhatWasEmpty,
    OnlyFirstEdit,
    OnlyFirstProperty,
    SecondMadeOnEdit,
    StampsForEver,
    UnlistedWiped,
)
from tests.execution.test_scenario_run import LINKED, ONE, REST, NothingSynced
from tests.execution.world import CONTACTS, FakeSystem, Sync, World

SHOWN = "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds"
SHOWN_BACK = "Then familyName in CRMOffice shows what lastName in PowerOffice GO holds"
THERE_AND_BACK = (
    LINKED,
    "When familyName is changed in CRMOffice to a plain name",
    SHOWN,
    "When lastName is changed in PowerOffice GO to a name with Norwegian letters",
    SHOWN_BACK,
    "When familyName is changed in CRMOffice to its first value",
    SHOWN,
    REST,
)
BEFORE_THE_LINK = (
    "When a CRMOffice Contacts record is made",
    "When familyName is changed in CRMOffice to a plain name",
    ONE,
    SHOWN,
    REST,
)
AT_THE_LINK = (
    "When a CRMOffice Contacts record is made",
    ONE,
    "When familyName is changed in CRMOffice to a plain name",
    SHOWN,
    REST,
)
THREE = (LINKED, "When familyName is changed in CRMOffice to three values in a row", SHOWN, REST)
BOTH = (
    LINKED,
    "When familyName in CRMOffice and lastName in PowerOffice GO are changed at once",
    "Then familyName in CRMOffice and lastName in PowerOffice GO agree in the end",
    REST,
)
ALL = (
    LINKED,
    "When every listed property is changed in CRMOffice to plain values",
    "Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds",
    REST,
)
FILLED = (
    "Given a CRMOffice Contacts record without directPhone linked with a PowerOffice GO Contactperson record",
    "When directPhone is changed in CRMOffice to a phone number of eight digits",
    "Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds",
    REST,
)
EACH = "Then each gets a PowerOffice GO Contactperson record of its own"
APART = "Then an edit on either side reaches only its own counterpart"
ALIKE = (
    "When a CRMOffice Contacts record is made together with another one that shares every listed property",
    EACH,
    APART,
)
LONG = (
    f"{ALIKE[0].removesuffix('every listed property')}the first 50 characters of familyName",
    EACH,
    APART,
)
COUNTED = (
    "Then each CRMOffice Contacts record of this run has one PowerOffice GO Contactperson record, and nothing is left "
    "over"
)
RULES = {
    "repeated": (THERE_AND_BACK, BEFORE_THE_LINK, AT_THE_LINK, THREE, BOTH),
    "together": (ALL, FILLED),
    "alike": (ALIKE, LONG),
}
CASES = [(tag, steps) for tag, forms in RULES.items() for steps in forms]


def executed_run(tag, steps, sync=Sync):
    world = World(sync)
    scenario_run = world.scenario_run(*steps, tags={tag})
    world.execute(scenario_run)
    return scenario_run


@pytest.mark.parametrize(("tag", "steps"), CASES)
def test_sound_sync(tag, steps):
    """Nothing is found where nothing is wrong."""
    scenario_run = executed_run(tag, steps)
    assert (scenario_run.failure, scenario_run.problem, scenario_run.unsupported) == (None, None, None)


@pytest.mark.parametrize(("tag", "steps"), CASES)
def test_sync_switched_off(tag, steps):
    """No rule is green when nothing is synchronised."""
    assert executed_run(tag, steps, NothingSynced).failure is not None


class TouchedOnce(Sync):
    touched = False

    def to_go(self, person, values):
        super().to_go(person, values)
        self.touched = False

    def cycle(self):
        super().cycle()
        if not self.touched:
            self.touched = True
            for person in list(self.go.held.values()):
                self.go.edit(person, {})


@pytest.mark.parametrize(
    ("sync", "tag", "steps", "promise"),
    [
        (OnlyFirstEdit, "repeated", THERE_AND_BACK, Promise.KEEPS_IN_SYNC),
        (CreationValueStands, "repeated", BEFORE_THE_LINK, Promise.KEEPS_IN_SYNC),
        (CrossedForEver, "repeated", BOTH, Promise.KEEPS_IN_SYNC),
        (OnlyFirstProperty, "together", ALL, Promise.TOGETHER),
        (NeverWhatWasEmpty, "together", FILLED, Promise.TOGETHER),
        (NamesakesMerged, "alike", ALIKE, Promise.ALIKE_APART),
        (LinkedCrosswise, "alike", ALIKE, Promise.ALIKE_APART),
        (MergedByBeginning, "alike", LONG, Promise.ALIKE_APART),
        (SecondMadeOnEdit, "alike", ALIKE, Promise.ONE_COUNTERPART),
        (UnlistedWiped, "together", ALL, Promise.OTHERS_UNTOUCHED),
        (StampsForEver, "together", ALL, Promise.AT_REST),
    ],
)
def test_broken_sync(sync, tag, steps, promise):
    """Each defect that single plain edits never notice is named by the rule made for it."""
    scenario_run = executed_run(tag, steps, sync)
    assert scenario_run.problem is None
    assert scenario_run.failure is not None
    assert scenario_run.failure.promise is promise


def test_a_record_touched_once_after_settling():
    """A sound sync may write once more without changing anything."""
    assert executed_run("together", ALL, TouchedOnce).failure is None


def test_an_edit_that_changes_nothing():
    """Writing what is there already would prove nothing, so it is no verdict."""
    steps = (LINKED, "When familyName is changed in CRMOffice to a plain name", SHOWN)
    back = (*steps, "When familyName is changed in CRMOffice to its first value", SHOWN)
    assert isinstance(executed_run("repeated", back).problem, NotExercised)


class OneEditSeenLater(Sync):
    """PowerOffice GO's edit is seen a cycle late, and wins: both agree twice, on one value each time."""

    late: dict[str, object] | None = None

    def carry(self, contact):
        person = self.go.held[self.links[contact.id]]
        here, there = contact.get("familyName"), person.get("lastName")
        changed = [
            here != self.seen[contact.id, "familyName"]["value"],
            there != self.seen[person.id, "lastName"]["value"],
        ]
        if all(changed):
            self.late = {"contact": contact.id, "value": there}
            self.go.edit(person, {"lastName": here})
        elif self.late and self.late["contact"] == contact.id:
            value, self.late = self.late["value"], None
            self.crm.edit(contact, {"familyName": value})
            self.go.edit(person, {"lastName": value})
        else:
            super().carry(contact)
            return
        self.note(self.crm.held[contact.id], self.go.held[person.id])


def test_both_agree_in_the_end_not_at_first_sight():
    """The end is when both have held a value for a cycle; the sync had not seen the other edit before."""
    scenario_run = executed_run("repeated", BOTH, OneEditSeenLater)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
    assert scenario_run.oracle.stored["familyName"] == scenario_run.conflicting_values[1]


class StampsEachSideTwice(Sync):
    """Saves the records once more, unchanged, in turns: four cycles long, then rests."""

    again = 0

    def carry(self, contact):
        before = len(self.crm.requests) + len(self.go.requests)
        super().carry(contact)
        edited = len(self.crm.requests) + len(self.go.requests) > before
        if not edited and self.again < 4 and self.crm.clock() > 25:
            self.again += 1
            if self.again % 2:
                self.crm.edit(self.crm.held[contact.id], {})
            else:
                self.go.edit(self.go.held[self.links[contact.id]], {})


class StampsInTurnsForEver(StampsEachSideTwice):
    again = -1000


def test_stamps_are_counted_a_record():
    """Two records saved again twice are four new stamps, and sound; a third one of either is not."""
    steps = (*FILLED[:-1], REST)
    assert executed_run("together", steps, StampsEachSideTwice).failure is None
    assert executed_run("together", steps, StampsInTurnsForEver).failure.promise is Promise.AT_REST


def test_edit_before_the_link_comes_at_once():
    """The run does not poll between making and editing: a sync that is quick must not link the record meanwhile."""
    world = World()
    scenario_run = world.scenario_run(*BEFORE_THE_LINK, tags={"repeated"})
    world.execute(scenario_run)
    assert scenario_run.failure is None
    asked = [request.split()[0] for request in world.crm.requests]
    assert asked[:2] == ["make", "edit"]


def test_edit_of_what_no_reader_knows_yet():
    """A tenant whose readers lag cannot edit at once what was made a moment ago; the edit is tried again."""

    class Lagging(FakeSystem):
        refused = 0

        def edit(self, record, values):
            if self.refused < 2:
                self.refused += 1
                raise RecordMissing(record.id)
            return super().edit(record, values)

    world = World(crm=Lagging)
    scenario_run = world.scenario_run(*BEFORE_THE_LINK, tags={"repeated"})
    world.execute(scenario_run)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
    assert world.crm.refused == 2


class FilledFiveCyclesLater(Sync):
    """A new record comes without its phone, which follows after the quiet period, before the deadline."""

    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.half: dict[str, float] = {}

    def created(self, values):
        return {**values, "phoneNumber": None}

    def link(self, contact):
        super().link(contact)
        self.half[contact.id] = self.crm.clock() + 50

    def carry(self, contact):
        if self.crm.clock() < self.half.get(contact.id, 0):
            return
        if self.half.pop(contact.id, None):
            person = self.go.held[self.links[contact.id]]
            self.go.edit(person, {"phoneNumber": contact.get("directPhone")})
            self.note(contact, self.go.held[person.id])
            return
        super().carry(contact)


def test_edits_start_from_a_complete_pair():
    """A sync may fill in two steps, slowly; what is filled then is no neighbour that the edit touched."""
    world = World(FilledFiveCyclesLater)
    steps = (LINKED, "When familyName is changed in CRMOffice to a plain name", SHOWN, REST)
    scenario_run = world.scenario_run(*steps, row=CONTACTS.rows[1])
    world.execute(scenario_run)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
