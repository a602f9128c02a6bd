"""Steps report the outcome of a scenario run: green up to where it ended, then its failure and where that was seen."""

import pytest

from fixtures.execution.outcome import Outcome, outcome_of_run
from fixtures.planning.plan import Promise
from fixtures.planning.steps import Link, Make, Rest
from fixtures.runs.verdict import Failure, NotConformant
from tests.execution.sentences import NEW
from tests.execution.world import World, planned

KINDS = (Make, Link, Rest)


def a_story(failure: Failure | None) -> Outcome:
    return Outcome(planned(*NEW), failure, (), {}, (), "SIMULATED, recorded today")


def test_run_without_a_failure():
    """No step fails."""
    story = a_story(None)
    for kind in KINDS:
        story.assert_step(kind)


def test_run_that_ended_early():
    """Steps before the failure pass; it is raised at its stage, with the evidence, and at each step behind it."""
    for stage in range(len(KINDS)):
        story = a_story(Failure(Promise.AT_REST, "what was seen", stage))
        for kind in KINDS[:stage]:
            story.assert_step(kind)
        for kind in KINDS[stage:]:
            with pytest.raises(NotConformant, match="what was seen\n  evidence   SIMULATED, recorded today") as failure:
                story.assert_step(kind)
            assert failure.value.promise is Promise.AT_REST


def test_how_to_run_just_this():
    """The failure's text ends with the command of the run that shows it, not of the one that recorded it."""
    story = a_story(Failure(Promise.AT_REST, "what was seen", 0))
    story.rerun = "pytest x --tenants=simulated"
    with pytest.raises(NotConformant, match=r"recorded today\n  just this  pytest x --tenants=simulated$"):
        story.assert_step(Make)


def test_steps_of_another_scenario():
    """A step that the plan does not have there is a fault of the suite, and no verdict."""
    with pytest.raises(ValueError, match="step 0 of the plan is make, the scenario runs rest"):
        a_story(None).assert_step(Rest)


def test_what_an_outcome_holds():
    """Its own records, requests and stages."""
    story = outcome_of_run(World().executed(*NEW), "seen live")
    assert set(story.records) == {"CRMOffice", "PowerOffice GO"}
    assert story.interactions
    assert len(story.seen) == len(NEW)
    assert (story.failure, story.evidence) == (None, "seen live")
