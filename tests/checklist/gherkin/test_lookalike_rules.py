"""Lookalikes: which properties they share, when there are none, and values that are too long for one side."""

import dataclasses

from fixtures.checklist import gherkin
from fixtures.checklist.model import Checklist, Creation, DataType, MergeRow, Row, Section
from tests.checklist.samples import SIMPLE

PEOPLE = Section(
    "People",
    "Persons",
    rows=(Row("first", "name1", DataType.STRING), Row("last", "name2", DataType.STRING)),
)
TASKS = Section("Tasks", "Jobs", rows=(Row("subject", "title", DataType.STRING),))


def written(section: Section, here: int | None = None, there: int | None = None) -> str:
    """The feature of a section; its source and target properties hold this many characters."""
    checklist: Checklist = dataclasses.replace(SIMPLE, sections=(section,))
    return gherkin.feature(
        checklist,
        section,
        lambda _section, _row, _direction: ("a", "b"),
        lengths=lambda _section, _row: (here, there),
    )


def shared(text: str) -> list[str]:
    """What records that are made later share with the earlier ones, each once."""
    lines = [line.strip() for line in text.splitlines() if "is made later" in line]
    return sorted({line.partition(" that shares ")[2].removesuffix(" with it is made later") for line in lines})


def test_each_property_is_shared_alone() -> None:
    """Every property alone, and all at once; each with edits of both records, on either side."""
    text = written(PEOPLE)
    assert shared(text) == ["every listed property", "nothing but first", "nothing but last"]
    assert text.count("that shares nothing but first with it is made later") == 2
    assert text.count("an edit of the earlier one in") == 6


def test_a_single_property() -> None:
    """No other property could be edited, so the records share the only one."""
    assert shared(written(TASKS)) == ["every listed property"]


def test_merge_criteria() -> None:
    """Records never share a merge criterion; if the criteria are unknown, they share nothing."""
    named = dataclasses.replace(PEOPLE, merge_existing=True, merge=(MergeRow("first", "name1"),))
    assert shared(written(named)) == ["nothing but last"]
    assert "existed before" not in written(named)
    assert shared(written(dataclasses.replace(PEOPLE, merge_existing=True))) == []
    assert shared(written(dataclasses.replace(PEOPLE, creation=Creation.LINKED))) == []


def test_a_value_too_long_for_one_side() -> None:
    """Judged if both lengths are known and differ, observed if one is known, else not tested."""
    longer_there, unknown = written(TASKS, 255, 400), written(TASKS, 255, None)
    assert "title is changed in" in longer_there.split("to a text too long")[0].splitlines()[-1]
    assert "subject is changed in" in written(TASKS, 400, 255).split("to a text too long")[0].splitlines()[-1]
    assert "Scenario: A title too long for" in unknown
    beyond = unknown.partition("Rule: Beyond the checklist")[2]
    assert "a text too long" in beyond
    assert "a text too long" not in longer_there.partition("Rule: Beyond the checklist")[2]
    for same in (written(TASKS, 255, 255), written(TASKS)):
        assert "a text too long" not in same


def test_bystander_of_the_reconciliation() -> None:
    """The reconciliation also checks that an unlinked record stays unchanged."""
    last = written(PEOPLE).rpartition("@census")[2]
    assert "that no" in last.splitlines()[2]
    assert last.rstrip().endswith("is as it was")
