"""Any checklist that a document can hold, for property-based tests."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section, create_part

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
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
        tuple(draw(st.lists(rows, max_size=6, unique_by=but_type))),
        remark=creation is Creation.CONDITIONAL and draw(st.booleans()),
    )


@st.composite
def _some_sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Some sections; in some draws two are about the same entities and differ in their create part."""
    found = draw(st.lists(_sections(), max_size=4, unique_by=_part))
    if len(found) > 1 and draw(st.booleans()):
        first, second, *rest = found
        found = [first, replace(second, source_entity=first.source_entity, target_entity=first.target_entity)]
        found += rest
    return tuple({_part(section): section for section in found}.values())


def but_type(row: Row) -> tuple[object, ...]:
    return row.source, row.target, row.source_condition, row.target_condition


def _part(section: Section) -> tuple[object, ...]:
    return section.entities, create_part(section)


checklists = st.builds(Checklist, systems, systems, st.just("2031-01-02 03:04:05"), _some_sections())
