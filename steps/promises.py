"""Steps that are promises of the checklist: what must be seen in the other system."""

from pytest_bdd import then

from fixtures.execution.outcome import Outcome
from fixtures.planning.phrases import StepKind, phrase_for


@then(phrase_for(StepKind.LINK).parser)
def link(scenario_run: Outcome) -> None:
    """One counterpart came, and no second one."""
    scenario_run.tell(StepKind.LINK)


@then(phrase_for(StepKind.STAY_ALONE).parser)
def stay_alone(scenario_run: Outcome) -> None:
    """No counterpart came."""
    scenario_run.tell(StepKind.STAY_ALONE)


@then(phrase_for(StepKind.JOIN).parser)
def join(scenario_run: Outcome) -> None:
    """The record that was there became the counterpart, and none came beside it."""
    scenario_run.tell(StepKind.JOIN)


@then(phrase_for(StepKind.FOLLOW).parser)
def follow(scenario_run: Outcome) -> None:
    """The other system shows, code point by code point, what the origin stored."""
    scenario_run.tell(StepKind.FOLLOW)


@then(phrase_for(StepKind.AGREE).parser)
def agree(scenario_run: Outcome) -> None:
    """Both systems hold the same, and it is what one of them was given."""
    scenario_run.tell(StepKind.AGREE)


@then(phrase_for(StepKind.LINK_EACH).parser)
def link_each(scenario_run: Outcome) -> None:
    """Two counterparts came, no fewer and no more."""
    scenario_run.tell(StepKind.LINK_EACH)


@then(phrase_for(StepKind.APART).parser)
def apart(scenario_run: Outcome) -> None:
    """An edit here and an edit back reached the right record each, and no other."""
    scenario_run.tell(StepKind.APART)


@then(phrase_for(StepKind.CENSUS).parser)
def census(scenario_run: Outcome) -> None:
    """At the end of the run both sides add up."""
    scenario_run.tell(StepKind.CENSUS)


@then(phrase_for(StepKind.KEEP).parser)
def keep(scenario_run: Outcome) -> None:
    """The counterpart is the very record it was when linked, and nobody joined it."""
    scenario_run.tell(StepKind.KEEP)


@then(phrase_for(StepKind.REST).parser)
def rest(scenario_run: Outcome) -> None:
    """Nothing moved any more through the whole quiet period."""
    scenario_run.tell(StepKind.REST)


@then(phrase_for(StepKind.OBSERVE).parser)
def note(scenario_run: Outcome) -> None:
    """What the sync did where nothing is promised stands in the report; there is nothing to fail."""
    scenario_run.tell(StepKind.OBSERVE)


@then(phrase_for(StepKind.LINK_OWN).parser)
def link_own(scenario_run: Outcome) -> None:
    """One counterpart came beside the one that was there, and it is complete."""
    scenario_run.tell(StepKind.LINK_OWN)


@then(phrase_for(StepKind.APART_ONE).parser)
def apart_one(scenario_run: Outcome) -> None:
    """An edit of one of two alike records showed at its own counterpart, and not at the other one's."""
    scenario_run.tell(StepKind.APART_ONE)


@then(phrase_for(StepKind.UNTOUCHED).parser)
def untouched(scenario_run: Outcome) -> None:
    """The record that the sync has nothing to do with was there to the end, every property as it was."""
    scenario_run.tell(StepKind.UNTOUCHED)
