"""Steps about counterparts: how many come, whose they are, and that they stay."""

from fixtures.execution import linking, lookalikes
from fixtures.execution.arrival import arrival_of
from fixtures.execution.engine import not_yet, step_definition
from fixtures.execution.polling import Waiting
from fixtures.execution.rest import watch
from fixtures.execution.roles import keep_roles
from fixtures.planning.steps import Apart, ApartOne, Join, Keep, KeepRoles, Link, LinkEach, LinkOwn, StayAlone
from fixtures.runs.scenario_run import ScenarioRun


@step_definition(Link)
def link(run: ScenarioRun, step: Link) -> Waiting:
    """Then it gets exactly one {target}: before the deadline, and no second one."""
    yield from linking.link(run)


@step_definition(StayAlone)
def stay_alone(run: ScenarioRun, step: StayAlone) -> Waiting:
    """Then it gets no {target}: no client can do this yet."""
    yield from not_yet(run, step)


@step_definition(Join)
def join(run: ScenarioRun, step: Join) -> Waiting:
    """Then it is joined with that {target}, and no other one is made: no client can do this yet."""
    yield from not_yet(run, step)


@step_definition(LinkEach)
def link_each(run: ScenarioRun, step: LinkEach) -> Waiting:
    """Then each gets a {target} of its own: two counterparts come, no fewer and no more."""
    yield from lookalikes.link_each(run)


@step_definition(LinkOwn)
def link_own(run: ScenarioRun, step: LinkOwn) -> Waiting:
    """Then it gets a {target} of its own: one counterpart comes beside the one that was there, and is complete."""
    yield from lookalikes.link_own(run)


@step_definition(Keep)
def keep(run: ScenarioRun, step: Keep) -> Waiting:
    """Then the {target} is the same as before and the only one: once the edit crossed, or the deadline is over."""
    yield from arrival_of(run, run.written)
    yield from watch(run, 0.0, judged=None, baseline=None)


@step_definition(Apart)
def apart(run: ScenarioRun, step: Apart) -> Waiting:
    """Then an edit on either side reaches only its own counterpart: one record is edited here, the other one there.

    Through the quiet period both edits stand where they belong, and nowhere else.
    """
    yield from lookalikes.edit_each(run)
    yield from lookalikes.stay_apart(run)


@step_definition(ApartOne)
def apart_one(run: ScenarioRun, step: ApartOne) -> Waiting:
    """Then the {which} one edited in {system} reaches only its own counterpart.

    After the scenario's last step both pairs are watched through the quiet period.
    """
    yield from lookalikes.edit_one(run, step)


@step_definition(KeepRoles)
def stays_in_both_roles(run: ScenarioRun, step: KeepRoles) -> Waiting:
    """Then the {target} stays, and an edit of that person in {system} reaches it and any second one.

    The person may have one counterpart for both roles, or one each. It is edited here in the role that it had first.
    """
    yield from keep_roles(run, step.system)
