"""Steps that are promises of the checklist: what must be seen in the other system."""

from pytest_bdd import then

from fixtures.journeys.phrases import Move, phrase_for
from fixtures.journeys.telling import Told


@then(phrase_for(Move.LINK).parser)
def link(journey: Told) -> None:
    """One counterpart came, and no second one."""
    journey.tell(Move.LINK)


@then(phrase_for(Move.STAY_ALONE).parser)
def stay_alone(journey: Told) -> None:
    """No counterpart came."""
    journey.tell(Move.STAY_ALONE)


@then(phrase_for(Move.JOIN).parser)
def join(journey: Told) -> None:
    """The record that was there became the counterpart, and none came beside it."""
    journey.tell(Move.JOIN)


@then(phrase_for(Move.FOLLOW).parser)
def follow(journey: Told) -> None:
    """The other system shows, code point by code point, what the origin stored."""
    journey.tell(Move.FOLLOW)


@then(phrase_for(Move.AGREE).parser)
def agree(journey: Told) -> None:
    """Both systems hold the same, and it is what one of them was given."""
    journey.tell(Move.AGREE)


@then(phrase_for(Move.LINK_EACH).parser)
def link_each(journey: Told) -> None:
    """Two counterparts came, no fewer and no more."""
    journey.tell(Move.LINK_EACH)


@then(phrase_for(Move.APART).parser)
def apart(journey: Told) -> None:
    """An edit here and an edit back reached the right record each, and no other."""
    journey.tell(Move.APART)


@then(phrase_for(Move.CENSUS).parser)
def census(journey: Told) -> None:
    """At the end of the run both sides add up."""
    journey.tell(Move.CENSUS)


@then(phrase_for(Move.KEEP).parser)
def keep(journey: Told) -> None:
    """The counterpart is the very record it was when linked, and nobody joined it."""
    journey.tell(Move.KEEP)


@then(phrase_for(Move.REST).parser)
def rest(journey: Told) -> None:
    """Nothing moved any more through the whole quiet period."""
    journey.tell(Move.REST)


@then(phrase_for(Move.NOTE).parser)
def note(journey: Told) -> None:
    """What the sync did where nothing is promised stands in the report; there is nothing to fail."""
    journey.tell(Move.NOTE)


@then(phrase_for(Move.LINK_OWN).parser)
def link_own(journey: Told) -> None:
    """One counterpart came beside the one that was there, and it is complete."""
    journey.tell(Move.LINK_OWN)


@then(phrase_for(Move.APART_ONE).parser)
def apart_one(journey: Told) -> None:
    """An edit of one of two alike records showed at its own counterpart, and not at the other one's."""
    journey.tell(Move.APART_ONE)


@then(phrase_for(Move.UNTOUCHED).parser)
def untouched(journey: Told) -> None:
    """The record that the sync has nothing to do with was there to the end, every property as it was."""
    journey.tell(Move.UNTOUCHED)
