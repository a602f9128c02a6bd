"""Query strings of PowerOffice GO, read back as its server reads them."""

from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import parse_qs, unquote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.systems.poweroffice import odata
from tests.examples import examples


def served(url: str) -> dict[str, str]:
    """The options as a server reads them."""
    query = httpx.Request("GET", f"https://host.invalid/List/{url}").url.raw_path.decode().partition("?")[2]
    return {name: values[0] for name, values in parse_qs(query, strict_parsing=True).items()}


def read_back(filtered: str) -> str:
    """The text in `(Field eq '…')`, its doubled quotes single again."""
    inner = filtered.removeprefix("(LastName eq '").removesuffix("')")
    assert "'" not in inner.replace("''", "")
    return inner.replace("''", "'")


@given(st.text())
@settings(database=None, deadline=None, max_examples=examples(100))
def test_any_text_can_be_searched_for(text):
    """Whatever the text, the server reads the very same code points, and nothing ends the filter early."""
    query = odata.query(odata.equals("lastName", text), top=10)
    assert read_back(served(query)["$filter"]) == text


def test_characters_that_mean_something_are_encoded():
    """Only letters, digits and -._~ go over the wire as they are, in the form httpx leaves alone."""
    for character in "/?:@&=+,$%#'()\" <>\\^`{|}ø😀\u0000\u200d":
        query = odata.query(odata.equals("lastName", character), top=1)
        sent = httpx.Request("GET", f"https://host.invalid/{query}").url.raw_path.decode().removeprefix("/")
        assert sent == query
        value = query.removeprefix("?$filter=").partition("&")[0]
        assert unquote(value) != value
        assert character not in value.replace("%", "") or character == "%"


def test_an_unquoted_quote_would_be_noticed():
    """The way the property is checked fails when quotes are not doubled."""
    with pytest.raises(AssertionError):
        read_back("(LastName eq 'O'Hara')")


def test_same_question_same_url():
    """The order of the options is fixed, because a replay compares URLs."""
    assert odata.query("(Code eq '7')", top=1) == "?$filter=%28Code%20eq%20%277%27%29&$orderby=Id%20asc&$top=1&$skip=0"
    assert odata.query(None, top=5, skip=10) == "?$orderby=Id%20asc&$top=5&$skip=10"


def test_literals():
    """Each type has its own form; a boolean is no number. Bodies have phoneNumber, filters PhoneNumber."""
    values = (True, False, 7, -2.5, None, "a'b")
    shown = ["true", "false", "7", "-2.5", "null", "'a''b'"]
    assert [odata.equals("phoneNumber", value) for value in values] == [f"(PhoneNumber eq {one})" for one in shown]


def test_a_moment_is_written_in_utc_and_cut_to_the_second():
    """The offset is converted, and no change within the second is missed."""
    oslo = datetime(2026, 11, 23, 13, 0, 7, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert odata.changed_since(oslo) == "(LastChanged ge DateTimeOffset'2026-11-23T12:00:07')"
    assert odata.changed_since(oslo.astimezone(UTC)) == odata.changed_since(oslo)
