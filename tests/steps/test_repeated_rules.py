"""Edits over and over, by next to nothing, and on both sides at once: each defect that only they show."""

import pytest

from fixtures.planning.plan import Promise
from tests.execution.broken_syncs import BothEdited, NothingSynced
from tests.execution.sentences import EDITED_HERE, EVERY_BACK, EVERY_THERE, FILLED, GIVEN, LINKED, NEW, REST, SHOWN
from tests.execution.world import Sync, World

AGREED = ("Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end", REST)
AGAIN = (LINKED, *EVERY_THERE, *EVERY_BACK, *EVERY_THERE, REST)
ALL_AT_ONCE = (
    LINKED,
    "When every listed property in CRMOffice and its counterpart in PowerOffice GO are changed at once",
    *AGREED,
)
ONE_A_SIDE = (LINKED, "When directPhone in CRMOffice and lastName in PowerOffice GO are changed at once", *AGREED)


def hardly(change):
    first = "When familyName is changed in CRMOffice to a name with accented letters, each one character"
    return (LINKED, first, SHOWN, f"When familyName is changed in CRMOffice to {change}", SHOWN, REST)


CAPITALS, SPACE, ACCENTS = (
    hardly(change)
    for change in ("the same in capitals", "the same with a space behind", "the same with its accents split off")
)
LAST = (
    LINKED,
    "When familyName is changed in CRMOffice to the longest name",
    SHOWN,
    "When familyName is changed in CRMOffice to the same with another last character",
    SHOWN,
    REST,
)
CASES = (AGAIN, ALL_AT_ONCE, ONE_A_SIDE, CAPITALS, SPACE, ACCENTS, LAST)


def test_sound_sync():
    """Nothing is found where nothing is wrong."""
    runs = [World().executed(*steps, tags={"repeated"}) for steps in CASES]
    assert [(run.failure, run.problem, run.unsupported) for run in runs] == [(None, None, None)] * len(CASES)


def test_sync_switched_off():
    """No rule is green when nothing is synchronised."""
    assert all(World(NothingSynced).executed(*steps, tags={"repeated"}).failure for steps in CASES)


class CaseIgnored(Sync):
    def to_go(self, person, values):
        noticed = {
            name: value for name, value in values.items() if str(value).casefold() != str(person.get(name)).casefold()
        }
        super().to_go(person, noticed)


class OnlyTheBeginningCompared(Sync):
    def to_go(self, person, values):
        noticed = {name: value for name, value in values.items() if str(value)[:50] != str(person.get(name))[:50]}
        super().to_go(person, noticed)


class PhoneOnlyOnce(Sync):
    done = False

    def to_go(self, person, values):
        if "phoneNumber" not in values or not self.done:
            super().to_go(person, values)
        self.done |= "phoneNumber" in values


class ThirdValue(BothEdited):
    def carry(self, contact):
        both = all(self.changed(contact, GIVEN))
        Sync.carry(self, contact)
        if both:
            person = self.go.held[self.links[contact.id]]
            self.crm.edit(contact, {"givenName": "Nobody's"})
            self.go.edit(person, {"firstName": "Nobody's"})
            self.note(self.crm.held[contact.id], self.go.held[person.id])


class SwitchedOff(Sync):
    def to_go(self, person, values):
        super().to_go(person, {**values, "isActive": False})


class Dashes(Sync):
    def created(self, values):
        return {name: "-" if value is None else value for name, value in values.items()}


@pytest.mark.parametrize(
    ("sync", "tag", "steps", "promise"),
    [
        (CaseIgnored, "repeated", CAPITALS, Promise.KEEPS_IN_SYNC),
        (OnlyTheBeginningCompared, "repeated", LAST, Promise.KEEPS_IN_SYNC),
        (PhoneOnlyOnce, "repeated", AGAIN, Promise.KEEPS_IN_SYNC),
        (BothEdited, "repeated", ALL_AT_ONCE, Promise.KEEPS_IN_SYNC),
        (BothEdited, "repeated", ONE_A_SIDE, Promise.KEEPS_IN_SYNC),
        (ThirdValue, "repeated", ALL_AT_ONCE, Promise.KEEPS_IN_SYNC),
        (SwitchedOff, "repeated", EDITED_HERE, Promise.OTHERS_UNTOUCHED),
        (Dashes, "together", FILLED, Promise.TOGETHER),
    ],
)
def test_broken_sync(sync, tag, steps, promise):
    """Each defect is named by the promise that it breaks."""
    run = World(sync).executed(*steps, tags={tag})
    assert run.problem is None
    assert run.failure.promise is promise


def test_made_without_what_the_sync_leaves_alone():
    """Nothing where nothing was entered is no breach, and what is entered later arrives."""
    assert World().executed(*FILLED, tags={"together"}).failure is None
    assert World(Dashes).executed(*NEW).failure is None
