"""What a section promises as a whole: each rule is green on a sound sync and red on the defect it is for."""

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import NotExercised
from fixtures.systems.errors import RecordMissing
from tests.execution.broken_syncs import (
    BothEdited,
    CreationValueStands,
    LinkedCrosswise,
    MergedByBeginning,
    NamesakesMerged,
    NeverWhatWasEmpty,
    NothingSynced,
    OnlyFirstEdit,
    OnlyFirstProperty,
    SecondMadeOnEdit,
    StampsForEver,
    SwappedForEver,
    UnlistedWiped,
)
from tests.execution.sentences import (
    ALIKE,
    BOTH,
    EDIT,
    EDITED_HERE,
    EVERY_THERE,
    FAMILY,
    FILLED,
    LINKED,
    ONE,
    PLAIN,
    REST,
    SHOWN,
    THERE_AND_BACK,
    THREE,
)
from tests.execution.world import FakeSystem, Sync, World

BEFORE_THE_LINK = (PLAIN, EDIT, ONE, SHOWN, REST)
AT_THE_LINK = (PLAIN, ONE, EDIT, SHOWN, REST)
ALL = (LINKED, *EVERY_THERE, REST)
LONG = (f"{ALIKE[0].removesuffix('every listed property')}the first 50 characters of familyName", *ALIKE[1:])
RULES = {
    "repeated": (THERE_AND_BACK, BEFORE_THE_LINK, AT_THE_LINK, THREE, BOTH),
    "together": (ALL, FILLED),
    "alike": (ALIKE, LONG),
}
CASES = [(tag, steps) for tag, forms in RULES.items() for steps in forms]


def test_sound_sync():
    """Nothing is found where nothing is wrong."""
    runs = [World().executed(*steps, tags={tag}) for tag, steps in CASES]
    assert [(run.failure, run.problem, run.unsupported) for run in runs] == [(None, None, None)] * len(CASES)


def test_sync_switched_off():
    """No rule is green when nothing is synchronised."""
    assert all(World(NothingSynced).executed(*steps, tags={tag}).failure for tag, steps in CASES)


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
        (SwappedForEver, "repeated", BOTH, Promise.KEEPS_IN_SYNC),
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
    run = World(sync).executed(*steps, tags={tag})
    assert run.problem is None
    assert run.failure.promise is promise


def test_a_record_touched_once_after_settling():
    """A sound sync may write once more without changing anything."""
    assert World(TouchedOnce).executed(*ALL, tags={"together"}).failure is None


def test_an_edit_that_changes_nothing():
    """Writing what is there already would prove nothing, so it is no verdict."""
    back = (LINKED, EDIT, SHOWN, "When familyName is changed in CRMOffice to its first value", SHOWN)
    assert isinstance(World().executed(*back, tags={"repeated"}).problem, NotExercised)


class OneEditSeenLater(BothEdited):
    """PowerOffice GO's edit is seen a cycle late, and wins: both agree twice, on one value each time."""

    late = None

    def settle(self, contact, person):
        self.late = person.get("lastName")
        self.go.edit(person, {"lastName": contact.get("familyName")})
        self.note(contact, self.go.held[person.id])

    def carry(self, contact):
        if self.late is None:
            super().carry(contact)
            return
        person, value, self.late = self.go.held[self.links[contact.id]], self.late, None
        self.crm.edit(contact, {"familyName": value})
        self.go.edit(person, {"lastName": value})
        self.note(self.crm.held[contact.id], self.go.held[person.id])


def test_both_agree_in_the_end_not_at_first_sight():
    """The end is when both have held a value for a cycle; the sync had not seen the other edit before."""
    run = World(OneEditSeenLater).executed(*BOTH, tags={"repeated"})
    assert (run.failure, run.problem) == (None, None)
    assert run.oracle.stored["familyName"] == run.conflicting_values[1]


class StampsEachSideTwice(Sync):
    """Saves the records once more, unchanged, in turns: four cycles long, then rests."""

    again, cycles = 0, 4

    def carry(self, contact):
        before = len(self.crm.requests) + len(self.go.requests)
        super().carry(contact)
        edited = len(self.crm.requests) + len(self.go.requests) > before
        if not edited and self.again < self.cycles and self.crm.clock() > 25:
            self.again += 1
            if self.again % 2:
                self.crm.edit(self.crm.held[contact.id], {})
            else:
                self.go.edit(self.go.held[self.links[contact.id]], {})


class StampsEachSideThrice(StampsEachSideTwice):
    cycles = 6


def test_stamps_are_counted_a_record():
    """Two records saved again twice are four new stamps, and sound; a third one of either is not."""
    assert World(StampsEachSideTwice).executed(*FILLED, tags={"together"}).failure is None
    assert World(StampsEachSideThrice).executed(*FILLED, tags={"together"}).failure.promise is Promise.AT_REST


def test_edit_before_the_link_comes_at_once():
    """The run does not poll between making and editing: a sync that is quick must not link the record meanwhile."""
    world = World()
    assert world.executed(*BEFORE_THE_LINK, tags={"repeated"}).failure is None
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
    run = world.executed(*BEFORE_THE_LINK, tags={"repeated"})
    assert (run.failure, run.problem) == (None, None)
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
    run = World(FilledFiveCyclesLater).executed(*EDITED_HERE, row=FAMILY)
    assert (run.failure, run.problem) == (None, None)
