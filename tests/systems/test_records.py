"""Conversion between nested JSON and dotted names."""

from datetime import UTC, datetime

import pytest

from fixtures.systems.errors import UnexpectedAnswer
from fixtures.systems.interface import Record
from fixtures.systems.records import KnownRecords, as_json, flattened, id_of, moment, nested


def test_objects_become_dotted_names_and_back():
    """The checklist's address.country is an object on the wire."""
    body = {"subject": "Møte", "address": {"country": "NO", "postalArea": "Oslo"}}
    values = flattened(body)
    assert values == {"subject": "Møte", "address.country": "NO", "address.postalArea": "Oslo"}
    assert nested(values) == body


def test_null_is_the_same_as_absent():
    """False, zero and the empty text are values; null is no value."""
    assert flattened({"a": None, "b": False, "c": 0, "d": "", "e": {"f": None}, "g": [1]}) == {
        "b": False,
        "c": 0,
        "d": "",
    }


def test_a_value_cannot_be_an_object_too():
    """`company` and `company.id` at once is a mistake of the caller."""
    with pytest.raises(TypeError, match=r"company\.id"):
        nested({"company": "x", "company.id": "y"})


def test_half_an_emoji_is_sent_as_an_escape():
    """UTF-8 cannot encode it, and the escape is valid JSON."""
    assert as_json({"a": "ø\ud83d"}) == '{"a":"ø\\ud83d"}'.encode()


def test_json_is_utf_8_and_does_not_depend_on_order():
    """A replay compares the bytes."""
    assert as_json({"b": "ø😀", "a": 1}) == as_json({"a": 1, "b": "ø😀"}) == '{"a":1,"b":"ø😀"}'.encode()


def test_times_of_both_systems():
    """PowerOffice GO writes a space before the offset, CRMOffice a Z."""
    at = datetime(2023, 10, 25, 7, 58, 57, tzinfo=UTC)
    for text, expected in (
        ("2023-10-25T07:58:57 +00:00", at),
        ("2023-10-25T09:58:57+02:00", at),
        ("2023-10-25T07:58:57.123456Z", at.replace(microsecond=123456)),
        ("2023-10-25T07:58:57", at),
        (None, None),
    ):
        assert moment(text) == expected


def test_what_is_no_time_breaks_an_assumption():
    """A stamp of another form must not count as `never changed`."""
    with pytest.raises(UnexpectedAnswer, match="something else"):
        moment("yesterday")


def test_an_id():
    """A text or a number that a path may end in, as `id` or `Id`: another one would lead a deletion elsewhere."""
    good, bad = ("a-b", "0001", 17, "æ=+"), (None, "", ".", "..", "a/b", "..\\x", "a b", True, 1.5, ["a"], {"a": 1})
    for key in ("id", "Id"):
        assert [id_of({key: found}) for found in good] == [str(found) for found in good]
        assert [id_of({key: found}) for found in (*bad, "x" * 201)] == [None] * (len(bad) + 1)


def test_a_list_that_shows_a_record_anew():
    """An unchanged item gives the same record; any change, of the type alone too, makes it anew."""
    for before, after in ((True, 1), (1, 1.0), ("a", "b"), (None, "")):
        known = KnownRecords()
        items = [{"id": "7", "isActive": value} for value in (before, before, after)]
        first, same, other = (known.of(item, lambda: Record("Contacts", "7", {})) for item in items)
        assert same is first
        assert other is not first
