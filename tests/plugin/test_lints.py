"""No scenario and no step of this project passes without being checked."""

from pathlib import Path
from types import ModuleType

import pytest
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

import steps.counterparts
import steps.editing
import steps.making
import steps.values
from fixtures.checklist.lint import StepDefinition, lint_feature, lint_steps
from fixtures.planning.phrases import PHRASES

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


def contexts(*modules: ModuleType) -> list[StepFunctionContext]:
    names = {module.__name__ for module in modules}
    return [one for one in step_function_context_registry.values() if one.step_func.__module__ in names]


def definitions() -> list[StepDefinition]:
    return [
        StepDefinition(one.type or "", one.parser, one.step_func)
        for one in contexts(steps.making, steps.editing, steps.counterparts, steps.values)
    ]


def test_there_are_features():
    """Without features the tests below would check nothing."""
    assert FEATURES


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_features(path):
    """Each scenario runs once for each row of Examples, and each step matches exactly one definition."""
    assert lint_feature(path.name, path.read_text(encoding="utf-8"), definitions()) == []


def test_steps():
    """No step definition is a coroutine, which would never be awaited."""
    assert lint_steps(definitions()) == []


def test_phrases_and_steps():
    """Each phrase has one step definition, with the parser object of the planner; no definition lacks a phrase."""
    defined = [(one.keyword, id(one.phrase)) for one in definitions()]
    assert sorted(defined) == sorted((phrase.keyword, id(phrase.parser)) for phrase in PHRASES)


def test_async_step():
    """It is found among the real ones, in pytest-bdd's own registry."""

    async def awaited() -> None:
        """A step that is never awaited."""

    (found,) = lint_steps([*definitions(), StepDefinition("then", PHRASES[0].parser, awaited)])
    assert "is async and would never be awaited" in str(found)
