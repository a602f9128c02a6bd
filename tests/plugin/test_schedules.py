"""A live run beside a sync that collects contact persons of PowerOffice GO once a day."""

import re
from dataclasses import replace
from datetime import time

import pytest

from fixtures.planning.transfers import REST_IN_PART
from fixtures.plugin.estimate import estimate
from fixtures.plugin.verdicts import NOT_JUDGED, SET_UP_WRONG
from fixtures.tenants.deadlines import Deadlines, Nightly
from fixtures.tenants.times import Times
from tests.execution.sentences import EDITED_HERE, EDITED_THERE, FAMILY, MADE, THERE_AND_BACK
from tests.execution.world import CRM, GO, START, planned
from tests.plugin.project import SOUND, new_project

NIGHTLY = "Contactperson>Contacts=nightly at 00:00 UTC"
REASON = r"cannot be judged: next scan at \d\d \w{3} \d{4} 00:00 UTC\. Changes of Contactperson\s+reach Contacts only"
SHORT = "5"
"""Seconds that the run waits for a change at most: less than to any midnight."""


def test_a_nightly_direction(tmp_path):
    """What arrives at once is judged; estimate and summary name the rest with the next scan's time; nothing is red."""
    project = new_project(tmp_path)
    run = project.run(
        "--tenants=simulated",
        "-k",
        SOUND,
        SYNC_DEADLINES=NIGHTLY,
        SYNC_LONGEST_WAIT=SHORT,
        SIMULATOR_CONDITIONS="nightly-contact-persons",
    )
    assert run.code == NOT_JUDGED, run.output
    assert re.search("2 passed.* 1 not judged", run.output), run.output
    estimated, _, shown = run.output.partition("= conformance =")
    assert re.search(f"^1 scenario {REASON}", estimated, re.MULTILINE), run.output
    assert "  Contacts -> Contactperson, familyName -> lastName, edited in PowerOffice GO: 1\n" in estimated
    assert re.search(rf"^error   {REASON}", shown, re.MULTILINE), run.output
    assert f"\n{REST_IN_PART}\n" in shown
    assert re.search(r"familyName -> lastName .* 1 not judged$", shown, re.MULTILINE), run.output
    assert "= ERRORS =" not in run.output, "each with the same reason"
    assert "3 scenarios executed live against SIMULATED tenants, 1 not judged" in run.last_line
    made = [line["entity"] for line in project.ledger() if line["what"] == "made"]
    assert len(made) == 2 + 2, "of two scenarios, and two heartbeat records in the one direction that is watched"


@pytest.mark.parametrize(
    ("more", "value", "shown"),
    [
        ((), "Contactperson>Contacts=nightly", "is neither a number of seconds above 0 nor a schedule"),
        (("--collect-only",), "Contactpersons>Contacts=9", "is Contactperson>Contacts meant?"),
    ],
)
def test_a_mistyped_deadline(tmp_path, more, value, shown):
    """Exit code 4 and one sentence, before any tenant is started."""
    run = new_project(tmp_path).run("--tenants=simulated", *more, SYNC_DEADLINES=value)
    assert run.code == SET_UP_WRONG, run.output + run.errors
    (line,) = [line for line in (run.output + run.errors).splitlines() if line.startswith("ERROR: ")]
    assert shown in line


def test_the_estimate_of_a_nightly_direction():
    """Records are counted only for what is executed; a wait for the scan counts when the run waits for it."""
    night = Deadlines({CRM: 600.0, GO: 600.0}, {("Contactperson", "Contacts"): Nightly(time(12, 30))}, 600)
    times = Times(night, poll=5, quiet=320)
    plans = [planned(*steps, row=FAMILY) for steps in (MADE, EDITED_HERE, EDITED_THERE)]
    plans.append(planned(*THERE_AND_BACK, tags={"repeated"}))
    cost = estimate(plans, times, START)
    assert cost is not None
    _, reason, *places, rest = cost.lines
    assert reason.startswith("2 scenarios cannot be judged: next scan at 22 Nov 2026 12:30 UTC")
    assert places == [
        "  Contacts -> Contactperson, familyName -> lastName, edited in PowerOffice GO: 1",
        "  Contacts -> Contactperson, (repeated), edited in CRMOffice: 1",
    ]
    assert rest == REST_IN_PART
    assert (cost.scenarios, cost.records) == (4, 3), "the one that stops half-way makes its record"
    waited = estimate(plans, replace(times, deadlines=replace(night, longest_wait=3600)), START)
    assert waited is not None
    assert waited.unjudged == {}
    assert waited.records == 4
    assert waited.usual > cost.usual + 30 * 60
