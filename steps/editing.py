"""Steps in which records are edited or deleted."""

from fixtures.checklist.gherkin.vocabulary import TOO_LONG
from fixtures.execution import conflicts, observations
from fixtures.execution.engine import step_definition
from fixtures.execution.polling import Waiting, clear_of_last_write, soon_after_arrival
from fixtures.execution.too_long import write_too_long
from fixtures.execution.writes import save, save_three_times
from fixtures.planning.phrases import NOTHING, THREE_VALUES
from fixtures.planning.steps import Delete, Edit, EditAny, EditBoth, Link, Make
from fixtures.runs.scenario_run import ScenarioRun

AT_ONCE_AFTER = (Make, Link)
"""Steps after which an edit comes at once: before the link is there, or the moment it is seen."""


@step_definition(Edit)
def edit(run: ScenarioRun, step: Edit) -> Waiting:
    """When {property} is changed in {system} to {value}: one save, and the system shows what it stored.

    It keeps clear of the last write, so that the edit gets a later stamp, unless the sentence says how soon it comes
    or the record was made or linked a moment ago. Raises NotExercised when the system stores a value of another
    class, EditNotStored when it does not show the edit before the deadline.
    """
    if step.row and step.words == NOTHING:
        yield from observations.empty(run, step.row, step.system)
        return
    if step.row and step.words == TOO_LONG:
        yield from write_too_long(run, step.row, step.system)
        return
    if step.pause is not None:
        yield from soon_after_arrival(run, step.pause)
    elif not isinstance(run.step_before, AT_ONCE_AFTER):
        yield from clear_of_last_write(run)
    if step.words == THREE_VALUES:
        yield from save_three_times(run, step)
    else:
        yield from save(run, step.system, run.pair.value_of(step))


@step_definition(EditAny)
def edit_any(run: ScenarioRun, step: EditAny) -> Waiting:
    """When {what} of the record in {system} is edited: the first listed text or number, else an unlisted text."""
    yield from clear_of_last_write(run)
    yield from save(run, step.system, run.pair.any_value(step.system))


@step_definition(EditBoth)
def edit_both(run: ScenarioRun, step: EditBoth) -> Waiting:
    """When {property} in {here} and {other} in {there} are changed at once: two saves with no pause between."""
    yield from clear_of_last_write(run)
    yield from conflicts.edit_both(run, step)


@step_definition(Delete)
def delete(run: ScenarioRun, step: Delete) -> Waiting:
    """When the record is deleted in {system}: a system that refuses is an observation, too."""
    yield from clear_of_last_write(run)
    observations.delete(run, step.system)
