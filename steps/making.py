"""Steps in which records are made."""

from fixtures.execution.engine import not_yet, step_definition
from fixtures.execution.linking import make_linked_pair
from fixtures.execution.polling import Waiting
from fixtures.execution.writes import make_record
from fixtures.planning.steps import Edit, Make, MakeMatching, MakeWith, StartLinked
from fixtures.runs.scenario_run import ScenarioRun


@step_definition(StartLinked)
def start_linked(run: ScenarioRun, step: StartLinked) -> Waiting:
    """Given a {source} linked with a {target}: a plain record and its counterpart, complete on both sides."""
    yield from make_linked_pair(run, step.without)


@step_definition(Make)
def make(run: ScenarioRun, step: Make) -> Waiting:
    """When a {source} is made: with plain values.

    Where an edit follows at once, it does not wait until the system shows the record to readers.
    """
    yield from make_record(run, {}, confirmed=not isinstance(run.step_after, Edit))


@step_definition(MakeWith)
def make_with(run: ScenarioRun, step: MakeWith) -> Waiting:
    """When a {source} is made with {property} as {value}: plain values in every other listed property.

    Raises NotExercised when the system stores a value of another class.
    """
    run.pair.check_testable()
    yield from make_record(run, run.pair.value_of(step))


@step_definition(MakeMatching)
def make_matching(run: ScenarioRun, step: MakeMatching) -> Waiting:
    """When a {source} is made whose {property} equals {other} of that {target}: no client can do this yet."""
    yield from not_yet(run, step)
