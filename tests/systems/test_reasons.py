"""Reasons of tenants, without what could name a person or hold a secret."""

import httpx
import pytest

from fixtures.systems.answers import json_object, judged
from fixtures.systems.errors import TenantError, UnexpectedAnswer
from fixtures.systems.reasons import LEFT_OUT, LONGEST, known_names, without_values
from fixtures.systems.retries import Passing


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "familyName is required.",
        "Bad request; The record cannot be stored.; familyName: Must not exceed the length.",
        "Not valid.; LastName: ['Too long.']",
        "The entity has related data and can't be deleted.",
    ],
)
def test_what_says_why(reason: str) -> None:
    """Sentences of known words and names of properties stay as they are."""
    assert without_values(reason) == reason


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("Kari Nordmann has it already.", "… has it already."),
        ("The address kari@firma.no is taken", "The address … is taken"),
        ("Duplicate: '01010750160'", "Duplicate: …"),
        ("token eyJhbGciOi.eyJzdWIi is unknown", "token … is unknown"),
        ("canary-7f3a and canary_7f3a", "… and …"),
        ("kari%20nordmann", "…"),
        ("aVeryLongWordOfLettersOnly", "…"),
        ("phone 41 23 45 67 89123", "phone …"),
        ("phone 9123 4567 belongs to kari nordmann", "phone … belongs to …"),
        ("at most 255 characters, AB12345", "at most … characters, …"),
        ("kari, per, even, odd, may and will", "… and …"),
        ("Required by Required Nordmann", "Required by Required …"),
    ],
)
def test_what_names_somebody(reason: str, shown: str) -> None:
    """Names, addresses, numbers and credentials are left out, however many stand together."""
    assert without_values(reason) == shown


def test_a_page_of_text() -> None:
    """It is cut."""
    assert without_values("no " * 500) == f"{('no ' * 500)[:LONGEST]}{LEFT_OUT}"


def test_names_of_properties() -> None:
    """What an answer is made of is told by known names; a name may be data."""
    assert known_names(["id", "success", "kari.nordmann", "ola", "firstName"]) == "id, success, …, firstName"
    assert known_names([]) == "nothing"


@pytest.mark.parametrize("status", [300, 400, 403, 404, 422, 429, 500, 503, 599])
def test_what_is_said_of_an_answer(status: int) -> None:
    """Neither phrase nor header nor body of it is repeated; the digits are the status alone."""
    answer = httpx.Response(
        status,
        headers={"Content-Type": "kari/nordmann", "Retry-After": "soon, kari"},
        text="kari nordmann has 9123 4567",
        extensions={"reason_phrase": b"Bearer kari-nordmann-7f3a"},
        request=httpx.Request("GET", "https://tenant.example/contacts"),
    )
    with pytest.raises((TenantError, Passing)) as caught:
        judged(answer, "A system", lambda response: response.text, now=0.0, least_wait=0.0)
    said = str(caught.value)
    assert "kari" not in said
    assert "".join(filter(str.isdecimal, said)).replace(str(status), "") in {"", "1"}  # 429: told to wait 1 s


def test_a_wait_that_may_be_a_phone_number() -> None:
    """Only a wait of a sensible length is told in digits."""
    for said, told in (("7", "told to wait 7 s"), ("41234567", "told to wait more than an hour")):
        answer = httpx.Response(
            429, headers={"Retry-After": said}, request=httpx.Request("GET", "https://tenant.example/")
        )
        with pytest.raises(Passing) as caught:
            judged(answer, "A system", lambda response: response.text, now=0.0, least_wait=0.0)
        assert caught.value.problem.endswith(told)


def test_another_content_type() -> None:
    """It is said that it is another one, not which."""
    request = httpx.Request("GET", "https://tenant.example/contacts")
    for said, shown in (("text/html; kari", "text/html;"), ("kari/nordmann", "another content type;")):
        answer = httpx.Response(200, headers={"Content-Type": said}, text="<", request=request)
        with pytest.raises(UnexpectedAnswer, match=f"got {shown}") as caught:
            json_object(answer, "A system")
        assert "kari" not in str(caught.value)
