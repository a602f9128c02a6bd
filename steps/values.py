"""Steps about values: they arrive, they agree, they stay, and both sides add up in the end."""

from fixtures.execution import conflicts, observations, unlinked
from fixtures.execution.arrival import follow
from fixtures.execution.engine import step_definition
from fixtures.execution.polling import Waiting
from fixtures.execution.reconciliation import reconcile
from fixtures.execution.rest import watch
from fixtures.planning.plan import Rule
from fixtures.planning.steps import Agree, Census, Follow, Observe, Rest, Untouched
from fixtures.runs.scenario_run import ScenarioRun


@step_definition(Follow)
def shows(run: ScenarioRun, step: Follow) -> Waiting:
    """Then {shown} in {there} shows what {origin} in {here} holds: code point by code point, before the deadline.

    It is compared with what {here} stored when it was last written.
    """
    yield from follow(run, step.system)


@step_definition(Agree)
def agree(run: ScenarioRun, step: Agree) -> Waiting:
    """Then {property} in {here} and {other} in {there} agree in the end: on what one of them was given."""
    yield from conflicts.agree(run, step.row)


@step_definition(Rest)
def rest(run: ScenarioRun, step: Rest) -> Waiting:
    """Then nothing else changes afterwards: nothing moves through the quiet period while the sync is at work.

    Compared are the value under test, the other listed properties, and the unlisted sentinels, on both sides.
    """
    judged = run.oracle if run.plan.rule is not Rule.LINK else None
    yield from watch(run, run.context.times.quiet, judged, run.baseline)


@step_definition(Untouched)
def untouched(run: ScenarioRun, step: Untouched) -> Waiting:
    """Then that {target} is as it was: every writable property of the record that nothing is linked with."""
    yield from unlinked.untouched(run)


@step_definition(Census)
def census(run: ScenarioRun, step: Census) -> Waiting:
    """Then each {source} of this run has one {target}, and nothing is left over: once all other runs have ended."""
    yield from reconcile(run)


@step_definition(Observe)
def observe(run: ScenarioRun, step: Observe) -> Waiting:
    """Then what becomes of it is noted, not judged: after the quiet period the report gets a sentence."""
    yield from observations.observe(run)
