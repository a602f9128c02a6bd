"""Edits one after the other: over several properties, soon after the sync's own write, after a conflict."""

from datetime import timedelta

import pytest

from fixtures.checklist.gherkin.vocabulary import SOON
from fixtures.planning.plan import Promise
from tests.execution.broken_syncs import BothEdited, NothingSynced
from tests.execution.sentences import (
    BOTH,
    EDIT,
    EDIT_BACK,
    EVERY_BACK,
    EVERY_THERE,
    FILLED,
    LINKED,
    REST,
    SHOWN,
    SHOWN_BACK,
    THREE,
)
from tests.execution.world import CONTACTS, FakeSystem, Sync, World
from tests.steps.test_repeated_rules import ALL_AT_ONCE, ONE_A_SIDE

PHONE = FILLED[1:-1]
PHONE_BACK = (
    "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
    "Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds",
)
FAMILY = (EDIT, SHOWN)
FAMILY_BACK = (EDIT_BACK, SHOWN_BACK)
SAME_SIDE = (LINKED, *PHONE, *FAMILY, *PHONE_BACK, REST)
ACROSS = (LINKED, *PHONE, *FAMILY_BACK, *PHONE, REST)
SAME_SIDE_BACK = (LINKED, *PHONE_BACK, *FAMILY_BACK, *PHONE, REST)
ACROSS_BACK = (LINKED, *PHONE_BACK, *FAMILY, *PHONE_BACK, REST)
AFTER_CONFLICT = (*BOTH[:-1], *FAMILY, REST)
AFTER_CONFLICT_BACK = (
    LINKED,
    "When lastName in PowerOffice GO and familyName in CRMOffice are changed at once",
    "Then lastName in PowerOffice GO and familyName in CRMOffice agree in the end",
    *FAMILY_BACK,
    REST,
)
AFTER_ALL = (*ALL_AT_ONCE[:-1], *EVERY_BACK, REST)
AFTER_ONE_A_SIDE = (*ONE_A_SIDE[:-1], *EVERY_THERE, REST)


def soon(ending):
    edit = f"When lastName is changed in PowerOffice GO to a name with Norwegian letters{ending}"
    return (LINKED, *FAMILY, edit, SHOWN_BACK, REST)


SEQUENCES = (SAME_SIDE, ACROSS, SAME_SIDE_BACK, ACROSS_BACK)
CONFLICTS = (AFTER_CONFLICT, AFTER_CONFLICT_BACK, AFTER_ALL, AFTER_ONE_A_SIDE)
CASES = (*SEQUENCES, *CONFLICTS, *map(soon, SOON))


def test_sound_sync():
    """Nothing is found where nothing is wrong."""
    runs = [World().executed(*steps, tags={"repeated"}) for steps in CASES]
    assert [(run.failure, run.problem, run.unsupported) for run in runs] == [(None, None, None)] * len(CASES)


def test_sync_switched_off():
    """No rule is green when nothing is synchronised."""
    assert all(World(NothingSynced).executed(*steps, tags={"repeated"}).failure for steps in CASES)


class BroughtBack(Sync):
    """An edit of one property brings the others back to what the counterpart was created with."""

    def link(self, contact):
        super().link(contact)
        self.__dict__.setdefault("copies", {})[self.links[contact.id]] = contact

    def to_go(self, person, values):
        made = self.copies[person.id]
        super().to_go(person, {**{row.target: made.get(row.source) for row in CONTACTS.rows}, **values})


class BroughtBackInCRMOffice(BroughtBack):
    def to_go(self, person, values):
        Sync.to_go(self, person, values)

    def to_crm(self, contact, values):
        made = next(copy for copy in self.copies.values() if copy.id == contact.id)
        super().to_crm(contact, {**{row.source: made.get(row.source) for row in CONTACTS.rows}, **values})


@pytest.mark.parametrize(
    ("sync", "steps"),
    [
        (BroughtBack, SAME_SIDE),
        (BroughtBack, ACROSS_BACK),
        (BroughtBackInCRMOffice, SAME_SIDE_BACK),
        (BroughtBackInCRMOffice, ACROSS),
    ],
)
def test_a_stale_copy_is_seen_when_the_next_edit_arrives(sync, steps):
    """Each property has an oracle of its own, also while another one is edited; the message names it."""
    run = World(sync).executed(*steps, tags={"repeated"})
    assert run.problem is None
    assert run.failure.promise is Promise.OTHERS_UNTOUCHED
    assert run.failure.stage == 4
    assert "hone" in run.failure.message.partition("expected")[2].partition("seen")[0]


class BroughtBackLater(Sync):
    """A cycle after the third edit has arrived the first one is taken back."""

    def cycle(self):
        before = len(self.edits)
        super().cycle()
        if len(self.edits) == before == 3:
            person, values = self.edits[0]
            super().to_go(person, {name: person.get(name) for name in values})
            self.edits.append((person, {}))
            self.note(next(iter(self.crm.held.values())), self.go.held[person.id])

    def to_go(self, person, values):
        super().to_go(person, values)
        self.edits.append((person, values))

    @property
    def edits(self):
        return self.__dict__.setdefault("_edits", [])


def test_a_property_edited_before_must_stay_through_to_rest():
    """What an earlier edit brought is compared until the end, not what was there when the pair was linked."""
    given = "When givenName is changed in CRMOffice to a plain name"
    shown = "Then firstName in PowerOffice GO shows what givenName in CRMOffice holds"
    run = World(BroughtBackLater).executed(*(LINKED, *PHONE, *FAMILY, given, shown, REST), tags={"repeated"})
    assert run.failure.promise is Promise.OTHERS_UNTOUCHED
    assert run.failure.stage == 7
    assert "phoneNumber" in run.failure.message


class DeafAfterConflict(BothEdited):
    deaf = False

    def settle(self, contact, person):
        Sync.carry(self, contact)
        self.deaf = True

    def carry(self, contact):
        if not self.deaf:
            super().carry(contact)


@pytest.mark.parametrize("steps", CONFLICTS)
def test_deaf_after_a_conflict(steps):
    """Both sides agree, and the edit afterwards never arrives; before, it is not checked."""
    run = World(DeafAfterConflict).executed(*steps, tags={"repeated"})
    assert run.failure.promise is Promise.KEEPS_IN_SYNC
    assert run.failure.stage == 4
    assert World(DeafAfterConflict).executed(*(*steps[:3], REST), tags={"repeated"}).failure is None


class TakenForEcho(Sync):
    """What is edited within so many seconds after the sync wrote it is taken for its own write."""

    window = 1.5

    def to_go(self, person, values):
        super().to_go(person, values)
        self.wrote = self.go.clock.wall()

    def to_crm(self, contact, values):
        person = self.go.held[self.links[contact.id]]
        if person.stamp - self.wrote > timedelta(seconds=self.window):
            super().to_crm(contact, values)


@pytest.mark.parametrize(("ending", "lost"), [*zip(SOON, (True, True, True, False, False), strict=True)])
def test_edit_soon_after_the_syncs_own_write(ending, lost):
    """A window in which a person's edit is taken for an echo is met from its begin to its end."""
    run = World(TakenForEcho).executed(*soon(ending), tags={"repeated"})
    assert (run.failure is not None) is lost
    if lost:
        assert (run.failure.promise, run.failure.stage) == (Promise.KEEPS_IN_SYNC, 4)
    assert World(TakenForEcho).executed(*(LINKED, *FAMILY, *FAMILY_BACK, REST), tags={"repeated"}).failure is None


def test_the_pause_before_an_edit_is_kept():
    """It is counted from the poll that showed the sync's write, and is not rounded to a round of polls."""
    for ending, pause in SOON.items():
        seen = World().executed(*soon(ending), tags={"repeated"}).seen
        assert seen[3].ended - seen[2].ended == pytest.approx(pause)


def test_the_pause_allows_for_clocks_that_differ():
    """Of two edits whose stamps cannot be compared neither is known to be the later one."""
    world = World()
    run = world.scenario_run(*soon(next(iter(SOON))), tags={"repeated"})
    run.context.clocks_apart = 30.0
    world.execute(run)
    assert run.failure is None
    assert run.seen[3].ended - run.seen[2].ended >= 30.0


class Slow(FakeSystem):
    """Each edit takes 0.4 s, so that a second may turn over between two of them."""

    def edit(self, record, values):
        self.clock.now += 0.4
        return super().edit(record, values)


@pytest.mark.parametrize("begin", [0.0, 0.1, 0.3, 0.5, 0.7])
def test_quick_edits_share_a_second(begin):
    """Wherever in a second they begin, the last two have the same second in their stamps."""
    world = World(crm=Slow)
    world.clock.now = begin
    stamps = []
    run = world.scenario_run(*THREE, tags={"repeated"})
    edit = world.crm.edit

    def noted(record, values):
        made = edit(record, values)
        stamps.extend([made.stamp] if "familyName" in values else [])
        return made

    world.crm.edit = noted
    world.execute(run)
    assert (run.failure, run.problem) == (None, None)
    last, before = [stamp.replace(microsecond=0) for stamp in stamps[:-3:-1]]
    assert last == before
    assert 3 <= len(stamps) <= 4


def test_names_keep_the_correlation_id_when_all_properties_are_edited():
    """Otherwise it would not be known to which record a second counterpart belongs."""
    world = World()
    run = world.executed(*SAME_SIDE, tags={"repeated"})
    (person,) = world.go.held.values()
    assert run.correlation_id in person.get("lastName")
    assert person.get("phoneNumber") == run.oracle.stored["phoneNumber"]
