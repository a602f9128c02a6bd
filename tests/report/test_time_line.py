"""The scenario run as a picture."""

import re
from xml.etree import ElementTree

import pytest

from fixtures.planning.phrases import StepKind
from fixtures.planning.plan import Promise
from fixtures.report.allure import time_line
from fixtures.report.allure.time_line import picture
from fixtures.runs.verdict import Failure
from tests.report.recordings import edit_back
from tests.report.test_by_step import told

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*ends, failed=None):
    """The picture's texts and the width of its bars."""
    scenario_run = told(edit_back("1"), *ends)
    scenario_run.failure = Failure(Promise.ROW, "x", failed) if failed is not None else None
    root = ElementTree.fromstring(picture(scenario_run) or "")  # noqa: S314 - our own
    bars = [float(rect.get("width", "0")) for rect in root.iter(f"{SVG}rect") if rect.get("x")]
    return [text.text for text in root.iter(f"{SVG}text")], bars


def test_each_stage_has_its_bar():
    """As long as it lasted, with seconds and looks in words."""
    texts, bars = drawn(2.0, 4.0, 5.0, 10.0)
    assert [text for text in texts if text and not re.fullmatch(r"[\d.]+", text)] == [
        *("made, linked", "2.0 s, 1 look"),
        *("edited in PowerOffice GO", "2.0 s, 1 look"),
        *("followed in CRMOffice", "1.0 s, 1 look"),
        *("at rest", "5.0 s, 1 look"),
        "seconds, counted from 22 Nov 2026 12:00:00 UTC",
    ]
    assert [round(bar / bars[2]) for bar in bars] == [2, 2, 1, 5]


def test_what_broke_and_what_was_not_reached():
    """It is said in words, not by colour alone."""
    texts, bars = drawn(2.0, 4.0, 14.0, failed=2)
    assert "\u2717 broken after 10.0 s, 1 look" in texts
    assert texts.count("not reached") == 1
    assert len(bars) == 3


@pytest.mark.parametrize("whole", [0.0, 0.004, 7.0, 600.0, 86400.0])
def test_the_scale_has_a_few_round_marks(whole):
    """Whether a scenario run lasted milliseconds or a day."""
    texts, _ = drawn(whole)
    id_forms = [float(text) for text in texts if text and re.fullmatch(r"[\d.e+-]+", text)]
    assert 1 < len(id_forms) <= 9
    assert id_forms[-1] <= max(whole, 0.001)


def test_without_times_there_is_no_picture():
    """Rather than an empty one."""
    assert picture(told([])) is None


def test_every_move_has_a_word():
    """A new one must not be forgotten."""
    assert set(time_line._WORDS) == set(StepKind)
