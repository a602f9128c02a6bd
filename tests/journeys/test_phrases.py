"""The vocabulary: each sentence of the features is exactly one phrase, and nothing else is any."""

from pathlib import Path

import pytest

from fixtures.checklist.lint import StepDefinition, lint_feature
from fixtures.journeys.phrases import PHRASES, Move, parse_sentence, phrase_for

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))
SENTENCES = {
    Move.START_LINKED: ("given", "a X A linked with a Y B", {"source": "X A", "target": "Y B"}),
    Move.MAKE: ("when", "a X A is made", {"source": "X A"}),
    Move.MAKE_WITH: (
        "when",
        "a X A is made with p as a name with two blanks",
        {"source": "X A", "property": "p", "value": "a name with two blanks"},
    ),
    Move.EDIT: (
        "when",
        "p is changed in Y to a plain text",
        {"property": "p", "system": "Y", "value": "a plain text"},
    ),
    Move.EDIT_ANY: ("when", "the record is edited in Y", {"system": "Y"}),
    Move.LINK: ("then", "it gets exactly one Y B", {"target": "Y B"}),
    Move.FOLLOW: (
        "then",
        "q in Y shows what p.r in X holds",
        {"shown": "q", "there": "Y", "origin": "p.r", "here": "X"},
    ),
    Move.KEEP: ("then", "the Y B is the same as before and the only one", {"target": "Y B"}),
    Move.REST: ("then", "the pair stays at rest", {}),
}


@pytest.mark.parametrize("move", list(Move))
def test_sentence_of_each_move(move):
    """It is understood as that move, with its arguments, and under its keyword only."""
    keyword, sentence, arguments = SENTENCES[move]
    assert parse_sentence(keyword, sentence) == (phrase_for(move), arguments)
    other = {"given": "when", "when": "then", "then": "given"}[keyword]
    with pytest.raises(ValueError, match="fits none"):
        parse_sentence(other, sentence)


@pytest.mark.parametrize("sentence", ["", "the pair rests", "the pair stays at rest."])
def test_what_is_no_phrase(sentence):
    """A sentence of another wording is refused with what it is."""
    with pytest.raises(ValueError, match="must fit exactly one phrase"):
        parse_sentence("then", sentence)


def test_sentence_of_two_phrases():
    """Nobody could tell what is meant."""
    with pytest.raises(ValueError, match=r"'a {source} is made', 'a {source} is made with"):
        parse_sentence("when", "a X is made with p as Y is made")


def nothing() -> None:
    """Stands for a step."""


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_features_as_they_are(path):
    """The lint finds nothing in them, held against the whole vocabulary."""
    known = [StepDefinition(phrase.keyword, phrase.parser, nothing) for phrase in PHRASES]
    assert lint_feature(path.name, path.read_text(encoding="utf-8"), known) == []
