"""What tests of the sync do: make people, edit them on either side, run cycles, read both sides."""

from typing import Any

from tests.simulator.conftest import Caller

PERSON = {"givenName": " Åse ", "familyName": "Berg", "directPhone": "+47 12 34 56 78"}
COUNTERPART = {"firstName": " Åse ", "lastName": "Berg", "phoneNumber": "+47 12 34 56 78"}


def cycle(caller: Caller, times: int = 1) -> None:
    """Runs cycles of the sync; fails when one met a problem."""
    sync = caller.sync
    for _ in range(times):
        sync.cycle()
        assert sync.problem is None


def person(caller: Caller, **values: object) -> str:
    """Makes a person in CRMOffice; its id."""
    made = caller.crmoffice.make("contacts", values or PERSON)
    return str(made["id"])


def in_crmoffice(caller: Caller, key: str, entity: str = "contacts") -> dict[str, Any]:
    """A record of CRMOffice."""
    return caller.crmoffice.read(entity, key)


def counterparts(caller: Caller) -> list[dict[str, Any]]:
    """All contact persons."""
    return [dict(values) for values in caller.poweroffice.contacts]


def edit_there(caller: Caller, contact: dict[str, Any], **changes: object) -> None:
    """A user's edit in PowerOffice GO."""
    tenant = caller.poweroffice
    tenant.save_contact("customer", contact["partyId"], {"id": contact["id"], **changes})


def held(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Only these properties."""
    return {name: record.get(name) for name in names}
