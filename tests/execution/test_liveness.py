"""The liveness: a watch ends when the sync was seen at work, and a stopped sync is distinguished from a broken row."""

import itertools
from collections import Counter

import pytest

from fixtures.execution.liveness_runs import CanaryRun, HeartbeatRun
from fixtures.planning.plan import Promise
from fixtures.runs.verdict import NotJudged
from tests.execution.broken_syncs import EditsThereLost, NothingSynced
from tests.execution.sentences import COUNTED, EDITED_HERE, EDITED_THERE, FAMILY, LINKED, MADE, REST
from tests.execution.world import CRM, GO, Sync, World, planned

HERE, BACK = EDITED_HERE[1:-1], EDITED_THERE[1:-1]
LONG = (LINKED, *HERE, *BACK, *HERE, *BACK, *HERE, REST)


def executed(sync, *scenarios):
    """The scenario runs and the liveness of a live run."""
    return World(sync).live(*(planned(*steps, row=FAMILY) for steps in scenarios))


def test_watch_spans_two_heartbeats_each_way():
    """On a sound sync the watch lasts until two edits made after its begin have arrived on both sides."""
    (run,), liveness = executed(Sync, EDITED_HERE)
    assert (run.failure, run.problem) == (None, None)
    begun, ended = run.seen[-1].begun, run.seen[-1].ended
    (directions,) = liveness.directions.values()
    assert [direction.system for direction in directions] == [CRM, GO]
    for direction in directions:
        assert begun < direction.alive_since(begun) <= ended
        edits = [edited for edited, _ in direction.arrivals if edited >= begun]
        assert edits[1] - edits[0] == pytest.approx(10.0, abs=2.0)  # one cycle, not more
        pauses = [edit - came for (_, came), (edit, _) in itertools.pairwise(direction.arrivals)]
        assert min(pauses) >= 2 * run.context.times.poll  # who follows late watches by then
    assert ended - max(direction.alive_since(begun) for direction in directions) <= run.context.times.poll


class StopsAfterTheEdit(Sync):
    """Everything arrives, then the sync does nothing any more."""

    def cycle(self):
        if self.crm.clock() < 25:
            super().cycle()


def test_sync_that_stops_during_the_watch_is_never_green():
    """Nothing moves when the sync has stopped: the quiet period alone would call that at rest."""
    unwatched = World(StopsAfterTheEdit).executed(*EDITED_HERE, row=FAMILY)
    assert (unwatched.failure, unwatched.problem) == (None, None)

    (run,), liveness = executed(StopsAfterTheEdit, EDITED_HERE)
    assert isinstance(run.problem, NotJudged)
    assert "the sync does not work at all" in str(run.problem)
    (lines,) = liveness.lines()
    assert lines == (
        "THE SYNC HAS STOPPED: nothing arrived in PowerOffice GO after 12:00:20 UTC, and a new plain "
        "CRMOffice Contacts made at 12:01:44 UTC got no counterpart in time"
    )


def test_one_dead_direction_is_not_blamed_on_the_other():
    """Who is edited in CRMOffice rests, although no edit in PowerOffice GO comes back."""
    (here, *there), liveness = executed(EditsThereLost, EDITED_HERE, *[EDITED_THERE] * 3)
    assert (here.failure, here.problem) == (None, None)
    assert all(run.failure for run in there)
    (lines,) = liveness.lines()
    assert lines.startswith("THE SYNC HAS STOPPED from PowerOffice GO to CRMOffice: nothing ever arrived")


class FamilyNameStays(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value for name, value in values.items() if name != "lastName"})


def test_broken_row_is_no_stopped_sync():
    """Three scenario runs of one row miss their deadline; a fresh record arrives both ways."""
    runs, liveness = executed(FamilyNameStays, *[EDITED_HERE] * 3)
    assert all(run.failure for run in runs)
    (lines,) = liveness.lines()
    assert lines.endswith("arrived both ways: the sync is at work, so what is red below are rows or values")


class OnlyNewRecordsArrive(Sync):
    def carry(self, contact):
        pass


def test_new_pair_is_at_rest_when_no_edit_arrives():
    """Both directions are lost, yet new records arrive: a new pair that is not edited is at rest."""
    (run,), _ = executed(OnlyNewRecordsArrive, MADE)
    assert (run.failure, run.problem) == (None, None)


def test_nothing_ever_arrived():
    """With the sync switched off the canary record shows it, and the report says nothing else."""
    _, liveness = executed(NothingSynced, *[MADE] * 3)
    (lines,) = liveness.lines()
    assert lines.startswith("THE SYNC HAS STOPPED: nothing ever arrived in PowerOffice GO, and a new plain")


def test_sound_run_makes_no_canary_record():
    """Two late scenario runs are no reason to look for a stopped sync, and none even less."""
    _, liveness = executed(Sync, EDITED_HERE, EDITED_THERE, (LINKED, REST))
    (canary,) = [one for one in liveness.liveness_runs if isinstance(one, CanaryRun)]
    assert (canary.made_at, liveness.lines()) == (None, [])


def test_liveness_runs_end_with_the_scenario_runs():
    """None of them goes on alone."""
    _, liveness = executed(Sync, MADE, EDITED_THERE)
    assert [(one.run.ended, one.run.problem) for one in liveness.liveness_runs] == [(True, None)] * 6


def test_run_does_not_wait_for_a_heartbeat():
    """The run ends with its last scenario run, though a heartbeat edit is still on its way."""
    (run,), liveness = executed(Sync, EDITED_HERE)
    assert run.context.clock() == run.seen[-1].ended
    under_way = [one for one in liveness.liveness_runs if isinstance(one, HeartbeatRun) and one.direction.next_edit]
    assert max(one.run.edited_at for one in under_way) > run.seen[-1].begun


class TwoCounterparts(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", self.values_of(contact))


def test_duplicates_do_not_stop_heartbeats():
    """A liveness run judges nothing: with two counterparts it goes on with one and is not lost."""
    runs, liveness = executed(TwoCounterparts, *[MADE] * 3)
    assert all(run.failure and run.problem is None for run in runs)
    (directions,) = liveness.directions.values()
    assert not any(direction.lost for direction in directions)


class DeafAfterFive(Sync):
    """Five edits of a pair arrive, and never another one."""

    def carry(self, contact):
        before = len(self.crm.requests) + len(self.go.requests)
        counts = self.__dict__.setdefault("counts", Counter())
        if counts[contact.id] < 5:
            super().carry(contact)
            counts[contact.id] += len(self.crm.requests) + len(self.go.requests) > before


def test_a_pair_is_edited_in_turn_on_both_sides():
    """As often as the run has cycles, twice each time, and the moment the edit before has arrived."""
    _, liveness = executed(Sync, LONG, LONG)
    (pair,) = liveness.in_turn
    assert pair.run.stalled is None
    assert sum(pair.arrivals.values()) >= 7
    assert abs(pair.arrivals[CRM] - pair.arrivals[GO]) <= 1


def test_a_pair_that_goes_deaf_after_some_edits_breaks_the_reconciliation():
    """Edits of other pairs arrive, and no scenario edits one so often; the reconciliation waits for it."""
    plans = planned(*LONG, row=FAMILY), planned(COUNTED, tags={"census"})
    (edited, census), liveness = World(DeafAfterFive).live(*plans)
    assert edited.failure is None
    assert census.failure is not None
    assert census.failure.promise is Promise.RECONCILIATION
    told = f"edit 6 of a plain record that is edited in turn on both sides, in {GO}, never arrived"
    assert liveness.in_turn[0].run.stalled.startswith(told)
    assert told in census.failure.message


@pytest.mark.parametrize("sync", [NothingSynced, EditsThereLost, OnlyNewRecordsArrive])
def test_a_direction_that_is_dead_as_a_whole_does_not_blame_this_pair(sync):
    """Rows and heartbeat runs show that already."""
    _, liveness = executed(sync, LONG)
    assert liveness.in_turn[0].run.stalled is None
