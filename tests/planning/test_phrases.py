"""The vocabulary: each sentence of the features is exactly one phrase, and nothing else is any."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser

from fixtures.checklist.gherkin.vocabulary import fitting
from fixtures.planning.phrases import PHRASES, StepKind, parse_sentence, phrase_for

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))


def test_each_kind_of_step_has_a_phrase():
    """Exactly one, and no phrase is without a kind of step."""
    assert [phrase.kind for phrase in PHRASES] == list({phrase.kind: None for phrase in PHRASES})
    assert {phrase.kind for phrase in PHRASES} == set(StepKind)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.kind.value)
def test_sentence_of_each_phrase(phrase):
    """It is understood as that phrase, with its arguments, and under its keyword only."""
    names = re.findall(r"{(\w+)}", phrase.words)
    arguments = {name: f"{name} of x.y" for name in names}
    sentence = phrase.words.format(**arguments)
    assert parse_sentence(phrase.keyword, sentence) == (phrase, arguments)
    assert phrase_for(phrase.kind) is phrase
    other = {"given": "when", "when": "then", "then": "given"}[phrase.keyword]
    with pytest.raises(ValueError, match="fits none"):
        parse_sentence(other, sentence)


@pytest.mark.parametrize("sentence", ["", "the pair rests", "nothing else changes afterwards."])
def test_what_is_no_phrase(sentence):
    """A sentence of another wording is refused with what it is."""
    with pytest.raises(ValueError, match="must fit exactly one phrase"):
        parse_sentence("then", sentence)


def test_sentence_of_two_phrases():
    """A reader could not know what is meant."""
    with pytest.raises(ValueError, match=r"'a {source} is made', 'a {source} is made with"):
        parse_sentence("when", "a X is made with p as Y is made")


def scenarios_of(path: Path) -> Iterator[dict[str, Any]]:
    """The scenarios of a feature file, as gherkin-official reads it."""
    feature: Any = Parser().parse(path.read_text(encoding="utf-8"))["feature"]
    for child in feature["children"]:
        yield from (one["scenario"] for one in child["rule"]["children"] if "scenario" in one)


def phrases_of(scenario: dict[str, Any]) -> set[str]:
    keyword, found = "", set()
    for step in scenario["steps"]:
        keyword = step["keyword"].strip().lower() if step["keyword"].strip() != "And" else keyword
        (form,) = fitting(keyword, step["text"])
        found.add(form.words)
    return found


@pytest.mark.parametrize("pair", sorted({path.parent.name for path in FEATURES}))
def test_about_twenty_phrases(pair):
    """A reader meets no more of them in what is judged, and two more where what is beyond is noted.

    The two about records in two roles come on top.
    """
    judged, all_of_them = set[str](), set[str]()
    for path in FEATURES:
        for scenario in scenarios_of(path) if path.parent.name == pair else ():
            phrases = phrases_of(scenario)
            all_of_them |= phrases
            if "@beyond-checklist" not in {tag["name"] for tag in scenario["tags"]}:
                judged |= phrases
    of_roles = {phrase_for(kind).words for kind in (StepKind.GIVE_ROLE, StepKind.KEEP_ROLES)}
    assert 10 < len(judged - of_roles) <= 21
    assert {phrase_for(kind).words for kind in (StepKind.DELETE, StepKind.OBSERVE)} == all_of_them - judged
