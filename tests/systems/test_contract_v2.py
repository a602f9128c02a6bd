"""The client of PowerOffice GO fulfils the contract for the entities of API v2, against the simulated tenant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest

from fixtures.simulator.conditions import STILL
from fixtures.systems.errors import Refused
from fixtures.systems.interface import System, Value
from tests.systems.conftest import Time
from tests.systems.contract import CORRELATION_ID, SystemContract, Wire
from tests.systems.simulated import Start, poweroffice, start, wire

__all__ = ["start", "wire"]


class TestCustomers(SystemContract):
    """Customers that are persons."""

    entity, text, other = "Customers (human data)", "LastName", "BillableRate"
    other_value: ClassVar[Value] = 950.5
    beside: ClassVar[Mapping[str, Value]] = {"FirstName": "Kari"}

    @pytest.fixture
    def system(self, start: Start, wire: Wire, time: Time) -> System:
        """A client of the simulated tenant, whose pages are short."""
        return poweroffice(start(replace(STILL, poweroffice_v2_page_limit=2)), wire, time)

    def test_a_list_is_read_to_its_end(self, system):
        """A page holds two records, and the third one shows, too."""
        made = {self.make(system, f"{CORRELATION_ID}-{number}").id for number in range(3)}
        assert made <= {one.id for one in system.list_changed(self.entity, system.now())}


class TestSuppliers(TestCustomers):
    """Suppliers that are persons."""

    entity, text, other, other_value = "Suppliers (human data)", "LastName", "WebsiteUrl", "https://a.example"


class TestEmployees(TestCustomers):
    """Employees."""

    entity, text, other, other_value = "Employees", "LastName", "JobTitle", "Snekker"


class TestProjects(TestCustomers):
    """Projects, whose edits are answered without a body."""

    entity, text, other, other_value = "Projects", "Name", "ContractNo", "K-17"
    beside: ClassVar[Mapping[str, Value]] = {}


def test_an_edit_of_a_project_while_reads_lag(start, wire, time):
    """The answer is empty; the client reads until it shows the edit, and never takes the old state for the new one."""
    go = poweroffice(start(replace(STILL, replica_lag=(0.6, 0.6))), wire, time)
    made = go.make("Projects", {"Name": "Bro"}, correlation_id="zqk1")
    time.sleep(1)
    assert go.edit(made, {"Name": "Bru"}).get("Name") == "Bru"


def test_failing_calls_make_no_duplicates(start, wire, time):
    """One call in five fails, before or after it took effect, and every record is made once."""
    go = poweroffice(start(replace(STILL, failure_rate=0.2)), wire, time)
    names = [f"Aas zqk{number:03}" for number in range(25)]
    for name in names:
        go.make("Suppliers (human data)", {"FirstName": "Kari", "LastName": name}, correlation_id=name[4:])
    since = go.now() - timedelta(hours=1)
    assert sorted(str(one.get("LastName")) for one in go.list_changed("Suppliers (human data)", since)) == names
    assert go.retries > 0


def test_more_calls_than_the_tenant_accepts(start, wire, time):
    """The client makes eight calls a second, and waits when others use up the rest of the ten."""
    go = poweroffice(start(replace(STILL, poweroffice_v2_limit=3)), wire, time)
    for _ in range(12):
        assert go.list_changed("Suppliers (human data)", go.now()) == []
    assert go.retries > 0
    assert all(wait >= 1.0 for wait in time.slept)


def test_the_reason_of_a_refusal(start, wire, time):
    """It names the property."""
    go = poweroffice(start(STILL), wire, time)
    with pytest.raises(Refused, match=r"422.*FirstName: FirstName is required"):
        go.make("Employees", {"LastName": "Aas"}, correlation_id="zqk1")


def test_a_project_of_a_manager(start, wire, time):
    """The reference and the dates are stored and shown as they are sent; a manager cannot be deleted."""
    go = poweroffice(start(STILL), wire, time)
    boss = go.make("Employees", {"FirstName": "Kari", "LastName": "Aas"}, correlation_id="zqk1")
    values: dict[str, Value] = {
        "Name": "Bro",
        "ProjectManagerEmployeeId": int(boss.id),
        "StartDate": "2028-02-29",
    }
    made = go.make("Projects", values, correlation_id="zqk2")

    assert {name: go.read(made).get(name) for name in values} == values
    assert go.edit(made, {"StartDate": None}).get("StartDate") is None
    with pytest.raises(Refused, match="409"):
        go.delete(boss)
