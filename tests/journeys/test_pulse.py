"""The pulse: a watch ends when the sync was seen at work, and a stopped sync is told from a broken row."""

import itertools
from collections import Counter

import pytest

from fixtures.journeys.companions import EditedInTurn, Marker, Probe
from fixtures.journeys.verdict import NotJudged, Promise
from tests.journeys.test_journey import EDITED_HERE, EDITED_THERE, FAMILY, LINKED, MADE, REST, NothingSynced
from tests.journeys.test_section_rules import COUNTED
from tests.journeys.world import CONTACTS, CRM, GO, Sync, World, planned

HERE, BACK = EDITED_HERE[1:-1], EDITED_THERE[1:-1]
LONG = (LINKED, *HERE, *BACK, *HERE, *BACK, *HERE, REST)


def journeys_of(pulse):
    population = pulse.companions[0].crossing.population
    return [journey for journey in population if not isinstance(journey, Marker | Probe | EditedInTurn)]


def sailed(sync, *scenarios):
    return World(sync).sail_with_pulse(*scenarios, row=FAMILY)


def test_watch_spans_two_crossings_each_way():
    """On a sound sync the watch lasts until two edits made after its begin have arrived on both sides."""
    pulse = sailed(Sync, EDITED_HERE)
    (journey,) = journeys_of(pulse)
    assert (journey.failure, journey.problem) == (None, None)
    begun, ended = journey.seen[-1].begun, journey.seen[-1].ended
    (relays,) = pulse.relays.values()
    assert [relay.system for relay in relays] == [CRM, GO]
    for relay in relays:
        assert begun < relay.proven(begun) <= ended
        edits = [edited for edited, _ in relay.crossings if edited >= begun]
        assert edits[1] - edits[0] == pytest.approx(10.0, abs=2.0)  # one cycle, not more
        pauses = [edit - came for (_, came), (edit, _) in itertools.pairwise(relay.crossings)]
        assert min(pauses) >= 2 * journey.crossing.times.poll  # who follows late watches by then
    assert ended - max(relay.proven(begun) for relay in relays) <= journey.crossing.times.poll


class StopsAfterTheEdit(Sync):
    """Everything arrives, then the sync does nothing any more."""

    def cycle(self):
        if self.crm.clock() < 25:
            super().cycle()


def test_sync_that_stops_during_the_watch_is_never_green():
    """Nothing moves when nobody works: the quiet period alone would call that at rest."""
    alone = World(StopsAfterTheEdit)
    (unwatched,) = alone.sail(alone.journey(*EDITED_HERE, row=FAMILY))
    assert (unwatched.failure, unwatched.problem) == (None, None)

    pulse = sailed(StopsAfterTheEdit, EDITED_HERE)
    (journey,) = journeys_of(pulse)
    assert isinstance(journey.problem, NotJudged)
    assert "the sync does not work at all" in str(journey.problem)
    (said,) = pulse.said()
    assert said == (
        "THE SYNC HAS STOPPED: nothing arrived in PowerOffice GO after 12:00:20 UTC, and a fresh plain "
        "CRMOffice Contacts made at 12:01:44 UTC got no counterpart in time"
    )


class NothingComesBack(Sync):
    def to_crm(self, contact, values):
        pass


def test_one_dead_direction_is_not_blamed_on_the_other():
    """Who is edited in CRMOffice rests, although no edit in PowerOffice GO comes back."""
    pulse = sailed(NothingComesBack, EDITED_HERE, *[EDITED_THERE] * 3)
    here, *there = journeys_of(pulse)
    assert (here.failure, here.problem) == (None, None)
    assert all(journey.failure for journey in there)
    (said,) = pulse.said()
    assert said.startswith("THE SYNC HAS STOPPED from PowerOffice GO to CRMOffice: nothing ever arrived")


class FamilyNameStays(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value for name, value in values.items() if name != "lastName"})


def test_broken_row_is_told_from_a_stopped_sync():
    """Three journeys of one row miss their deadline; a fresh record crosses both ways."""
    pulse = sailed(FamilyNameStays, *[EDITED_HERE] * 3)
    assert all(journey.failure for journey in journeys_of(pulse))
    (said,) = pulse.said()
    assert said.endswith("crossed both ways: the sync is at work, so what is red below are rows or values")


class OnlyNewRecordsCross(Sync):
    def carry(self, contact):
        pass


def test_who_is_only_made_rests_when_no_edit_crosses():
    """Both markers are lost, yet new records cross: a new pair that nobody touches is at rest."""
    pulse = sailed(OnlyNewRecordsCross, MADE)
    (journey,) = journeys_of(pulse)
    assert (journey.failure, journey.problem) == (None, None)


def test_nothing_ever_arrived():
    """With the sync switched off the probe says so, and that is all there is to say."""
    pulse = sailed(NothingSynced, *[MADE] * 3)
    (said,) = pulse.said()
    assert said.startswith("THE SYNC HAS STOPPED: nothing ever arrived in PowerOffice GO, and a fresh plain")


def test_sound_run_makes_no_probe():
    """Two late journeys are no reason to look for a stopped sync, and none even less."""
    pulse = sailed(Sync, EDITED_HERE, EDITED_THERE, (LINKED, REST))
    (probe,) = [one for one in pulse.companions if isinstance(one, Probe)]
    assert (probe.made_at, pulse.said()) == (None, [])


@pytest.mark.parametrize("scenarios", [(EDITED_HERE,), (MADE, EDITED_THERE)])
def test_companions_end_with_their_company(scenarios):
    """Nobody sails on alone."""
    pulse = sailed(Sync, *scenarios)
    assert all(companion.ended for companion in pulse.companions)
    assert all(companion.problem is None for companion in pulse.companions)


def test_nobody_waits_for_a_marker():
    """The run ends with its last journey, though a marker's edit is still on its way."""
    pulse = sailed(Sync, EDITED_HERE)
    (journey,) = journeys_of(pulse)
    assert journey.crossing.clock() == journey.seen[-1].ended
    under_way = [one for one in pulse.companions if isinstance(one, Marker) and one.relay.next_edit]
    assert max(one.edited_at for one in under_way) > journey.seen[-1].begun


class TwoCounterparts(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", {r.target: contact.get(r.source) for r in CONTACTS.rows})


def test_duplicates_do_not_stop_the_pulse():
    """A companion judges nothing: with two counterparts it goes on with one and is not lost."""
    pulse = sailed(TwoCounterparts, *[MADE] * 3)
    assert all(journey.failure and journey.problem is None for journey in journeys_of(pulse))
    (relays,) = pulse.relays.values()
    assert not any(relay.lost for relay in relays)


class DeafAfterFive(Sync):
    """Five edits of a pair arrive, and never another one."""

    def carry(self, contact):
        before = len(self.crm.requests) + len(self.go.requests)
        counts = self.__dict__.setdefault("counts", Counter())
        if counts[contact.id] < 5:
            super().carry(contact)
            counts[contact.id] += len(self.crm.requests) + len(self.go.requests) > before


def in_turn(pulse):
    (pair,) = pulse.in_turn
    return pair


def test_a_pair_is_edited_in_turn_on_both_sides():
    """As often as the run has cycles, twice each time, and the moment the edit before has arrived."""
    pair = in_turn(sailed(Sync, LONG, LONG))
    assert pair.stalled is None
    assert sum(pair.arrivals.values()) >= 7
    assert abs(pair.arrivals[CRM] - pair.arrivals[GO]) <= 1


def test_a_pair_that_goes_deaf_after_some_edits_breaks_the_census():
    """Edits of other pairs arrive, and no scenario edits one so often; the census waits for it."""
    pulse = World(DeafAfterFive).sail_with_pulse(
        LONG, row=FAMILY, further=[planned(COUNTED, tags={"census"})]
    )
    edited, census = journeys_of(pulse)
    assert edited.failure is None
    assert census.failure is not None
    assert census.failure.promise is Promise.RECONCILIATION
    told = f"edit 6 of a plain record that is edited in turn on both sides, in {GO}, never arrived"
    assert in_turn(pulse).stalled.startswith(told)
    assert told in census.failure.message


@pytest.mark.parametrize("sync", [NothingSynced, NothingComesBack, OnlyNewRecordsCross])
def test_a_direction_that_is_dead_as_a_whole_is_not_told_of_this_pair(sync):
    """Rows and markers say that already."""
    assert in_turn(sailed(sync, LONG)).stalled is None
