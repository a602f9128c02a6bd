"""Ids are stable and never shared by two names; fingerprints change with the promise and with nothing else."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.checklist.identity import escaped, row_fingerprint, row_tag, section_fingerprint, section_tag
from fixtures.checklist.model import Condition, Creation, DataType, MergeRow
from tests.checklist.samples import EVERYTHING, PEOPLE, SIMPLE
from tests.examples import examples

ROW = PEOPLE.rows[0]


def test_an_id_keeps_case_and_dots_and_escapes_the_rest() -> None:
    """The tag of a row is made of names a reader recognises."""
    assert section_tag(PEOPLE) == "section-People-Customers+20person"
    assert row_tag(PEOPLE, PEOPLE.rows[1]) == "row-People-address.city-Customers+20person-Town"
    assert escaped("Kjøp-nr") == "Kj+c3+b8p+2dnr"


@settings(max_examples=examples(100), deadline=None, database=None)
@given(one=st.text(max_size=8), other=st.text(max_size=8))
def test_two_names_never_share_an_id(one: str, other: str) -> None:
    """Escaping loses nothing, and never makes a separator."""
    assert (escaped(one) == escaped(other)) == (one == other)
    assert "-" not in escaped(one)


def test_the_fingerprint_of_a_known_row_is_constant() -> None:
    """All committed evidence depends on it: a changed algorithm would make it stale."""
    assert row_fingerprint(SIMPLE, PEOPLE, ROW) == ("79c1b34b4c1156039993e2f8e2530a26d9cc987da0ce1f325a2cdaa17627165e")
    assert section_fingerprint(SIMPLE, PEOPLE) == ("123f7e2a7dfac492a702264ffad06e0cbab7ba645471b91758ff1bd778450458")


def test_a_changed_row_has_another_fingerprint() -> None:
    """Whatever changes in a row makes its evidence stale; the same row between other systems is another promise."""
    condition = Condition("NO", "country")
    rows = [
        dataclasses.replace(ROW, source="Mail"),
        dataclasses.replace(ROW, target="E-mail"),
        dataclasses.replace(ROW, type=DataType.UNKNOWN),
        dataclasses.replace(ROW, source_condition=condition),
        dataclasses.replace(ROW, target_condition=condition),
    ]
    found = {row_fingerprint(SIMPLE, PEOPLE, row) for row in (ROW, *rows)}
    found.add(row_fingerprint(dataclasses.replace(SIMPLE, target="Gamma"), PEOPLE, ROW))
    assert len(found) == len(rows) + 2


def test_another_way_to_make_counterparts_has_another_fingerprint() -> None:
    """Entities, creation and merging are part of every promise of their section."""
    sections = [
        dataclasses.replace(PEOPLE, source_entity="Persons"),
        dataclasses.replace(PEOPLE, target_entity="Persons"),
        dataclasses.replace(PEOPLE, creation=Creation.LINKED),
        dataclasses.replace(PEOPLE, condition="x"),
        dataclasses.replace(PEOPLE, connected=("Deals",)),
        dataclasses.replace(PEOPLE, merge_existing=True),
        dataclasses.replace(PEOPLE, merge=(MergeRow("a", "b"),)),
    ]
    assert len({row_fingerprint(SIMPLE, section, ROW) for section in (PEOPLE, *sections)}) == len(sections) + 1
    assert len({section_fingerprint(SIMPLE, section) for section in (PEOPLE, *sections)}) == len(sections) + 1


def test_the_date_and_the_neighbours_are_no_part_of_it() -> None:
    """A regenerated document, another row or another section leaves this row's evidence as it is."""
    later = dataclasses.replace(SIMPLE, generated="2032", sections=SIMPLE.sections[:1])
    alone = dataclasses.replace(PEOPLE, rows=(ROW,))
    assert row_fingerprint(later, alone, ROW) == row_fingerprint(SIMPLE, PEOPLE, ROW)
    assert section_fingerprint(later, alone) == section_fingerprint(SIMPLE, PEOPLE)


def test_order_is_no_part_of_it() -> None:
    """Merge criteria and connected entities in another order are the same promise."""
    section = EVERYTHING.sections[0]
    turned = dataclasses.replace(section, merge=section.merge[::-1], connected=section.connected[::-1])
    assert section_fingerprint(EVERYTHING, turned) == section_fingerprint(EVERYTHING, section)
