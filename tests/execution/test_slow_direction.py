"""A sync that collects edits in PowerOffice GO once a day: what can be judged is, and nothing sound is red."""

from datetime import time

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import NotYetArrived
from fixtures.tenants.deadlines import Deadlines, Nightly
from tests.execution.broken_syncs import EditsHereLost, NothingSynced
from tests.execution.sentences import ALIKE, BOTH, COUNTED, EDITED_HERE, EDITED_THERE, FAMILY, MADE, THERE_AND_BACK
from tests.execution.world import CONTACTS, CRM, GO, Sync, World, planned

COLLECTED = 300
"""Seconds after the world's start (12:00 UTC) at which edits in PowerOffice GO are collected."""
SCHEDULE = {("Contactperson", "Contacts"): Nightly(time(12, 5))}
PLAIN = {CRM: 80.0, GO: 80.0}
ACROSS = {row.target: row.source for row in CONTACTS.rows}
WAITS, GIVES_UP = Deadlines(PLAIN, SCHEDULE, 3600), Deadlines(PLAIN, SCHEDULE, 100)
"""For a run that waits for the scan, and for one that does not."""


class CollectsOnce(Sync):
    """Sound, and collects the edits in PowerOffice GO at 12:05 only."""

    collects = collected = False

    def cycle(self):
        self.collects = not self.collected and self.crm.clock() >= COLLECTED
        self.collected |= self.collects
        super().cycle()

    def to_crm(self, contact, values):
        if self.collects:
            super().to_crm(contact, values)

    def note(self, contact, person):
        uncollected = {
            name: seen
            for (key, name), seen in self.seen.items()
            if key == person.id and person.get(name) != contact.get(ACROSS[name])
        }
        super().note(contact, person)
        self.seen |= {(person.id, name): seen for name, seen in uncollected.items()}


class LooksBeforeItWrites(CollectsOnce):
    """Also sound: writes nothing into a record that was changed since it was collected."""

    def link(self, contact):
        super().link(contact)
        self.known[self.links[contact.id]] = self.go.held[self.links[contact.id]].stamp

    def to_go(self, person, values):
        if self.collects or self.known[person.id] == person.stamp:
            super().to_go(person, values)
            self.known[person.id] = self.go.held[person.id].stamp

    @property
    def known(self):
        return self.__dict__.setdefault("_known", {})


def executed(*scenarios, deadlines, sync=CollectsOnce, tags=(), census=False):
    plans = [planned(*steps, tags=tags, row=None if tags else FAMILY) for steps in scenarios]
    plans += [planned(COUNTED, tags={"census"})] if census else []
    return World(sync, deadlines=deadlines).live(*plans)


def judged(run):
    assert run.problem is None, run.problem
    return run.failure


@pytest.mark.parametrize("sync", [CollectsOnce, LooksBeforeItWrites])
def test_what_is_made_and_edited_in_crmoffice_is_judged(sync):
    """It arrives and comes to rest, whatever waits for the night; and both sides add up."""
    runs, liveness = executed(MADE, EDITED_HERE, EDITED_THERE, deadlines=GIVES_UP, sync=sync, census=True)
    made, here, there, census = runs
    assert [judged(made), judged(here), judged(census)] == [None, None, None]
    assert isinstance(there.problem, NotYetArrived)
    assert "next scan at 22 Nov 2026 12:05 UTC" in str(there.problem)
    assert there.pair.records == {}, "nothing is made for a scenario that cannot be judged"
    assert liveness.lines() == []


def test_without_a_schedule_such_a_sync_is_called_broken():
    """That is what the schedule is for."""
    runs, _ = executed(EDITED_THERE, deadlines=Deadlines(PLAIN))
    assert judged(runs[0]).promise is Promise.ROW


def test_an_edit_here_that_is_lost_is_red():
    """The direction that arrives at once is judged as ever, also in a scenario that cannot be judged to its end."""
    runs, _ = executed(EDITED_HERE, deadlines=GIVES_UP, sync=EditsHereLost)
    assert judged(runs[0]).promise is Promise.ROW
    runs, _ = executed(THERE_AND_BACK, deadlines=GIVES_UP, sync=EditsHereLost, tags={"repeated"})
    assert judged(runs[0]).promise is Promise.KEEPS_IN_SYNC


def test_scenarios_that_edit_both_sides():
    """They stop before the first edit in PowerOffice GO, at once where nothing is judged before it."""
    for steps, tag, seen in ((THERE_AND_BACK, "repeated", 4), (BOTH, "repeated", 1), (ALIKE, "alike", 3)):
        (run,), _ = executed(steps, deadlines=GIVES_UP, tags={tag})
        assert isinstance(run.problem, NotYetArrived)
        assert len(run.seen) == seen


def test_a_run_that_waits_for_the_scan():
    """An edit in PowerOffice GO is judged by it: the deadline counts from the scan."""
    (there,), _ = executed(EDITED_THERE, deadlines=WAITS)
    assert judged(there) is None
    assert there.seen[2].ended >= COLLECTED


class NeverCollects(CollectsOnce):
    collected = True


def test_a_scan_that_brings_nothing_is_red():
    """The run waited for it, and for the deadline after it."""
    (there,), _ = executed(EDITED_THERE, deadlines=WAITS, sync=NeverCollects)
    assert judged(there).promise is Promise.ROW
    assert there.seen[2].ended > COLLECTED + PLAIN[GO]


def test_a_sync_that_has_stopped():
    """New records show it; of the direction that waits for the night nothing is said."""
    runs, liveness = executed(*[MADE] * 3, deadlines=GIVES_UP, sync=NothingSynced)
    assert all(judged(run) for run in runs)
    (line,) = liveness.lines()
    assert line.startswith("THE SYNC HAS STOPPED: nothing ever arrived in PowerOffice GO")


def test_a_nightly_direction_is_not_called_stopped():
    """A canary record that got its counterpart proves that the sync is at work."""
    runs, liveness = executed(*[EDITED_HERE] * 3, deadlines=GIVES_UP, sync=EditsHereLost)
    assert all(judged(run) for run in runs)
    (line,) = liveness.lines()
    assert "STOPPED" not in line
    assert line.endswith("got its counterpart: new records arrive, so the sync has not stopped as a whole")


def test_new_records_that_wait_for_the_night():
    """Nothing is made, neither by scenarios nor beside them."""
    world = World(deadlines=Deadlines(PLAIN, {("Contacts", "Contactperson"): Nightly(time(0, 0))}, 100))
    _, liveness = world.live(*(planned(*steps, row=FAMILY) for steps in (MADE, EDITED_HERE)))
    assert liveness.liveness_runs == []
    assert (world.crm.held, world.go.held) == ({}, {})
