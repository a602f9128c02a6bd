"""Every sentence form of the grammar, on documents about invented systems."""

import pytest

from fixtures.checklist.document import parse
from fixtures.checklist.identity import row_id, section_id
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from tests.checklist.document.samples import BEFORE, CONNECTED, EVERY, HEAD, MERGE, only, refused, section

NO_AND_SE = Condition("NO", "A", Condition("SE", "B"))


def test_the_plainest_document() -> None:
    """Systems, date, one section, one row."""
    text = HEAD + section(EVERY, "", 'a ~ b ~ "string"')
    assert parse(text.encode(), "x.rst") == Checklist(
        "Alpha", "Beta", "2031-01-02 03:04:05", (Section("Men", "Women", rows=(Row("a", "b", DataType.STRING),)),)
    )


def test_when_a_counterpart_is_made() -> None:
    """Always, only by a link, or on a condition; without "When" that is a remark."""
    rest = ", it  will be synchronized with a Beta Women."
    for create, *expected in (
        (EVERY, Creation.EVERY, None, False),
        (BEFORE, Creation.LINKED, None, False),
        (f"When a Men is tall{rest}", Creation.CONDITIONAL, "a Men is tall", False),
        (f"left out. Soon, all{rest}", Creation.CONDITIONAL, "left out. Soon, all", True),
    ):
        one = only(section(create))
        assert [one.creation, one.condition, one.remark] == expected, create


def test_what_a_record_must_be_connected_to() -> None:
    """One entity, two, or a list."""
    for listed, connected in (
        ("Deal", ("Deal",)),
        ("Deal or Line item", ("Deal", "Line item")),
        ("A, B, or C", ("A", "B", "C")),
        ("A, B or C", ("A", "B", "C")),
    ):
        one = only(section(BEFORE, CONNECTED.replace("Deal", listed)))
        assert (one.creation, one.connected) == (Creation.CONNECTED, connected)
    assert refused(HEAD + section(BEFORE, CONNECTED.replace("Deal", "A, B"))).line == 16
    assert refused(HEAD + section(EVERY, CONNECTED)).line == 16


def test_records_that_exist_already() -> None:
    """The two sentences about joining and the table of criteria, each with and without the other."""
    pair = (
        "If a matching Beta Women already exists, the Alpha Men will be merged with the existing one.\n"
        "If no matching Beta Women is found, a new Beta Women will be created.\n\n"
    )
    criteria = (MergeRow("id", "Code"), MergeRow("mail", "Email"))
    both = only(section(EVERY, pair + MERGE))
    assert (both.merge_existing, both.merge) == (True, criteria)
    assert only(section(EVERY, MERGE)).merge == criteria
    assert only(section(EVERY, pair)).merge_existing
    assert refused(HEAD + section(EVERY, pair.splitlines()[0] + "\n\n")).line == 18


def test_data_types() -> None:
    """All five; any other text is an error."""
    names = ['"string"', '"integer"', '"float"', '"boolean"', "N/A"]
    one = only(section(EVERY, "", *(f"a{number} ~ b ~ {name}" for number, name in enumerate(names))))
    assert [row.type for row in one.rows] == list(DataType)
    for wrong in ("string", '"N/A"', '"date"', '"stri'):
        assert "a data type" in str(refused(HEAD + section(EVERY, "", f"a ~ b ~ {wrong}")))


def test_properties_as_they_are_written() -> None:
    """Dots, dollars, markup and conditions stay as they are, on either side."""
    for cell, name, condition in (
        ("No (Dependant on having NO in Country.Code)", "No", Condition("NO", "Country.Code")),
        ("No (Dependant on having  in )", "No", Condition("", "")),
        ("No (Dependant on having made in in C)", "No", Condition("made in", "C")),
        ("No (Dependant on having NO in )", "No", Condition("NO", "")),
        ("No (Dependant on having  in Code)", "No", Condition("", "Code")),
        ("No (Dependant on having NO in ADependant on having SE in B)", "No", NO_AND_SE),
        ("No (Dependant on having NO in A)(Dependant on having SE in B)", "No", NO_AND_SE),
        *((cell, cell, None) for cell in ("No (local)", "$ref", "a_|x|`y`**_", "1. #item::", "../../etc")),
        (r"a\*b <i> 'q' \"", r"a\*b <i> 'q' \"", None),
    ):
        (row,) = only(section(EVERY, "", f"{cell} ~ {cell} ~ N/A")).rows
        assert row == Row(name, name, DataType.UNKNOWN, condition, condition)


def test_a_property_that_cannot_be_read() -> None:
    """An empty cell or half a condition is an error at its line."""
    for cell in ("", "No (Dependant on NO)", "No (dependent on having NO in A)", "(Dependant on having a in b)"):
        assert refused(HEAD + section(EVERY, "", f"{cell} ~ b ~ N/A")).line == 26, cell


def test_names_that_are_empty_or_spelt_differently() -> None:
    """Headings are split by the title's names, else by the file's name, without regard to case."""
    text = HEAD + section(EVERY, "", 'a ~ b ~ "string"')
    spelt = text.replace("Alpha to Beta", "ALPHA to Beta GmbH")
    spelt = spelt.replace("======================", "=" * 27)
    assert parse(spelt.encode(), "alpha-beta.rst").target == "Beta GmbH"
    assert refused(spelt, "other.rst").line == 12
    for old, source, target in (("Alpha", "", "Beta"), ("Beta", "Alpha", "")):
        empty = parse(text.replace(f"{old} ", " ").encode(), "alpha-beta.rst")
        assert (empty.source, empty.target) == (source, target)
        assert [(s.source_entity, s.target_entity) for s in empty.sections] == [("Men", "Women")]


def test_headings_that_occur_twice_are_one_section() -> None:
    """The rows of both, equal rows once; rows that contradict each other are an error."""
    one, two = (section(EVERY, "", "a ~ b ~ N/A", "c ~ d ~ N/A"), section(EVERY, "", "a ~ b ~ N/A", "e ~ f ~ N/A"))
    for text in (section() + one + two, one + section() + two, one + two):
        assert [row.source for row in only(text).rows] == ["a", "c", "e"]
    assert "the type above" in str(refused(HEAD + one + section(EVERY, "", 'a ~ b ~ "float"')))


@pytest.mark.parametrize(
    ("create", "between", "apart"),
    [
        (BEFORE, "", "linked"),
        (BEFORE, CONNECTED, "connected"),
        ("When a Men is tall, it  will be synchronized with a Beta Women.", "", "conditional"),
    ],
)
def test_headings_that_occur_twice_with_different_create_parts(create: str, between: str, apart: str) -> None:
    """They are two sections, in whatever order; each keeps its rows, and their ids differ."""
    plain, other = section(EVERY, "", "a ~ b ~ N/A"), section(create, between, "a ~ b ~ N/A", "c ~ d ~ N/A")
    for text in (plain + other, other + plain, other + section(EVERY) + plain):
        found = parse((HEAD + text).encode(), "alpha-beta.rst").sections
        assert {one.apart: len(one.rows) for one in found} == {"": 1, apart: 2}
        assert {section_id(one) for one in found} == {"Men-Women", f"Men-Women-{apart}"}
        ids = {row_id(one, row) for one in found for row in one.rows}
        assert ids == {"Men-a-Women-b", f"Men-a-Women-b-{apart}", f"Men-c-Women-d-{apart}"}


def test_headings_that_occur_twice_on_different_conditions() -> None:
    """Sections with different conditions are different sections."""
    sentence = "When a Men is {}, it  will be synchronized with a Beta Women."
    text = HEAD + section(sentence.format("tall")) + section(sentence.format("small"))
    first, second = parse(text.encode(), "alpha-beta.rst").sections
    assert (first.condition, second.condition) == ("a Men is tall", "a Men is small")
    assert second.apart == ""
    assert first.apart.startswith("conditional.")


def test_what_older_documents_have() -> None:
    """Tabs and spaces behind names, rules that are too short, a heading with a full stop: the facts are the same."""
    text = HEAD + section(EVERY, "", "a (Dependant on having NO in C) ~ b ~ N/A")
    wanted = parse(text.encode(), "alpha-beta.rst")
    for old, new in (
        ("     - b\n", "     - b\t\n"),
        ("     - b\n", "     - b \t \n"),
        ("   * - a (", "   * - a\t ("),
        ("   * - a (", "   * - a  ("),
        ("in C)", "in C\t)"),
        ("Men", "Men\t"),
        ("Women", "Women\t"),
        ("Men ", "Men  "),
        ("Women", "Women "),
        ("Introduction\n------------", "Introduction.\n------------"),
        ("-" * 23, "-" * 20),
        ("=" * 22, "=" * 20),
        ("=" * 22, "=" * 3),
        ("-" * 23, "--"),
    ):
        assert old in text
        assert parse(text.replace(old, new).encode(), "alpha-beta.rst") == wanted, (old, new)


def test_a_pair_listed_once_for_each_condition_has_distinct_ids() -> None:
    """Neither row is lost, and each has an id of its own."""
    rows = ("N (Dependant on having NO in C) ~ b ~ N/A", "N (Dependant on having SE in C) ~ b ~ N/A", "N ~ B ~ N/A")
    one = only(section(EVERY, "", *rows))
    ids = [row_id(one, row) for row in one.rows]
    assert len({name.lower() for name in ids[:2]}) == 2
    assert ids[2] == "Men-N-Women-B"
