"""What tests of the opposite checklist do: users make and edit records in PowerOffice GO, and edit their counterparts.

Records of API v2 are named by their entity there: `Customers`, `Suppliers`, `Employees`, `Projects`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fixtures.simulator.conditions import STILL
from fixtures.simulator.poweroffice.v2.entities import ENTITIES
from fixtures.simulator.poweroffice.v2.records import Records
from fixtures.simulator.sync.flows import FLOWS, Flow, Side
from fixtures.simulator.sync.links import Link
from tests.simulator.conftest import Caller

OPPOSITE = replace(STILL, both_directions=True)
PARTY = {"IsPerson": True, "InvoiceDeliveryType": "Print"}
PERSON = {"FirstName": " Åse ", "LastName": "Berg", "PhoneNumber": "+47 12 34 56 78"}
OWN: Mapping[str, Mapping[str, object]] = {"Customers": PARTY, "Suppliers": {"IsPerson": True}}
"""What a new record needs beside its names."""


def records(caller: Caller, entity: str) -> Records:
    """The records of an entity of API v2."""
    return Records(next(one for one in ENTITIES if one.name == entity), caller.poweroffice)


def make(caller: Caller, entity: str, **values: object) -> str:
    """A user makes a record in PowerOffice GO; its id."""
    if entity == "Product":
        tenant = caller.poweroffice
        return str(tenant.save_product({"code": f"c{len(list(tenant.products))}", **values})["id"])
    return str(records(caller, entity).make({**OWN.get(entity, {}), **values})["Id"])


def edit(caller: Caller, entity: str, key: str, **changes: object) -> None:
    """A user edits a record in PowerOffice GO."""
    patch = [{"op": "replace", "path": f"/{name}", "value": value} for name, value in changes.items()]
    records(caller, entity).change(int(key), patch)


def there(caller: Caller, entity: str, key: str) -> dict[str, Any]:
    """A record of PowerOffice GO."""
    return dict(records(caller, entity).read(int(key)))


def flow_of(entity: str) -> Flow:
    """The flow from an entity of PowerOffice GO."""
    return next(flow for flow in FLOWS if flow.poweroffice == entity)


def link_of(caller: Caller, entity: str, key: str) -> Link:
    """The link of a record; raises KeyError when it has no counterpart."""
    sync = caller.sync
    return sync.memory.by_id(flow_of(entity), Side.POWEROFFICE)[key]


def counterpart(caller: Caller, entity: str, key: str) -> dict[str, Any]:
    """The counterpart in CRMOffice, flat; raises KeyError when there is none."""
    table = caller.crmoffice.tables[flow_of(entity).crmoffice.lower()]
    return dict(table.get(link_of(caller, entity, key).halves[Side.CRMOFFICE].id) or {})


def edit_here(caller: Caller, entity: str, key: str, **changes: object) -> None:
    """A user edits the counterpart in CRMOffice."""
    half = link_of(caller, entity, key).halves[Side.CRMOFFICE]
    caller.crmoffice.edit(flow_of(entity).crmoffice.lower(), half.id, changes)


def count(caller: Caller, entity: str) -> int:
    """The number of records of an entity of CRMOffice."""
    return len(list(caller.crmoffice.tables[entity.lower()]))


def staff(caller: Caller) -> list[tuple[int, str]]:
    """The people who are employee and user: both ids."""
    users = {str(one["userName"]): str(one["id"]) for one in caller.crmoffice.tables["users"]}
    employees = [(int(one["Id"]), str(one.get("EmailAddress")).lower()) for one in records(caller, "Employees").views()]
    return [(key, users[address]) for key, address in employees if address in users]
