"""Runs the suite against each fault and says whether exactly the scenarios that it breaks turned red."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

AT_ONCE = 2
"""Runs at the same time: they wait more than they compute, and CI has two cores."""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Scenario:
    """One test case of a JUnit file: its properties, and `passed`, `failed` or `error`."""

    name: str
    properties: Mapping[str, str]
    ended: str


Breaks = Callable[[Scenario], str | None]
"""The promise that a scenario must name, None where it must be green."""


def _nothing_synced(one: Scenario) -> str:
    kind = one.properties.get("direction", "")
    return "reconciliation" if kind == "census-created" else "one counterpart"


def _phone_not_synced_back(one: Scenario) -> str | None:
    row, direction = one.properties.get("row"), one.properties.get("direction")
    if (row, direction) == ("directPhone -> phoneNumber", "edited-in-PowerOffice+20GO"):
        return "row"
    phone = "all_listed" in one.name or "phonenumber" in one.name
    return "together" if direction == "together-edited-in-PowerOffice+20GO" and phone else None


def _names_swapped_on_creation(one: Scenario) -> str | None:
    rows = {"familyName -> lastName", "givenName -> firstName"}
    if one.properties.get("row") in rows and one.properties.get("direction") == "created":
        return "row"
    if "changed_before_the" in one.name and "familyname" in one.name:
        return "keeps in sync"  # what is edited before the link is there arrives with the creation
    contacts = "Contacts" in one.properties.get("section", "")
    return "reconciliation" if contacts and one.properties.get("direction") == "census-created" else None


def _no_timetrackingactivity(one: Scenario) -> str | None:
    return _nothing_synced(one) if "Activities" in one.properties.get("section", "") else None


FAULTS: Mapping[str, Breaks] = {
    "nothing-synced": _nothing_synced,
    "phone-not-synced-back": _phone_not_synced_back,
    "names-swapped-on-creation": _names_swapped_on_creation,
    "no-timetrackingactivity": _no_timetrackingactivity,
}


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


def _unexpected(scenarios: Sequence[Scenario], breaks: Breaks) -> Iterator[str]:
    """A line for each scenario that ended otherwise than the fault must make it end."""
    for one in scenarios:
        wanted = breaks(one)
        named = one.properties.get("broken promise") if one.ended == "failure" else None
        if named != wanted or one.ended not in {"passed", "failure"}:
            place = one.properties.get("direction", "?")
            yield f"{one.ended} ({named}) instead of {wanted or 'passed'}: {one.name} [{place}]"


def main() -> int:
    """Prints a line a fault; returns 1 when one was missed or blamed on the wrong scenarios."""
    wrong = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for fault, scenarios in zip(FAULTS, pool.map(run, FAULTS), strict=True):
            lines = list(_unexpected(scenarios, FAULTS[fault]))
            good = bool(scenarios) and not lines
            wrong += not good
            red = sum(one.ended == "failure" for one in scenarios)
            print(
                f"{'ok   ' if good else 'WRONG'} {fault}: {red} of {len(scenarios)} scenarios red", flush=True
            )
            print("".join(f"      {line}\n" for line in lines), end="")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
