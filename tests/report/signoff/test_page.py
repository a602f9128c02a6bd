"""The sign-off page: what a reader finds in it, and that it fetches nothing."""

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as Xml

import pytest

from fixtures.checklist.identity import section_id
from fixtures.execution.outcome import Compared
from fixtures.planning.plan import Plan, Rule
from fixtures.report.signoff.page import index
from fixtures.results.last_run import Result
from tests.report.signoff.samples import (
    PHONE_BACK,
    ROOT,
    Page,
    cards,
    error,
    failed,
    named,
    only,
    pairs,
    parsed,
    read,
    run_of,
    seen,
    signoff,
    simulated,
    skipped,
    words,
)


@cache
def benign() -> Page:
    """The page of a run in which every scenario passed."""
    return read(signoff())


def test_every_row_of_the_checklist_is_there():
    """Each row has its properties, its type and a cell for each direction."""
    for pair in pairs():
        for section in pair.checklist.sections:
            for row in section.rows:
                assert f"{row.source} → {row.target} ({row.type.value}), by value class" in benign().text
    assert "The checklist lists no property for this section" in benign().text


def test_a_checklist_is_named_by_its_day():
    """The time in it tells a reader nothing."""
    assert "Checklist of 2024-09-13, fingerprint" in benign().text
    assert "checklist of 2024-09-13." in parsed(index(signoff(), "0")).text


def card_of(page: Page, claim: str) -> Xml.Element:
    """The card of a scenario."""
    return next(one for one in page.top.iter("details") if words(next(one.iter("summary"))).endswith(f" {claim}"))


def test_every_scenario_has_its_evidence():
    """The card shows what was seen, when, in which file, and where the scenario is specified."""
    found = cards(signoff())
    for plan in pairs()[0].plans:
        text = words(card_of(found, plan.claim))
        assert "Sandbox, 20 Nov 2026 10:00 UTC" in text
        assert f"Specified in {plan.feature}" in text
        assert "cassettes/" in text


def with_values(plan: Plan, result: Result) -> Result:
    """A failure whose value arrived with another letter."""
    value = Compared("PowerOffice GO", "phoneNumber", "4500", "4500", "CRMOffice", "directPhone", "45O0", found=True)
    evidence = replace(seen(plan), stages=seen(plan).stages[:-1], compared=(value,))
    return replace(failed(plan, result), evidence=evidence)


def test_from_a_failed_row_to_what_was_seen():
    """Links lead from the map to the row's values, then to the card with message, values and time line."""
    signed = signoff(run_of(only(PHONE_BACK, with_values)))
    page, beside = read(signed), cards(signed)
    (cell,) = (link for link in page.links("1 failed, 1 passed"))
    (scenario,) = (link for link in page.follow(cell).iter("a") if "failed" in words(link))
    file, _, anchor = scenario.get("href", "").partition("#")
    assert file == "crmoffice_powerofficego-evidence.html"
    card = beside.by_id(anchor)
    assert "expected 'Anna' & <b> seen nothing" in words(card)
    assert "broken here" in words(card)
    assert "not reached" in words(card)
    assert [words(one) for one in card.iter("mark")] == ["0", "O"]
    assert "Differs: at character 3: U+004F O (LATIN CAPITAL LETTER O) instead of U+0030 0" in words(card)
    assert any("a lane each for CRMOffice and PowerOffice GO" in words(one) for one in card.iter())
    assert f'href="{file}#{anchor}"' in page.html.partition('id="map"')[0]


def test_one_entry_a_cause():
    """Failures of one row and direction are one entry, with the values that failed."""
    page = read(signoff(run_of(only("Contacts-familyName-Contactperson-lastName/edited-in-CRMOffice/", failed))))
    (item,) = next(one for one in page.top.iter("ul") if one.get("class") == "causes")
    assert words(item).startswith("✕ 3 failed Contacts → Contactperson: familyName -> lastName, edited in CRMOffice")
    assert "all 3 values" in words(item)


def test_every_link_within_the_page_leads_somewhere():
    """Each id stands once."""
    ids = [element.get("id") for element in benign().top.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {link.get("href", "")[1:] for link in benign().top.iter("a") if link.get("href", "")[0] == "#"}
    assert targets <= set(ids)


def test_it_fetches_nothing():
    """No page has a picture, font or address other than those of its neighbours; its script is the only one."""
    signed = signoff(run_of(only(PHONE_BACK, failed)))
    for page in (read(signed), cards(signed)):
        assert not re.findall(r"<link|<img|<iframe|@import|url\(|https?://(?!www.w3.org/2000/svg)", page.html)
        (script,) = re.findall(r"<script>(.*?)</script>", page.html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'" in page.html


def test_it_names_no_place_of_this_machine():
    """A message that holds markup is escaped."""
    stumbled = error("harness", f"RuntimeError: cannot read {ROOT}/secret/place")
    signed = signoff(run_of(only(PHONE_BACK, stumbled)))
    assert "cannot read secret/place" in cards(signed).text
    assert str(ROOT) not in read(signed).html + cards(signed).html


def test_in_how_many_runs_it_was_seen():
    """The page lists runs, days, repeats and authors."""

    def later(plan, result):
        evidence = replace(result.evidence, run_id="run02", recorded="2026-11-22T08:00:00+00:00", attempt=3)
        return replace(result, evidence=evidence)

    one = seen_path(PHONE_BACK)
    page = read(signoff(run_of(only(PHONE_BACK, later)), recorded_by={one: "Kari Nordmann"}))
    assert "Seen in 2 runs, on 2 days, 20 Nov 2026 to 22 Nov 2026, with 2 repeats: earlier" in page.text
    assert "run02 sandbox 22 Nov 2026 08:00 UTC Kari Nordmann 0.1.0 1 2" in page.text
    assert "Seen in 1 run, on 20 Nov 2026, each scenario once." in benign().text


def seen_path(match: str) -> str:
    (path,) = (
        result.evidence.path
        for result in run_of().results
        if result.evidence and match in str(result.identity) and result.evidence.path
    )
    return path


def test_a_scenario_without_promise_is_listed():
    """A scenario of the run that the features do not have is listed."""
    run = run_of()
    stray = replace(run.results[0], identity="x/y/z", claim="Something old")
    page = read(signoff(replace(run, results=(*run.results, stray))))
    assert page.verdict == "cannot be judged"  # of the pair in whose folder it stands
    assert "Scenario without promise: Something old" in page.text


@pytest.mark.parametrize("drill", [None, "drill of 23 Nov 2026: 85 of 85 faults caught, 79 exact"])
def test_the_drill_is_shown(drill):
    """The page shows the last drill, or that there was none."""
    page = read(signoff(drill=drill))
    assert (drill or "No drill was run here") in page.text


def test_what_lies_beyond_the_checklist_stands_apart():
    """Its observation is shown under its section; it counts neither as passed nor as failed."""
    pair = named()

    def observed(plan, result):
        if plan.rule is not Rule.OBSERVATION:
            return result
        return replace(result, observation=f"{plan.scenario}: the counterpart stays", evidence=seen(plan, "simulated"))

    signed = signoff(run_of(observed, (pair,)), (pair,))
    beyond = [plan for plan in pair.plans if plan.rule is Rule.OBSERVATION]
    page, beside = read(signed), cards(signed)
    assert len(signed.beyond) == len(beyond) > 0
    assert page.verdict == "conformant"
    assert sum(signed.counts.values()) == len(signed.entries)
    first = beyond[0]
    assert f"{first.section.title} {first.claim}: the counterpart stays" in page.section("more")
    sections = {plan.section.title for plan in beyond}
    (observed_in,) = (one for one in page.top.iter("details") if words(one).startswith("Observed beyond"))
    titles = [words(found) for found in observed_in.iter("strong")]
    assert titles == sorted(sections)
    assert len(titles) > 1
    assert words(card_of(beside, first.claim)).startswith("· observed")


def test_a_section_that_no_client_knows_is_shown_in_a_few_words():
    """One reason stands for a hundred scenarios, and each of its cells leads to it."""
    section = pairs()[0].checklist.sections[0]
    signed = signoff(replace(run_of(only(section_id(section), skipped("no client knows it"))), tenants="sandbox"))
    page = read(signed)
    count = sum(plan.section == section for plan in pairs()[0].plans)
    name = f"{section.source_entity} → {section.target_entity}"
    assert f"No client knows it: {count} scenarios of {name}." in page.section("more")
    (row,) = (one for one in page.top.iter("tr") if one.get("class") == "section" and name in words(one))
    assert words(row) == f"{name} ○ {count} not testable no client knows it"
    assert f"{name}: no client knows it" not in cards(signed).text


def test_what_took_no_part_is_shown_in_a_few_words():
    """A selection leaves hundreds of scenarios out; they are grouped, so that errors stay visible."""

    def left_out(plan, result):
        return None if plan.section.source_entity == "Contacts" else result

    page = read(signoff(run_of(left_out)))
    unjudged = page.section("unjudged")
    count = sum(plan.section.source_entity == "Contacts" for plan in pairs()[0].plans)
    assert f"? {count} not run Contacts → Contactperson It took no part in the last run." in unjudged


def test_paper_says_of_itself_what_it_is():
    """Each sheet has the verdict and the fingerprint; a page that cannot be signed says so."""
    assert '@bottom-left { content: "Verdict: conformant"; }' in benign().html
    unsound = read(signoff(run_of(simulated)))
    assert '@bottom-left { content: "Verdict: cannot be judged – NOT to be signed"; }' in unsound.html
