"""Edits over and over, by next to nothing, and on both sides at once: each defect that only they show."""

import pytest

from fixtures.planning.plan import Promise
from tests.execution.test_scenario_run import LINKED, ONE, REST, NothingSynced
from tests.execution.world import CONTACTS, Sync
from tests.steps.test_section_rules import FILLED, SHOWN, executed_run

EVERY_THERE = (
    "When every listed property is changed in CRMOffice to plain values",
    "Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds",
)
EVERY_BACK = (
    "When every listed property is changed in PowerOffice GO to plain values",
    "Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds",
)
AGREED = (
    "Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end",
    REST,
)
AGAIN = (LINKED, *EVERY_THERE, *EVERY_BACK, *EVERY_THERE, REST)
ALL_AT_ONCE = (
    LINKED,
    "When every listed property in CRMOffice and its counterpart in PowerOffice GO are changed at once",
    *AGREED,
)
ONE_A_SIDE = (
    LINKED,
    "When directPhone in CRMOffice and lastName in PowerOffice GO are changed at once",
    *AGREED,
)
FIRST_NAME = (LINKED, "When familyName is changed in CRMOffice to a plain name", SHOWN, REST)


def hardly(change):
    first = "When familyName is changed in CRMOffice to a name with accented letters, each one character"
    return (LINKED, first, SHOWN, f"When familyName is changed in CRMOffice to {change}", SHOWN, REST)


CAPITALS, SPACE, ACCENTS = (
    hardly(change)
    for change in (
        "the same in capitals",
        "the same with a space behind",
        "the same with its accents split off",
    )
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


@pytest.mark.parametrize("steps", CASES)
def test_sound_sync(steps):
    """Nothing is found where nothing is wrong."""
    scenario_run = executed_run("repeated", steps)
    assert (scenario_run.failure, scenario_run.problem, scenario_run.unsupported) == (None, None, None)


@pytest.mark.parametrize("steps", CASES)
def test_sync_switched_off(steps):
    """No rule is green when nothing is synchronised."""
    assert executed_run("repeated", steps, NothingSynced).failure is not None


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
    def __init__(self, *parts) -> None:
        super().__init__(*parts)
        self.done: set[str] = set()

    def to_go(self, person, values):
        if "phoneNumber" in values and person.id in self.done:
            values = {}
        self.done |= {person.id} if "phoneNumber" in values else set()
        super().to_go(person, values)


class BothSidesForgotten(Sync):
    def carry(self, contact):
        person = self.go.held[self.links[contact.id]]
        here = [contact.get(r.source) != self.seen[contact.id, r.source]["value"] for r in CONTACTS.rows]
        there = [person.get(r.target) != self.seen[person.id, r.target]["value"] for r in CONTACTS.rows]
        if any(here) and any(there):
            self.note(contact, person)
        else:
            super().carry(contact)


class ThirdValue(Sync):
    def carry(self, contact):
        person = self.go.held[self.links[contact.id]]
        both = all(
            record.get(name) != self.seen[record.id, name]["value"]
            for record, name in ((contact, "givenName"), (person, "firstName"))
        )
        super().carry(contact)
        if both:
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
        (BothSidesForgotten, "repeated", ALL_AT_ONCE, Promise.KEEPS_IN_SYNC),
        (BothSidesForgotten, "repeated", ONE_A_SIDE, Promise.KEEPS_IN_SYNC),
        (ThirdValue, "repeated", ALL_AT_ONCE, Promise.KEEPS_IN_SYNC),
        (SwitchedOff, "repeated", FIRST_NAME, Promise.OTHERS_UNTOUCHED),
        (Dashes, "together", FILLED, Promise.TOGETHER),
    ],
)
def test_broken_sync(sync, tag, steps, promise):
    """Each defect is named by the promise that it breaks."""
    scenario_run = executed_run(tag, steps, sync)
    assert scenario_run.problem is None
    assert scenario_run.failure is not None
    assert scenario_run.failure.promise is promise


def test_made_without_what_the_sync_leaves_alone():
    """Nothing where nothing was entered is no breach, and what is entered later arrives."""
    assert executed_run("together", FILLED).failure is None
    assert executed_run("link", ("When a CRMOffice Contacts record is made", ONE, REST), Dashes).failure is None
