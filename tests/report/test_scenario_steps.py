"""Steps of scenario runs whose evidence lacks something, and the words of a step."""

from datetime import UTC, datetime

from allure_commons.model2 import Status

from fixtures.execution.outcome import Outcome
from fixtures.report.allure.observed import Ending, ObservedScenario
from fixtures.report.allure.steps import sentences, span, steps_of
from fixtures.runs.scenario_run import Seen
from tests.execution.world import planned

PLAN = planned(
    "When a CRMOffice Contacts is made",
    "Then it gets exactly one PowerOffice GO Contactperson",
    "Then the pair stays at rest",
)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_steps_of_one_kind_in_a_row():
    """The second one says And, as the feature does."""
    assert [sentence.partition(" ")[0] for sentence in sentences(PLAN)] == ["When", "Then", "And"]


def test_evidence_without_times():
    """The steps are told without times, not with wrong ones."""
    for seen, started in (((), NOON), ((Seen(0.0, 1.0, 1),), None)):
        told = Outcome(PLAN, None, seen, {}, (), "SIMULATED", started)
        assert span(told) is None
        steps = steps_of(ObservedScenario(PLAN, told, 3, Ending(Status.PASSED)), PLAN, None)
        assert {(step.status, step.start, step.stop) for step in steps} == {(Status.PASSED, None, None)}


def test_clock_of_the_run():
    """Only differences count: the clock may start anywhere."""
    for begun in (0.0, 123456.5):
        told = Outcome(PLAN, None, (Seen(begun, begun + 1.5, 1),), {}, (), "SIMULATED", NOON)
        assert span(told) == (1795348800000, 1795348801500)
