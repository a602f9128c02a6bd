"""A small project of its own, in which pytest runs as a user runs it: as a process, with this suite's plugin.

Its checklist promises one thing that the simulated sync does not do, and has a section that no client knows.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.plugin.forked import Running

ROOT = Path(__file__).parents[2]
PAIR = "features/crmoffice_powerofficego"
CONTACTS, CUSTOMERS = f"{PAIR}/contacts.feature", f"{PAIR}/customers.feature"
OURS = re.compile(
    r"CRMOFFICE_|POWEROFFICE_|SYNC_|SIMULATOR_|MAX_PENDING_|CLEANUP_|SANDBOX_|EVIDENCE_|WAIVER_|SESAM_|PYTEST_|COV_"
    r"|PYTHONDONTWRITEBYTECODE",  # with it every run would rewrite the asserts anew
    re.IGNORECASE,
)

CHECKLIST = """\
source = "CRMOffice"
target = "PowerOffice GO"
generated = "2024-09-13 08:02:28"

[[sections]]
source_entity = "Contacts"
target_entity = "Contactperson"
creation = "every"
rows = [
    { source = "directPhone", target = "phoneNumber", type = "string" },
    { source = "familyName", target = "lastName", type = "string" },
    { source = "givenName", target = "address1", type = "string" },
]

[[sections]]
source_entity = "Contacts"
target_entity = "Customer"
creation = "every"
rows = [
    { source = "familyName", target = "name", type = "string" },
]
"""
FEATURE = """\
@section-Contacts-Contactperson
Feature: Contacts

  @row-Contacts-familyName-Contactperson-lastName
  Rule: familyName -> lastName

    @created
    Scenario Outline: familyName of a new contact arrives
      When a CRMOffice Contacts record is made with familyName as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                         |
        | a plain name                  |
        | a name with Norwegian letters |

    @edited-in-PowerOffice+20GO
    Scenario Outline: lastName edited in PowerOffice GO arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to <value>
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value        |
        | a plain name |

  @row-Contacts-givenName-Contactperson-address1
  Rule: givenName -> address1

    @created
    Scenario Outline: givenName of a new contact arrives where it never does
      When a CRMOffice Contacts record is made with givenName as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And address1 in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value        |
        | a plain name |
"""
CUSTOMER_FEATURE = """\
@section-Contacts-Customer
Feature: Customers

  Rule: Every contact gets its customer

    @link @created
    Scenario: A new contact gets its customer
      When a CRMOffice Contacts record is made
      Then it gets exactly one PowerOffice GO Customer record
      And nothing else changes afterwards
"""
HAND_WRITTEN = """

import fixtures.plugin.up_to_date

fixtures.plugin.up_to_date.check = lambda root, wanted: None  # this project's features are written by hand


def pytest_sessionstart(session):
    if session.config.getoption("tenants"):
        import fixtures.plugin.live_run

        fixtures.plugin.live_run.WRITES_SHOW = 0.4  # simulated tenants show a write after 0.2 s, not 2 s
"""
SOUND, RED, SKIPPED = "familyName or lastName", "givenName", "customer"
"""For `-k`: the three scenarios that pass, the one that fails, the one that cannot be tested."""


LONGEST = 120.0
"""Seconds after which a run of pytest has hung; the longest take about ten, alone on a machine."""


@dataclass(frozen=True)
class Ended:
    """How a run of pytest ended. `errors` is standard error."""

    code: int
    output: str
    errors: str

    @property
    def last_line(self) -> str:
        """What the run says of itself; a line that was too long goes on below its semicolon."""
        *_, before, last = ["", *self.output.strip().splitlines()]
        return f"{before} {last}" if before.endswith(";") else last

    @property
    def counts(self) -> Mapping[str, int]:
        """What pytest itself counted, by its words."""
        found = re.findall(r"(\d+) (passed|failed|error|skipped|deselected)", self.output)
        return {word: int(number) for number, word in found}


@dataclass(frozen=True)
class Project:
    """A folder with front door, features and evidence."""

    root: Path

    def command(self, *arguments: str) -> list[str]:
        """The command line, by this interpreter; Allure is loaded only where its results are asked for."""
        asked = any(argument.startswith("--alluredir") for argument in arguments)
        without = [
            *([] if "--lf" in arguments else ["no:cacheprovider"]),
            *([] if asked else ["no:allure_pytest"]),
        ]
        options = [word for name in without for word in ("-p", name)]
        return [sys.executable, "-m", "pytest", *options, *arguments]

    def environ(self, **more: str) -> dict[str, str]:
        """The environment without what a developer may have set for this suite."""
        kept = {name: value for name, value in os.environ.items() if not OURS.match(name)}
        return kept | {"PYTHONPATH": str(ROOT), "COLUMNS": "150", "SIMULATOR_INTERVAL": "0.2"} | more

    def run(self, *arguments: str, **more: str) -> Ended:
        """Runs pytest to its end, in a forked process; in a new one where Python itself is set to leave out asserts."""
        if "PYTHONOPTIMIZE" not in more:
            with self.start(*arguments, stdout=None, **more) as running:
                return Ended(*running.ended(LONGEST))
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            self.command(*arguments),
            cwd=self.root,
            env=self.environ(**more),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str, stdout: Path | None = None, **more: str) -> Running:
        """A run of pytest in a forked process, for a `with` statement that sends it signals."""
        return Running(self.command(*arguments)[2:], self.root, self.environ(**more), stdout)

    def write(self, path: str, text: str) -> None:
        """Writes a file below the root."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes a file; `old` must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def cassettes(self) -> dict[str, bytes]:
        """All evidence by its path."""
        found = sorted((self.root / "cassettes").rglob("*"))
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found if path.is_file()}

    def cassette(self, name: str) -> str:
        """The path of the one cassette whose path holds `name`."""
        (path,) = (path for path in self.cassettes() if name in path)
        return path

    @property
    def results(self) -> dict[str, Any]:
        """The file of results that the last run left."""
        content: dict[str, Any] = json.loads((self.root / ".conformance/last-run.json").read_text(encoding="utf-8"))
        return content

    def ledger(self) -> list[dict[str, str]]:
        """What live runs noted, line by line."""
        path = self.root / ".conformance" / "ledger.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def new_project(root: Path) -> Project:
    """A project without evidence."""
    project = Project(root)
    shutil.copy(ROOT / "pyproject.toml", root)
    project.write("conftest.py", (ROOT / "conftest.py").read_text(encoding="utf-8") + HAND_WRITTEN)
    project.write(f"{PAIR}/checklist.toml", CHECKLIST)
    project.write(CONTACTS, FEATURE)
    project.write(CUSTOMERS, CUSTOMER_FEATURE)
    return project
