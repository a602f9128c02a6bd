"""Steps in which records are made."""

from fixtures.execution.engine import not_yet, step_definition
from fixtures.execution.linking import make_linked_pair
from fixtures.execution.lookalikes import make_like_other, make_namesake, make_two_alike
from fixtures.execution.polling import Waiting
from fixtures.execution.roles import give_role
from fixtures.execution.unlinked import make_unlinked
from fixtures.execution.writes import make_record
from fixtures.planning.steps import (
    Edit,
    GiveRole,
    Make,
    MakeAlike,
    MakeLikeOther,
    MakeMatching,
    MakeNamesake,
    MakeWith,
    StartLinked,
    StartUnlinked,
)
from fixtures.runs.scenario_run import ScenarioRun


@step_definition(StartLinked)
def start_linked(run: ScenarioRun, step: StartLinked) -> Waiting:
    """Given a {source} linked with a {target}: a plain record and its counterpart, complete on both sides."""
    yield from make_linked_pair(run, step.without)


@step_definition(StartUnlinked)
def start_unlinked(run: ScenarioRun, step: StartUnlinked) -> Waiting:
    """Given a {target} that no {source} is linked with: the suite makes it, and the sync leaves it alone."""
    yield from make_unlinked(run)


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


@step_definition(MakeAlike)
def make_alike(run: ScenarioRun, step: MakeAlike) -> Waiting:
    """When two {source} alike in {what} are made: the same values, or one text that differs after 50 characters."""
    yield from make_two_alike(run, step.row)


@step_definition(MakeNamesake)
def make_later(run: ScenarioRun, step: MakeNamesake) -> Waiting:
    """When a {source} alike in {what} is added later: a second record, made when the first one is at rest."""
    yield from make_namesake(run, step)


@step_definition(MakeLikeOther)
def make_same(run: ScenarioRun, step: MakeLikeOther) -> Waiting:
    """When a {source} with the same {names} is made later: as the record of another entity that is at rest by then."""
    yield from make_like_other(run)


@step_definition(GiveRole)
def give(run: ScenarioRun, step: GiveRole) -> Waiting:
    """When it is made a {source}, too: the linked record, by the tenant's API; not exercised where that refuses."""
    yield from give_role(run)
