"""Steps in Allure: their keywords, and evidence without times."""

from datetime import UTC, datetime

from allure_commons.model2 import Status

from fixtures.execution.outcome import Outcome
from fixtures.report.allure.scenario_result import Ending, ObservedScenario, sentences, span, steps_of
from fixtures.runs.scenario_run import StepTrace
from tests.execution.world import planned

PLAN = planned(
    "When a CRMOffice Contacts record is made",
    "Then it gets exactly one PowerOffice GO Contactperson record",
    "Then nothing else changes afterwards",
)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_steps_of_one_kind_in_a_row():
    """The second one begins with And, as in the feature."""
    assert [sentence.partition(" ")[0] for sentence in sentences(PLAN)] == ["When", "Then", "And"]


def test_evidence_without_times():
    """The steps have no times."""
    for seen, started in (((), NOON), ((StepTrace(0.0, 1.0, 1),), None)):
        outcome = Outcome(PLAN, None, seen, {}, (), "SIMULATED", started)
        assert span(outcome) is None
        steps = steps_of(ObservedScenario(PLAN, outcome, 3, Ending(Status.PASSED)), PLAN, None)
        assert {(step.status, step.start, step.stop) for step in steps} == {(Status.PASSED, None, None)}


def test_clock_of_the_run():
    """Only differences count: the clock may start at any value."""
    for begun in (0.0, 123456.5):
        outcome = Outcome(PLAN, None, (StepTrace(begun, begun + 1.5, 1),), {}, (), "SIMULATED", NOON)
        assert span(outcome) == (1795348800000, 1795348801500)
