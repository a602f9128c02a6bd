"""Reasons of tenants, without words that could name a person or hold a secret."""

from fixtures.systems.reasons import LEFT_OUT, LONGEST, known_names, without_values


def test_words_of_the_vocabulary():
    """Sentences of known words and names of properties stay as they are."""
    for reason in (
        "",
        "familyName is required.",
        "Bad request; The record cannot be stored.; familyName: Must not exceed the length.",
        "Not valid.; LastName: ['Too long.']",
        "The entity has related data and can't be deleted.",
    ):
        assert without_values(reason) == reason


def test_words_outside_the_vocabulary():
    """Names, addresses, numbers and credentials become one `…`, however many stand together."""
    shown = {
        "Kari Nordmann has it already.": "… has it already.",
        "The address kari@firma.no is taken": "The address … is taken",
        "Duplicate: '01010750160'": "Duplicate: …",
        "token eyJhbGciOi.eyJzdWIi is unknown": "token … is unknown",
        "canary-7f3a and canary_7f3a": "… and …",
        "kari%20nordmann": "…",
        "aVeryLongWordOfLettersOnly": "…",
        "phone 41 23 45 67 89123": "phone …",
        "phone 9123 4567 belongs to kari nordmann": "phone … belongs to …",
        "at most 255 characters, AB12345": "at most … characters, …",
        "kari, per, even, odd, may and will": "… and …",
        "Required by Required Nordmann": "Required by Required …",
    }
    assert {reason: without_values(reason) for reason in shown} == shown


def test_a_long_text():
    """It is cut after `LONGEST` characters."""
    assert without_values("no " * 500) == f"{('no ' * 500)[:LONGEST]}{LEFT_OUT}"


def test_names_of_properties():
    """Only known names of properties are shown, because a name may be data."""
    assert known_names(["id", "success", "kari.nordmann", "ola", "firstName"]) == "id, success, …, firstName"
    assert known_names([]) == "nothing"
