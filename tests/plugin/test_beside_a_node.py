"""What a live run tells the worker of its node, and what it makes of the worker's reason; no process is started."""

from dataclasses import replace
from typing import cast

import pytest

from fixtures.checklist.model import Checklist, Section
from fixtures.node.client import Node
from fixtures.node.pipes import find
from fixtures.node.worker import Missed, NodeWorker
from fixtures.planning.plan import Promise
from fixtures.plugin.node import NOT_COLLECTED, NodeBesideRun, missed, outstanding, places_of
from fixtures.plugin.screen import Screen
from fixtures.runs.pair import Oracle
from fixtures.runs.scenario_run import StepTrace
from fixtures.runs.verdict import Failure, NotYetArrived
from fixtures.tenants.deadlines import parse
from tests.execution.world import CONTACTS as CONTACTS_SECTION
from tests.execution.world import CRM, GO, Sync, World
from tests.node.conftest import IDS, described

LINKED = "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record"
EDITED = (
    LINKED,
    "When lastName is changed in PowerOffice GO to a plain name",
    "Then familyName in CRMOffice shows what lastName in PowerOffice GO holds",
)
CONTACTS, PERSONS = (CRM, "Contacts"), (GO, "Contactperson")
REASON = "the share pipe …-contacts-share stopped at 14:02:11 UTC: name required"


class _NeverBack(Sync):
    """An edit in PowerOffice GO never arrives."""

    def to_crm(self, contact, values):
        pass


class FakeWorker(NodeWorker):
    """A worker whose node gave a reason, and collected at `collected` (seconds)."""

    def __init__(self, collected: float) -> None:
        super().__init__(cast("Node", None), [], (), lambda: 0.0, 1.0)  # no node is asked
        self.pipes = find([described(key) for key in IDS], [CONTACTS, PERSONS])
        self._started = dict.fromkeys(IDS, collected)
        self.asked: list[tuple[Missed, float]] = []

    def reason(self, missed: Missed, since: float) -> str | None:
        """Always the same."""
        self.asked.append((missed, since))
        return REASON


@pytest.fixture
def lost():
    """A scenario run whose edit in PowerOffice GO never arrived in CRMOffice."""
    world = World(_NeverBack)
    row = world.scenario_run(LINKED).plan.section.rows[1]
    run = world.scenario_run(*EDITED, row=row)
    world.execute(run)
    assert run.failure
    return run


def beside(worker) -> NodeBesideRun:
    return NodeBesideRun(worker, Screen(None))


def test_a_reason_is_shown_and_kept_nowhere(lost):
    """The text that is shown has the node's cause; the message that evidence keeps has the suite's own."""
    before, worker = lost.failure, FakeWorker(collected=10_000.0)
    beside(worker).judge(lost)
    assert lost.failure.message == before.message
    assert f"\n  likely     {REASON}\n" in lost.failure.shown
    assert REASON not in before.shown
    assert lost.failure.shown.count("\n") == before.shown.count("\n")
    ((late, since),) = worker.asked
    assert late == Missed(CONTACTS, CONTACTS, lost.pair.records[CRM].id)
    assert since == lost.seen[0].begun


def test_a_failure_that_missed_no_deadline(lost):
    """What arrived wrong is not explained by a refusal."""
    lost.missed_deadline, before = False, lost.failure
    beside(FakeWorker(collected=10_000.0)).judge(lost)
    assert lost.failure is before


@pytest.mark.parametrize(("collected", "judged"), [(10_000.0, True), (-1.0, False)])
def test_a_schedule_that_the_node_was_to_spare(lost, collected, judged):
    """A nightly entity that the node did not collect after the edit cannot be judged; one that it did can."""
    times = lost.context.times
    stated = replace(times.deadlines, stated=parse("Contactperson>Contacts=nightly at 00:00 UTC"))
    lost.context.times = replace(times, deadlines=stated)
    beside(FakeWorker(collected)).judge(lost)
    assert (lost.failure is not None) is judged
    if not judged:
        assert isinstance(lost.problem, NotYetArrived)
        assert str(lost.problem) == NOT_COLLECTED


def test_without_a_schedule_a_node_that_collects_nothing_changes_no_verdict(lost):
    """The change was promised within its deadline, whatever the node did."""
    beside(FakeWorker(collected=-1.0)).judge(lost)
    assert lost.failure.promise is Promise.ROW


def test_without_a_node(lost):
    """Nothing changes."""
    before = lost.failure
    beside(None).round([lost])
    beside(None).judge(lost)
    beside(None).ended()
    assert (lost.failure, lost.problem) == (before, None)


def test_what_is_outstanding():
    """A record without a counterpart and an edit that was not seen to arrive are; both sides are collected then."""
    world = World()
    run = world.scenario_run(*EDITED, row=world.scenario_run(LINKED).plan.section.rows[1])
    found, steps = [], 0
    assert outstanding([run]) == {}
    original = world.clock.sleep

    def sleep(seconds: float) -> None:
        nonlocal steps
        steps += 1
        found.append(outstanding([run]))
        original(seconds)

    world.clock.sleep = sleep
    world.execute(run)
    assert run.failure is None
    made = [one for one in found if one and one.get(CONTACTS, -1) >= 0]
    edited = [one for one in found if one and one.get(PERSONS, -1) >= 0]
    assert made
    assert edited
    assert all(set(one) == {CONTACTS, PERSONS} for one in (*made, *edited))
    assert outstanding([run]) == {}


def test_an_edit_that_travels_by_another_entity():
    """Every entity that the source is mapped to is collected, at once where the edit was made."""
    activities = [Section("Activities", name) for name in ("Projectactivity", "Timetrackingactivity", "Vouchers")]
    run = World().scenario_run("When a CRMOffice Contacts record is made")
    checklist = Checklist(CRM, GO, "2024-09-13 08:02:28", (CONTACTS_SECTION, *activities))
    run.plan = replace(run.plan, checklist=checklist, section=activities[0])
    run.oracle, run.edited_at, run.last_write = Oracle(GO, {}), 7.0, 7.0
    assert outstanding([run]) == {
        (CRM, "Activities"): float("-inf"),
        (GO, "Projectactivity"): 7.0,
        (GO, "Timetrackingactivity"): 7.0,
    }


def test_a_run_that_made_nothing():
    """Where its change should show is known all the same."""
    run = World().scenario_run("When a CRMOffice Contacts record is made")
    run.seen.append(StepTrace(0, 0, 0))
    run.failure = Failure(Promise.ONE_COUNTERPART, "x", 0)
    assert missed(run) == Missed(PERSONS, CONTACTS, "")


def test_places():
    """They are the entities of the plans' sections."""
    plan = World().scenario_run("When a CRMOffice Contacts record is made").plan
    assert places_of([plan, plan]) == [CONTACTS, PERSONS]
