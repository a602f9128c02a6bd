"""A record made beside one that was there gets its own counterpart, and an edit reaches no other one's."""

from dataclasses import replace

import pytest

from fixtures.planning.plan import Promise
from tests.execution.broken_syncs import NamesakesMerged, UnlinkedDeleted, UnlinkedRewritten
from tests.execution.sentences import LINKED
from tests.execution.world import CONTACTS, CRM, GO, Sync, World, planned

OWN = "Then it gets a PowerOffice GO Contactperson record of its own"
ROWS = [row.source for row in CONTACTS.rows]
THERE_BEFORE = (
    "Given a PowerOffice GO Contactperson record that no CRMOffice Contacts record is linked with",
    "When a CRMOffice Contacts record that shares every listed property with it is made later",
    OWN,
    "Then an edit of the later one in CRMOffice reaches only its own counterpart",
    "Then that PowerOffice GO Contactperson record is as it was",
)


def two(what, system):
    """The steps of two records, one made later, both edited in one system."""
    edits = [
        f"Then an edit of the {which} one in {system} reaches only its own counterpart"
        for which in ("later", "earlier")
    ]
    return (LINKED, f"When a CRMOffice Contacts record that shares {what} with it is made later", OWN, *edits)


def executed_run(sync, *steps):
    """What becomes of a scenario."""
    return World(sync).executed(*steps, tags={"alike"})


def first_of_one(row):
    """A sync that finds the contact person to be edited by one property."""

    class FirstOfOne(Sync):
        def to_go(self, person, values):
            alike = (one for one in self.go.held.values() if one.get(row.target) == person.get(row.target))
            super().to_go(next(alike, person), values)

    return FirstOfOne


def first_of_one_back(row):
    """A sync that finds the contact to be edited by one property."""

    class FirstOfOneBack(Sync):
        def to_crm(self, contact, values):
            alike = (one for one in self.crm.held.values() if one.get(row.source) == contact.get(row.source))
            super().to_crm(next(alike, contact), values)

    return FirstOfOneBack


@pytest.mark.parametrize("system", [CRM, GO])
def test_sound_sync(system):
    """Whatever the two share, and wherever they are edited."""
    for what in ("every listed property", *(f"nothing but {name}" for name in ROWS)):
        run = executed_run(Sync, *two(what, system))
        assert (run.failure, run.problem, run.unsupported) == (None, None, None)
        assert len({record.id for record in (*run.pair.records.values(), *run.lookalike.values())}) == 4


@pytest.mark.parametrize("row", CONTACTS.rows, ids=ROWS)
def test_edit_that_reaches_the_first_of_one_value(row):
    """Each way is seen by the scenario of that property, and by no other property's."""
    for sync, system in ((first_of_one(row), CRM), (first_of_one_back(row), GO)):
        runs = {other: executed_run(sync, *two(f"nothing but {other.source}", system)) for other in CONTACTS.rows}
        broken = {other: run.failure.promise for other, run in runs.items() if run.failure}
        assert broken == {row: Promise.ALIKE_APART}


class ShownAtTheOtherLater(Sync):
    """A cycle after an edit of the earlier one has arrived, it stands at the later one's counterpart, too."""

    late = ()

    def cycle(self):
        late, self.late = self.late, ()
        super().cycle()
        for values in late:
            self.go.edit(self.go.held[[*self.links.values()][1]], values)

    def to_go(self, person, values):
        super().to_go(person, values)
        if person.id == next(iter(self.links.values())):
            self.late = (*self.late, values)


def test_edit_that_shows_at_the_other_one_later():
    """Both pairs are watched when the edits have arrived."""
    failure = executed_run(ShownAtTheOtherLater, *two("nothing but familyName", CRM)).failure
    assert (failure.promise, failure.stage) == (Promise.ALIKE_APART, 4)


def test_later_one_that_is_merged():
    """It gets no counterpart of its own."""
    run = executed_run(NamesakesMerged, *two("nothing but familyName", "CRMOffice"))
    assert run.failure.promise is Promise.ONE_COUNTERPART
    assert "of its own, beside" in run.failure.message


def test_broken_row_is_not_blamed():
    """One property that arrives is enough: which one does not is for its own scenarios to say."""

    class NoPhones(Sync):
        def to_go(self, person, values):
            super().to_go(person, {name: value for name, value in values.items() if name != "phoneNumber"})

    assert executed_run(NoPhones, *two("nothing but givenName", "CRMOffice")).failure is None


def test_what_was_there_before():
    """A sound sync makes another one and leaves it as it was."""
    run = executed_run(Sync, *THERE_BEFORE)
    assert (run.failure, run.problem, run.unsupported) == (None, None, None)
    assert CRM not in run.lookalike


def test_what_was_there_before_and_is_taken_over():
    """The new one has no counterpart of its own."""
    assert executed_run(NamesakesMerged, *THERE_BEFORE).failure.promise is Promise.ONE_COUNTERPART


def test_what_was_there_before_and_is_edited():
    """A property that the checklist does not list counts, too; so does a record that is deleted."""

    class Rewrites(UnlinkedRewritten):
        since = 40

    class Deletes(UnlinkedDeleted):
        since = 40

    for sync, text in ((Rewrites, "residenceCountryCode = 'NO'"), (Deletes, "it is gone")):
        run = executed_run(sync, *THERE_BEFORE)
        assert run.failure.promise in {Promise.ALIKE_APART, Promise.ONE_COUNTERPART}
        assert text in run.failure.message


def test_opposite_checklist_in_force():
    """What was there before gets a contact of its own in CRMOffice, which is no breach."""

    class BothWays(Sync):
        def cycle(self):
            super().cycle()
            for one in list(self.go.held.values()):
                if one.id not in self.links.values():
                    values = {row.source: one.get(row.target) for row in CONTACTS.rows}
                    made = self.crm.make("Contacts", values)
                    self.links[made.id] = one.id
                    self.note(made, one)

    run = executed_run(BothWays, *THERE_BEFORE)
    assert (run.failure, run.problem) == (None, None)


TOO_LONG = (
    LINKED,
    "When a CRMOffice Contacts record that shares nothing with it is made later",
    OWN,
    "When lastName is changed in PowerOffice GO to a text too long for the other system, last of all",
)
BEHIND = "Then an edit of the later one in PowerOffice GO reaches only its own counterpart"


class DiesAtRefusal(Sync):
    """Nothing is carried any more once a value is longer than CRMOffice holds."""

    def cycle(self):
        if all(len(str(one.get("lastName"))) <= 255 for one in self.go.held.values()):
            super().cycle()


class Refusing(Sync):
    """A sound one: what CRMOffice refuses is left out, and the rest goes on."""

    def to_crm(self, contact, values):
        super().to_crm(contact, {name: value for name, value in values.items() if len(str(value)) <= 255})


@pytest.mark.parametrize(("sync", "broken"), [(Refusing, None), (DiesAtRefusal, Promise.KEEPS_IN_SYNC)])
def test_records_behind_a_value_that_does_not_fit(sync, broken):
    """They must arrive; the checklist promises nothing about the value itself."""
    run = World(sync).executed(*TOO_LONG, BEHIND, tags={"repeated"})
    assert (run.failure.promise if run.failure else None) == broken
    assert run.problem is None
    if run.failure:
        assert "broken     keeps in sync" in run.failure.message
        assert "so later edits wait" in run.failure.message


@pytest.mark.parametrize(("sync", "text"), [(Refusing, "arrives"), (DiesAtRefusal, "does not arrive")])
def test_noted_where_lengths_are_not_known(sync, text):
    """Beyond the checklist it is noted, not judged."""
    observed = "Then what the sync does then is observed, not judged"
    run = World(sync).executed(*TOO_LONG, observed, tags={"beyond-checklist"})
    assert run.failure is None
    assert text in (run.observation or "")


def test_value_comes_last_of_all():
    """It is not written before every other scenario run has ended."""
    plans = planned(*TOO_LONG, BEHIND, tags={"repeated"}), planned(*two("nothing but givenName", CRM), tags={"alike"})
    last, other = World(DiesAtRefusal).together(*plans)
    assert other.failure is None
    assert last.failure is not None


def test_origin_that_does_not_hold_it():
    """Then nothing is proven about the sync."""
    world = World(Refusing)
    world.go.store = lambda values: {
        name: str(value)[:255] if isinstance(value, str) else value for name, value in values.items()
    }
    run = world.executed(*TOO_LONG, BEHIND, tags={"repeated"})
    assert "itself changes a lastName" in (run.unsupported or "")


def test_origin_that_answers_nothing_and_keeps_the_old_value():
    """That proves nothing either, and is no error of the run."""
    world = World(Refusing)
    edit = world.go.edit

    def silent(record, values):
        if all(len(str(value)) <= 255 for value in values.values()):
            return edit(record, values)
        return replace(record, values={**record.values, **values}, as_sent=True)

    world.go.edit = silent
    run = world.executed(*TOO_LONG, BEHIND, tags={"repeated"})
    assert "itself changes a lastName" in (run.unsupported or "")
