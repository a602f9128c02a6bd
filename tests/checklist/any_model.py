"""Any checklist that the model can hold, also what no document would: for property-based tests of features."""

from hypothesis import strategies as st

from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from fixtures.checklist.vocabulary import FORMS
from tests.checklist.document.invented import checklists as readable

_PIECES = sorted(
    {piece for form in FORMS for piece in form.words.replace("{", "}").split("}") if " " in piece}
)
_ODD = [
    *(
        "",
        "a",
        "A",
        "a.b",
        "a.B",
        "$a",
        "a -> b",
        "Deal",
        "|",
        "\\",
        '"""',
        "'",
        "#",
        "# a",
        "@a",
        "@a b",
        "```",
    ),
    *(
        "Rule: a",
        "Scenario Outline: a",
        "Examples: a",
        "Feature:",
        "* a",
        "- a",
        "&amp;",
        "a\tb",
        "a  b",
        "Kjøp",
    ),
    *(
        "<",
        ">",
        "a<b",
        "a>b",
        "<a>",
        "<value>",
        "{source}",
        "(no name)",
        " a",
        "a ",
        "a\nb",
        "a\rb",
        "a\x85b",
    ),
    *(
        "\N{NO-BREAK SPACE}a",
        "a\N{LINE SEPARATOR}b",
        "every listed property",
        "its counterpart",
        "a without b",
    ),
    *("a in b", "a as b", "a to b", "a and b", "a with b in c", "..", "../a", "/", "a" * 120, "é" * 90),
]
_NAMES = st.one_of(
    st.sampled_from(_ODD),
    st.text("aA.$ <>|#@", max_size=4),
    st.lists(st.sampled_from([*_PIECES, "a", "b", "Alpha", "Beta"]), min_size=1, max_size=4).map("".join),
    st.text(max_size=5),
)
_CONDITIONS = st.recursive(st.none(), lambda also: st.builds(Condition, _NAMES, _NAMES, also), max_leaves=2)
_ROWS = st.builds(Row, _NAMES, _NAMES, st.sampled_from(DataType), _CONDITIONS, _CONDITIONS)
_SECTIONS = st.builds(
    Section,
    _NAMES,
    _NAMES,
    st.sampled_from(Creation),
    st.one_of(st.none(), _NAMES, st.just("a Alpha Deal is sold"), st.just("so far " * 20)),
    st.lists(_NAMES, max_size=5, unique=True).map(tuple),
    st.booleans(),
    st.lists(st.builds(MergeRow, _NAMES, _NAMES), max_size=2, unique=True).map(tuple),
    st.lists(
        _ROWS,
        max_size=4,
        unique_by=lambda row: (row.source, row.target, row.source_condition, row.target_condition),
    ).map(tuple),
)
hostile = st.builds(
    Checklist,
    _NAMES,
    _NAMES,
    st.just("2031-01-02 03:04:05"),
    st.lists(
        _SECTIONS, min_size=1, max_size=2, unique_by=lambda one: (one.source_entity, one.target_entity)
    ).map(tuple),
)
"""With names that look like Gherkin, like sentences of features, or like nothing at all."""

sound = readable.filter(lambda checklist: checklist.source != checklist.target)
"""As documents hold them."""
