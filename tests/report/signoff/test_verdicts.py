"""The verdict on top for every kind of evidence; only sound evidence can be signed."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from fixtures.report.signoff.judging import accepting_simulated
from fixtures.report.signoff.model import Word
from tests.report.signoff.samples import (
    NOW,
    PHONE_BACK,
    ROW,
    Change,
    Page,
    cards,
    error,
    failed,
    only,
    read,
    run_of,
    seen,
    signoff,
    simulated,
    waived,
    waiver,
)

NO_RECORDING = error("missing evidence", "There is no evidence at x.yaml.\nRecord it.")


def recorded(time: datetime) -> Change:
    return lambda plan, result: replace(result, evidence=seen(plan, "sandbox", time.isoformat()))


old, of_the_future = recorded(NOW - timedelta(days=91)), recorded(NOW + timedelta(days=1))


def unkept(plan, result):
    return replace(result, evidence=replace(seen(plan), path=None))


def absent(plan, result):
    return None


def shown(change: Change, max_age_days: int = 90) -> Page:
    return read(signoff(run_of(change), max_age_days=max_age_days))


def test_sound_evidence_is_conformant_and_can_be_signed():
    """The page has a line for name, date and signature."""
    page = read(signoff())
    assert page.verdict == "conformant"
    assert "nothing contradicts the checklist" in page.reasons[0]
    assert [words for words in ("Name", "Date", "Signature") if f"<dt>{words}</dt>" in page.html] == [
        "Name",
        "Date",
        "Signature",
    ]


def test_a_broken_promise_is_not_conformant_and_cannot_be_signed():
    """A report of a broken promise cannot be signed, however sound its evidence is."""
    page = shown(only(PHONE_BACK, failed))
    assert page.verdict == "not conformant"
    assert page.reasons[0].startswith("1 scenario shows a broken promise of the checklist.")
    assert "<dt>Signature</dt>" not in page.html


@pytest.mark.parametrize(
    ("change", "in_words"),
    [
        (simulated, "SIMULATED"),
        (only(PHONE_BACK, simulated), "MIXED"),
        (only(PHONE_BACK, old), "TOO OLD"),
        (only(PHONE_BACK, NO_RECORDING), "INCOMPLETE: 1 scenario without a recording"),
        (only(PHONE_BACK, error("stale evidence")), "STALE: 1 scenario"),
        (only(PHONE_BACK, lambda _plan, result: replace(result, row_fingerprint="another")), "STALE: 1 scenario"),
        (only(PHONE_BACK, error("waits for a scan")), "INCOMPLETE: 1 scenario whose change arrives only after the run"),
        (only(PHONE_BACK, error("environment")), "INCOMPLETE: 1 scenario ended in an error"),
        (only(PHONE_BACK, unkept), "DAMAGED: 1 scenario"),
        (only(PHONE_BACK, error("damaged evidence")), "DAMAGED: 1 scenario"),
        (only(PHONE_BACK, of_the_future), "OF THE FUTURE: 1 verdict recorded after this report was made"),
        (only(PHONE_BACK, absent), "INCOMPLETE: 1 scenario took no part"),
        (NO_RECORDING, "NOTHING was judged"),
    ],
)
def test_unsound_evidence_cannot_be_judged_nor_signed(change, in_words):
    """The page says so in words, names what would change it, and has no signature line."""
    page = shown(change)
    assert page.verdict == "cannot be judged"
    (reason,) = (reason for reason in page.reasons if in_words in reason)
    assert "What would change it: " in reason
    assert "<dt>Signature</dt>" not in page.html
    assert "There is nothing to sign" in page.text
    assert "must not be signed" in page.text


def test_a_census_is_seen_live_or_not_at_all():
    """A census has no recording, so none is required."""
    signed = signoff(run_of(only("/census", unkept)))
    assert read(signed).verdict == "conformant"
    assert "Seen live by the run itself: a count of both sides cannot be replayed." in cards(signed).text


def test_what_was_seen_live_and_not_kept_cannot_be_judged():
    """Evidence that was not kept cannot be checked again."""
    page = read(signoff(replace(run_of(only(PHONE_BACK, unkept)), tenants="sandbox")))
    assert page.verdict == "cannot be judged"
    assert page.reasons[0].startswith("The evidence is INCOMPLETE: 1 verdict seen live and not recorded")


def test_clocks_may_be_a_little_apart():
    """A recording of this minute on a machine with another clock is not of the future."""
    page = shown(recorded(NOW + timedelta(minutes=4)))
    assert page.verdict == "conformant"


@pytest.mark.parametrize("run", [{"whole": False}, {"interrupted": True}])
def test_a_part_of_a_run_cannot_be_judged(run):
    """A selection or an interrupted run cannot be judged, even if every scenario in it passed."""
    page = read(signoff(replace(run_of(), **run)))
    assert page.verdict == "cannot be judged"
    assert "PARTIAL" in page.reasons[0] or "INTERRUPTED" in page.reasons[0]


def test_how_old_evidence_may_be_is_a_setting():
    """The default is 90 days."""
    assert shown(old, max_age_days=91).verdict == "conformant"
    assert shown(old).verdict == "cannot be judged"


@pytest.mark.parametrize(
    ("change", "in_words"),
    [
        (simulated, "(simulated tenants: proves the suite, not the sync)"),
        (only("givenName", simulated), "(simulated tenants: proves the suite, not the sync)"),
        (old, "(evidence that is old: cannot be judged)"),
    ],
)
def test_a_broken_promise_in_unsound_evidence_comes_first(change, in_words):
    """It is no verdict on the sync; the headline names both, and nothing can be signed."""

    def unsound(plan, result):
        broken = failed(plan, result) if f"/{ROW}/" in plan.identity else result
        return replace(broken, evidence=replace(broken.evidence, **of(change(plan, result).evidence)))

    def of(evidence):
        return {"tenants": evidence.tenants, "recorded": evidence.recorded}

    signed = signoff(run_of(unsound))
    page = read(signed)
    assert page.verdict == f"3 promises broken {in_words}"
    assert signed.decision.word is Word.CANNOT_BE_JUDGED
    assert page.reasons[0].endswith("report again.")
    assert "scenarios show a broken promise of the checklist" in page.reasons[0]
    assert "Of the sync itself: cannot be judged." in page.text
    assert 'class="verdict cannot-be-judged broken"' in page.html
    assert "There is nothing to sign" in page.text


def test_a_broken_promise_decides_where_evidence_is_only_incomplete():
    """A broken promise decides although evidence is missing, and the page lists what is missing."""

    def both(plan, result):
        result = failed(plan, result) if PHONE_BACK in plan.identity else result
        return NO_RECORDING(plan, result) if "familyName" in plan.identity else result

    page = shown(both)
    assert page.verdict == "not conformant"
    assert any("without a recording" in reason for reason in page.reasons)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (simulated, Word.CONFORMANT),
        (only(PHONE_BACK, failed), Word.NOT_CONFORMANT),
        (only(PHONE_BACK, of_the_future), Word.CANNOT_BE_JUDGED),
        (
            lambda plan, result: old(plan, result) if "familyName" in plan.identity else failed(plan, result),
            Word.CANNOT_BE_JUDGED,
        ),
        (only(PHONE_BACK, NO_RECORDING), Word.CANNOT_BE_JUDGED),
        (only(PHONE_BACK, simulated), Word.CANNOT_BE_JUDGED),
        (old, Word.CANNOT_BE_JUDGED),
    ],
)
def test_what_it_would_be_if_simulated_counted(change, word):
    """The suite's own CI may ignore that one reason, and no other."""
    assert accepting_simulated(signoff(run_of(change)).decision) is word


def test_a_waived_deviation_is_part_of_the_verdict():
    """The box has number, owner and last day, in another colour; never *nothing contradicts*."""
    signed = signoff(run_of(only(PHONE_BACK, waived)), waivers=[waiver()])
    page = read(signed)
    assert page.verdict == "conformant with 1 waived deviation"
    assert signed.decision.word is Word.WITH_WAIVERS
    assert page.reasons[0].startswith("1 deviation WAIVED by crmoffice_powerofficego/waivers.toml 1 ")
    assert "agreed with QA. Owner Ola; until 2027-01-01; QA-1." in page.reasons[0]
    assert "nothing contradicts" not in page.text
    assert 'class="verdict conformant-with-waived-deviations"' in page.html
    assert "I confirm the verdict conformant with 1 waived deviation" in page.text
    both = read(
        signoff(
            run_of(lambda plan, result: waived(plan, result) if ROW in plan.identity else result),
            waivers=[waiver()],
        )
    )
    assert re.fullmatch(r"conformant with \d waived deviations", both.verdict)


def test_waived_scenarios_that_passed_are_named():
    """The page lists the scenarios that a broad waiver covers without need."""
    page = read(signoff(run_of(only(PHONE_BACK, waived)), waivers=[waiver()]))
    beside = page.section("more")
    assert re.search(r"In force: 1 waived\. It covers \d+ that passed, and need no waiver: ", beside)
    assert "directPhone of a new contact arrives" in beside or "directPhone" in beside.partition("need no waiver")[2]


@pytest.mark.parametrize("change", [simulated, old, absent])
def test_waived_deviations_are_listed_beside_every_other_verdict(change):
    """They are listed also when the verdict is *cannot be judged*."""

    def both(plan, result):
        return waived(plan, result) if PHONE_BACK in plan.identity else change(plan, result)

    page = read(signoff(run_of(both), waivers=[waiver()]))
    assert page.verdict == "cannot be judged"
    assert any("1 deviation WAIVED by" in reason and "Owner Ola" in reason for reason in page.reasons)


@pytest.mark.parametrize(
    "changes", [{"owner": ""}, {"expires": "2026-11-22"}, {"expires": "9999-12-31"}, {"classes": "an emoji"}]
)
def test_what_no_sound_waiver_covers_is_broken(changes):
    """The report reads the waivers itself and does not trust the last run."""
    waivers = [waiver(**changes)]
    signed = signoff(run_of(only(PHONE_BACK, waived)), waivers=waivers)
    assert read(signed).verdict == "not conformant"
    assert "no waiver that stands covers it" in cards(signed).text
    assert read(signoff(run_of(only(PHONE_BACK, waived)))).verdict == "not conformant"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"owner": "", "issue": ""}, "lacks owner, issue"),
        ({"row": "Contacts-shoeSize-Contactperson-size"}, "means no scenario"),
        ({}, "is not needed any more: none of its scenarios fails"),
    ],
)
def test_a_waiver_that_cannot_stand_is_a_reason(changes, problem):
    """A waiver with a problem makes the verdict *cannot be judged*."""
    page = read(signoff(waivers=[waiver(**changes)]))
    assert page.verdict == "cannot be judged"
    assert problem in page.reasons[0]
