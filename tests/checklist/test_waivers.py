"""`waivers.toml`: which scenarios a waiver is for, and which waivers are invalid."""

from datetime import date
from pathlib import Path

import pytest

from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.waivers import Waiver, read_waivers

TODAY = date(2026, 11, 23)
WHO = 'reason = "r"\nowner = "o"\nissue = "i"\nexpires = 2026-12-01\n'
SCENARIO = {
    "pair": "a_b",
    "row": "A-x-B-y",
    "section": "A-B",
    "rule": "created",
    "direction": "created",
    "value_class": {"id": "plain", "words": "a plain text"},
}


def waiver(folder: Path, text: str) -> Waiver:
    """The one waiver of a file."""
    pair = folder / "a_b"
    pair.mkdir(exist_ok=True)
    (pair / "waivers.toml").write_text(f"[[waiver]]\n{text}", encoding="utf-8")
    (found,) = read_waivers(pair, TODAY)
    return found


def test_no_file_is_no_waiver(tmp_path):
    """A pair without the file has no waivers."""
    assert read_waivers(tmp_path, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ('row = "A-x-B-y"', True),
        ('row = "@row-A-x-B-y"', True),
        ('row = "A-x-B-z"', False),
        ('row = "A-x-B-y"\ndirections = ["created", "edited-in-A"]', True),
        ('row = "A-x-B-y"\ndirections = ["edited-in-A"]', False),
        ('row = "A-x-B-y"\nclasses = ["plain"]', True),
        ('row = "A-x-B-y"\nclasses = ["a plain text"]', True),
        ('row = "A-x-B-y"\nclasses = ["an emoji"]', False),
        ('section = "A-B"', False),
    ],
)
def test_which_scenarios_a_waiver_covers(tmp_path, text, covered):
    """Those of its row, limited to its directions and value classes."""
    found = waiver(tmp_path, f"{text}\n{WHO}")
    assert found.problem is None
    assert found.covers(SCENARIO) is covered
    assert not found.covers(SCENARIO | {"pair": "c_d"})


def test_a_waiver_for_a_section_covers_its_own_promises(tmp_path):
    """All its promises, or those of one rule."""
    itself = SCENARIO | {"row": None, "rule": "together", "value_class": None}
    assert waiver(tmp_path, f'section = "A-B"\n{WHO}').covers(itself)
    assert waiver(tmp_path, f'section = "A-B"\nrule = "@together"\n{WHO}').covers(itself)
    assert not waiver(tmp_path, f'section = "A-B"\nrule = "link"\n{WHO}').covers(itself)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('row = "A-x-B-y"\nreason = "r"\nissue = "i"\nexpires = 2026-12-01', "lacks owner"),
        ('row = "A-x-B-y"\nreason = " "\nowner = "o"', "lacks reason, issue, expires"),
        (f'row = "A-x-B-y"\n{WHO}'.replace("2026-12-01", '"soon"'), "has no day in expires"),
        (f'row = "A-x-B-y"\n{WHO}'.replace("2026-12-01", "2026-11-22"), "expired on 2026-11-22"),
        (f'row = "A-x-B-y"\n{WHO}'.replace("2026-12-01", "2026-11-23"), None),
        (f'row = "A-x-B-y"\n{WHO}'.replace("2026-12-01", '"2026-12-01"'), None),
        (f'row = "A-x-B-y"\nrows = 1\n{WHO}', "has an unknown key: rows"),
        (WHO, "must name either a row or a section"),
        (f'row = "A-x-B-y"\nsection = "A-B"\n{WHO}', "must name either a row or a section"),
    ],
)
def test_an_invalid_waiver(tmp_path, text, problem):
    """Its problem names what is wrong; a waiver is still valid on its last day."""
    found = waiver(tmp_path, text)
    assert found.problem is None if problem is None else problem in str(found.problem)


@pytest.mark.parametrize("text", ["waiver = 1", "[[waivers]]\n", "[[waiver]", "waiver = [1]"])
def test_a_file_that_is_no_list_of_waivers(tmp_path, text):
    """The error names what is accepted."""
    (tmp_path / "waivers.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ChecklistError, match="Accepted: "):
        read_waivers(tmp_path, TODAY)
