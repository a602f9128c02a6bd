"""Drift: every kind of difference is one line in a QA engineer's words; date and order are no difference."""

from dataclasses import replace

import pytest

from fixtures.checklist.drift import drift
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section

ROW, OTHER = Row("a", "b", DataType.STRING), Row("c", "d", DataType.FLOAT)
NEW = Row("a", "e", DataType.STRING)
MEN = Section("Men", "Women", rows=(ROW, OTHER))
EMPTY = Section("Cats", "Dogs")
SUSPICIOUS = "; suspicious: see whether the document is whole"
COUNTERPART = "section Men → Women: a record got a counterpart"
BEFORE = Checklist("Alpha", "Beta", "2031-01-01 00:00:00", (EMPTY, MEN))


def lines(*sections: Section, source: str = "Alpha") -> list[str]:
    return [str(one) for one in drift(BEFORE, replace(BEFORE, source=source, sections=sections))]


LOOKALIKE = replace(MEN, creation=Creation.LINKED, rows=(NEW,))
RAINY = (
    "section Men → Women (creation: conditional, it rains): a record got a counterpart only by a link that"
    " a user establishes"
)
TWO = "Men → Women (creation: linked)"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((MEN, LOOKALIKE), (LOOKALIKE, MEN), []),
        ((MEN,), (MEN, LOOKALIKE), [f"section {TWO} added (with its row)"]),
        ((MEN, LOOKALIKE), (MEN,), [f"section {TWO} removed (with its row)"]),
        ((MEN, LOOKALIKE), (MEN, replace(LOOKALIKE, rows=(NEW, ROW))), [f"row `a` → `b` added to {TWO}"]),
        (
            (MEN, LOOKALIKE),
            (replace(MEN, rows=(ROW,)), replace(LOOKALIKE, rows=(NEW, OTHER))),
            ["row `c` → `d` removed from Men → Women (creation: every)", f"row `c` → `d` added to {TWO}"],
        ),
        (
            (MEN, LOOKALIKE),
            (MEN, replace(LOOKALIKE, creation=Creation.CONDITIONAL, condition="it rains")),
            [f"{RAINY}, now on the condition 'it rains'"],
        ),
        ((LOOKALIKE,), (MEN,), None),
    ],
)
def test_two_sections_about_the_same_entities(
    old: tuple[Section, ...], new: tuple[Section, ...], expected: list[str] | None
) -> None:
    """Each is compared with the section of the same create part, and the line names that part."""
    found = [str(one) for one in drift(*(replace(BEFORE, sections=sections) for sections in (old, new)))]
    if expected is None:  # one on each side: the create part changed
        assert found[0] == f"{COUNTERPART} only by a link that a user establishes, now always"
    else:
        assert found == expected


def test_date_and_order_are_no_drift() -> None:
    """A document that is generated anew with the same facts gives no line."""
    turned = Checklist("Alpha", "Beta", "2032-02-02 00:00:00", (replace(MEN, rows=(OTHER, ROW)), EMPTY))
    assert drift(BEFORE, turned) == []


def test_each_difference_is_a_line() -> None:
    """In a section that both checklists have."""
    for men, expected in (
        (replace(MEN, rows=(ROW,)), "row `c` → `d` removed from Men → Women"),
        (replace(MEN, rows=(*MEN.rows, NEW)), "row `a` → `e` added to Men → Women"),
        (
            replace(MEN, rows=(ROW, replace(OTHER, type=DataType.UNKNOWN))),
            "row `c` → `d` of Men → Women: data type changed from float to unknown",
        ),
        (
            replace(MEN, rows=(ROW, replace(OTHER, source_condition=Condition("NO", "x.y")))),
            "row `c` → `d` of Men → Women: applied always, now applies when x.y holds NO",
        ),
        (replace(MEN, rows=()), f"section Men → Women: all 2 rows are gone at once{SUSPICIOUS}"),
        (replace(MEN, creation=Creation.LINKED), f"{COUNTERPART} always, now only by a link that a user establishes"),
        (
            replace(MEN, creation=Creation.CONNECTED, connected=("X", "Y")),
            f"{COUNTERPART} always, now only when connected to X or Y",
        ),
        (
            replace(MEN, creation=Creation.CONDITIONAL, condition="tall"),
            f"{COUNTERPART} always, now on the condition 'tall'",
        ),
        (replace(MEN, merge_existing=True), "section Men → Women: a matching record that exists already is now joined"),
        (replace(MEN, merge=(MergeRow("m", "n"),)), "merge criterion `m` → `n` added to Men → Women"),
    ):
        assert lines(EMPTY, men) == [expected]


def test_sections_and_systems() -> None:
    """A removed or added section is one line with its number of rows; so is a renamed system."""
    assert lines(EMPTY) == ["section Men → Women removed (with its 2 rows)"]
    assert lines(MEN) == ["section Cats → Dogs removed (it lists no rows)"]
    new = Section("X", "Y", rows=(ROW,))
    assert lines(EMPTY, MEN, new) == ["section X → Y added (with its row)"]
    assert lines() == ["all 2 sections are gone at once; suspicious: see whether the document is whole"]
    assert lines(EMPTY, MEN, source="Omega") == ["the source system was called 'Alpha' and is called 'Omega' now"]


def test_a_pair_listed_for_several_conditions() -> None:
    """A new condition is an added row, not a change of the other rows."""
    duplicates = tuple(replace(OTHER, target_condition=Condition(value, "C")) for value in ("NO", "SE", "DK"))
    before = replace(BEFORE, sections=(replace(MEN, rows=(ROW, *duplicates[:2])),))
    after = replace(BEFORE, sections=(replace(MEN, rows=(ROW, *duplicates)),))
    assert [str(one) for one in drift(before, after)] == ["row `c` → `d` when C holds DK added to Men → Women"]
