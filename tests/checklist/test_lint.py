"""The lints: each finds its case, with file and line, and none has findings about sound features."""

import textwrap

import pytest

from fixtures.checklist.lint import lint_feature

SOUND = """\
Feature: F
  Rule: R
    Scenario: one
      Given a pair
    Scenario Outline: two, <value>
      Given a pair
      When x becomes <value>
      Examples:
        | value |
        | a     |
"""


def lint(text: str) -> list[str]:
    return [str(finding) for finding in lint_feature("f.feature", textwrap.dedent(text))]


def test_a_sound_feature_has_no_findings() -> None:
    """The feature that the broken ones below are made from is good."""
    assert lint(SOUND) == []


def test_two_scenarios_of_one_title_are_found_across_rules() -> None:
    """pytest-bdd keeps only the last of them."""
    found = lint(SOUND.replace("two, <value>", "one") + "  Rule: S\n    Scenario: one\n      Given a pair\n")
    assert [line.partition(": ")[0] for line in found] == ["f.feature:3", "f.feature:5", "f.feature:12"]
    assert "3 scenarios are titled 'one' and only the last would run; give each a title" in found[0]


X = "When x becomes <value>"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("        | a     |\n", "", "8: the Examples have no rows"),
        (X, "When x becomes <vlaue>", "7: <vlaue> is no column and would be left as text (columns: value)"),
        (X, f'{X}\n"""\n<vlaue>\n"""', "7: <vlaue> is no column and would be left as text (columns: value)"),
        (X, f"{X}\n        | <b> |", "7: <b> is no column"),
        (
            "Given a pair",
            "Given a <thing>",
            "4: <thing> is no column and would be left as text (columns: none",
        ),
        (
            "value |\n        | a     |",
            "value | b |\n | a | b |",
            "8: no step uses the column 'b'; use it or",
        ),
        ("      Given a pair\n", "", "3: the scenario has no steps"),
    ],
)
def test_a_mistake_is_found(old: str, new: str, expected: str) -> None:
    """pytest-bdd leaves parameters that are no column as text, runs outlines without rows, and passes without steps."""
    (found,) = lint(SOUND.replace(old, new, 1))
    assert found.startswith(f"f.feature:{expected}")


def test_examples_without_a_header_are_found() -> None:
    """An Examples line with nothing under it is the same case as one without rows."""
    found = lint(SOUND.replace("        | value |\n        | a     |\n", ""))
    assert any("the Examples have no rows" in line for line in found)
    assert any("<value> is no column" in line for line in found)


def test_what_is_no_gherkin_is_a_finding() -> None:
    """A file that cannot be parsed is a finding with its line, not a crash; features need no Rules."""
    for text, expected in (
        ("", "1: the file has no Feature"),
        ("Feature: F\n  Scenario: s\n    Given a\n  nonsense\n", "4: this is not Gherkin"),
        ("# language: xx\nFeature: F\n", "1: this is not Gherkin (Language not supported: xx)"),
        (SOUND + "        | a | b |\n", "11: this is not Gherkin"),
        ("Feature: F\n  Scenario: s\n", "2: the scenario has no steps"),
    ):
        assert lint(text)[0].startswith(f"f.feature:{expected}"), text
