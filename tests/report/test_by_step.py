"""Requests are told at the step that made them, though evidence has only one recording."""

from datetime import UTC, datetime

import pytest

from fixtures.execution.outcome import Outcome
from fixtures.report.allure.by_step import by_step
from fixtures.runs.scenario_run import Seen
from tests.execution.world import planned
from tests.report.recordings import RECORDS, asked, contacts, edit_back, edited, made, persons

BACK = planned(
    "Given a CRMOffice Contacts linked with a PowerOffice GO Contactperson",
    "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
    "Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds",
    "Then the pair stays at rest",
    tags=("repeated",),
)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def told(recording, *ends, plan=BACK):
    """A scenario run whose stages ended at these seconds."""
    seen = [Seen(begun, ended, 1) for begun, ended in zip((0.0, *ends), ends, strict=False)]
    return Outcome(plan, None, seen, RECORDS, recording, "SIMULATED", NOON)


def steps(recording, *ends, plan=BACK):
    """Which requests of the recording, by number, each stage has."""
    recording = list(recording)
    found = by_step(told(recording, *ends, plan=plan))
    assert found is not None
    return [[recording.index(one) for one in step] for step in found]


def test_by_time():
    """An answer that came before a stage ended is the stage's."""
    assert steps(edit_back("45000001"), 2.0, 4.0, 6.0) == [[0, 1, 2], [3, 4], [5]]


def test_an_edit_has_its_own_write():
    """Also when it was answered so soon that it seems to belong to what was before."""
    assert steps(edit_back("45000001"), 2.3, 4.0, 6.0) == [[0, 1, 2], [3, 4], [5]]
    plan = planned(
        "When a CRMOffice Contacts is made",
        "Then it gets exactly one PowerOffice GO Contactperson",
        "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
        tags=("repeated",),
    )
    recording = [made(5.0), persons(6.5), edited(7.2), persons(8.8)]
    assert steps(recording, 1.0, 2.3, 4.0, plan=plan) == [[0], [1], [2, 3]]
    assert steps(recording[:1] + recording[2:], 2.1, 2.3, 4.0, plan=plan) == [[0], [], [1, 2]]


def test_what_an_edit_asked_beforehand():
    """Where to write is asked anew for each edit, so a write always follows; a look is no such question."""
    where = asked("poweroffice/Project/", {"data": []}, 7.1)
    recording = [made(5.0), persons(6.5), where, edited(7.2), persons(8.8)]
    assert steps(recording, 2.5, 4.0) == [[0, 1], [2, 3, 4]]
    look = persons(7.1, phoneNumber="3")
    assert steps([made(5.0), persons(6.5), look, edited(7.2), contacts(8.8)], 2.5, 4.0)[1][0] == 2 + 1


def test_a_look_that_two_stages_share():
    """It showed that the write was stored, and that it had arrived: the later stage has it."""
    recording = [made(5.0), persons(6.5), edited(7.5), persons(8.8), contacts(8.8), contacts(10.1), persons(10.2)]
    assert steps(recording, 2.0, 4.0, 4.0, 6.0)[1:] == [[2, 3], [4], [5, 6]]


def test_without_times_nothing_is_guessed():
    """None is told, not a wrong place."""
    assert by_step(told([made(None), persons(None)], 2.0, 4.0)) is None
    assert by_step(told([], 2.0)) is None
    assert by_step(told([made(5.0)])) is None


@pytest.mark.parametrize("count", [1, 2, 3])
def test_no_request_is_lost(count):
    """Whatever the times say, each is told once and in order."""
    recording = list(edit_back("45000001"))
    found = by_step(told(recording, *[2.0, 2.1, 2.2][:count]))
    assert found is not None
    assert [one for step in found for one in step] == recording
