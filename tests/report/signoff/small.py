"""A small project that pytest runs live or from evidence, or whose evidence is invented, and the page of that run.

Seven scenarios that this project's own checklist has, too, so that a live run takes seconds and the committed
evidence fits.
"""

import json
from contextlib import chdir, redirect_stdout
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from fixtures.command import main
from fixtures.evidence.cassette import save, seal
from fixtures.execution.evidence_writer import cassette_path
from fixtures.planning.plan import Plan
from fixtures.report.specified import specified
from fixtures.results.last_run import Result
from tests.plugin.project import CONTACTS, PAIR, Project
from tests.plugin.project import new_project as bare_project
from tests.report.signoff.samples import Change, Page, parsed, provenance, run_of, words

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
    { source = "givenName", target = "firstName", type = "string" },
]
"""
FEATURE = """\
@section-Contacts-Contactperson
Feature: Contacts

  @row-Contacts-directPhone-Contactperson-phoneNumber
  Rule: directPhone -> phoneNumber

    @created
    Scenario: directPhone arrives
      When a CRMOffice Contacts record is made with directPhone as a phone number of eight digits
      Then it gets exactly one PowerOffice GO Contactperson record
      And phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @edited-in-CRMOffice
    Scenario: directPhone edited in CRMOffice arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @edited-in-PowerOffice+20GO
    Scenario: phoneNumber edited in PowerOffice GO arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

  @row-Contacts-familyName-Contactperson-lastName
  Rule: familyName -> lastName

    @created
    Scenario Outline: familyName arrives
      When a CRMOffice Contacts record is made with familyName as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                         |
        | a plain name                  |
        | a name with Norwegian letters |

  @row-Contacts-givenName-Contactperson-firstName
  Rule: givenName -> firstName

    @created
    Scenario: givenName arrives
      When a CRMOffice Contacts record is made with givenName as a plain name
      Then it gets exactly one PowerOffice GO Contactperson record
      And firstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

  Rule: exactly one counterpart

    @link @created
    Scenario: A new contact gets exactly one counterpart
      When a CRMOffice Contacts record is made
      Then it gets exactly one PowerOffice GO Contactperson record
      And nothing else changes afterwards
"""
Cell = tuple[str, str]
"""A row, by its property in CRMOffice, and a direction."""
CELLS: dict[Cell, int] = {
    ("directPhone", "made in CRMOffice"): 1,
    ("directPhone", "edited in CRMOffice"): 1,
    ("directPhone", "edited in PowerOffice GO"): 1,
    ("familyName", "made in CRMOffice"): 2,
    ("givenName", "made in CRMOffice"): 1,
}
"""How many scenarios each cell of the section's table has."""
NAME = "crmoffice_powerofficego"
SECTION = f"{NAME}/Contacts-Contactperson"
GAPS = "".join(
    f'[[uncovered]]\nwhat = "{SECTION}/Contacts-{row}/edited-in-{system}"\nreason = "a small project"\n'
    for row in ("familyName-Contactperson-lastName", "givenName-Contactperson-firstName")
    for system in ("CRMOffice", "PowerOffice+20GO")
)


def new_project(root: Path) -> Project:
    """A project without evidence."""
    root.mkdir(parents=True, exist_ok=True)
    project = bare_project(root)
    for path in (root / PAIR).glob("*.feature"):
        path.unlink()
    project.write(f"{PAIR}/checklist.toml", CHECKLIST)
    project.write(f"{PAIR}/gaps.toml", GAPS)
    project.write(CONTACTS, FEATURE)
    return project


def write_files(root: Path) -> None:
    """Writes checklist, reasons and feature, and marks the folder as a project."""
    (root / PAIR).mkdir(parents=True, exist_ok=True)
    for path, text in {"checklist.toml": CHECKLIST, "gaps.toml": GAPS, "contacts.feature": FEATURE}.items():
        (root / PAIR / path).write_text(text, encoding="utf-8")
    (root / "conftest.py").touch()


def record(
    root: Path, change: Change = lambda _plan, result: result, *, days: int = 1, run: str = "abcde"
) -> list[Path]:
    """Writes cassettes without requests, and the results of a whole run that replayed them; returns their paths.

    The evidence claims to be of a sandbox and is so many days old; `change` may replace a result.
    """
    recorded, paths = datetime.now(UTC).replace(microsecond=0) - timedelta(days=days), []

    def kept(plan: Plan, result: Result) -> Result | None:
        assert result.evidence is not None
        evidence = replace(result.evidence, run_id=run, recorded=recorded.isoformat())
        changed = change(plan, replace(result, evidence=evidence))
        if changed is None or changed.evidence is None:
            return changed
        paths.append(cassette_path(root, plan))
        save(paths[-1], provenance(changed), (), forbidden=())
        return replace(changed, evidence=replace(changed.evidence, sha256=seal(paths[-1])))

    content = asdict(run_of(kept, specified(root)))
    content["scenarios"] = content.pop("results")
    path = root / ".conformance/last-run.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content | {"format": 1, "waivers": []}, default=list), encoding="utf-8")
    return paths


@dataclass(frozen=True)
class Reported:
    """A run and the `conformance report` of it: files in the project, and `output` of the command."""

    project: Project
    run: str
    output: str

    @cached_property
    def page(self) -> Page:
        """The sign-off page as its reader sees it."""
        return self._read(f"{NAME}.html")

    @cached_property
    def cards(self) -> Page:
        """The evidence cards beside it."""
        return self._read(f"{NAME}-evidence.html")

    def _read(self, name: str) -> Page:
        return parsed((self.project.root / "reports" / name).read_text(encoding="utf-8"))

    @cached_property
    def allure(self) -> list[dict[str, Any]]:
        """Allure's results."""
        paths = (self.project.root / "allure-results").glob("*-result.json")
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]

    def cells(self) -> dict[Cell, str]:
        """Returns the text of each cell of the map of rows and directions."""
        table = next(one for one in self.page.top.iter("table") if one.get("class") == "map")
        names = [words(cell) for cell in table.iter("th") if cell.get("scope") == "col"][1:]
        return {
            (words(next(row.iter("th"))).partition(" ")[0], name): words(cell).partition(":")[0]
            for row in table.iter("tr")
            for name, cell in zip(names, row.findall("td"), strict=False)
        }

    def clicked(self, row: str, direction: str) -> list[Xml.Element]:
        """Returns the evidence behind a cell: follows its link, and those of values that did not pass."""
        (cell,) = self.page.links(f": {row}, {direction}")
        values = self.page.follow(cell)
        links = [link for link in values.iter("a") if direction in words(link) and "✓" not in words(link)]
        return [self.cards.by_id(link.get("href", "").partition("#")[2]) for link in links]


def report(project: Project, *arguments: str) -> Reported:
    """Runs pytest in a project and makes its report."""
    ended = project.run(*arguments, "--alluredir=allure-results", "--clean-alluredir")
    assert ended.code in {0, 1, 6}, ended.output + ended.errors
    return again(Reported(project, ended.output, ""))


def again(seen: Reported) -> Reported:
    """Makes the report of the last run, as `conformance report` does it."""
    output = StringIO()
    with chdir(seen.project.root), redirect_stdout(output):
        code = main(["report", "--accept-simulated", "--allure-results", "none"])
    assert code in {0, 1}, output.getvalue()
    return Reported(seen.project, seen.run, output.getvalue())
