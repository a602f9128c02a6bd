"""The judgement of a run against a fault, verdict by verdict."""

import pytest

from fixtures.drill.judging import Judgement, Verdict, judge, worst
from fixtures.drill.scenario import Promise
from tests.drill.samples import ALL, LINK, PHONE_BACK, PHONE_THERE, TOGETHER, failed, passed, unjudged

GREEN = [passed(one) for one in ALL]
DECLARED = {PHONE_BACK, TOGETHER}


def test_exact():
    """Everything declared is red, nothing else is."""
    found = judge(DECLARED, [*GREEN, failed(PHONE_BACK), failed(TOGETHER)], 3)
    assert found == Judgement(Verdict.EXACT, (TOGETHER, PHONE_BACK))
    assert found.caught


def test_red_elsewhere_too():
    """A promise that the fault leaves alone is red."""
    found = judge(DECLARED, [*GREEN, failed(PHONE_BACK), failed(TOGETHER), failed(LINK)], 3)
    assert (found.verdict, found.elsewhere, found.not_seen) == (Verdict.ELSEWHERE, (LINK,), ())
    assert found.caught


def test_declared_but_not_seen():
    """One of two declared promises is red; red promises elsewhere are listed too."""
    found = judge(DECLARED, [*GREEN, failed(PHONE_BACK), failed(LINK)], 3)
    assert (found.verdict, found.elsewhere, found.not_seen) == (Verdict.NOT_SEEN, (LINK,), (TOGETHER,))
    assert found.caught


def test_not_caught():
    """All is green."""
    found = judge(DECLARED, GREEN, 3)
    assert (found.verdict, found.caught) == (Verdict.NOT_CAUGHT, False)


def test_red_in_the_wrong_direction_is_not_caught():
    """The row is right, the direction is not."""
    assert judge({PHONE_BACK}, [*GREEN, failed(PHONE_THERE)], 3).verdict is Verdict.NOT_CAUGHT


def test_a_failure_counts_for_the_promise_that_it_names():
    """A scenario about a row that found no counterpart says nothing about the row."""
    assert judge({PHONE_BACK}, [*GREEN, failed(PHONE_BACK, LINK)], 3).verdict is Verdict.NOT_CAUGHT


@pytest.mark.parametrize("verdict", ["error", "skipped", "waived"])
def test_what_is_not_judged_catches_nothing(verdict: str):
    """Neither errors nor skips are failures."""
    assert judge({PHONE_BACK}, [*GREEN, unjudged(PHONE_BACK, verdict)], 3).verdict is Verdict.NOT_CAUGHT


def test_a_promise_left_alone_must_be_judged():
    """Otherwise a suite that is red everywhere would look the same."""
    others = [passed(TOGETHER), unjudged(LINK), passed(PHONE_THERE)]
    found = judge({PHONE_BACK}, [*others, failed(PHONE_BACK)], 3)
    assert (found.verdict, found.caught) == (Verdict.NOT_JUDGED, False)
    assert str(LINK) in found.why


def test_not_exercised():
    """A fault that never acted proves nothing, whatever is red."""
    assert judge({PHONE_BACK}, [*GREEN, failed(PHONE_BACK)], 0).verdict is Verdict.NOT_EXERCISED


def test_without_an_account():
    """It is unknown whether the fault acted."""
    assert judge({PHONE_BACK}, [*GREEN, failed(PHONE_BACK)], None).verdict is Verdict.NOT_JUDGED


def test_a_run_that_ended_early():
    """Nothing is caught, and the reason is kept."""
    found = judge({PHONE_BACK}, [failed(PHONE_BACK)], 3, "it was stopped")
    assert (found.verdict, found.why, found.caught) == (Verdict.NOT_JUDGED, "it was stopped", False)


def test_the_worst_of_several_runs_counts():
    """One run that misses the fault is enough."""
    exact, missed = Judgement(Verdict.EXACT), Judgement(Verdict.NOT_CAUGHT)
    assert worst([exact, missed, exact]) is missed


def test_promises_sort_by_section_and_row():
    """Those of a section as a whole come first."""
    other = Promise("Activities-Projectactivity", "reconciliation")
    assert sorted([PHONE_BACK, LINK, other, PHONE_THERE]) == [other, LINK, PHONE_THERE, PHONE_BACK]
