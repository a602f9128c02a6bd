"""Promises and scenarios, made up for the drill's tests."""

from typing import Any

from fixtures.drill.scenario import Promise, Scenario

SECTION = "Contacts-Contactperson"
PHONE_BACK = Promise(SECTION, "edited in PowerOffice GO", "directPhone -> phoneNumber")
PHONE_THERE = Promise(SECTION, "edited in CRMOffice", "directPhone -> phoneNumber")
TOGETHER = Promise(SECTION, "together")
LINK = Promise(SECTION, "one counterpart")
ALL = (PHONE_BACK, PHONE_THERE, TOGETHER, LINK)


def passed(about: Promise, value: str | None = None, *, beyond: bool = False) -> Scenario:
    """A green scenario about a promise."""
    return Scenario(f"node of {about}", str(about), about, "passed", value=value, beyond=beyond)


def failed(about: Promise, broken: Promise | None = None) -> Scenario:
    """A red one; its failure names its own promise, or another."""
    return Scenario(f"node of {about}", str(about), about, "failed", broken or about, message="it broke")


def unjudged(about: Promise, verdict: str = "error") -> Scenario:
    """One without a verdict."""
    return Scenario(f"node of {about}", str(about), about, verdict)


def result(**more: object) -> dict[str, Any]:
    """A scenario's entry in the file of results."""
    return {
        "node": "features/x.feature::test_a[a plain name]",
        "claim": "a",
        "section": SECTION,
        "row": "Contacts-directPhone-Contactperson-phoneNumber",
        "rule": "edited",
        "direction": "edited-in-PowerOffice+20GO",
        "value_class": {"id": "plain", "words": "a plain name"},
        "verdict": "passed",
        "promise": None,
        "message": "",
        **more,
    }
