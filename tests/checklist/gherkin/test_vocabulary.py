"""Forms of sentence: which form a sentence has, and in how many ways it can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.checklist.gherkin.vocabulary import StepKind, can_be_quoted, fitting
from fixtures.planning.phrases import parser_of
from tests.examples import examples

PIECES = st.sampled_from([" is made", " with ", " as ", " in ", "a ", "x", " ", " shows what ", " holds", "A"])


def test_a_sentence_is_read_in_every_way() -> None:
    """A name may contain words of the form."""
    found = list(StepKind.FOLLOW.readings("a in b in C shows what d in E holds"))
    assert [(one["shown"], one["there"]) for one in found] == [("a", "b in C"), ("a in b", "C")]
    assert list(StepKind.REST.readings("nothing else changes afterwards")) == [{}]
    assert list(StepKind.MAKE.readings("a  is made")) == []
    assert list(StepKind.MAKE.readings("two x are made")) == []


@settings(max_examples=examples(100), deadline=None, database=None)
@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
def test_a_form_fits_what_its_step_matches(sentence: str) -> None:
    """The writer and pytest-bdd agree; a sentence that fits can be read in at least one way."""
    for kind in StepKind:
        assert kind.fits(sentence) == parser_of(kind).is_matching(sentence)
        assert kind.fits(sentence) == any(True for _ in kind.readings(sentence))


def test_what_a_sentence_fits() -> None:
    """Only forms of its own keyword; a name can make it fit two forms."""
    assert fitting("when", "a X is made") == [StepKind.MAKE]
    assert fitting("then", "a X is made") == []
    assert fitting("when", "a X is made with y as z is made") == [StepKind.MAKE, StepKind.MAKE_WITH]


def test_prose_in_a_sentence() -> None:
    """It must not begin a parameter, or contain the characteristic text of a form: each has one of several words."""
    assert [can_be_quoted(prose) for prose in ("it is sold", "it is made with x", "a < b")] == [True, False, False]
    for kind in StepKind:
        assert any(" " in part.strip() for part in kind.words.replace("{", "}").split("}")[::2]), kind
