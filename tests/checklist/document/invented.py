"""Any checklist that a document can hold, for property-based tests."""

from hypothesis import strategies as st

from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section

_WORD = st.text("abcdeABCDEøÅ13", min_size=1, max_size=6).map(lambda text: f"X{text}")
_INSIDE = "abcZ19._$-/\\'\"|<>#*`:&@() ø"

systems = st.one_of(st.just(""), _WORD, st.tuples(_WORD, _WORD).map(" ".join), st.just("Wix.com"))
entities = st.one_of(_WORD, st.tuples(_WORD, _WORD).map(lambda two: f"{two[0]} ({two[1]} data)"))
properties = st.text(_INSIDE, min_size=1, max_size=12).filter(lambda text: text == text.strip())
_value = st.text("ab:1Q", max_size=5)
_path = st.text("ab.C", max_size=6)
_single = st.builds(Condition, _value, _path)
conditions = st.one_of(st.none(), _single, st.builds(Condition, _value, _path, _single))
rows = st.builds(Row, properties, properties, st.sampled_from(DataType), conditions, conditions)
merges = st.lists(st.builds(MergeRow, properties, properties), max_size=3, unique=True).map(tuple)


@st.composite
def _sections(draw: st.DrawFn) -> Section:
    creation = draw(st.sampled_from(Creation))
    connected = st.lists(entities, min_size=1, max_size=4, unique=True)
    return Section(
        draw(entities),
        draw(entities),
        creation,
        draw(_WORD.map("a {} has 100%, or so".format)) if creation is Creation.CONDITIONAL else None,
        tuple(draw(connected)) if creation is Creation.CONNECTED else (),
        draw(st.booleans()),
        draw(merges),
        tuple(draw(st.lists(rows, max_size=6, unique_by=_but_type))),
    )


def _but_type(row: Row) -> tuple[object, ...]:
    return row.source, row.target, row.source_condition, row.target_condition


def _pair(section: Section) -> tuple[str, str]:
    return section.source_entity, section.target_entity


checklists = st.builds(
    Checklist,
    systems,
    systems,
    st.just("2031-01-02 03:04:05"),
    st.lists(_sections(), max_size=4, unique_by=_pair).map(tuple),
)
