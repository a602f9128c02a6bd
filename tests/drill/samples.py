"""Promises and scenarios, made up for the drill's tests."""

from typing import Any

from fixtures.drill.scenario import Scenario, SectionPromise

SECTION = "Contacts-Contactperson"
PHONE_BACK = SectionPromise(SECTION, "edited in PowerOffice GO", "directPhone -> phoneNumber")
PHONE_THERE = SectionPromise(SECTION, "edited in CRMOffice", "directPhone -> phoneNumber")
TOGETHER = SectionPromise(SECTION, "together")
LINK = SectionPromise(SECTION, "one counterpart")
ALL = (PHONE_BACK, PHONE_THERE, TOGETHER, LINK)


def passed(about: SectionPromise, value: str | None = None, *, beyond: bool = False) -> Scenario:
    """A green scenario about a promise."""
    return Scenario(f"node of {about}", str(about), about, "passed", value=value, beyond=beyond)


def failed(about: SectionPromise, broken: SectionPromise | None = None) -> Scenario:
    """A red one; its failure names its own promise, or another."""
    return Scenario(f"node of {about}", str(about), about, "failed", broken or about, message="it broke")


def unjudged(about: SectionPromise, verdict: str = "error") -> Scenario:
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
