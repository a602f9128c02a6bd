"""The lints: each finds its case, with file and line, and none has findings about sound features."""

import textwrap
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
from pytest_bdd import parsers

from fixtures.checklist.lint import StepDefinition, lint_feature, lint_steps

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


def plain() -> None:
    """A step as it should be."""


async def awaited() -> None:
    """A step that pytest-bdd does not await."""


async def awaited_halfway() -> AsyncIterator[None]:
    """A generator step that pytest-bdd does not await."""
    yield


DEFINITIONS = (
    StepDefinition("given", parsers.parse("a pair"), plain),
    StepDefinition("when", parsers.parse("x becomes {value}"), plain),
)


def lint(text: str, definitions: Sequence[StepDefinition] = ()) -> list[str]:
    return [str(finding) for finding in lint_feature("f.feature", textwrap.dedent(text), definitions)]


def test_a_sound_feature_has_no_findings() -> None:
    """The feature that the broken ones below are made from is good, with and without step definitions."""
    assert lint(SOUND) == lint(SOUND, DEFINITIONS) == []


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


def test_a_step_that_fits_two_definitions_is_found_once_a_line() -> None:
    """The definition that comes last would run, whichever was meant."""
    twice = (*DEFINITIONS, StepDefinition("when", parsers.parse("x {verb} a"), plain))
    (found,) = lint(SOUND.replace("| a     |", "| a |\n        | a |"), twice)
    assert found.startswith("f.feature:7: 'x becomes a' fits 2 step definitions ('x becomes {value}', 'x {verb} a')")


def test_a_step_is_held_only_against_definitions_of_its_keyword() -> None:
    """A Given and a When may share their words; And takes the keyword of the step before."""
    shared = (*DEFINITIONS, StepDefinition("then", parsers.parse("x becomes {value}"), plain))
    assert lint(SOUND, shared) == []
    after = SOUND.replace("When x becomes <value>", "When x becomes <value>\n      And x becomes <value>")
    twice = (*DEFINITIONS, StepDefinition("when", parsers.parse("x {rest}"), plain))
    assert [line.partition(": ")[0] for line in lint(after, twice)] == ["f.feature:7", "f.feature:8"]


@pytest.mark.parametrize("function", [awaited, awaited_halfway])
def test_an_async_step_is_found(function: Callable[..., object]) -> None:
    """pytest-bdd calls it and never awaits it."""
    (found,) = lint_steps([*DEFINITIONS, StepDefinition("then", parsers.parse("it rests"), function)])
    assert found.file == "test_lint.py"
    assert "'it rests' is async" in str(found)


def test_plain_steps_have_no_findings() -> None:
    """Sound step definitions pass."""
    assert lint_steps(DEFINITIONS) == []


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
