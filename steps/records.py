"""Steps about records being there: made, linked, edited."""

from pytest_bdd import given, when

from fixtures.journeys.phrases import Move, phrase_for
from fixtures.journeys.telling import Told


@given(phrase_for(Move.START_LINKED).parser)
def start_linked(journey: Told) -> None:
    """The pair was made, linked, and complete on both sides before anything was edited."""
    journey.tell(Move.START_LINKED)


@given(phrase_for(Move.START_UNLINKED).parser)
def start_unlinked(journey: Told) -> None:
    """A record was there across, and no counterpart of it on this side."""
    journey.tell(Move.START_UNLINKED)


@when(phrase_for(Move.MAKE).parser)
def make(journey: Told) -> None:
    """A record with plain values was made and stored."""
    journey.tell(Move.MAKE)


@when(phrase_for(Move.MAKE_WITH).parser)
def make_with(journey: Told) -> None:
    """A record with the value under test was made, and the system stored a value of that class."""
    journey.tell(Move.MAKE_WITH)


@when(phrase_for(Move.MAKE_MATCHING).parser)
def make_matching(journey: Told) -> None:
    """A record was made that the one across matches by a merge criterion."""
    journey.tell(Move.MAKE_MATCHING)


@when(phrase_for(Move.MAKE_ALIKE).parser)
def make_alike(journey: Told) -> None:
    """Two records were made that look alike."""
    journey.tell(Move.MAKE_ALIKE)


@when(phrase_for(Move.EDIT).parser)
def edit(journey: Told) -> None:
    """One property was edited, and the system stored a value of that class."""
    journey.tell(Move.EDIT)


@when(phrase_for(Move.EDIT_BOTH).parser)
def edit_both(journey: Told) -> None:
    """Both sides were edited with no pause between."""
    journey.tell(Move.EDIT_BOTH)


@when(phrase_for(Move.DELETE).parser)
def delete(journey: Told) -> None:
    """The record was deleted in one system, or that system refused."""
    journey.tell(Move.DELETE)


@when(phrase_for(Move.EDIT_ANY).parser)
def edit_any(journey: Told) -> None:
    """The record was edited, no matter what in it."""
    journey.tell(Move.EDIT_ANY)


@when(phrase_for(Move.MAKE_NAMESAKE).parser)
def make_namesake(journey: Told) -> None:
    """A second record was made beside one that was there already."""
    journey.tell(Move.MAKE_NAMESAKE)
