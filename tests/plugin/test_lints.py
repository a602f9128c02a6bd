"""No scenario and no step of this project passes without being checked."""

from pathlib import Path

import pytest
from pytest_bdd.steps import step_function_context_registry

import steps
from fixtures.checklist.gherkin.vocabulary import StepKind
from fixtures.checklist.lint import lint_feature
from fixtures.planning.phrases import parser_of

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


def test_there_are_features():
    """Without features the test below would check nothing."""
    assert FEATURES


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_features(path):
    """Each scenario runs once for each row of Examples."""
    assert lint_feature(path.name, path.read_text(encoding="utf-8")) == []


def test_phrases_and_steps():
    """Each phrase has one step definition, with the parser object of the planner; no definition lacks a phrase."""
    contexts = [
        one for one in step_function_context_registry.values() if one.step_func.__module__ in steps.pytest_plugins
    ]
    defined = [(one.type, id(one.parser)) for one in contexts]
    assert sorted(defined) == sorted((kind.keyword, id(parser_of(kind))) for kind in StepKind)
