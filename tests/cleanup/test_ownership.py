"""Which records are the suite's: what proves ownership, and what does not."""

import re

import pytest

from fixtures.cleanup.fingerprints import fingerprint, fits
from fixtures.cleanup.ownership import Claim, Claims, is_unique, written_by
from fixtures.systems.interface import Record, Value
from fixtures.values.correlation_id import digits

CRM, GO = "CRMOffice", "PowerOffice GO"
CORRELATION_ID, OTHER = "zqabcdeaaa", "zqzzzzzaaa"
LONG = "bb2a92d2-686a-4882-9706-dd3ebd61675c"
KNOWN = {(CRM, "Activities", LONG), (GO, "Projectactivity", "7")}


def claims(*, trusted: bool = False) -> Claims:
    return Claims([Claim(CORRELATION_ID), Claim(CORRELATION_ID, KNOWN)], trusted=trusted)


def activity(record_id: str = "9", /, **values: Value) -> Record:
    return Record("Projectactivity", record_id, values)


def test_a_correlation_id_proves_ownership() -> None:
    """A correlation id in any text property, in any case, is proof."""
    for values in (
        {"name": f"{CORRELATION_ID} Budget meeting"},
        {"name": f"about {CORRELATION_ID.upper()}."},
        {"externalCode": CORRELATION_ID},
    ):
        assert claims().owner(GO, activity(**values)) == CORRELATION_ID


@pytest.mark.parametrize("code", [LONG, f"crm:{LONG.upper()}"])
def test_the_id_of_an_own_record_on_the_other_side(code: str) -> None:
    """It is proof within the run that made the record; by the ledger it is only a hint."""
    record = activity(activityCode=code)
    assert claims(trusted=True).owner(GO, record) == CORRELATION_ID
    assert claims().owner(GO, record) is None
    assert claims().hint(record, []) == f"it names the id of a record of {CORRELATION_ID}, and shows no other proof"


def test_no_proof() -> None:
    """Values of users, another tester's correlation id, common words and bare digits prove nothing."""
    for values in (
        {"name": "Consulting"},
        {"name": f"{OTHER} Budget meeting"},
        {"name": "null"},
        {"name": digits(CORRELATION_ID)},
        {"activityCode": LONG.replace("b", "c")},
        {},
    ):
        assert claims().owner(GO, activity(**values)) is None


def test_an_id_of_the_ledger_proves_nothing() -> None:
    """Nor does a value that users write too, such as `null`, although value classes make it."""
    for name in ("null", "true", "K", "unlisted text", "0041234567"):
        assert claims().owner(GO, activity("7", name=name)) is None
        assert claims().owner(CRM, Record("Activities", LONG, {"subject": name})) is None
        assert claims().known(GO, activity("7", name=name))


def test_a_person_with_a_known_id() -> None:
    """A record with an id of the ledger is not the suite's when the tenant was set up anew."""
    person = Record("Contactperson", "7", {"firstName": "K", "lastName": "Nordmann"})
    known = {(GO, "Contactperson", "7")}
    assert Claims([Claim(CORRELATION_ID, known)], trusted=False).owner(GO, person) is None


@pytest.mark.parametrize(
    "values",
    [
        {"phoneNumber": f"+47 {digits(CORRELATION_ID)}"},
        {"address1": f"care of unlisted {digits(f'{CORRELATION_ID} address1')}"},
    ],
)
def test_an_id_of_the_ledger_with_a_proof(values: dict[str, Value]) -> None:
    """An id of the ledger with phone digits or a sentinel of that run is proof; each alone is not."""
    known = {(GO, "Contactperson", "7")}
    mine = Record("Contactperson", "7", values)
    assert Claims([Claim(CORRELATION_ID, known)], trusted=False).owner(GO, mine) == CORRELATION_ID
    assert Claims([Claim(OTHER, known)], trusted=False).owner(GO, mine) is None
    assert Claims([Claim(CORRELATION_ID)], trusted=False).owner(GO, mine) is None


def test_a_record_as_it_was_last_seen() -> None:
    """A known id whose fingerprint fits is proof; a record with another code or value is not the suite's."""
    seen = activity("7", name="null", activityCode="A1", hourlyRate=4.0)
    shown = fingerprint(CORRELATION_ID, seen, ["name", "activityCode"])
    claim = Claim(CORRELATION_ID, KNOWN, as_last_seen=lambda _system, record: fits(shown, CORRELATION_ID, record))
    own = Claims([claim], trusted=False)
    assert own.owner(GO, activity("7", name="null", activityCode="A1")) == CORRELATION_ID
    assert own.owner(GO, activity("7", name="null", activityCode="A2")) is None
    assert own.owner(GO, activity("7", name="true", activityCode="A1")) is None
    assert own.owner(GO, activity("8", name="null", activityCode="A1")) is None


def test_a_fingerprint_holds_no_value() -> None:
    """It holds property names and a hash that differs by record and by correlation id."""
    first, second = activity("7", name="Kari Nordmann"), activity("8", name="Kari Nordmann")
    shown = fingerprint(CORRELATION_ID, first, ["name"])
    assert re.fullmatch(r"name:[0-9a-f]{32}", shown)
    assert len({shown, fingerprint(CORRELATION_ID, second, ["name"]), fingerprint(OTHER, first, ["name"])}) == 3


def test_an_id_of_this_run() -> None:
    """Within the run that made the record the id is proof."""
    assert claims(trusted=True).owner(GO, activity("7", name="mangled by the sync")) == CORRELATION_ID
    assert claims(trusted=True).owner(GO, activity("8", name="mangled by the sync")) is None


def test_a_record_that_an_own_record_points_to() -> None:
    """The pointer counts as much as an id of the ledger, so it needs a proof as well."""
    shared = activity(name="Consulting")
    assert claims().owner(GO, activity(name="null"), pointed_by=CORRELATION_ID) is None
    assert claims().owner(GO, shared, pointed_by=CORRELATION_ID) is None


def test_values_to_correct_in_a_record_of_a_user() -> None:
    """Values that the suite wrote are shown; a value that contains more is named only."""
    record = Record(
        "Contactperson",
        "3",
        {
            "lastName": f"Kari Nordmann {CORRELATION_ID}",
            "firstName": "null",
            "phoneNumber": digits(CORRELATION_ID),
            "city": "Moss",
        },
    )
    assert written_by(CORRELATION_ID, GO, record) == [
        f"lastName, which contains {CORRELATION_ID} or its digits",
        "firstName = 'null'",
        f"phoneNumber = '{digits(CORRELATION_ID)}'",
    ]


def test_a_phone_is_a_hint_only() -> None:
    """Eight digits may be a person's number, so they are a hint and no proof."""
    record = Record("Contactperson", "3", {"phoneNumber": f"+47 {digits(CORRELATION_ID)}"})
    assert claims().owner(GO, record) is None
    hint = f"its phone holds the digits of {CORRELATION_ID}, and shows no other proof"
    assert claims().hint(record, ["phoneNumber"]) == hint
    assert claims().hint(record, ["lastName"]) is None


def test_unique_ids() -> None:
    """An id of digits is counted by its tenant, however long, so it is not unique."""
    assert [key for key in (LONG, "17", "1" * 20, "short-id") if is_unique(key)] == [LONG]
