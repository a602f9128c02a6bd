"""The file of the last run counts only where the cassettes confirm it."""

from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.evidence.errors import EvidenceEdited, EvidenceMissing
from fixtures.report.signoff.checked import Kept, Read
from fixtures.report.signoff.entry import Entry, PromiseState
from fixtures.report.signoff.model import SignOff
from fixtures.results.last_run import Verdict
from tests.report.signoff.samples import PHONE_BACK, failed, only, read, recorded, run_of, signoff

SKIPPED = {"verdict": Verdict.SKIPPED, "evidence": None, "message": "no phones"}


def judged(change, recording=None, **run):
    """The sign-off of cassettes that confirm `recording`, with a file of results changed by `change`."""
    was = run_of(recording or (lambda _plan, result: result))
    left = {result.identity: change(result) if PHONE_BACK in str(result.identity) else result for result in was.results}
    run_left = replace(was, results=tuple(left.values()), **run)
    return signoff(run_left, read=recorded(was))


def entry(signed: SignOff) -> Entry:
    (found,) = (one for one in signed.entries if PHONE_BACK in one.plan.identity)
    return found


def evidence(**changes):
    return lambda result: replace(result, evidence=replace(result.evidence, **changes))


def says(**changes):
    return lambda result: replace(result, **changes)


BROKEN = only(PHONE_BACK, failed)
SAYS_PASSED = says(verdict=Verdict.PASSED, promise=None)
SAYS_FAILED = says(verdict=Verdict.FAILED, promise="row")
SAYS_WAIVED = says(verdict=Verdict.WAIVED, promise="row")


@pytest.mark.parametrize(
    ("change", "recording", "message"),
    [
        (SAYS_PASSED, BROKEN, "verdict passed, the cassette failed"),
        (SAYS_FAILED, None, "verdict failed, the cassette passed"),
        (SAYS_WAIVED, None, "verdict failed, the cassette passed"),
        (says(promise="at rest"), BROKEN, "broken promise at rest, the cassette row"),
        (evidence(sha256="1" * 64), None, "hash 1111"),
        (evidence(sha256=None), None, "hash None"),
        (evidence(tenants="simulated"), None, "kind of tenants simulated, the cassette sandbox"),
        (evidence(path=None), None, "names no cassette"),
        (says(evidence=None), None, "names no cassette"),
        (says(**SKIPPED), BROKEN, "says that this was skipped"),
    ],
)
def test_a_contradiction_is_damaged_evidence(change, recording, message):
    """Verdict, promise, hash or kind of tenants differ; a verdict has no cassette; a scenario was skipped."""
    signed = judged(change, recording)
    assert entry(signed).state is PromiseState.DAMAGED
    assert message in entry(signed).why
    page = read(signed)
    assert page.verdict == "cannot be judged"
    assert page.reasons[0].startswith("The evidence is DAMAGED: 1 scenario")
    assert "≠ 1 damaged" in page.section("unjudged")
    assert "There is nothing to sign" in page.text


def test_a_cassette_of_another_scenario():
    """The path leads to the evidence of another promise."""
    other = next(result for result in run_of().results if PHONE_BACK not in str(result.identity))
    signed = judged(lambda result: replace(result, evidence=other.evidence))
    assert entry(signed).state is PromiseState.DAMAGED
    assert "contradicts the last run, which says: cassette " in entry(signed).why


@pytest.mark.parametrize(
    ("problem", "state"),
    [(EvidenceEdited("was changed"), PromiseState.DAMAGED), (EvidenceMissing("is not there"), PromiseState.STALE)],
)
def test_a_cassette_that_cannot_be_read(problem, state):
    """The cassette is damaged, or gone since the run."""
    sound: Read = recorded(run_of())

    def spoilt(path: Path, shown: str) -> Kept:
        if "directPhone" in shown and "edited-in-PowerOffice" in shown and "--plain" in shown:
            raise problem
        return sound(path, shown)

    assert entry(signoff(run_of(), read=spoilt)).state is state


def test_the_provenance_is_the_one_of_the_cassette():
    """The day is the one of the cassette."""
    signed = judged(evidence(recorded="2020-01-01T00:00:00+00:00", run_id="another"))
    assert entry(signed).evidence.run_id == "run01"
    assert read(signed).verdict == "conformant"


def test_a_live_run_may_skip_what_its_tenants_do_not_hold():
    """A live run may have kept no cassette."""
    assert (
        entry(judged(lambda result: replace(result, **SKIPPED), tenants="sandbox")).state is PromiseState.NOT_TESTABLE
    )
    assert entry(judged(evidence(path=None), tenants="sandbox")).state is PromiseState.PASSED
