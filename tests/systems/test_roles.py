"""A customer that is made a supplier, too, against the simulated tenant."""

from collections.abc import Mapping

import pytest

from fixtures.simulator.conditions import STILL
from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import Record, Value
from fixtures.systems.poweroffice.client import PowerOfficeGO
from tests.systems.conftest import Time
from tests.systems.contract import Wire
from tests.systems.simulated import Start, poweroffice, start, wire

__all__ = ["start", "wire"]
CUSTOMERS, SUPPLIERS = "Customers (human data)", "Suppliers (human data)"
KARI: Mapping[str, Value] = {"FirstName": "Kari", "LastName": "Aas zqk1", "PhoneNumber": "41"}


@pytest.fixture
def go(start: Start, wire: Wire, time: Time) -> PowerOfficeGO:
    return poweroffice(start(STILL), wire, time)


def test_both_roles(go):
    """They share id and values; the second role is deleted first, because API v2 deletes neither of two."""
    customers = [go.make(CUSTOMERS, KARI, correlation_id=f"zqk{number}") for number in range(2)]
    suppliers = [go.give_role(one, SUPPLIERS) for one in customers]

    for customer, supplier in zip(customers, suppliers, strict=True):
        seen = go.read(supplier)
        assert (seen.entity, seen.id) == (SUPPLIERS, customer.id)
        assert {name: seen.get(name) for name in KARI} == KARI
        with pytest.raises(Refused, match="409"):
            go.delete(customer)
        go.delete(supplier)
        go.delete(customer)
    assert go.list_changed(CUSTOMERS, go.now()) == go.list_changed(SUPPLIERS, go.now()) == []


def test_another_customer_under_the_id(go):
    """Where the ids of both APIs are not the same, nobody else's customer is touched."""
    customer = go.make(CUSTOMERS, KARI, correlation_id="zqk1")
    other = Record(CUSTOMERS, customer.id, {**customer.values, "Number": 1})
    with pytest.raises(RecordMissing, match="another customer"):
        go.give_role(other, SUPPLIERS)
    assert go.list_changed(SUPPLIERS, go.now()) == []


def test_roles_that_there_are_not(go):
    """Only a customer is made a supplier."""
    with pytest.raises(Refused):
        go.give_role(Record("Employees", "7", {}), SUPPLIERS)
