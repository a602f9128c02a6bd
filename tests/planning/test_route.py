"""A counterpart is found by what its section lists, or by way of a sister section, or not at all."""

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.route import Route, mapped_rows, route_to
from fixtures.systems import catalogue
from fixtures.systems.interface import Reference

ROW = Row("subject", "name", DataType.STRING)
BY_NAME = Section("Activities", "Projectactivity", rows=(ROW,))
BY_CODE = Section("Activities", "Timetrackingactivity")
STRANGE = Section("Contacts", "Timetrackingactivity")
KNOWN = catalogue("PowerOffice GO")


def checklist(*sections: Section) -> Checklist:
    return Checklist("CRMOffice", "PowerOffice GO", "2024-09-13 08:02:28", sections)


def test_section_with_rows():
    """It is looked up by its own properties."""
    assert route_to(checklist(BY_NAME, BY_CODE), BY_NAME, KNOWN) == Route(BY_NAME)
    assert not Route(BY_NAME).by_any_text


def test_section_without_rows_beside_one_with():
    """The sister's counterparts point to its own; no other text counts, for something is listed of the entity."""
    pointing = Reference("activityCode", "Timetrackingactivity", "code")
    route = route_to(checklist(BY_NAME, BY_CODE), BY_CODE, KNOWN)
    assert route == Route(BY_NAME, pointing)
    assert not route.by_any_text


def test_section_without_rows_alone():
    """Any text of a record counts, where nothing is listed of its entity, as in sections about other records."""
    assert route_to(checklist(BY_CODE), BY_CODE, KNOWN) == Route(BY_CODE)
    assert route_to(checklist(BY_NAME, STRANGE), STRANGE, KNOWN) == Route(STRANGE)
    assert Route(BY_CODE).by_any_text


def test_sister_that_no_client_knows():
    """What the client does not know points nowhere."""
    assert route_to(checklist(BY_NAME, BY_CODE), BY_CODE, {}) is None


def test_rows_of_a_source_entity():
    """They come from all its sections, and from no other's."""
    twice = Section("Activities", "Timetrackingactivity", rows=(Row("subject", "code", DataType.STRING),))
    listed = mapped_rows(checklist(BY_NAME, twice, STRANGE), "Activities")
    assert [row.target for row in listed] == ["name", "code"]
    assert mapped_rows(checklist(BY_NAME), "Contacts") == ()
