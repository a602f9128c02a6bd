"""Ids: stable, and never shared by two names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.checklist.identity import escaped, row_tag, section_tag
from tests.checklist.samples import PEOPLE


def test_an_id_keeps_case_and_dots_and_escapes_the_rest() -> None:
    """The tag of a row is made of names a reader recognises."""
    assert section_tag(PEOPLE) == "section-People-Customers+20person"
    assert row_tag(PEOPLE, PEOPLE.rows[1]) == "row-People-address.city-Customers+20person-Town"
    assert escaped("Kjøp-nr") == "Kj+c3+b8p+2dnr"


@settings(max_examples=100, deadline=None, database=None)
@given(one=st.text(max_size=8), other=st.text(max_size=8))
def test_two_names_never_share_an_id(one: str, other: str) -> None:
    """Escaping loses nothing, and never makes a separator."""
    assert (escaped(one) == escaped(other)) == (one == other)
    assert "-" not in escaped(one)
