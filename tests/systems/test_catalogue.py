"""The catalogue of entities, without a client."""

import subprocess
import sys

import pytest

from fixtures.systems import catalogue, entity_at, entity_of, known_systems
from fixtures.systems.errors import UnknownEntity
from fixtures.systems.interface import Entity, Kind


def test_both_systems_of_the_checklist_are_known():
    """Names are spelt as the checklist spells them."""
    assert known_systems() == ("CRMOffice", "PowerOffice GO")


def test_entities_are_consistent():
    """Keys are names, sentinels are writable and unlisted, references point to properties that exist."""
    for system, name, entity in [(one, *known) for one in known_systems() for known in catalogue(one).items()]:
        assert entity.name == name
        assert all(key == known.name for key, known in entity.properties.items())
        assert all(entity.properties[sentinel].writable for sentinel in entity.every_sentinel)
        for reference in entity.references:
            assert reference.property in entity.properties
            assert reference.key in entity_of(system, reference.entity).properties


def known(entity: Entity, name: str) -> tuple[Kind, int | None]:
    return entity.properties[name].kind, entity.properties[name].length


def test_kinds_and_lengths_of_the_listed_properties():
    """They decide which values the scenarios try."""
    contacts, person = entity_of("CRMOffice", "Contacts"), entity_of("PowerOffice GO", "Contactperson")
    activity = entity_of("PowerOffice GO", "Timetrackingactivity")
    assert known(contacts, "givenName") == (Kind.NAME, 255)
    assert known(contacts, "directPhone") == (Kind.PHONE, 50)
    assert contacts.properties["familyName"].required
    assert known(person, "phoneNumber") == (Kind.PHONE, None)
    assert known(activity, "name") == (Kind.TEXT, 400)


def test_kinds_that_are_compared_by_what_they_mean():
    """A date with a moment, an employee with a user; both sides say by which property a person is recognised."""
    activities, users = entity_of("CRMOffice", "Activities"), entity_of("CRMOffice", "Users")
    projects, employees = entity_of("PowerOffice GO", "Projects"), entity_of("PowerOffice GO", "Employees")
    assert (known(projects, "StartDate")[0], known(activities, "startsAt")[0]) == (Kind.DATE, Kind.MOMENT)
    assert known(projects, "ProjectManagerEmployeeId")[0] is known(activities, "ownerId")[0] is Kind.REFERENCE
    assert (employees.person, users.person) == ("EmailAddress", "userName")
    assert "EmailAddress" not in employees.every_sentinel


def test_the_entity_at_a_path():
    """Evidence keeps only what is known of it."""
    for path, name in (
        ("/v2/Customers/17", "Customers (human data)"),
        ("/v2/suppliers", "Suppliers (human data)"),
        ("/v2/Employees", "Employees"),
        ("/v2/Projects/3", "Projects"),
        ("/Product/5", "Product"),
        ("/companies", "Companies"),
        ("/Customer/", None),
        ("/v2/CustomersOf", None),
    ):
        found = entity_at(path)
        assert (found.name if found else None) == name


def test_an_unknown_system_or_entity_says_what_is_known():
    """The error lists the known names."""
    with pytest.raises(UnknownEntity, match=r"'Sage'.*CRMOffice, PowerOffice GO"):
        catalogue("Sage")
    with pytest.raises(UnknownEntity, match=r"'Deals'.*Contacts, Activities"):
        entity_of("CRMOffice", "Deals")


def test_the_catalogue_does_not_import_httpx():
    """Offline planning does not pay for the import of httpx."""
    code = (
        "import sys; from fixtures.systems import catalogue, known_systems; "
        "[catalogue(name) for name in known_systems()]; sys.exit('httpx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
