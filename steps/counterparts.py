"""Steps about counterparts: how many come, and that they stay."""

from fixtures.execution import linking
from fixtures.execution.arrival import arrival_of
from fixtures.execution.engine import not_yet, step_definition
from fixtures.execution.polling import Waiting
from fixtures.execution.rest import watch
from fixtures.planning.steps import Join, Keep, Link, StayAlone
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


@step_definition(Keep)
def keep(run: ScenarioRun, step: Keep) -> Waiting:
    """Then the {target} is the same as before and the only one: once the edit arrived, or the deadline is over."""
    yield from arrival_of(run, run.written)
    yield from watch(run, 0.0, judged=None, baseline=None)
