"""What a run comes to: an error is no verdict, nothing judged is not green, the last line says so."""

from typing import Literal

import pytest

from fixtures.plugin.outcome import CANNOT_BE_JUDGED, EVIDENCE, FINDING, MARK, Outcome, last_line

SIMULATED, SANDBOX = "simulated 2026-11-22T12:00:00+00:00", "sandbox 2026-11-24T12:00:00+00:00"


def report(
    outcome: Literal["passed", "failed", "skipped"],
    when: Literal["setup", "call", "teardown"] = "call",
    evidence: str | None = SIMULATED,
    *,
    scenario: bool = True,
):
    properties = [(MARK, "scenario")] if scenario else []
    if evidence and when == "call":
        properties.append((EVIDENCE, evidence))
    return pytest.TestReport(
        "id", ("f", 1, "t"), {}, outcome=outcome, longrepr=None, when=when, user_properties=properties
    )


PASSED = [report("passed", "setup"), report("passed"), report("passed", "teardown")]
FAILED = [report("passed", "setup"), report("failed"), report("passed", "teardown")]
WORTH = "proves the suite, not the sync"
THERE = "says what the sync did then, in that sandbox"
ERROR = [report("failed", "setup"), report("passed", "teardown")]
LATE_ERROR = [report("passed", "setup"), report("passed"), report("failed", "teardown")]
SKIPPED = [report("skipped", "setup"), report("passed", "teardown")]
SKIPPED_LATE = [report("passed", "setup"), report("skipped"), report("passed", "teardown")]
OF_SANDBOX = [report("passed", evidence=SANDBOX)]
NOTED = report("passed")
NOTED.user_properties.append((FINDING, "emptied: it is emptied, too"))
NOT_NOTED = report("failed", "setup")
NOT_NOTED.user_properties.append((FINDING, "emptied: it is emptied, too"))
OTHER_PASSED = [report("passed", scenario=False, evidence=None)]
OTHER_FAILED = [report("failed", scenario=False, evidence=None)]


def outcome_of(*reports) -> Outcome:
    outcome = Outcome()
    for one in reports:
        outcome.add(one)
    return outcome


@pytest.mark.parametrize(
    ("reports", "pytests_own", "code"),
    [
        (PASSED, 0, 0),
        (PASSED + SKIPPED, 0, 0),
        (FAILED, 1, 1),
        (FAILED + ERROR + PASSED, 1, 1),
        (ERROR, 1, 4),
        (ERROR + PASSED, 1, 4),
        (LATE_ERROR, 1, 4),
        (SKIPPED, 0, 4),
        (SKIPPED_LATE, 0, 4),
        (SKIPPED + ERROR, 1, 4),
        (PASSED + OTHER_FAILED, 1, 1),
        (SKIPPED + OTHER_PASSED, 0, 4),
        (OTHER_FAILED, 1, 1),
        (OTHER_PASSED, 0, 0),
        ([], 5, 5),
        (PASSED, 2, 2),
        (FAILED, 3, 3),
        (PASSED, 4, 4),
        ([NOTED], 0, 4),
        ([*PASSED, NOTED], 0, 0),
        ([*PASSED, NOT_NOTED], 1, 4),
    ],
)
def test_exit_code(reports, pytests_own, code):
    """It follows the design's table; pytest's own codes stay where they are not about tests."""
    assert outcome_of(*reports).exit_code(pytests_own) == code


@pytest.mark.parametrize(
    ("reports", "pytests_own", "code"),
    [(PASSED, 0, CANNOT_BE_JUDGED), (FAILED, 1, 1), (ERROR, 1, CANNOT_BE_JUDGED), (PASSED, 2, 2)],
)
def test_records_left_behind(reports, pytests_own, code):
    """They are never exit 0; a broken promise stays one."""
    assert outcome_of(*reports).exit_code(pytests_own, left_behind=True) == code


@pytest.mark.parametrize(
    ("reports", "pytests_own", "code"),
    [([], 0, 4), (OTHER_PASSED, 0, 4), (PASSED, 0, 0), (FAILED, 1, 1), ([], 5, 5)],
)
def test_scenarios_that_were_selected_and_never_ran(reports, pytests_own, code):
    """As with `--setup-plan` in PYTEST_ADDOPTS: pytest calls that a success."""
    assert outcome_of(*reports).exit_code(pytests_own, selected=3) == code


@pytest.mark.parametrize(
    ("reports", "live", "said"),
    [
        (PASSED, None, f"1 scenario replayed: SIMULATED evidence of 22 Nov 2026; {WORTH}"),
        (PASSED + FAILED, None, f"2 scenarios replayed: SIMULATED evidence of 22 Nov 2026; {WORTH}"),
        (OF_SANDBOX, None, f"1 scenario replayed: SANDBOX evidence of 24 Nov 2026; {THERE}"),
        (
            PASSED + OF_SANDBOX,
            None,
            f"2 scenarios replayed: SANDBOX AND SIMULATED evidence of 22 Nov 2026 to 24 Nov 2026;\n{WORTH}",
        ),
        (
            PASSED + ERROR,
            None,
            f"2 scenarios replayed, 1 not judged: SIMULATED evidence of 22 Nov 2026;\n{WORTH}",
        ),
        (ERROR, None, "1 scenario replayed, 1 not judged: no evidence was judged; this proves nothing"),
        (PASSED + SKIPPED, None, f"1 scenario replayed: SIMULATED evidence of 22 Nov 2026; {WORTH}"),
        (SKIPPED, None, "0 scenarios replayed: no evidence was judged; this proves nothing"),
        (
            [*PASSED, NOTED],
            None,
            f"2 scenarios replayed: SIMULATED evidence of 22 Nov 2026; {WORTH}",
        ),
        (
            [NOTED],
            None,
            "1 scenario replayed: no evidence was judged; this proves nothing",
        ),
        (PASSED, "simulated", f"1 scenario sailed live against SIMULATED tenants; {WORTH}"),
        (
            OF_SANDBOX + ERROR,
            "sandbox",
            f"2 scenarios sailed live against SANDBOX tenants, 1 not judged;\n{THERE}",
        ),
    ],
)
def test_last_line(reports, live, said):
    """It says how many, what was seen and when, and what that is worth."""
    assert last_line(outcome_of(*reports), live) == said


def test_live_beside_replayed():
    """Simulated evidence that was replayed in a sandbox run is told, and takes its worth from it."""
    both = last_line(outcome_of(*PASSED, *OF_SANDBOX), "sandbox", 1)
    assert both == f"2 scenarios sailed live against SANDBOX tenants or (1 of them) replayed;\n{WORTH}"
    assert last_line(outcome_of(*OF_SANDBOX), "sandbox", 1).endswith(THERE)
