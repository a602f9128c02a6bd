"""Requests are assigned to the step that made them, although evidence is one recording."""

from datetime import UTC, datetime

import pytest

from fixtures.execution.outcome import Outcome
from fixtures.report.allure.by_step import by_step
from fixtures.runs.scenario_run import Seen
from tests.execution.world import planned
from tests.report.recordings import RECORDS, asked, contacts, edit_back, edited, made, persons

BACK = planned(
    "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record",
    "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
    "Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds",
    "Then nothing else changes afterwards",
    tags=("repeated",),
)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def outcome(recording, *ends, plan=BACK):
    """The outcome of a scenario run whose stages ended at these seconds."""
    seen = [Seen(begun, ended, 1) for begun, ended in zip((0.0, *ends), ends, strict=False)]
    return Outcome(plan, None, seen, RECORDS, recording, "SIMULATED", NOON)


def steps(recording, *ends, plan=BACK):
    """Returns the numbers of the requests of each stage."""
    recording = list(recording)
    found = by_step(outcome(recording, *ends, plan=plan))
    assert found is not None
    return [[recording.index(one) for one in step] for step in found]


def test_by_time():
    """An answer belongs to the stage that ended after it."""
    assert steps(edit_back("45000001"), 2.0, 4.0, 6.0) == [[0, 1, 2], [3, 4], [5]]


def test_an_edit_has_its_own_write():
    """Also when its answer came so soon that it seems to belong to the stage before."""
    assert steps(edit_back("45000001"), 2.3, 4.0, 6.0) == [[0, 1, 2], [3, 4], [5]]
    plan = planned(
        "When a CRMOffice Contacts record is made",
        "Then it gets exactly one PowerOffice GO Contactperson record",
        "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
        tags=("repeated",),
    )
    recording = [made(5.0), persons(6.5), edited(7.2), persons(8.8)]
    assert steps(recording, 1.0, 2.3, 4.0, plan=plan) == [[0], [1], [2, 3]]
    assert steps(recording[:1] + recording[2:], 2.1, 2.3, 4.0, plan=plan) == [[0], [], [1, 2]]


def test_a_request_that_leads_to_an_edit():
    """A request that finds where to write belongs to the edit, because a write always follows it; a poll does not."""
    where = asked("poweroffice/Project/", {"data": []}, 7.1)
    recording = [made(5.0), persons(6.5), where, edited(7.2), persons(8.8)]
    assert steps(recording, 2.5, 4.0) == [[0, 1], [2, 3, 4]]
    poll = persons(7.1, phoneNumber="3")
    assert steps([made(5.0), persons(6.5), poll, edited(7.2), contacts(8.8)], 2.5, 4.0)[1][0] == 2 + 1


def test_a_poll_that_two_stages_share():
    """The poll shows that the write was stored and that it arrived, so the later stage has it."""
    recording = [made(5.0), persons(6.5), edited(7.5), persons(8.8), contacts(8.8), contacts(10.1), persons(10.2)]
    assert steps(recording, 2.0, 4.0, 4.0, 6.0)[1:] == [[2, 3], [4], [5, 6]]


def test_without_times():
    """Without times no request is assigned."""
    assert by_step(outcome([made(None), persons(None)], 2.0, 4.0)) is None
    assert by_step(outcome([], 2.0)) is None
    assert by_step(outcome([made(5.0)])) is None


@pytest.mark.parametrize("count", [1, 2, 3])
def test_no_request_is_lost(count):
    """With any times each request is assigned once and in order."""
    recording = list(edit_back("45000001"))
    found = by_step(outcome(recording, *[2.0, 2.1, 2.2][:count]))
    assert found is not None
    assert [one for step in found for one in step] == recording
