"""The judgement of a run against a fault, verdict by verdict."""

from fixtures.drill.judging import CAUGHT, FaultVerdict, Judgement, judge, worst
from fixtures.drill.scenario import SectionPromise
from tests.drill.samples import ALL, LINK, PHONE_BACK, PHONE_THERE, TOGETHER, failed, passed, unjudged

GREEN = [passed(one) for one in ALL]
BOTH, BACK = {PHONE_BACK, TOGETHER}, {PHONE_BACK}
RUNS = {
    "all that is declared is red, nothing else is": (BOTH, [failed(PHONE_BACK), failed(TOGETHER)], FaultVerdict.EXACT),
    "a promise that the fault leaves alone is red": (
        BOTH,
        [failed(PHONE_BACK), failed(TOGETHER), failed(LINK)],
        FaultVerdict.ELSEWHERE,
    ),
    "one of two is not": (BOTH, [failed(PHONE_BACK), failed(LINK)], FaultVerdict.NOT_SEEN),
    "all is green": (BOTH, [], FaultVerdict.NOT_CAUGHT),
    "the row is right, the direction is not": (BACK, [failed(PHONE_THERE)], FaultVerdict.NOT_CAUGHT),
    "a scenario about a row that found no counterpart says nothing about the row": (
        BACK,
        [failed(PHONE_BACK, LINK)],
        FaultVerdict.NOT_CAUGHT,
    ),
    "an error is no failure": (BACK, [unjudged(PHONE_BACK, "error")], FaultVerdict.NOT_CAUGHT),
    "nor is a skip": (BACK, [unjudged(PHONE_BACK, "skipped")], FaultVerdict.NOT_CAUGHT),
    "nor is what is waived": (BACK, [unjudged(PHONE_BACK, "waived")], FaultVerdict.NOT_CAUGHT),
}


def test_verdicts():
    """Only a failure that names a declared promise catches a fault."""
    found = {name: judge(declared, [*GREEN, *red], 3) for name, (declared, red, _) in RUNS.items()}
    assert {name: one.verdict for name, one in found.items()} == {name: wanted for name, (_, _, wanted) in RUNS.items()}
    assert all(one.caught is (one.verdict in CAUGHT) for one in found.values())


def test_the_promises_of_a_judgement():
    """Those that are red, declared but not seen, and red but not declared; an exact one has only red ones."""
    exact = judge(BOTH, [*GREEN, failed(PHONE_BACK), failed(TOGETHER)], 3)
    assert exact == Judgement(FaultVerdict.EXACT, (TOGETHER, PHONE_BACK))
    found = judge(BOTH, [*GREEN, failed(PHONE_BACK), failed(LINK)], 3)
    assert found == Judgement(FaultVerdict.NOT_SEEN, (LINK, PHONE_BACK), (TOGETHER,), (LINK,))


def test_runs_that_prove_nothing():
    """A promise that the fault leaves alone was not judged, it never acted, that is unknown, or the run ended early."""
    red = [*GREEN, failed(PHONE_BACK)]
    left_alone = judge(BACK, [passed(TOGETHER), unjudged(LINK), passed(PHONE_THERE), failed(PHONE_BACK)], 3)
    stopped = judge(BACK, [failed(PHONE_BACK)], 3, "it was stopped")
    found = [left_alone, judge(BACK, red, None), stopped, judge(BACK, red, 0)]
    assert [one.verdict for one in found] == [FaultVerdict.NOT_JUDGED] * 3 + [FaultVerdict.NOT_EXERCISED]
    assert not any(one.caught for one in found)
    assert str(LINK) in left_alone.why
    assert stopped.why == "it was stopped"


def test_the_worst_of_several_runs_counts():
    """One run that misses the fault is enough."""
    exact, missed = Judgement(FaultVerdict.EXACT), Judgement(FaultVerdict.NOT_CAUGHT)
    assert worst([exact, missed, exact]) is missed


def test_promises_sort_by_section_and_row():
    """Those of a section as a whole come first."""
    other = SectionPromise("Activities-Projectactivity", "reconciliation")
    assert sorted([PHONE_BACK, LINK, other, PHONE_THERE]) == [other, LINK, PHONE_THERE, PHONE_BACK]
