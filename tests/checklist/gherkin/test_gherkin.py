"""The features: they contain every promise of the model, in sentences that have step definitions."""

import re
from collections import Counter
from typing import Any, TypeAlias

import pytest

from fixtures.checklist import gherkin
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.model import Checklist, Section
from fixtures.planning.phrases import parse_sentence
from tests.checklist.planned import parsed, scenarios
from tests.checklist.samples import PEOPLE, SIMPLE, TASKS, TWO_WORDS, description, facts, feature

Node: TypeAlias = dict[str, Any]
TEXT = feature(PEOPLE, known=facts(*TWO_WORDS))
"""The feature of a section with two rows."""


def tags(node: Node) -> list[str]:
    return [tag["name"] for tag in node["tags"]]


def rules(text: str) -> list[Node]:
    return [child["rule"] for child in parsed(text)["children"]]


def scenarios_in(text: str) -> list[Node]:
    return [child["scenario"] for rule in rules(text) for child in rule["children"]]


def values(outline: Node) -> list[str]:
    """The cells of its only column."""
    (table,) = outline["examples"]
    assert [cell["value"] for cell in table["tableHeader"]["cells"]] == ["value"]
    return [row["cells"][0]["value"] for row in table["tableBody"]]


def test_a_section_with_rows_has_a_rule_a_row_and_those_of_the_section() -> None:
    """Feature and Rules carry the tags by which everything else finds them, in the checklist's own names."""
    assert tags(parsed(TEXT)) == ["@section-People-Customers+20person"]
    assert [(rule["name"], tags(rule)) for rule in rules(TEXT)] == [
        ("mail -> Email", ["@row-People-mail-Customers+20person-Email"]),
        ("address.city -> Town", ["@row-People-address.city-Customers+20person-Town"]),
        ("Every Alpha People record gets exactly one Beta Two Customers person record, and keeps it", []),
        ("What is in sync stays in sync, however it is edited", []),
        ("Records that look alike stay apart", []),
        ("Properties that are changed together, or filled later, arrive", []),
        ("Beyond the checklist: what the sync does where nothing is promised", []),
        ("At the end every record has its counterpart, and nothing is left over", []),
    ]


def test_a_row_has_an_outline_a_direction_with_one_column() -> None:
    """Made, edited here, edited there; the Examples list the value classes that are given for row and direction."""
    outlines = scenarios_in(TEXT)[:3]
    assert [tags(outline) for outline in outlines] == [["@created"], ["@edited-in-Alpha"], ["@edited-in-Beta+20Two"]]
    assert [values(outline) for outline in outlines] == [list(TWO_WORDS)] * 3
    text = feature(PEOPLE, known=facts(words=lambda _, row, direction: [f"{row.source} {direction}"]))
    assert [values(outline) for outline in scenarios_in(text)[:6]] == [
        [f"{row} {direction}"]
        for row in ("mail", "address.city")
        for direction in ("created", "edited-in-source", "edited-in-target")
    ]


def test_the_section_rules_try_each_way_of_editing() -> None:
    """Made and edited on either side; repeated edits, lookalikes, several together; the reconciliation is the last."""
    found = [tags(scenario) for scenario in scenarios_in(TEXT)]
    assert Counter(first for first, *_ in found if not first.startswith(("@edited", "@created"))) == {
        "@link": 3,
        "@repeated": 32,
        "@alike": 9,
        "@together": 2,
        "@beyond-checklist": 6,
        "@census": 1,
    }
    link = [where for first, *where in found if first == "@link"]
    assert link == [["@created"], ["@edited-in-Alpha"], ["@edited-in-Beta+20Two"]]
    assert found[-1] == ["@census"]


def test_only_what_may_be_missing_is_filled_later() -> None:
    """A property that a record cannot be made without is never empty at first."""
    text = feature(PEOPLE, known=facts(may_be_missing=lambda _section, row: row.source == "mail"))
    assert "without mail linked" in text
    assert "without address.city" not in text


def test_a_section_without_rows_says_so_and_keeps_link_rule_and_census() -> None:
    """Without listed properties no scenario compares values."""
    text = feature(TASKS)
    assert len(rules(text)) == 3
    beyond = ["@beyond-checklist"] * 2
    assert [tags(one)[0] for one in scenarios_in(text)] == ["@link", "@link", "@link", *beyond, "@census"]
    assert "lists no property for this pair" in description(text)
    assert "lists no property" not in description(TEXT)


@pytest.mark.parametrize("section", [PEOPLE, TASKS])
def test_what_holds_for_each_feature(section: Section) -> None:
    """It says what is not judged, in readable lines of ASCII; each step has exactly one step definition."""
    text = feature(section)
    judged, _, open_ = description(text).partition("Not judged")
    assert all(part in open_ for part in ("made in Beta Two", "deleted", "speed"))
    for part in ("not list", "emptied", "longer", "which edit wins"):
        assert (part in open_) == bool(section.rows), part
    for part in ("one counterpart", "no second one", "nothing else changes"):
        assert (part in judged) == (not section.rows), part
    for scenario in scenarios(text):
        for keyword, sentence in scenario.steps:
            assert parse_sentence(keyword, sentence)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 120
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_files_are_named_after_the_entities() -> None:
    """Lower case, with characters that every file system accepts, at most 255 bytes; no two sections share one."""
    assert list(gherkin.file_names(SIMPLE)) == ["people--customers+20person.feature", "tasks--jobs.feature"]
    sections = tuple(Section(name, "x") for name in ("Users", "users", "Deals", "e" * 300 + "a", "e" * 300 + "b"))
    names = list(gherkin.file_names(Checklist("A", "B", "", sections)))
    assert len({name.lower() for name in names}) == len(sections)
    assert names[2] == "deals--x.feature"
    assert max(map(len, names)) < 200


def test_a_row_without_value_classes_is_refused() -> None:
    """pytest-bdd would run an Outline without rows once, with its parameter as text."""
    with pytest.raises(ChecklistError, match="no value class fits mail -> Email"):
        feature(PEOPLE, known=facts(words=lambda *_: []))


def test_every_section_gets_its_file() -> None:
    """The whole checklist, by file name."""
    texts = gherkin.features(SIMPLE, facts())
    assert [parsed(text)["name"] for text in texts.values()] == [
        "An Alpha People record and its Beta Two Customers person record stay in sync",
        "An Alpha Tasks record has its Beta Two Jobs record",
    ]
