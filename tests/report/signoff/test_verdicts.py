"""Which verdict stands on top, for every kind of evidence; nothing but sound evidence is signed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fixtures.report.last_run import Verdict
from fixtures.report.signoff.judging import accepting_simulated
from fixtures.report.signoff.model import Word
from tests.report.signoff.samples import (
    NOW,
    PHONE_BACK,
    Change,
    Page,
    failed,
    only,
    read,
    run_of,
    seen,
    signoff,
)


def simulated(plan, result):
    return replace(result, evidence=seen(plan, "simulated"))


def old(plan, result):
    return replace(result, evidence=seen(plan, "sandbox", (NOW - timedelta(days=91)).isoformat()))


def missing(plan, result):
    message = "There is no evidence at x.yaml.\nRecord it."
    return replace(result, verdict=Verdict.ERROR, cause="missing evidence", message=message, evidence=None)


def stale(plan, result):
    return replace(
        result, verdict=Verdict.ERROR, cause="stale evidence", message="Evidence is stale", evidence=None
    )


def changed(plan, result):
    return replace(result, row_fingerprint="another")


def errored(plan, result):
    return replace(result, verdict=Verdict.ERROR, cause="environment", message="401", evidence=None)


def unkept(plan, result):
    return replace(result, evidence=replace(seen(plan), path=None))


def absent(plan, result):
    return None


def shown(change: Change, **beside: object) -> Page:
    return read(signoff(run_of(change), **beside))


def test_sound_evidence_is_conformant_and_can_be_signed():
    """Name, date and signature have a line each."""
    page = read(signoff())
    assert page.verdict == "conformant"
    assert "nothing contradicts the checklist" in page.reasons[0]
    assert [words for words in ("Name", "Date", "Signature") if f"<dt>{words}</dt>" in page.html] == [
        "Name",
        "Date",
        "Signature",
    ]


def test_a_broken_promise_is_not_conformant_and_can_be_signed():
    """A refusal is a decision, too."""
    page = shown(only(PHONE_BACK, failed))
    assert page.verdict == "not conformant"
    assert page.reasons[0].startswith("1 scenario shows a broken promise of the checklist.")
    assert "<dt>Signature</dt>" in page.html


@pytest.mark.parametrize(
    ("change", "in_words"),
    [
        (simulated, "SIMULATED"),
        (only(PHONE_BACK, simulated), "MIXED"),
        (only(PHONE_BACK, old), "TOO OLD"),
        (only(PHONE_BACK, missing), "INCOMPLETE: 1 scenario without a recording"),
        (only(PHONE_BACK, stale), "STALE: 1 scenario"),
        (only(PHONE_BACK, changed), "STALE: 1 scenario"),
        (only(PHONE_BACK, errored), "INCOMPLETE: 1 scenario ended in an error"),
        (only(PHONE_BACK, unkept), "INCOMPLETE: 1 verdict seen live and not recorded"),
        (only(PHONE_BACK, absent), "INCOMPLETE: 1 scenario took no part"),
        (missing, "NOTHING was judged"),
    ],
)
def test_unsound_evidence_cannot_be_judged_nor_signed(change, in_words):
    """It says so in words, says what would change it, and offers no line to sign on."""
    page = shown(change)
    assert page.verdict == "cannot be judged"
    (reason,) = (reason for reason in page.reasons if in_words in reason)
    assert "What would change it: " in reason
    assert "<dt>Signature</dt>" not in page.html
    assert "There is nothing to sign" in page.text
    assert "must not be signed" in page.text


def test_a_census_is_seen_live_or_not_at_all():
    """There is no recording of it, so none is asked for; it stands as what it is."""
    page = shown(only("/census", unkept))
    assert page.verdict == "conformant"
    assert "Seen live by the run itself: a count of both sides cannot be replayed." in page.text


@pytest.mark.parametrize("run", [{"whole": False}, {"interrupted": True}])
def test_a_part_of_a_run_cannot_be_judged(run):
    """Even if all that is there is good."""
    page = read(signoff(replace(run_of(), **run)))
    assert page.verdict == "cannot be judged"
    assert "PARTIAL" in page.reasons[0] or "INTERRUPTED" in page.reasons[0]


def test_how_old_evidence_may_be_is_a_setting():
    """90 days by default."""
    assert shown(old, max_age_days=91).verdict == "conformant"
    assert shown(old).verdict == "cannot be judged"


@pytest.mark.parametrize("change", [simulated, old, only("givenName", simulated)])
def test_a_broken_promise_in_unsound_evidence_is_no_verdict(change):
    """But it is told."""

    def both(plan, result):
        return failed(plan, result) if PHONE_BACK in plan.identity else result

    def unsound(plan, result):
        result = both(plan, result)
        evidence = change(plan, result).evidence
        return replace(result, evidence=evidence)

    page = shown(unsound)
    assert page.verdict == "cannot be judged"
    assert any("1 scenario shows a broken promise of the checklist" in reason for reason in page.reasons)


def test_a_broken_promise_decides_where_evidence_is_only_incomplete():
    """Nothing that is missing could mend it; what is missing is told."""

    def both(plan, result):
        result = failed(plan, result) if PHONE_BACK in plan.identity else result
        return missing(plan, result) if "familyName" in plan.identity else result

    page = shown(both)
    assert page.verdict == "not conformant"
    assert any("without a recording" in reason for reason in page.reasons)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (simulated, Word.CONFORMANT),
        (only(PHONE_BACK, failed), Word.NOT_CONFORMANT),
        (only(PHONE_BACK, missing), Word.CANNOT_BE_JUDGED),
        (only(PHONE_BACK, simulated), Word.CANNOT_BE_JUDGED),
        (old, Word.CANNOT_BE_JUDGED),
    ],
)
def test_what_it_would_be_if_simulated_counted(change, word):
    """For CI of the suite: only that one reason is overlooked."""
    assert accepting_simulated(signoff(run_of(change)).decision) is word


def test_a_waived_failure_is_waived_and_not_hidden():
    """It neither fails nor passes, and it is named with its waiver."""

    def waived(plan, result):
        return replace(failed(plan, result), verdict=Verdict.WAIVED, waiver="agreed with QA")

    waiver = {
        "name": "phones back",
        "reason": "agreed with QA",
        "owner": "Ola",
        "issue": "https://issues.invalid/1",
        "expires": "2027-01-01",
        "state": "in force",
        "problem": None,
    }
    run = replace(run_of(only(PHONE_BACK, waived)), waivers=(waiver,))
    page = read(signoff(run))
    assert page.verdict == "conformant"
    assert "1 waived" in page.text
    assert (
        "phones back: agreed with QA. Owner Ola; https://issues.invalid/1; until 2027-01-01. In force."
        in page.text
    )


def test_a_waiver_that_cannot_stand_is_a_reason():
    """It covers something up until it is mended."""
    waiver = {
        "name": "w",
        "reason": "",
        "owner": "",
        "issue": "",
        "expires": "",
        "state": "",
        "problem": "is expired",
    }
    page = read(signoff(replace(run_of(), waivers=(waiver,))))
    assert page.verdict == "cannot be judged"
    assert "w is expired" in page.reasons[0]
