"""A counterpart is found by what its section lists, or by way of a sister section, or not at all."""

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.route import Route, mapped_rows, route_to
from fixtures.systems import catalogue

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


def test_section_without_rows_beside_one_with():
    """The sister's counterparts point to its own."""
    route = route_to(checklist(BY_NAME, BY_CODE), BY_CODE, KNOWN)
    assert route is not None
    assert route.section == BY_NAME
    assert route.reference is not None
    assert (route.reference.property, route.reference.entity, route.reference.key) == (
        "activityCode",
        "Timetrackingactivity",
        "code",
    )


def test_section_without_rows_alone():
    """Nothing of its source entity is listed, so any text of a record counts."""
    route = route_to(checklist(BY_CODE), BY_CODE, KNOWN)
    assert route == Route(BY_CODE)
    assert route.by_any_text


def test_listed_property_counts_alone():
    """Where something is listed, no other text counts, in whichever section it is listed."""
    for section in (BY_NAME, BY_CODE):
        route = route_to(checklist(BY_NAME, BY_CODE), section, KNOWN)
        assert route is not None
        assert not route.by_any_text


def test_sister_of_another_entity():
    """A section about other records leads nowhere; nothing is listed of its own."""
    assert route_to(checklist(BY_NAME, STRANGE), STRANGE, KNOWN) == Route(STRANGE)


def test_sister_that_no_client_knows():
    """What the client does not know points nowhere."""
    assert route_to(checklist(BY_NAME, BY_CODE), BY_CODE, {}) is None


def test_rows_of_a_source_entity():
    """They come from all its sections, and from no other's."""
    twice = Section("Activities", "Timetrackingactivity", rows=(Row("subject", "code", DataType.STRING),))
    listed = mapped_rows(checklist(BY_NAME, twice, STRANGE), "Activities")
    assert [row.target for row in listed] == ["name", "code"]
    assert mapped_rows(checklist(BY_NAME), "Contacts") == ()
