"""Steps about records being there: made, linked, edited."""

from pytest_bdd import given, when

from fixtures.execution.outcome import Outcome
from fixtures.planning.phrases import StepKind, phrase_for


@given(phrase_for(StepKind.START_LINKED).parser)
def start_linked(scenario_run: Outcome) -> None:
    """The pair was made, linked, and complete on both sides before anything was edited."""
    scenario_run.tell(StepKind.START_LINKED)


@given(phrase_for(StepKind.START_UNLINKED).parser)
def start_unlinked(scenario_run: Outcome) -> None:
    """A record was there across, and no counterpart of it on this side."""
    scenario_run.tell(StepKind.START_UNLINKED)


@when(phrase_for(StepKind.MAKE).parser)
def make(scenario_run: Outcome) -> None:
    """A record with plain values was made and stored."""
    scenario_run.tell(StepKind.MAKE)


@when(phrase_for(StepKind.MAKE_WITH).parser)
def make_with(scenario_run: Outcome) -> None:
    """A record with the value under test was made, and the system stored a value of that class."""
    scenario_run.tell(StepKind.MAKE_WITH)


@when(phrase_for(StepKind.MAKE_MATCHING).parser)
def make_matching(scenario_run: Outcome) -> None:
    """A record was made that the one across matches by a merge criterion."""
    scenario_run.tell(StepKind.MAKE_MATCHING)


@when(phrase_for(StepKind.MAKE_ALIKE).parser)
def make_alike(scenario_run: Outcome) -> None:
    """Two records were made that look alike."""
    scenario_run.tell(StepKind.MAKE_ALIKE)


@when(phrase_for(StepKind.EDIT).parser)
def edit(scenario_run: Outcome) -> None:
    """One property was edited, and the system stored a value of that class."""
    scenario_run.tell(StepKind.EDIT)


@when(phrase_for(StepKind.EDIT_BOTH).parser)
def edit_both(scenario_run: Outcome) -> None:
    """Both sides were edited with no pause between."""
    scenario_run.tell(StepKind.EDIT_BOTH)


@when(phrase_for(StepKind.DELETE).parser)
def delete(scenario_run: Outcome) -> None:
    """The record was deleted in one system, or that system refused."""
    scenario_run.tell(StepKind.DELETE)


@when(phrase_for(StepKind.EDIT_ANY).parser)
def edit_any(scenario_run: Outcome) -> None:
    """The record was edited, no matter what in it."""
    scenario_run.tell(StepKind.EDIT_ANY)


@when(phrase_for(StepKind.MAKE_NAMESAKE).parser)
def make_namesake(scenario_run: Outcome) -> None:
    """A second record was made beside one that was there already."""
    scenario_run.tell(StepKind.MAKE_NAMESAKE)
