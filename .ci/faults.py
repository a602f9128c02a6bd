"""Runs the suite against each fault and says whether exactly the scenarios that it breaks turned red."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Scenario:
    """One test case of a JUnit file: its properties, and `passed`, `failed` or `error`."""

    name: str
    properties: Mapping[str, str]
    ended: str


def _directions(row: str, direction: str) -> Callable[[Scenario], bool]:
    return lambda one: (one.properties.get("row"), one.properties.get("direction")) == (row, direction)


def _swapped(one: Scenario) -> bool:
    rows = {"familyName -> lastName", "givenName -> firstName"}
    return one.properties.get("row") in rows and one.properties.get("direction") == "created"


FAULTS: Mapping[str, tuple[str, Callable[[Scenario], bool]]] = {
    "nothing-synced": ("one counterpart", lambda one: True),  # noqa: ARG005 - every scenario must be red
    "phone-not-synced-back": (
        "row",
        _directions("directPhone -> phoneNumber", "edited-in-PowerOffice+20GO"),
    ),
    "names-swapped-on-creation": ("row", _swapped),
    "no-timetrackingactivity": (
        "one counterpart",
        lambda one: "Activities" in one.properties.get("section", ""),
    ),
}
"""What each fault breaks: the promise that must be named, and the scenarios that must be red."""


def run(fault: str) -> list[Scenario]:
    """The scenarios of a live run against the fault."""
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--tenants=simulated", f"--fault={fault}"]
        subprocess.run([*command, f"--junitxml={junit}"], cwd=ROOT, check=False, capture_output=True)  # noqa: S603 - our own words
        cases = Xml.parse(junit).iter("testcase")  # noqa: S314 - pytest has just written it
        return [_scenario(case) for case in cases]


def _scenario(case: Xml.Element) -> Scenario:
    properties = {found.get("name", ""): found.get("value", "") for found in case.iter("property")}
    ended = next((child.tag for child in case if child.tag in {"failure", "error", "skipped"}), "passed")
    return Scenario(case.get("name", ""), properties, ended)


def _broke(one: Scenario, promise: str) -> bool:
    return one.ended == "failure" and one.properties.get("broken promise") == promise


def main() -> int:
    """Prints a line a fault; returns 1 when one was missed or blamed on the wrong scenarios."""
    wrong = 0
    for fault, (promise, breaks) in FAULTS.items():
        scenarios = run(fault)
        missed = [one.name for one in scenarios if breaks(one) and not _broke(one, promise)]
        blamed = [one.name for one in scenarios if not breaks(one) and one.ended != "passed"]
        red = sum(one.ended == "failure" for one in scenarios)
        good = bool(scenarios) and not missed and not blamed
        wrong += not good
        said = f"{red} of {len(scenarios)} scenarios red, promise {promise!r}"
        print(f"{'ok   ' if good else 'WRONG'} {fault}: {said}", flush=True)
        for name in missed:
            print(f"      should be red for it: {name}")
        for name in blamed:
            print(f"      should be green: {name}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
