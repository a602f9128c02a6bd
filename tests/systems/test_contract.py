"""Both clients fulfil the contract against the simulated tenants, without sockets, in virtual time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from fixtures.simulator.conditions import STILL, USUAL
from fixtures.simulator.poweroffice.backends import BACKENDS
from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import System, Value
from tests.systems.conftest import Time
from tests.systems.contract import ODD_TEXTS, SystemContract, Wire
from tests.systems.simulated import Start, crmoffice, poweroffice, start, wire

__all__ = ["start", "wire"]


class TestContacts(SystemContract):
    """CRMOffice's contacts."""

    entity, text, other, other_value = "Contacts", "familyName", "mobilePhone", "+47 22 33 44 55"

    @pytest.fixture
    def system(self, start: Start, wire: Wire, time: Time) -> System:
        """A client of the simulated tenant."""
        return crmoffice(start(STILL), wire, time)


class TestActivities(TestContacts):
    """CRMOffice's activities, whose address is an object."""

    entity, text, other, other_value = "Activities", "subject", "address.postalArea", "Tromsø"


class TestCompanies(TestContacts):
    """CRMOffice's companies."""

    entity, text, other, other_value = "Companies", "name", "orgNr", "999888777"


class TestContactperson(SystemContract):
    """PowerOffice GO's contact persons."""

    entity, text, other = "Contactperson", "lastName", "address1"
    other_value: ClassVar[Value] = "Storgata 1"
    backend: ClassVar[str] = "legacy"

    @pytest.fixture
    def system(self, start: Start, wire: Wire, time: Time) -> System:
        """A client of the simulated tenant, with one of the backends that may answer."""
        return poweroffice(start(replace(STILL, backend=self.backend)), wire, time)

    def test_any_text_is_found(self, system):
        """The filter finds the record by its text, code point by code point; other capitals are another text."""
        made = self.make(system)
        for text in ODD_TEXTS:
            system.edit(made, {self.text: text})
            assert [record.id for record in system.find(self.entity, self.text, text)] == [made.id]
        system.edit(made, {self.text: "Aas"})
        assert system.find(self.entity, self.text, "AAS") == []


class TestContactpersonOfDotnet8(TestContactperson):
    """The same of the other backend; all entities of v1 come through the same calls."""

    backend = "dotnet8"


class TestTimetrackingactivity(TestContactperson):
    """PowerOffice GO's time-tracking activities."""

    entity, text, other, other_value = "Timetrackingactivity", "name", "hourlyRate", 950.5


class TestProduct(TestContactperson):
    """PowerOffice GO's products."""

    entity, text, other, other_value = "Product", "name", "costPrice", 950.5
    backend = "dotnet8"


class TestProjectactivity(TestContactperson):
    """PowerOffice GO's project activities, which have no time of last change."""

    entity, text, other, other_value = "Projectactivity", "name", "hourlyRate", 950.5
    stamped, backend = False, "dotnet8"


def test_a_text_that_is_too_long(start, wire, time):
    """The refusal is never an httpx exception, and it names the property."""
    simulator = start(STILL)
    for system, entity, name in (
        (crmoffice(simulator, wire, time), "Contacts", "familyName"),
        (poweroffice(simulator, wire, time), "Timetrackingactivity", "name"),
    ):
        longest = system.entity(entity).properties[name].length or 0
        with pytest.raises(Refused, match=f"(?i){name}"):
            system.make(entity, {name: "x" * (longest + 1)}, correlation_id="zqk1")


def test_failing_calls_make_no_duplicates(start, wire, time):
    """One call in five fails, before or after it took effect, and every record is made once."""
    simulator = start(replace(STILL, failure_rate=0.2))
    crm, go = crmoffice(simulator, wire, time), poweroffice(simulator, wire, time)
    correlation_ids = [f"zqk{number:03}" for number in range(25)]
    since = datetime.fromtimestamp(time.now, UTC) - timedelta(seconds=1)

    for correlation_id in correlation_ids:
        crm.make("Contacts", {"familyName": f"Aas {correlation_id}"}, correlation_id=correlation_id)
        go.make("Contactperson", {"lastName": f"Aas {correlation_id}"}, correlation_id=correlation_id)

    for system, entity, name in ((crm, "Contacts", "familyName"), (go, "Contactperson", "lastName")):
        names = sorted(str(record.get(name)) for record in system.list_changed(entity, since))
        assert names == [f"Aas {correlation_id}" for correlation_id in correlation_ids]
    assert crm.retries > 0
    assert go.retries > 0


@pytest.mark.parametrize("entity", ["Contactperson", "Projectactivity"])
def test_a_lost_answer_while_reads_lag(start, wire, time, entity):
    """The replica shows the record after more than a second: the client waits and does not make it again."""
    go = poweroffice(start(replace(STILL, replica_lag=(1.2, 1.8))), wire, time)
    time.sleep(2)  # until the seeded customer and project show
    values: dict[str, Value] = {"lastName": "Aas zqk1"} if entity == "Contactperson" else {"name": "Aas zqk1"}
    with wire.losing("answer"):
        made = go.make(entity, values, correlation_id="zqk1")
    time.sleep(2)
    assert [record.id for record in go.list_changed(entity, go.now() - timedelta(hours=1))] == [made.id]


def test_the_client_does_not_wait_for_the_replica(start, wire, time):
    """A read right after a write shows the old state."""
    go = poweroffice(start(replace(STILL, replica_lag=(1.0, 1.0))), wire, time)
    time.sleep(2)
    made = go.make("Contactperson", {"lastName": "Aas"}, correlation_id="zqk1")
    with pytest.raises(RecordMissing):
        go.read(made)
    time.sleep(1.1)
    assert go.read(made).get("lastName") == "Aas"


def test_rate_limits_and_short_tokens(start, wire, time):
    """The client waits at the limit and renews ended tokens, and every call succeeds."""
    conditions = replace(
        USUAL,
        replica_lag=(0, 0),
        crmoffice_limit=3,
        poweroffice_limit=3,
        crmoffice_token_lifetime=5,
        poweroffice_token_lifetime=5,
        rotate_refresh_tokens=True,
    )
    simulator = start(conditions)
    for system in (crmoffice(simulator, wire, time), poweroffice(simulator, wire, time)):
        entity = "Contacts" if system.name == "CRMOffice" else "Contactperson"
        for _ in range(20):
            assert system.list_changed(entity, system.now()) == []
        assert system.retries > 0
    assert all(wait >= 1.0 for wait in time.slept)


def test_a_contact_person_of_another_user_under_a_supplier(start, wire, time):
    """The client reads, edits and deletes it under the supplier."""
    simulator = start(STILL)
    go = poweroffice(simulator, wire, time)
    simulator.poweroffice.tenant.save_contact("supplier", simulator.parents["Supplier"], {"lastName": "Aas"})
    [found] = go.find("Contactperson", "lastName", "Aas")
    go.edit(found, {"phoneNumber": "1"})
    assert found.parent == f"Supplier/{simulator.parents['Supplier']}"
    assert go.read(found).get("phoneNumber") == "1"
    go.delete(found)
    assert go.find("Contactperson", "lastName", "Aas") == []


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_activity_in_use_cannot_be_deleted(start, wire, time, backend):
    """The project activity has to be deleted first."""
    go = poweroffice(start(replace(STILL, backend=backend)), wire, time)
    used = go.make("Projectactivity", {"name": "Aas"}, correlation_id="zqk1")
    [activity] = go.find("Timetrackingactivity", "code", str(used.get("activityCode")))
    with pytest.raises(Refused, match="related data"):
        go.delete(activity)
    go.delete(used)
    go.delete(activity)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_refusal_of_either_backend(start, wire, time, backend):
    """Whatever its form (not valid, not read, a rule, an absent entity), the client raises Refused with the reason."""
    go = poweroffice(start(replace(STILL, backend=backend)), wire, time)
    go.make("Timetrackingactivity", {"name": "Aas", "code": "zqk0"}, correlation_id="zqk0")

    for entity, values, words in (
        ("Timetrackingactivity", {"name": ""}, "name is required"),
        ("Timetrackingactivity", {"name": 5}, "(?i)name: Expected a string"),
        ("Timetrackingactivity", {"name": "Aas", "code": "zqk0"}, "The code is in use"),
        ("Contactperson", {"lastName": "Aas", "partyId": 4711}, "The entity does not exist"),
    ):
        with pytest.raises(Refused, match=words):
            go.make(entity, values, correlation_id="zqk1")


def test_users_are_read(start, wire, time):
    """Each shows the name that it is recognised by."""
    crm = crmoffice(start(STILL), wire, time)
    users = crm.list_changed("Users", datetime(2020, 1, 1, tzinfo=UTC))
    assert users
    assert all("@" in str(user.get("userName")) for user in users)
