"""The reconciliation finds what no single scenario run can: late changes, surplus records, stalled liveness runs."""

from dataclasses import replace

import pytest

from fixtures.execution.liveness import liveness_for
from fixtures.planning.plan import Promise
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.broken_syncs import OnlyFirstEdit
from tests.execution.world import CHECKLIST, CONTACTS, Sync, World, planned
from tests.steps.test_section_rules import COUNTED, THERE_AND_BACK, THREE


def census(sync):
    """A reconciliation as in a live run: beside a short scenario run, a longer one, and the liveness runs."""
    world = World(sync)
    context = world.scenario_run("When a CRMOffice Contacts record is made").context
    plans = [planned(*steps, tags={"repeated"}) for steps in (THREE, THERE_AND_BACK)]
    plans.append(planned(COUNTED, tags={"census"}))
    population: list[ScenarioRun] = []
    own = [
        ScenarioRun(plan, correlation_id_for("abcde", number), context, population=population)
        for number, plan in enumerate(plans)
    ]
    liveness = liveness_for(plans, lambda number: correlation_id_for("abcde", 100 + number), context, population)
    population += own
    world.execute(*own, liveness=liveness)
    return own


class WipedLate(Sync):
    """A counterpart loses its town when its scenario run has ended and the longer one is under way."""

    def cycle(self):
        super().cycle()
        if self.crm.clock() >= 45:  # the short scenario run ends after 40 seconds, the longer one after 60
            for one in list(self.go.held.values()):
                if correlation_id_for("abcde", 0) in str(one.get("firstName")):
                    self.go.edit(one, {"city": None})


class LeftOver(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", {"address2": f"again: {contact.get('familyName')}"})


class Strangers(Sync):
    """A record that another user makes in PowerOffice GO."""

    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", {"externalCode": "something else"})


def test_sound_sync():
    """All adds up, and strangers' records are none of its business."""
    for sync in (Sync, Strangers):
        assert [(one.failure, one.problem) for one in census(sync)] == [(None, None)] * 3


@pytest.mark.parametrize(
    ("sync", "text"),
    [(LeftOver, "left over for"), (OnlyFirstEdit, "edit 2 of a plain record in CRMOffice never arrived")],
)
def test_what_only_the_reconciliation_finds(sync, text):
    """It is red by its own promise, and says what is wrong."""
    *_, counting = census(sync)
    assert counting.failure is not None
    assert counting.failure.promise is Promise.RECONCILIATION
    assert text in counting.failure.message


def test_what_changed_after_the_watch():
    """The short scenario run is green by itself; that its record was changed later is seen all the same."""
    short, _, counting = census(WipedLate)
    assert short.failure is None
    assert counting.failure is not None
    assert "city in PowerOffice GO changed when all was at rest" in counting.failure.message


def counted(sync=Sync):
    """A reconciliation beside two ordinary scenario runs."""
    world = World(sync)
    others = [world.scenario_run(*THREE, number=number, tags={"repeated"}) for number in range(2)]
    counting = world.scenario_run(
        COUNTED,
        number=9,
        tags={"census"},
    )
    counting.population.extend([*others, counting])
    world.execute(counting, *others)
    return counting


def test_reconciliation_of_a_sound_sync():
    """As many counterparts as records, and all of them agree."""
    assert (counted().failure, counted().problem, counted().unsupported) == (None, None, None)


def test_reconciliation_of_a_sync_that_loses_records():
    """A record without a counterpart is missed in the reconciliation, too."""

    class EverySecondLost(Sync):
        def link(self, contact):
            if contact.id.endswith("1"):
                super().link(contact)

    found = counted(EverySecondLost)
    assert found.failure is not None
    assert found.failure.promise is Promise.RECONCILIATION


@pytest.mark.parametrize(("sync", "red"), [(Sync, False), (LeftOver, True)])
def test_reconciliation_beside_another_edition(sync, red):
    """The records of both editions are counted, though the other one lists fewer properties."""
    world = World(sync)
    fewer = replace(CONTACTS, rows=CONTACTS.rows[:2])
    edition = replace(CHECKLIST, generated="2024-11-13 00:00:00", sections=(fewer,))
    other = world.scenario_run(*THREE, tags={"repeated"})
    other = ScenarioRun(planned(*THREE, tags={"repeated"}, checklist=edition), other.correlation_id, other.context)
    counting = world.scenario_run(COUNTED, number=9, tags={"census"})
    counting.population.extend([other, counting])
    world.execute(counting, other)
    assert counting.unsupported is None
    assert (counting.failure is not None) is red


def test_reconciliation_without_other_runs():
    """Alone there is nothing to count, which is neither good nor bad."""
    world = World()
    counting = world.scenario_run(
        COUNTED,
        tags={"census"},
    )
    world.execute(counting)
    assert counting.unsupported is not None
