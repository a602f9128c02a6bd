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


def test_examples_without_rows_are_found() -> None:
    """pytest-bdd runs such an Outline once, with its parameters as text."""
    (found,) = lint(SOUND.replace("        | a     |\n", ""))
    assert found.startswith("f.feature:8: the Examples have no rows")


def test_examples_without_a_header_are_found() -> None:
    """An Examples line with nothing under it is the same case."""
    found = lint(SOUND.replace("        | value |\n        | a     |\n", ""))
    assert any("the Examples have no rows" in line for line in found)
    assert any("<value> is no column" in line for line in found)


@pytest.mark.parametrize("inside", ["When x becomes <vlaue>", 'When x becomes <value>\n"""\n<vlaue>\n"""'])
def test_a_parameter_that_is_no_column_is_found(inside: str) -> None:
    """pytest-bdd leaves it as text."""
    (found,) = lint(SOUND.replace("When x becomes <value>", inside))
    assert found.startswith("f.feature:7: <vlaue> is no column and would be left as text (columns: value)")


def test_a_parameter_in_a_table_that_is_no_column_is_found() -> None:
    """Tables of a step are filled in too."""
    (found,) = lint(SOUND.replace("When x becomes <value>", "When x becomes <value>\n        | <b> |"))
    assert "<b> is no column" in found


def test_a_parameter_without_examples_is_found() -> None:
    """A Scenario that should be an Outline: pytest-bdd leaves the parameter as text."""
    (found,) = lint(SOUND.replace("      Given a pair\n", "      Given a <thing>\n", 1))
    assert "none, there are no Examples" in found


def test_a_column_that_no_step_uses_is_found() -> None:
    """Each of its rows would run the same scenario."""
    (found,) = lint(SOUND.replace("| value |", "| value | b |").replace("| a     |", "| a | b |"))
    assert found == "f.feature:8: no step uses the column 'b'; use it or delete it"


def test_a_scenario_without_steps_is_found() -> None:
    """pytest-bdd runs it, and it passes."""
    (found,) = lint(SOUND + "    Scenario: empty\n")
    assert found.startswith("f.feature:11: the scenario has no steps")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "f.feature:1: the file has no Feature"),
        ("Feature: F\n  Scenario: s\n    Given a\n  nonsense\n", "f.feature:4: this is not Gherkin"),
        ("# language: xx\nFeature: F\n", "f.feature:1: this is not Gherkin (Language not supported: xx)"),
        (SOUND + "        | a | b |\n", "f.feature:11: this is not Gherkin"),
    ],
)
def test_what_is_no_gherkin_is_a_finding(text: str, expected: str) -> None:
    """A file that cannot be parsed is a finding with its line, not a crash."""
    assert lint(text)[0].startswith(expected)


def test_a_scenario_outside_of_a_rule_is_linted_too() -> None:
    """Features need no Rules."""
    (found,) = lint("Feature: F\n  Scenario: s\n")
    assert "no steps" in found
