"""The time line of a scenario run."""

import re
from xml.etree import ElementTree

import pytest

from fixtures.planning.phrases import StepKind
from fixtures.planning.plan import Promise
from fixtures.report.allure import time_line
from fixtures.report.allure.time_line import picture
from fixtures.runs.verdict import Failure
from tests.report.recordings import edit_back
from tests.report.test_by_step import outcome

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*ends, failed=None):
    """Returns the texts of the picture and the widths of its bars."""
    scenario_run = outcome(edit_back("1"), *ends)
    scenario_run.failure = Failure(Promise.ROW, "x", failed) if failed is not None else None
    root = ElementTree.fromstring(picture(scenario_run) or "")  # noqa: S314 - our own
    bars = [float(rect.get("width", "0")) for rect in root.iter(f"{SVG}rect") if rect.get("x")]
    return [text.text for text in root.iter(f"{SVG}text")], bars


def test_each_stage_has_its_bar():
    """The bar is as long as the stage; a text has its seconds and polls."""
    texts, bars = drawn(2.0, 4.0, 5.0, 10.0)
    assert [text for text in texts if text and not re.fullmatch(r"[\d.]+", text)] == [
        *("made, linked", "2.0 s, 1 poll"),
        *("edited in PowerOffice GO", "2.0 s, 1 poll"),
        *("followed in CRMOffice", "1.0 s, 1 poll"),
        *("at rest", "5.0 s, 1 poll"),
        "seconds, counted from 22 Nov 2026 12:00:00 UTC",
    ]
    assert [round(bar / bars[2]) for bar in bars] == [2, 2, 1, 5]


def test_what_broke_and_what_was_not_reached():
    """The failure is a text, not only a colour."""
    texts, bars = drawn(2.0, 4.0, 14.0, failed=2)
    assert "\u2717 broken after 10.0 s, 1 poll" in texts
    assert texts.count("not reached") == 1
    assert len(bars) == 3


@pytest.mark.parametrize("whole", [0.0, 0.004, 7.0, 600.0, 86400.0])
def test_the_scale_has_a_few_round_marks(whole):
    """From milliseconds to a day."""
    texts, _ = drawn(whole)
    marks = [float(text) for text in texts if text and re.fullmatch(r"[\d.e+-]+", text)]
    assert 1 < len(marks) <= 9
    assert marks[-1] <= max(whole, 0.001)


def test_without_times_there_is_no_picture():
    """Without times there is no picture."""
    assert picture(outcome([])) is None


def test_every_move_has_a_word():
    """Each kind of step has a word on the time line."""
    assert set(time_line._WORDS) == set(StepKind)
