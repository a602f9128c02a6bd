"""Whose record it is: proof by token, by unique id, by value; and what proves nothing."""

import pytest

from fixtures.journeys.claims import Claim, Claims, is_unique
from fixtures.journeys.token import digits
from fixtures.systems.interface import Record, Value

CRM, GO = "CRMOffice", "PowerOffice GO"
TOKEN, OTHER = "zqabcdeaaa", "zqzzzzzaaa"
LONG = "bb2a92d2-686a-4882-9706-dd3ebd61675c"
KNOWN = {(CRM, "Activities", LONG), (GO, "Projectactivity", "7")}


def claims(*, trusted: bool = False) -> Claims:
    return Claims([Claim(TOKEN), Claim(TOKEN, KNOWN)], trusted=trusted)


def activity(record_id: str = "9", /, **values: Value) -> Record:
    return Record("Projectactivity", record_id, values)


@pytest.mark.parametrize(
    "values",
    [
        {"name": f"{TOKEN} Budget meeting"},
        {"name": f"about {TOKEN.upper()}."},
        {"externalCode": TOKEN},
        {"activityCode": LONG},
        {"activityCode": f"crm:{LONG.upper()}"},
    ],
)
def test_what_shows_ours(values: dict[str, Value]) -> None:
    """A token in any text, in any case, or the id of our record on the other side."""
    assert claims().owner(GO, activity(**values)) == TOKEN


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Consulting"},
        {"name": f"{OTHER} Budget meeting"},
        {"name": "null"},
        {"name": digits(TOKEN)},
        {"activityCode": LONG.replace("b", "c")},
        {},
    ],
)
def test_what_does_not(values: dict[str, Value]) -> None:
    """Other people's, another tester's, a word that anybody may write, and mere digits."""
    assert claims().owner(GO, activity(**values)) is None


@pytest.mark.parametrize("name", ["null", "true", "unlisted text"])
def test_a_counted_id_of_the_ledger_needs_a_value_of_ours(name: str) -> None:
    """A tenant that was set up anew gives the same numbers to others; what we write there is known."""
    expected = None if name == "unlisted text" else TOKEN
    assert claims().owner(GO, activity("7", name=name)) == expected


def test_an_id_that_was_seen_a_moment_ago() -> None:
    """Within a run an id suffices."""
    assert claims(trusted=True).owner(GO, activity("7", name="mangled by the sync")) == TOKEN
    assert claims(trusted=True).owner(GO, activity("8", name="mangled by the sync")) is None


def test_a_unique_id_of_the_ledger() -> None:
    """Nobody else in the world has it."""
    record = Record("Activities", LONG, {"subject": "null"})
    assert claims().owner(CRM, record) == TOKEN
    assert claims().owner(CRM, Record("Activities", LONG.replace("b", "c"), {"subject": "null"})) is None


def test_what_ours_points_to() -> None:
    """It is as good as an id of the ledger, so it needs a value of ours as well."""
    null, shared = activity(name="null"), activity(name="Consulting")
    assert claims().owner(GO, null, pointed_by=TOKEN) == TOKEN
    assert claims().owner(GO, shared, pointed_by=TOKEN) is None


def test_a_longest_value_of_whatever_length() -> None:
    """The tenants may hold less than anybody has said; what fills the room is still recognised."""
    from fixtures.journeys.values import Ingredients, by_id  # noqa: PLC0415 - only here
    from fixtures.systems.interface import Kind  # noqa: PLC0415 - likewise

    value = by_id(Kind.TEXT, "longest").make(Ingredients(TOKEN, 3, 77))
    assert claims().owner(GO, activity("7", name=value)) == TOKEN
    assert Claims([Claim(OTHER, KNOWN)], trusted=False).owner(GO, activity("7", name=value)) is None


def test_a_phone_is_a_hint_only() -> None:
    """Eight digits can be somebody's number."""
    record = Record("Contactperson", "3", {"phoneNumber": f"+47 {digits(TOKEN)}"})
    assert claims().owner(GO, record) is None
    assert claims().maybe(record, ["phoneNumber"]) == TOKEN
    assert claims().maybe(record, ["lastName"]) is None


@pytest.mark.parametrize(
    ("key", "unique"), [(LONG, True), ("17", False), ("1" * 20, False), ("short-id", False)]
)
def test_unique_ids(key: str, unique: bool) -> None:  # noqa: FBT001 - the example's outcome
    """Numbers are counted by their tenant, however long."""
    assert is_unique(key) is unique
