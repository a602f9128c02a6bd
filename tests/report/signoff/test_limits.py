"""What the sign-off page says it does not judge, and what it compares by what is meant."""

from dataclasses import replace

from fixtures.checklist import store
from fixtures.checklist.gherkin.records import as_two_systems
from fixtures.report.specified import SpecifiedPair
from tests.report.signoff.samples import PHONE_BACK, ROOT, only, read, run_of, signoff, skipped


def test_what_cannot_be_tested_is_listed_with_its_reason():
    """Untestable scenarios stand beside what is never testable and what is not promised."""
    run = run_of(only(PHONE_BACK, skipped("the tenant has no phones")))
    page = read(signoff(replace(run, tenants="sandbox")))
    assert page.verdict == "conformant"
    limits = page.section("more")
    assert "The tenant has no phones: 1 scenario of Contacts → Contactperson." in limits
    assert "older than the run" in limits
    assert "a property that is emptied" in limits


def test_what_is_compared_by_what_is_meant_is_listed():
    """Rows about a person or a day are named with what counts; a pair without such rows has no word of it."""
    folder = ROOT / "features/powerofficego_crmoffice"
    pair = SpecifiedPair(folder.name, folder, as_two_systems(store.read(folder / "checklist.toml")), plans=())
    limits = read(signoff(found=(pair,))).section("more")
    assert "by what is meant, which the checklist does not say and this suite assumes:" in limits
    assert "ProjectManagerEmployeeId → ownerId are the same when both stand for one person, whose" in limits
    assert "StartDate → startsAt are the same when the moment lies on that day in UTC (assumed)." in limits
    assert "by what is meant" not in read(signoff()).text
