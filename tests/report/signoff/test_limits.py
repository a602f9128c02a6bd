"""What the sign-off page says it does not judge, and what it compares by what is meant."""

from dataclasses import replace

from fixtures.report.signoff.building import Beside, build
from fixtures.report.signoff.page import page as html_of
from fixtures.results.last_run import Verdict
from tests.report.signoff.samples import NOW, PHONE_BACK, ROOT, every, only, parsed, read, recorded, run_of, signoff


def test_what_cannot_be_tested_is_listed_with_its_reason():
    """Untestable scenarios stand beside what is never testable and what is not promised."""

    def skipped(plan, result):
        return replace(result, verdict=Verdict.SKIPPED, message="the tenant has no phones", evidence=None)

    page = read(signoff(replace(run_of(only(PHONE_BACK, skipped)), tenants="sandbox")))
    assert page.verdict == "conformant"
    limits = page.section("more")
    assert "The tenant has no phones: 1 scenario of Contacts → Contactperson." in limits
    assert "older than the run" in limits
    assert "a property that is emptied" in limits


def test_what_is_compared_by_what_is_meant_is_listed():
    """Rows about a person or a day are named with what counts; a pair without such rows has no word of it."""
    (pair,) = (one for one in every() if one.name == "powerofficego_crmoffice")
    run = run_of(found=(pair,))
    (one,) = build(ROOT, run, [pair], Beside(now=NOW, read=recorded(run))).each
    limits = parsed(html_of(one, "0")).section("more")
    assert "by what is meant, which the checklist does not say and this suite assumes:" in limits
    assert "ProjectManagerEmployeeId → ownerId are the same when both stand for one person, whose" in limits
    assert "StartDate → startsAt are the same when the moment lies on that day in UTC (assumed)." in limits
    assert "by what is meant" not in read(signoff()).text
