"""Any model becomes features that give it back, or an error that says which name cannot be written."""

from collections import Counter
from collections.abc import Iterator

import pytest
from gherkin.parser import Parser
from hypothesis import HealthCheck, given, settings

from fixtures.checklist import gherkin
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.identity import row_tag, section_tag
from fixtures.checklist.lint import StepDefinition, lint_feature
from fixtures.checklist.link_rules import promised_directions
from fixtures.checklist.model import Checklist, Section
from fixtures.command.evidence_at_hand import _rendered
from fixtures.command.wording import may_be_missing, words_of
from fixtures.journeys.phrases import PHRASES
from fixtures.journeys.plan import Plan
from fixtures.journeys.planning import plan
from fixtures.journeys.untestable import untestable
from tests.checklist.any_model import hostile, sound

UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], derandomize=True
)


def nothing() -> None:
    """Stands for a step."""


STEPS = [StepDefinition(phrase.keyword, phrase.parser, nothing) for phrase in PHRASES]


@given(sound)
@settings(UNHURRIED, max_examples=60)
def test_every_document_becomes_features(checklist: Checklist) -> None:
    """Names from documents are all written; only what looks like a parameter of an outline is not."""
    try:
        judge(checklist)
    except ChecklistError as refused:
        assert "<...>" in str(refused)


@given(hostile)
@settings(UNHURRIED, max_examples=300)
def test_any_model_becomes_features_or_is_refused(checklist: Checklist) -> None:
    """A name that Gherkin or the sentences have no room for is an error on one line; never broken Gherkin."""
    try:
        judge(checklist)
    except ChecklistError as refused:
        assert "\n" not in str(refused)


def judge(checklist: Checklist) -> None:
    """The features hold every row, and each scenario of them can be planned."""
    texts = gherkin.features(checklist, words_of(checklist), may_be_missing(checklist))
    names = [name.lower() for name in texts]
    assert len(set(names)) == len(checklist.sections)
    assert all("/" not in name and len(name) < 200 for name in names)
    identities: Counter[str] = Counter()
    for section, (name, text) in zip(checklist.sections, texts.items(), strict=True):
        assert lint_feature(name, text, STEPS) == []
        check_rows(section, text)
        plans = [plan(rendered, checklist) for rendered in _rendered("pair", name, text)]
        assert {(one.section, one.row) for one in plans} >= {(section, row) for row in section.rows}
        assert all(map(untestable, plans))
        identities.update(one.identity for one in plans)
    assert identities.total() == len(identities)


def check_rows(section: Section, text: str) -> None:
    """A Rule with a tag of its own for each row, with an outline for each direction that it promises."""
    parsed = Parser().parse(text)["feature"]
    assert parsed is not None
    assert [tag["name"] for tag in parsed["tags"]] == [f"@{section_tag(section)}"]
    rules = [child["rule"] for child in parsed["children"] if "rule" in child]
    tagged = [(rule["tags"][0]["name"], rule["children"]) for rule in rules if rule["tags"]]
    assert [tag for tag, _ in tagged] == [f"@{row_tag(section, row)}" for row in section.rows]
    assert len(set(tag for tag, _ in tagged)) == len(section.rows)
    for _, outlines in tagged:
        assert len(outlines) == len(promised_directions(section))
