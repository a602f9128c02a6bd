"""A world in memory for the opposite checklist: several sections that end in one entity, and one without properties."""

from collections.abc import Collection, Mapping

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.plan import Plan
from fixtures.systems.interface import Record, Value
from tests.execution.world import CRM, GO, FakeSystem, Sync, World, planned


def _section(entity: str, target: str, *rows: tuple[str, str]) -> Section:
    return Section(entity, target, rows=tuple(Row(*row, DataType.STRING) for row in rows))


def _people(entity: str, phone: str) -> Section:
    rows = (("FirstName", "givenName"), ("LastName", "familyName"), ("PhoneNumber", phone))
    return _section(entity, "Contacts", *rows)


PERSONS = _section(
    "Contactperson", "Contacts", ("firstName", "givenName"), ("lastName", "familyName"), ("phoneNumber", "directPhone")
)
CUSTOMERS = _people("Customers (human data)", "directPhone")
EMPLOYEES = _people("Employees", "mobilePhone")
SUPPLIERS = _people("Suppliers (human data)", "directPhone")
PRODUCT = Section("Product", "Companies")
OPPOSITE = Checklist(GO, CRM, "2024-11-13 00:00:00", (PERSONS, CUSTOMERS, EMPLOYEES, PRODUCT, SUPPLIERS))


class OppositeSync(Sync):
    """A sound sync of every section."""

    checklist = OPPOSITE


class Products(FakeSystem):
    """Fills name and code of a product with the correlation id, as the client does."""

    def make(self, entity: str, values: Mapping[str, Value], *, correlation_id: str = "") -> Record:
        filled = {"name": correlation_id, "code": correlation_id} if entity == "Product" else {}
        return super().make(entity, {**filled, **values}, correlation_id=correlation_id)


class OppositeWorld(World):
    """Both systems with the opposite checklist."""

    def __init__(self, sync: type[Sync] = OppositeSync, go: type[FakeSystem] = Products) -> None:
        super().__init__(sync, go=go)


def opposite(section: Section, *steps: str, tags: Collection[str] = ()) -> Plan:
    """A plan of a section of the opposite checklist; without tags it is about the link."""
    return planned(*steps, section=section, tags=tags, checklist=OPPOSITE)
