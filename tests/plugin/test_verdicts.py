"""What a run comes to: an error is no verdict, nothing judged is not green, the last line says so."""

from typing import Literal

import pytest

from fixtures.plugin.verdicts import VerdictCounts, last_line
from fixtures.results.scenarios import (
    BROKEN,
    EVIDENCE,
    MARK,
    OBSERVATION,
    REPORTED_TO_ITS_END,
    UNTESTABLE,
    WAIVER,
)

SIMULATED, SANDBOX = "simulated 2026-11-22T12:00:00+00:00", "sandbox 2026-11-24T12:00:00+00:00"


def report(
    outcome: Literal["passed", "failed", "skipped"],
    when: Literal["setup", "call", "teardown"] = "call",
    evidence: str | None = SIMULATED,
    *,
    scenario: bool = True,
    seen: dict[str, str] | None = None,
    node: str = "id",
):
    """`seen` is what this suite saw of the scenario, beside its evidence."""
    properties = [(MARK, "scenario")] if scenario else []
    if evidence and (when == "call" or REPORTED_TO_ITS_END in (seen or {})):
        properties.append((EVIDENCE, evidence))
    properties += (seen or {}).items()
    return pytest.TestReport(
        node, ("f", 1, "t"), {}, outcome=outcome, longrepr=None, when=when, user_properties=properties
    )


def waived(seen: dict[str, str]):
    """What pytest makes of a failure that is expected."""
    found = report("skipped", seen=seen)
    found.wasxfail = "expected"
    return found


REPORTED = {REPORTED_TO_ITS_END: "yes"}
PASSED = [report("passed", "setup"), report("passed"), report("passed", "teardown", seen=REPORTED)]
FAILED = [
    report("passed", "setup"),
    report("failed", seen={BROKEN: "row"}),
    report("passed", "teardown", seen=REPORTED),
]
WORTH = "proves the suite, not the sync"
THERE = "says what the sync did then, in that sandbox"
ERROR = [report("failed", "setup"), report("passed", "teardown")]
LATE_ERROR = [report("passed", "setup"), report("passed"), report("failed", "teardown")]
SKIPPED = [report("skipped", "setup", seen={UNTESTABLE: "no client"}), report("passed", "teardown")]
OF_SANDBOX = [report("passed", evidence=SANDBOX)]
OBSERVED = report("passed", seen={OBSERVATION: "emptied: it is emptied, too"})
NOT_NOTED = report("failed", "setup", seen={OBSERVATION: "emptied: it is emptied, too"})
OTHER_PASSED = [report("passed", scenario=False, evidence=None)]
OTHER_FAILED = [report("failed", scenario=False, evidence=None)]
CRASHED = report("failed", "???", scenario=False, evidence=None)  # type: ignore[arg-type]
WAIVED = [waived({BROKEN: "row", WAIVER: "one"})]
SWALLOWED = [report("passed", "setup"), report("passed", seen={BROKEN: "row"})]
EXPECTED_BY_OTHERS = [waived({BROKEN: "row"})]
SKIPPED_BY_OTHERS = [report("skipped", "setup")]
SKIPPED_IN_CALL = [report("skipped")]
PASSED_WITHOUT_EVIDENCE = [report("passed", evidence=None)]
NEVER_REPORTED = [*PASSED[:2], report("passed", "teardown", seen={EVIDENCE: SIMULATED})]


def counted(*reports) -> VerdictCounts:
    outcome = VerdictCounts()
    for one in reports:
        outcome.add(one)
    return outcome


def test_exit_code():
    """It follows the design's table; pytest's own codes stay where they are not about tests."""
    codes = [
        (PASSED, 0, 0),
        (PASSED + SKIPPED, 0, 0),
        (PASSED + WAIVED, 0, 0),
        (FAILED, 1, 1),
        (FAILED + ERROR + PASSED, 1, 1),
        (ERROR, 1, 6),
        (ERROR + PASSED, 1, 6),
        (LATE_ERROR, 1, 6),
        (SKIPPED, 0, 6),
        (WAIVED, 0, 6),
        (SKIPPED + ERROR, 1, 6),
        (PASSED + OTHER_FAILED, 1, 1),
        (SKIPPED + OTHER_PASSED, 0, 6),
        (OTHER_FAILED, 1, 1),
        (OTHER_PASSED, 0, 0),
        ([], 5, 5),
        (PASSED, 2, 2),
        (FAILED, 3, 3),
        (PASSED, 4, 4),
        ([OBSERVED], 0, 6),
        ([*PASSED, OBSERVED], 0, 0),
        ([*PASSED, NOT_NOTED], 1, 6),
        ([*PASSED, CRASHED], 1, 6),
    ]
    found = [(reports, own, counted(*reports).exit_code(own)) for reports, own, _ in codes]
    assert found == codes


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        (SWALLOWED, 1),
        (EXPECTED_BY_OTHERS, 1),
        (SKIPPED_BY_OTHERS, 6),
        (SKIPPED_IN_CALL, 6),
        (PASSED_WITHOUT_EVIDENCE, 6),
        (NEVER_REPORTED, 6),
    ],
)
def test_reports_that_contradict_what_was_seen(reports, code):
    """A hook of a conftest.py that makes a scenario pass or skips it does not change the exit code."""
    outcome = counted(*PASSED, *reports)
    assert outcome.exit_code(0) == code
    assert "1 of the reports above contradict what was seen" in outcome.doubts()[0]
    assert counted(*PASSED, *FAILED, *ERROR, *SKIPPED, *WAIVED).doubts() == []


def test_exit_code_of_a_run_that_fell_short():
    """It is never 0, a broken promise stays exit 1, and pytest's own 2 and 5 stay."""
    left_behind = {"short": True}
    never_ran = {"selected": 3}  # as with `--setup-plan` in PYTEST_ADDOPTS, which pytest ends with 0
    codes = [
        *((reports, left_behind, own, code) for reports, own, code in ((PASSED, 0, 6), (FAILED, 1, 1), (ERROR, 1, 6))),
        (PASSED, left_behind, 2, 2),
        *((reports, never_ran, 0, 6) for reports in ([], OTHER_PASSED, PASSED)),
        (FAILED, never_ran, 1, 1),
        ([], never_ran, 5, 5),
    ]
    assert [(reports, how, own, counted(*reports).exit_code(own, **how)) for reports, how, own, _ in codes] == codes


def test_scenarios_that_cannot_be_tested():
    """Left out at collection they are no verdict: a run of nothing else is exit 6, not 5 and not 0."""
    for reports, own, code in (([], 5, 6), (OTHER_PASSED, 0, 6), (PASSED, 0, 0), (FAILED, 1, 1), (PASSED, 2, 2)):
        outcome = counted(*reports)
        outcome.untestable = 3
        assert outcome.exit_code(own) == code


def test_what_could_not_be_collected():
    """With `--continue-on-collection-errors` the rest is judged, and the exit code is 6."""
    outcome = counted(*PASSED)
    outcome.add_collection(pytest.CollectReport("id", "failed", "broken", None))
    assert outcome.exit_code(1, 1) == 6


def test_last_line():
    """It shows how many scenarios, the kind and the days of the evidence, and what that proves."""
    simulated = "SIMULATED evidence of 22 Nov 2026"
    lines = [
        (PASSED, None, f"1 scenario replayed: {simulated}; {WORTH}"),
        (PASSED + FAILED, None, f"2 scenarios replayed: {simulated}; {WORTH}"),
        (OF_SANDBOX, None, f"1 scenario replayed: SANDBOX evidence of 24 Nov 2026; {THERE}"),
        (
            PASSED + OF_SANDBOX,
            None,
            f"2 scenarios replayed: SANDBOX AND {simulated} to 24 Nov 2026;\n{WORTH}",
        ),
        (PASSED + ERROR, None, f"2 scenarios replayed, 1 not judged: {simulated};\n{WORTH}"),
        (ERROR, None, "1 scenario replayed, 1 not judged: no evidence was judged; this proves nothing"),
        (PASSED + SKIPPED, None, f"1 scenario replayed: {simulated}; {WORTH}"),
        (SKIPPED, None, "0 scenarios replayed: no evidence was judged; this proves nothing"),
        ([*PASSED, OBSERVED], None, f"1 scenario replayed: {simulated}; {WORTH}"),
        ([OBSERVED], None, "0 scenarios replayed: no evidence was judged; this proves nothing"),
        (PASSED, "simulated", f"1 scenario executed live against SIMULATED tenants; {WORTH}"),
        (OF_SANDBOX + ERROR, "sandbox", f"2 scenarios executed live against SANDBOX tenants, 1 not judged;\n{THERE}"),
    ]
    assert [(reports, live, last_line(counted(*reports), live)) for reports, live, _ in lines] == lines


def test_live_beside_replayed():
    """A sandbox run that replays some simulated evidence shows it, and proves no more than that evidence."""
    both = last_line(counted(*PASSED, *OF_SANDBOX), "sandbox", 1)
    assert both == f"2 scenarios executed live against SANDBOX tenants or (1 of them) replayed;\n{WORTH}"
    assert last_line(counted(*OF_SANDBOX), "sandbox", 1).endswith(THERE)
