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


def test_which_scenarios_a_waiver_covers(tmp_path):
    """Those of its row, limited to its directions and value classes."""
    for text, covered in (
        ('row = "A-x-B-y"', True),
        ('row = "@row-A-x-B-y"', True),
        ('row = "A-x-B-z"', False),
        ('row = "A-x-B-y"\ndirections = ["created", "edited-in-A"]', True),
        ('row = "A-x-B-y"\ndirections = ["edited-in-A"]', False),
        ('row = "A-x-B-y"\nclasses = ["plain"]', True),
        ('row = "A-x-B-y"\nclasses = ["a plain text"]', True),
        ('row = "A-x-B-y"\nclasses = ["an emoji"]', False),
        ('section = "A-B"', False),
    ):
        found = waiver(tmp_path, f"{text}\n{WHO}")
        assert found.problem is None, text
        assert found.covers(SCENARIO) is covered, text
        assert not found.covers(SCENARIO | {"pair": "c_d"}), text


def test_a_waiver_for_a_section_covers_its_own_promises(tmp_path):
    """All its promises, or those of one rule."""
    itself = SCENARIO | {"row": None, "rule": "together", "value_class": None}
    assert waiver(tmp_path, f'section = "A-B"\n{WHO}').covers(itself)
    assert waiver(tmp_path, f'section = "A-B"\nrule = "@together"\n{WHO}').covers(itself)
    assert not waiver(tmp_path, f'section = "A-B"\nrule = "link"\n{WHO}').covers(itself)


def test_an_invalid_waiver(tmp_path):
    """Its problem names what is wrong; a waiver is still valid on its last day."""
    row = f'row = "A-x-B-y"\n{WHO}'
    for text, problem in (
        ('row = "A-x-B-y"\nreason = "r"\nissue = "i"\nexpires = 2026-12-01', "lacks owner"),
        ('row = "A-x-B-y"\nreason = " "\nowner = "o"', "lacks reason, issue, expires"),
        (row.replace("2026-12-01", '"soon"'), "has no day in expires"),
        (row.replace("2026-12-01", "2026-11-22"), "expired on 2026-11-22"),
        (row.replace("2026-12-01", "2026-11-23"), None),
        (row.replace("2026-12-01", '"2026-12-01"'), None),
        (f"rows = 1\n{row}", "has an unknown key: rows"),
        (WHO, "must name either a row or a section"),
        (f'section = "A-B"\n{row}', "must name either a row or a section"),
    ):
        found = waiver(tmp_path, text).problem
        assert found is None if problem is None else problem in str(found), text


def test_a_file_that_is_no_list_of_waivers(tmp_path):
    """The error names what is accepted."""
    for text in ("waiver = 1", "[[waivers]]\n", "[[waiver]", "waiver = [1]"):
        (tmp_path / "waivers.toml").write_text(text, encoding="utf-8")
        with pytest.raises(ChecklistError, match="Accepted: "):
            read_waivers(tmp_path, TODAY)
