"""Invented recordings: a phone edited in PowerOffice GO, and what CRMOffice showed afterwards."""

import json
from collections.abc import Mapping
from dataclasses import replace

from fixtures.evidence.recording import Interaction

PERSON = {"directPhone": "45000001", "familyName": "zq Åse", "givenName": "Bo"}
AFTER = "45000009"
"""The new phone number."""


def asked(path: str, answer: object, seconds: float | None, sent: object = None, method: str = "GET") -> Interaction:
    """One request; `path` begins with the system, and a body makes it a POST."""
    return Interaction(
        "POST" if sent else method,
        f"https://{path.replace('/', '.invalid/', 1)}",
        {},
        json.dumps(sent).encode() if sent else None,
        200,
        {},
        json.dumps(answer).encode(),
        seconds,
    )


def contacts(seconds: float | None, **values: object) -> Interaction:
    """A poll of CRMOffice."""
    return asked("crmoffice/contacts?page=1", {"items": [{"id": "c1", **PERSON, **values}]}, seconds)


def persons(seconds: float | None, **values: object) -> Interaction:
    """A poll of PowerOffice GO."""
    return asked("poweroffice/PartyContactPerson/?$top=500", {"data": [person(**values)]}, seconds)


def person(**values: object) -> Mapping[str, object]:
    """The counterpart."""
    names = {"phoneNumber": "directPhone", "lastName": "familyName", "firstName": "givenName"}
    return {"id": 7, **{name: PERSON[source] for name, source in names.items()}, **values}


def made(seconds: float | None) -> Interaction:
    """The request that makes the contact."""
    return asked("crmoffice/contacts", {"id": "c1", **PERSON}, seconds, PERSON)


def edited(seconds: float | None) -> Interaction:
    """The request that changes the phone number."""
    change = {"id": 7, "phoneNumber": AFTER}
    return asked("poweroffice/Customer/1/Contact/", {"data": person(phoneNumber=AFTER)}, seconds, change)


def edit_back(arrives: str) -> tuple[Interaction, ...]:
    """Three requests of the first step, one of the second, two of the third."""
    steps = (0, 0, 0, 1, 2, 2)
    found = (
        made(5.0),
        persons(6.5),
        contacts(6.6),
        edited(7.2),
        persons(8.8, phoneNumber=AFTER),
        contacts(10.9, directPhone=arrives),
    )
    return tuple(replace(one, step=step) for one, step in zip(found, steps, strict=True))
