"""Reads feature files with gherkin-official, to check that they hold what was written."""

from collections import Counter
from pathlib import Path
from typing import cast

from gherkin.parser import Parser
from gherkin.parser_types import RuleEnvelope, Scenario, ScenarioEnvelope

from fixtures.checklist.identity import row_tag, section_tag
from fixtures.checklist.model import Checklist
from tests.bench.process import Unmeasurable


def check(pair: Path, checklist: Checklist) -> int:
    """The number of a pair's scenarios; Unmeasurable when a section or row is not there exactly once."""
    tags, scenarios = Counter[str](), 0
    for path in pair.glob("*.feature"):
        found, count = _parsed(path)
        tags += found
        scenarios += count
    wanted = Counter(f"@{section_tag(section)}" for section in checklist.sections)
    wanted.update(f"@{row_tag(section, row)}" for section in checklist.sections for row in section.rows)
    if tags != wanted:
        raise Unmeasurable(f"{checklist.source} to {checklist.target}: {(wanted - tags) + (tags - wanted)}")
    return scenarios


def _parsed(path: Path) -> tuple[Counter[str], int]:
    """The tags of the Feature and of its Rules about rows, and the number of scenarios."""
    feature = Parser().parse(path.read_text(encoding="utf-8")).get("feature")
    if feature is None:
        raise Unmeasurable(f"{path.name}: gherkin-official finds no Feature in it")
    rules = [cast(RuleEnvelope, child)["rule"] for child in feature["children"] if "rule" in child]
    tags = Counter(tag["name"] for tag in feature["tags"])
    tags.update(tag["name"] for rule in rules for tag in rule["tags"])
    children = [*feature["children"], *(child for rule in rules for child in rule["children"])]
    scenarios = [cast(ScenarioEnvelope, child)["scenario"] for child in children if "scenario" in child]
    return tags, sum(map(_examples, scenarios))


def _examples(scenario: Scenario) -> int:
    """As many scenarios as an outline has lines of Examples."""
    return sum(len(table["tableBody"]) for table in scenario["examples"]) if scenario["examples"] else 1
