"""Steps in which a record is edited on one side, or deleted."""

from fixtures.checklist.gherkin.vocabulary import TOO_LONG
from fixtures.checklist.model import Row
from fixtures.cleanup.fingerprints import note_edit
from fixtures.execution.engine import step_definition
from fixtures.execution.polling import Waiting, clear_of_last_write, on_record, soon_after_arrival
from fixtures.execution.writes import located, save, save_quickly, shown
from fixtures.planning.phrases import NOTHING, THREE_VALUES
from fixtures.planning.plan import Plan, Rule
from fixtures.planning.steps import Delete, Edit, EditAny, Link, Make
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.runs.verdict import EditNotStored, NotTestable
from fixtures.systems.errors import Refused

AT_ONCE_AFTER = (Make, Link)
"""Steps after which an edit comes at once: before the link is there, or the moment it is seen."""
QUICK_EDITS = 3
"""How many edits follow each other without a pause where a scenario asks for them."""
MOST_QUICK_EDITS = 6
"""The most edits of such a step: in a slow system no two of them get a stamp of the same second."""


@step_definition(Edit)
def edit(run: ScenarioRun, step: Edit) -> Waiting:
    """When {property} is changed in {system} to {value}: one save, and the system shows what it stored.

    It keeps clear of the last write, so that the edit gets a later stamp, unless the sentence says how soon it comes
    or the record was made or linked a moment ago. Raises NotExercised when the system stores a value of another
    class, EditNotStored when it does not show the edit before the deadline.
    """
    if step.row and step.words == NOTHING:
        yield from _empty(run, step.row, step.system)
        return
    if step.row and step.words == TOO_LONG:
        yield from _write_too_long(run, step.row, step.system)
        return
    if step.pause is not None:
        yield from soon_after_arrival(run, step.pause)
    elif not isinstance(run.step_before, AT_ONCE_AFTER):
        yield from clear_of_last_write(run)
    if step.words == THREE_VALUES:
        pair = run.pair
        yield from save_quickly(run, step.system, lambda: pair.value_of(step), QUICK_EDITS, most=MOST_QUICK_EDITS)
    else:
        yield from save(run, step.system, run.pair.value_of(step))


@step_definition(EditAny)
def edit_any(run: ScenarioRun, step: EditAny) -> Waiting:
    """When {what} of the record in {system} is edited: the first listed text or number, else an unlisted text."""
    yield from clear_of_last_write(run)
    yield from save(run, step.system, run.pair.any_value(step.system))


@step_definition(Delete)
def delete(run: ScenarioRun, step: Delete) -> Waiting:
    """When the record is deleted in {system}: a system that refuses is an observation, too."""
    yield from clear_of_last_write(run)
    record = located(run, step.system, run.pair.records[step.system])
    try:
        with on_record(run, step.system) as client:
            client.delete(record)
    except Refused:
        run.observation = f"{step.system} refuses to delete a {record.entity}"
        return
    run.wrote()


def _empty(run: ScenarioRun, row: Row, system: str) -> Waiting:
    """Empties the property. The checklist promises nothing about this, so a refusal is the observation."""
    pair, name = run.pair, run.pair.name_of(row, system)
    yield from clear_of_last_write(run)
    before = pair.records[system].get(name)
    note_edit(run, system, {name: None})
    try:
        record = located(run, system, pair.records[system])
        with on_record(run, system) as client:
            pair.records[system] = edited = client.edit(record, {name: None})
        run.wrote()
        if edited.as_sent:
            pair.records[system] = yield from shown(run, system, {name: None}, edited, record)
    except Refused:
        run.observation = f"{system} refuses to empty {name}"
        return
    except EditNotStored:
        pair.records[system] = record
    if pair.records[system].get(name) == before:
        run.observation = f"{system} takes the edit and keeps {name} as it is"


def _write_too_long(run: ScenarioRun, row: Row, system: str) -> Waiting:
    """Writes a value that its origin stores and the other side cannot hold, into the earlier one of two records.

    The checklist promises nothing about the value itself, but the records behind it must still be synced. A sync that
    stops at it would break every other scenario, so it is written when all of them have ended. What the origin itself
    does not keep proves nothing.
    """
    clock, poll = run.context.clock, run.context.times.poll
    while any(_awaited(run, other) for other in run.population):
        yield clock() + poll
    [(name, value)] = run.pair.too_long(row, system).items()
    record = located(run, system, run.lookalike[system])
    try:
        with on_record(run, system) as client:
            stored = client.edit(record, {name: value})
    except Refused:
        raise NotTestable(f"{system} itself refuses a {name} of {len(str(value))} characters") from None
    run.edited_at = clock()  # not `last_write`: the edit behind it is of another record, and comes at once
    if stored.as_sent:
        try:
            stored = yield from shown(run, system, {name: value}, stored, record)
        except EditNotStored:
            stored = record
    run.lookalike[system] = stored
    if stored.get(name) != value:
        raise NotTestable(f"{system} itself changes a {name} of {len(str(value))} characters")


def _awaited(run: ScenarioRun, other: ScenarioRun) -> bool:
    """Whether another run must end first: not a reconciliation, nor heartbeat records that run for these."""
    if other.ended or other.plan.rule is Rule.RECONCILIATION or _last_of_all(other.plan):
        return False
    return other.plan.rule is not Rule.LIVENESS or not any(
        _last_of_all(one.plan) and not one.ended and _beside(one, other) for one in run.population
    )


def _last_of_all(plan: Plan) -> bool:
    return any(isinstance(step, Edit) and step.words == TOO_LONG for step in plan.steps)


def _beside(one: ScenarioRun, other: ScenarioRun) -> bool:
    entities = {run.plan.section.source_entity for run in (one, other)}
    return one.plan.pair == other.plan.pair and len(entities) == 1
