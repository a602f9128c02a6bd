"""The sign-off page: what a reader finds in it, and that it fetches nothing."""

import re
from dataclasses import replace
from functools import cache

import pytest

from fixtures.report.signoff.building import OBSERVATION, Beside, build
from fixtures.results.last_run import Verdict
from tests.report.signoff.samples import (
    NOW,
    PHONE_BACK,
    ROOT,
    Page,
    every,
    failed,
    only,
    pairs,
    read,
    recorded,
    run_of,
    seen,
    signoff,
    words,
)


@cache
def sound() -> Page:
    """The page of a run in which every scenario passed."""
    return read(signoff())


def test_every_row_of_the_checklist_is_there():
    """Each row has its properties, its type and a cell for each direction."""
    for pair in pairs():
        for section in pair.checklist.sections:
            for row in section.rows:
                assert f"{row.source} → {row.target}, by value class" in sound().text
    assert "The checklist lists no property for this section" in sound().text


def test_every_scenario_has_its_evidence():
    """The evidence shows what was seen, when, in which file, and where the scenario is specified."""
    for plan in pairs()[0].plans:
        (article,) = (
            found
            for found in sound().top.iter("article")
            if words(found.find("h3")).endswith(f" {plan.claim}")
            and f"line {plan.line}." in words(found)
            and f"{plan.section.source_entity} → {plan.section.target_entity}" in words(found)
        )
        text = words(article)
        assert "Sandbox, 20 Nov 2026 10:00 UTC" in text
        assert f"Specified in {plan.feature}" in text
        (link,) = (link for link in article.iter("a") if link.get("class") == "file")
        assert link.get("href", "").startswith("../cassettes/")


def test_from_a_failed_row_to_what_was_seen():
    """Links lead from the section's table to the row's, then to the scenario and its unchanged message."""
    page = read(signoff(run_of(only(PHONE_BACK, failed))))
    (cell,) = (link for link in page.links("1 failed, 1 passed"))
    (scenario,) = (link for link in page.follow(cell).iter("a") if "failed" in words(link))
    article = page.follow(scenario)
    assert "expected 'Anna' & <b> seen nothing" in words(article)
    assert "broken here" in words(article)
    assert "not reached" in words(article)
    (first,) = page.links("arrives as directPhone in CRMOffice [a phone number of eight digits]")
    assert page.follow(first) is article


def test_every_link_within_the_page_leads_somewhere():
    """Each id stands once."""
    ids = [element.get("id") for element in sound().top.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {link.get("href", "")[1:] for link in sound().top.iter("a") if link.get("href", "")[0] == "#"}
    assert targets <= set(ids)


def test_it_fetches_nothing():
    """The page has no script, picture, font or address other than those of its own files."""
    page = read(signoff(run_of(only(PHONE_BACK, failed))))
    assert not re.findall(r"<script|<link|<img|<iframe|@import|url\(|https?://", page.html)


def test_it_names_no_place_of_this_machine():
    """A message that holds markup is escaped."""

    def stumbled(plan, result):
        message = f"RuntimeError: cannot read {ROOT}/secret/place"
        return replace(result, verdict=Verdict.ERROR, cause="harness", message=message, evidence=None)

    page = read(signoff(run_of(only(PHONE_BACK, stumbled))))
    assert "cannot read secret/place" in page.text
    assert str(ROOT) not in page.html


def test_times_are_shown_against_the_deadline():
    """Times are listed by direction; those of a made record include its link."""
    (table,) = (found for found in sound().top.iter("table") if "no verdict in itself" in words(found))
    rows = [words(row) for row in table.iter("tr")]
    assert next(row for row in rows if row.startswith("made in CRMOffice")).endswith("4.0 s 4.0 s 4.0 s 600 s")
    back = next(row for row in rows if row.startswith("edited in PowerOffice GO"))
    assert back.endswith("2.0 s 2.0 s 2.0 s 600 s")


def test_in_how_many_runs_it_was_seen():
    """The page lists runs, days, repeats and authors."""

    def later(plan, result):
        evidence = replace(result.evidence, run_id="run02", recorded="2026-11-22T08:00:00+00:00", attempt=3)
        return replace(result, evidence=evidence)

    one = seen_path(PHONE_BACK)
    page = read(signoff(run_of(only(PHONE_BACK, later)), recorded_by={one: "Kari Nordmann"}))
    assert "Seen in 2 runs, on 2 days, 20 Nov 2026 to 22 Nov 2026, with 2 repeats: earlier" in page.text
    assert "run02 sandbox 22 Nov 2026 08:00 UTC Kari Nordmann 0.1.0 1 2" in page.text
    assert "Seen in 1 run, on 20 Nov 2026, each scenario once." in sound().text


def seen_path(match: str) -> str:
    (path,) = (
        result.evidence.path
        for result in run_of().results
        if result.evidence and match in str(result.identity) and result.evidence.path
    )
    return path


def test_what_cannot_be_tested_is_listed_with_its_reason():
    """Untestable scenarios stand beside what is never testable and what is not promised."""

    def skipped(plan, result):
        return replace(result, verdict=Verdict.SKIPPED, message="the tenant has no phones", evidence=None)

    page = read(signoff(replace(run_of(only(PHONE_BACK, skipped)), tenants="sandbox")))
    assert page.verdict == "conformant"
    (heading,) = (found for found in page.top.iter("h3") if words(found).startswith("Promised, but not"))
    limits = page.section("limits")
    assert "The tenant has no phones: phoneNumber edited in PowerOffice GO" in limits
    assert "older than the run" in limits
    assert "a property that is emptied" in limits
    assert heading is not None


def test_a_scenario_without_promise_is_listed():
    """A scenario of the run that the features do not have is listed."""
    run = run_of()
    stray = replace(run.results[0], identity="x/y/z", claim="Something old")
    page = read(signoff(replace(run, results=(*run.results, stray))))
    assert page.verdict == "cannot be judged"
    assert "Scenario without promise: Something old" in page.text


@pytest.mark.parametrize("drill", [None, "drill of 23 Nov 2026: 85 of 85 faults caught, 79 exact"])
def test_the_drill_is_shown(drill):
    """The page shows the last drill, or that there was none."""
    page = read(signoff(drill=drill))
    assert (drill or "No drill was run here") in page.text


def test_what_lies_beyond_the_checklist_stands_apart():
    """Its observation is shown; it counts neither as passed nor as failed."""
    first = every()[:1]

    def observed(plan, result):
        if plan.rule.value != OBSERVATION:
            return result
        return replace(result, observation=f"{plan.scenario}: the counterpart stays", evidence=seen(plan, "simulated"))

    run = run_of(observed, first)
    signed = build(ROOT, run, first, Beside(now=NOW, read=recorded(run)))
    beyond = [plan for pair in first for plan in pair.plans if plan.rule.value == OBSERVATION]
    page = read(signed)
    assert len(signed.beyond) == len(beyond) > 0
    assert page.verdict == "conformant"
    assert sum(signed.counts.values()) == len(signed.entries)
    assert f"{beyond[0].claim}: the counterpart stays" in page.text
    (link,) = (
        found
        for found in page.links(beyond[0].claim)
        if page.follow(found).get("class") == "observed" and beyond[0].feature in words(page.follow(found))
    )
    assert words(page.follow(link)).startswith("· observed")


def test_a_section_that_no_client_knows_is_shown_in_a_few_words():
    """One reason stands for a hundred scenarios, and each of its cells leads to it."""
    section = pairs()[0].checklist.sections[0]

    def skipped(plan, result):
        if plan.section != section:
            return result
        return replace(result, verdict=Verdict.SKIPPED, message="no client knows it", evidence=None)

    page = read(signoff(replace(run_of(skipped), tenants="sandbox")))
    count = sum(plan.section == section for plan in pairs()[0].plans)
    name = f"{section.source_entity} → {section.target_entity}"
    limits = page.section("limits")
    assert f"No client knows it: {count} scenarios of {name}." in limits
    (article,) = (found for found in page.top.iter("article") if found.get("class") == "not-testable")
    assert words(article).startswith(f"○ not testable {name}: no client knows it")
    row = page.follow(next(page.links("3 not testable")))
    assert "not testable with no value and in no direction, no client knows it" in words(row)
    cells = [link for link in page.links("not testable: ") if link.get("href", "").startswith("#e-")]
    assert cells
    assert all(page.follow(cell) in set(article.iter("li")) for cell in cells)


def test_what_took_no_part_is_shown_in_a_few_words():
    """A selection leaves hundreds of scenarios out; they are grouped, so that errors stay visible."""

    def left_out(plan, result):
        return None if plan.section.source_entity == "Contacts" else result

    page = read(signoff(run_of(left_out)))
    unjudged = page.section("unjudged")
    count = sum(plan.section.source_entity == "Contacts" for plan in pairs()[0].plans)
    assert f"Contacts → Contactperson ? {count} not run It took no part in the last run." in unjudged


def test_paper_says_of_itself_what_it_is():
    """Each sheet has the verdict and the fingerprint; a page that cannot be signed says so."""
    assert '@bottom-left { content: "Verdict: conformant"; }' in sound().html
    unsound = read(signoff(run_of(lambda plan, result: replace(result, evidence=seen(plan, "simulated")))))
    assert '@bottom-left { content: "Verdict: cannot be judged – NOT to be signed"; }' in unsound.html
    assert "On paper, what passed" in unsound.text
