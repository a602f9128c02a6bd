"""Terminal, sign-off page, `signoff.json` and coverage table have one set of numbers."""

import json
from collections import Counter
from dataclasses import asdict, replace

from fixtures.planning.plan import Plan, Rule
from fixtures.report.coverage import counted
from fixtures.report.signoff.as_json import as_json
from fixtures.report.signoff.entry import PromiseState
from fixtures.report.signoff.model import SignOff
from fixtures.report.specified import specified
from fixtures.results.counts import NOTHING_TO_NOTE, Part, counts_of
from fixtures.results.last_run import Result
from fixtures.runs.verdict import ONLY_LIVE
from tests.report.signoff.samples import ROOT, error, failed, named, only, read, run_of, signoff, skipped

STATES = ("passed", "failed", "waived")


def mixed(plan: Plan, result: Result) -> Result | None:
    """Each part of a run has scenarios."""
    value = plan.value_class.id if plan.value_class else ""
    if plan.rule is Rule.RECONCILIATION:
        return skipped(ONLY_LIVE)(plan, result)
    if plan.rule is Rule.OBSERVATION:
        return result if "CRMOffice" in plan.identity else skipped(f"{NOTHING_TO_NOTE}: none")(plan, result)
    by_class = {"quotes": skipped("the tenant refuses it"), "cjk": error("environment"), "emoji": failed}
    if value == "word-true":
        return None
    return by_class[value](plan, result) if value in by_class else result


def test_a_page_counts_as_the_run_does():
    """Every part has the same number on the terminal, the page's bar and in the JSON, and none is lost."""
    pair = named()
    run = replace(run_of(mixed, (pair,)), tenants="sandbox")
    signed = signoff(run, (pair,))
    counts_of_run = counts_of([asdict(result) for result in run.results], len(pair.plans))
    assert min(counts_of_run.values()) > 0
    assert sum(counts_of_run.values()) == len(pair.plans)
    as_page = {PromiseState.NOT_RUN if part is Part.LEFT_OUT else part: count for part, count in counts_of_run.items()}
    assert signed.shares == as_page
    assert as_json(signed)["parts"] == {str(part): count for part, count in as_page.items()}
    bar = shown(signed)
    assert all(f"{count} {part}" in bar for part, count in as_page.items()), bar
    assert f"{len(pair.plans)} scenarios" in bar


def test_no_section_calls_a_reconciliation_of_a_replay_not_testable():
    """It has the words of the terminal's last lines; one with another reason is not testable."""

    def of_a_replay(message):
        return read(signoff(replace(run_of(only("/census/", skipped(message))), tenants="sandbox"))).section("rows")

    words = "1 reconciliation (judged in live runs)"
    assert words in of_a_replay(ONLY_LIVE)
    assert "1 not testable" not in of_a_replay(ONLY_LIVE)
    assert words not in of_a_replay("no client knows it")
    assert "1 not testable" in of_a_replay("no client knows it")


def shown(signed: SignOff) -> str:
    """The page above its first section."""
    return read(signed).text.partition("What is broken")[0]


def test_the_committed_sign_off_counts_as_the_coverage_table():
    """The committed report was made of the committed evidence: both have the numbers of a plain `pytest`."""
    content = json.loads((ROOT / "reports/signoff.json").read_text(encoding="utf-8"))
    table = Counter[Part]()
    for pair in specified(ROOT):
        table.update(counted(ROOT, pair.plans))
    counts, beyond = content["counts"], Counter(one["state"] for one in content["beyond_checklist"])
    assert table.total() == len(content["scenarios"]) + len(content["beyond_checklist"])
    assert table[Part.JUDGED] == sum(counts[state] for state in STATES)
    assert table[Part.OBSERVATION] == beyond["observed"]
    skipped = counts["not testable"] + beyond["not testable"]
    assert table[Part.NOT_TESTABLE] + table[Part.RECONCILIATION] == skipped
