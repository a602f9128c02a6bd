"""The values that a step compared, read from the recorded answers."""

from dataclasses import replace

from fixtures.report.allure.by_step import by_step
from fixtures.report.allure.compared import compared
from tests.execution.world import planned
from tests.report.recordings import AFTER, contacts, edit_back, persons
from tests.report.test_by_step import outcome


def lines(recording, *ends, plan=None):
    """Name, expected, seen and reason of each line, by stage."""
    one = outcome(recording, *ends)
    one = replace(one, plan=plan) if plan else one
    found = compared(one, by_step(one) or [])
    return [[(line.name, line.expected, line.seen, line.why) for line in stage] for stage in found]


def test_a_value_that_did_not_arrive():
    """Expected is what the origin showed after the edit; seen is what the last poll of the other side showed."""
    *before, follow = lines(edit_back("45000001"), 2.0, 4.0, 6.0)
    assert before == [[], []]
    assert follow == [("directPhone", AFTER, "45000001", "phoneNumber in PowerOffice GO")]


def test_a_value_that_arrived():
    """Both sides have the same value."""
    (line,) = compared(one := outcome(edit_back(AFTER), 2.0, 4.0, 6.0), by_step(one) or [])[2]
    assert line.same
    assert line.before == "45000001"


def test_a_pair_at_rest():
    """Both sides, and the unedited properties as they were when the pair was linked."""
    recording = (
        *edit_back(AFTER),
        contacts(12.0, directPhone=AFTER),
        persons(12.1, phoneNumber=AFTER, lastName="?"),
    )
    rest = lines(recording, 2.0, 4.0, 6.0, 8.0)[3]
    assert ("directPhone", AFTER, AFTER, "phoneNumber in PowerOffice GO") in rest
    assert ("phoneNumber", AFTER, AFTER, "stored there") in rest
    assert ("lastName", "zq Åse", "?", "not edited") in rest
    assert [name for name, expected, seen, _ in rest if expected != seen] == ["lastName"]


def test_a_record_that_is_gone():
    """Such an answer is compared with nothing."""
    recording = list(edit_back(AFTER))
    recording[-1] = replace(recording[-1], response_body=b'{"items":[]}')
    assert lines(recording, 2.0, 4.0, 6.0)[2] == []


def test_a_promise_about_no_value():
    """A rule without values compares nothing."""
    plan = planned("When a CRMOffice Contacts record is made", "Then nothing else changes afterwards")
    assert lines(edit_back(AFTER), 4.0, 6.0, plan=plan) == [[], []]
