"""Any checklist that the model can hold, also what no document would hold, for property-based tests."""

from hypothesis import strategies as st

from fixtures.checklist.gherkin.vocabulary import StepKind
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from tests.checklist.document.invented import but_type
from tests.checklist.document.invented import checklists as readable

_PIECES = sorted({piece for kind in StepKind for piece in kind.words.replace("{", "}").split("}") if " " in piece})
_ODD = [
    *("", "a", "A", "a.b", "a.B", "$a", "a -> b", "Deal", "|", "\\", '"""', "'", "#", "# a", "@a", "@a b", "```"),
    *("Rule: a", "Scenario Outline: a", "Examples: a", "Feature:", "* a", "- a", "&amp;", "a\tb", "a  b", "Kjøp"),
    *(">", "a>b", "{source}", "(no name)", "a in b", "a as b", "a to b", "a and b", "a with b in c"),
    *("a without b", "..", "../a", "/", "a" * 120, "é" * 90),
]
_UNWRITABLE = [
    *("<", "a<b", "<a>", "<value>", " a", "a ", "a\nb", "a\rb", "a\x85b", "\0", "a\N{LINE SEPARATOR}b"),
    *("\N{NO-BREAK SPACE}a", "every listed property", "its counterpart"),
]
_PLAIN = st.one_of(st.sampled_from(_ODD), st.text("aA.$ >|#@", min_size=1, max_size=4).map(str.strip))
_ANY = st.one_of(
    _PLAIN,
    st.sampled_from(_UNWRITABLE),
    st.lists(st.sampled_from([*_PIECES, "Alpha"]), min_size=1, max_size=4).map(lambda some: f"a{''.join(some)}b"),
    st.text(max_size=5),
)


def _checklists(names: st.SearchStrategy[str]) -> st.SearchStrategy[Checklist]:
    conditions = st.one_of(
        st.none(),
        st.builds(Condition, names, names),
        st.builds(Condition, names, names, st.builds(Condition, names, names)),
    )
    rows = st.builds(Row, names, names, st.sampled_from(DataType), conditions, conditions)
    sections = st.builds(
        Section,
        names,
        names,
        st.sampled_from(Creation),
        st.one_of(st.none(), names, st.just("a Alpha Deal is sold"), st.just("so far " * 20)),
        st.lists(names, max_size=5, unique=True).map(tuple),
        st.booleans(),
        st.lists(st.builds(MergeRow, names, names), max_size=2, unique=True).map(tuple),
        st.lists(rows, max_size=4, unique_by=but_type).map(tuple),
    )
    return st.builds(
        Checklist,
        st.one_of(st.just("Alpha"), names),
        st.one_of(st.just("Beta Two"), names),
        st.just("2031-01-02 03:04:05"),
        st.lists(sections, min_size=1, max_size=2, unique_by=lambda section: section.entities).map(tuple),
    )


sound = readable.filter(lambda checklist: checklist.source != checklist.target)
"""Checklists that documents can hold."""
odd = _checklists(_PLAIN).filter(
    lambda checklist: (checklist.source or "(no name)") != (checklist.target or "(no name)")
)
"""Checklists with names that look like Gherkin or like each other, all of which can be written."""
hostile = _checklists(st.one_of(_PLAIN, _PLAIN, _PLAIN, _ANY))
"""Checklists with some names that cannot be written, or that look like sentences of features."""
