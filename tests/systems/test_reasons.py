"""Reasons of tenants, without what could name a person or hold a secret."""

import pytest

from fixtures.systems.reasons import LEFT_OUT, LONGEST, without_values


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "familyName is required.",
        "Bad Request; The record cannot be stored.; familyName: Must be at most 255 characters.",
        "Not valid.; LastName: ['Too long.']",
        "The entity has related data and can't be deleted.",
    ],
)
def test_what_says_why(reason: str) -> None:
    """Sentences, names of properties and lengths stay as they are."""
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
        ("phone 41 23 45 67 89123", "phone 41 23 45 67 …"),
    ],
)
def test_what_names_somebody(reason: str, shown: str) -> None:
    """Names, addresses, numbers and credentials are left out, however many stand together."""
    assert without_values(reason) == shown


def test_a_page_of_text() -> None:
    """It is cut."""
    assert without_values("no " * 500) == f"{('no ' * 500)[:LONGEST]}{LEFT_OUT}"
