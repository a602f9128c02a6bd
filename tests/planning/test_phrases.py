"""The vocabulary: each sentence of the features is exactly one phrase, and nothing else is any."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from fixtures.checklist.gherkin.vocabulary import StepKind
from fixtures.planning.phrases import parse_sentence
from tests.checklist.planned import scenarios

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))


def test_sentence_of_each_phrase():
    """It is understood as that phrase, with its arguments, and under its keyword only."""
    for kind in StepKind:
        arguments = {name: f"{name} of x.y" for name in re.findall(r"{(\w+)}", kind.words)}
        sentence = kind.words.format(**arguments)
        assert parse_sentence(kind.keyword, sentence) == (kind, arguments)
        other = {"given": "when", "when": "then", "then": "given"}[kind.keyword]
        with pytest.raises(ValueError, match="fits none"):
            parse_sentence(other, sentence)


def test_what_is_no_phrase():
    """A sentence of another wording, or of two phrases, is refused: a reader could not know what is meant."""
    for sentence in ("", "the pair rests", "nothing else changes afterwards."):
        with pytest.raises(ValueError, match="must fit exactly one phrase"):
            parse_sentence("then", sentence)
    with pytest.raises(ValueError, match=r"'a {source} is made', 'a {source} is made with"):
        parse_sentence("when", "a X is made with p as Y is made")


def test_about_twenty_phrases():
    """A reader of a pair meets no more of them in what is judged, and two more where what is beyond is noted.

    The two about records in two roles come on top.
    """
    for pair, paths in groupby(FEATURES, key=lambda path: path.parent.name):
        steps = {True: set(), False: set()}
        for scenario in (one for path in paths for one in scenarios(path.read_text(encoding="utf-8"))):
            steps["beyond-checklist" not in scenario.tags].update(scenario.steps)
        judged, beyond = ({parse_sentence(*step)[0] for step in steps[judged]} for judged in (True, False))
        assert 10 < len(judged - {StepKind.GIVE_ROLE, StepKind.KEEP_ROLES}) <= 21, pair
        assert beyond - judged == {StepKind.DELETE, StepKind.OBSERVE}, pair
