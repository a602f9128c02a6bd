"""The features: they contain every promise of the model, in sentences that have step definitions."""

import dataclasses
import re
from typing import Any, TypeAlias

import pytest
from gherkin.parser import Parser

from fixtures.checklist import gherkin
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.gherkin.direction import Direction, direction_tag
from fixtures.checklist.lint import lint_feature
from fixtures.checklist.model import Checklist, Section
from fixtures.planning.phrases import parse_sentence
from tests.checklist.samples import PEOPLE, SIMPLE, TASKS, two_words

Node: TypeAlias = dict[str, Any]


def feature(section: Section = PEOPLE, words: gherkin.WordsFor = two_words) -> str:
    return gherkin.feature(dataclasses.replace(SIMPLE, sections=(section,)), section, words)


def parsed(text: str) -> Node:
    return dict(Parser().parse(text)["feature"])


def tags(node: Node) -> list[str]:
    return [tag["name"] for tag in node["tags"]]


def rules(text: str) -> list[Node]:
    return [child["rule"] for child in parsed(text)["children"]]


def scenarios(text: str) -> list[Node]:
    return [child["scenario"] for rule in rules(text) for child in rule["children"]]


def test_a_section_with_rows_has_a_rule_a_row_and_those_of_the_section() -> None:
    """Feature and Rules carry the tags by which everything else finds them, in the checklist's own names."""
    text = feature()
    assert tags(parsed(text)) == ["@section-People-Customers+20person"]
    assert [(rule["name"], tags(rule)) for rule in rules(text)] == [
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
    """Made, edited here, edited there; the Examples list the value classes, a line each."""
    outlines = scenarios(feature())[:3]
    assert [tags(outline) for outline in outlines] == [
        ["@created"],
        ["@edited-in-Alpha"],
        ["@edited-in-Beta+20Two"],
    ]
    for outline in outlines:
        (table,) = outline["examples"]
        assert [cell["value"] for cell in table["tableHeader"]["cells"]] == ["value"]
        assert [row["cells"][0]["value"] for row in table["tableBody"]] == [
            "a plain text",
            "a text with | and \\",
        ]


def test_the_words_are_asked_for_each_row_and_direction() -> None:
    """The value classes of one cell of the table row x direction are those given for it."""
    text = feature(words=lambda _, row, direction: [f"{row.source} {direction}"])
    cells = [outline["examples"][0]["tableBody"][0]["cells"][0]["value"] for outline in scenarios(text)[:6]]
    assert cells == [
        f"{row} {direction}"
        for row in ("mail", "address.city")
        for direction in ("created", "edited-in-source", "edited-in-target")
    ]


def test_the_link_rule_has_three_scenarios() -> None:
    """Made, after an edit here, after an edit there; all tagged `@link`."""
    link = [scenario for scenario in scenarios(feature()) if "@link" in tags(scenario)]
    assert [tags(scenario) for scenario in link] == [
        ["@link", "@created"],
        ["@link", "@edited-in-Alpha"],
        ["@link", "@edited-in-Beta+20Two"],
    ]


def test_the_section_rules_try_each_way_of_editing() -> None:
    """Repeated edits, lookalikes, several properties together, and the reconciliation as the last scenario."""
    found = [tags(scenario)[0] for scenario in scenarios(feature())]
    assert {tag: found.count(tag) for tag in ("@repeated", "@alike", "@together", "@census")} == {
        "@repeated": 32,
        "@alike": 9,
        "@together": 2,
        "@census": 1,
    }
    assert found[-1] == "@census"


def test_only_what_may_be_missing_is_filled_later() -> None:
    """A property that a record cannot be made without is never empty at first."""
    checklist = dataclasses.replace(SIMPLE, sections=(PEOPLE,))
    text = gherkin.feature(checklist, PEOPLE, two_words, lambda _section, row: row.source == "mail")
    assert "without mail linked" in text
    assert "without address.city" not in text


def test_a_section_without_rows_says_so_and_keeps_link_rule_and_census() -> None:
    """Without listed properties no scenario compares values."""
    text = feature(TASKS)
    assert len(rules(text)) == 3
    beyond = ["@beyond-checklist"] * 2
    assert [tags(one)[0] for one in scenarios(text)] == ["@link", "@link", "@link", *beyond, "@census"]
    assert "lists no property for this pair" in parsed(text)["description"]
    assert "lists no property" not in parsed(feature())["description"]


@pytest.mark.parametrize("section", [PEOPLE, TASKS])
def test_the_description_says_what_is_not_judged(section: Section) -> None:
    """The reader of a green feature must see what it does not prove."""
    description = parsed(feature(section))["description"]
    for part in ("made in Beta Two", "deleted", "speed"):
        assert part in description
    for part in ("not list", "emptied", "longer", "which edit wins"):
        assert (part in description.partition("Not judged")[2]) == bool(section.rows)
    for part in ("one counterpart", "no second one", "nothing else changes"):
        assert (part in " ".join(description.partition("Not judged")[0].split())) == (not section.rows)


@pytest.mark.parametrize("section", [PEOPLE, TASKS])
def test_every_step_is_one_of_the_phrases(section: Section) -> None:
    """Each step has exactly one step definition."""
    keyword = ""
    for scenario in scenarios(feature(section)):
        for step in scenario["steps"]:
            keyword = {"Context": "given", "Action": "when", "Outcome": "then"}.get(step["keywordType"], keyword)
            parse_sentence(keyword, step["text"].replace("<value>", "a plain text"))


@pytest.mark.parametrize("section", [PEOPLE, TASKS])
def test_the_lints_find_nothing(section: Section) -> None:
    """Titles are unique, and the lints find nothing; the text is ASCII, with lines of a readable length."""
    text = feature(section)
    assert lint_feature("a.feature", text) == []
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 120
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_files_are_named_after_the_entities() -> None:
    """Lower case, with characters that every file system accepts."""
    assert list(gherkin.file_names(SIMPLE)) == ["people--customers+20person.feature", "tasks--jobs.feature"]


def test_sections_that_differ_only_in_case_get_files_of_their_own() -> None:
    """No section overwrites another one's feature."""
    duplicates = Checklist("A", "B", "", (Section("Users", "x"), Section("users", "x"), Section("Deals", "x")))
    names = list(gherkin.file_names(duplicates))
    assert len({name.lower() for name in names}) == 3
    assert names[2] == "deals--x.feature"


def test_a_row_without_value_classes_is_refused() -> None:
    """pytest-bdd would run an Outline without rows once, with its parameter as text."""
    with pytest.raises(ChecklistError, match="no value class fits mail -> Email"):
        feature(words=lambda *_: [])


def test_every_section_gets_its_file() -> None:
    """The whole checklist, by file name."""
    texts = gherkin.features(SIMPLE, two_words)
    assert [parsed(text)["name"] for text in texts.values()] == [
        "An Alpha People record and its Beta Two Customers person record stay in sync",
        "An Alpha Tasks record has its Beta Two Jobs record",
    ]


def test_each_direction_has_its_own_tag() -> None:
    """Edits are tagged with the system they happen in, escaped so that `-m` takes it."""
    assert [direction_tag(SIMPLE, direction) for direction in Direction] == [
        "created",
        "edited-in-Alpha",
        "edited-in-Beta+20Two",
    ]
