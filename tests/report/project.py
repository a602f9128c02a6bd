"""A small project whose scenarios have invented outcomes, run by pytest with `--alluredir`.

Nothing is recorded or replayed: the project's conftest.py gives each scenario its outcome.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.plugin.project import PAIR, ROOT, Project
from tests.report.signoff.samples import in_days, waiver_text

FEATURE = """\
@section-Contacts-Contactperson
Feature: Contacts

  @row-Contacts-directPhone-Contactperson-phoneNumber
  Rule: directPhone -> phoneNumber

    @created
    Scenario Outline: directPhone arrives
      When a CRMOffice Contacts record is made with directPhone as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                      |
        | a phone number of eight digits             |
        | the longest phone number |

    @edited-in-PowerOffice+20GO
    Scenario: phoneNumber is late
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

  @row-Contacts-familyName-Contactperson-lastName
  Rule: familyName -> lastName

    @created
    Scenario: evidence is missing
      When a CRMOffice Contacts record is made with familyName as a plain name
      Then it gets exactly one PowerOffice GO Contactperson record

    @edited-in-CRMOffice
    Scenario: the suite stumbles
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then nothing else changes afterwards

    @edited-in-PowerOffice+20GO
    Scenario: it is waived
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then nothing else changes afterwards

  @row-Contacts-givenName-Contactperson-firstName
  Rule: givenName -> firstName

    @created
    Scenario: the step is another one
      When a CRMOffice Contacts record is made with givenName as a plain name
      Then nothing else changes afterwards

    @edited-in-CRMOffice
    Scenario: no client can do it
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When givenName is changed in CRMOffice to a plain name
      Then nothing else changes afterwards

    @created
    Scenario: nobody lists it
      When a CRMOffice Contacts record is made with shoeSize as a plain name

    @edited-in-PowerOffice+20GO
    Scenario: the tenant is away
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When firstName is changed in PowerOffice GO to a plain name
      Then nothing else changes afterwards

  Rule: beyond the checklist

    @beyond-checklist @edited-in-CRMOffice
    Scenario: directPhone emptied in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to nothing
      Then what the sync does then is observed, not judged

  Rule: one counterpart

    @link @created
    Scenario: a counterpart comes
      When a CRMOffice Contacts record is made
      Then it gets exactly one PowerOffice GO Contactperson record

  Rule: keeps in sync

    @repeated @edited-in-CRMOffice
    Scenario: both are edited
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone in CRMOffice and phoneNumber in PowerOffice GO are changed at once
      Then directPhone in CRMOffice and phoneNumber in PowerOffice GO agree in the end
"""

CONFTEST = '''\
"""Gives each scenario the outcome that its title asks for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fixtures.evidence.errors import EvidenceMissing
from fixtures.evidence.recording import Interaction
from fixtures.runs.scenario_run import StepTrace
from fixtures.execution.outcome import Compared, Outcome
from fixtures.planning.plan import Promise
from fixtures.runs.verdict import Failure
from fixtures.plugin import up_to_date
from fixtures.plugin.session import Run
from fixtures.results.scenarios import BROKEN, EVIDENCE, OBSERVATION, UNTESTABLE, plan_of
from fixtures.systems.errors import Unreachable

pytest_plugins = ["fixtures.plugin.hooks", "steps"]
STARTED = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ASKED = Interaction(
    "POST", "https://crmoffice.invalid/contacts", {}, b'{"directPhone":"1"}', 201, {}, b'{}'
)


def outcome_of(run, item):
    outcome = invented(item)
    broken = outcome.failure.promise.value if outcome.failure else "-"
    item.user_properties += [(EVIDENCE, "simulated 2026-11-22T12:00:00+00:00"), (BROKEN, broken)]
    return outcome


Run.outcome_of = outcome_of
up_to_date.check = lambda root, wanted: None


def invented(item):
    plan, root = plan_of(item), item.config.rootpath
    print("kept-here", root / "somewhere")
    seen = [StepTrace(100.0 + 2 * stage, 102.0 + 2 * stage, 1) for stage in range(len(plan.steps))]
    outcome = Outcome(plan, None, seen, {}, [ASKED], "SIMULATED, recorded <today>, cassettes/a_b.yaml", STARTED)
    match plan.scenario:
        case "directPhone emptied in CRMOffice":
            item.user_properties.append((OBSERVATION, f"{plan.scenario}: phoneNumber is emptied, too"))
        case "phoneNumber is late":
            failure = Failure(Promise.ROW, "broken     phoneNumber never came", 2)
            there = ("PowerOffice GO", "phoneNumber", "45000009", "45000009")
            value = Compared(*there, "CRMOffice", "directPhone", "45000001", True)
            asked = [replace(ASKED, step=step) for step in (0, 0, 0, 1, 2, 2)]
            return replace(outcome, failure=failure, seen=seen[:-1], interactions=asked, compared=[value])
        case "the tenant is away":
            raise Unreachable("CRMOffice does not answer")
        case "it is waived":
            failure = Failure(Promise.ROW, "broken     phoneNumber never came", len(seen) - 2)
            return replace(outcome, failure=failure, seen=seen[:-1])
        case "evidence is missing":
            raise EvidenceMissing(f"there is no {root}/cassettes/x.yaml")
        case "the suite stumbles":
            raise RuntimeError(f"cannot read {root / 'x'}")
        case "no client can do it":
            item.user_properties.append((UNTESTABLE, "the tenant has no phones"))
            pytest.skip("the tenant has no phones")
        case "the step is another one":
            return replace(outcome, plan=replace(plan, steps=plan.steps[::-1]))
    return outcome
'''


@dataclass(frozen=True)
class Results:
    """The files of one run; `folder` is what `--alluredir` named, `root` the project's."""

    root: Path
    folder: Path

    @property
    def all(self) -> list[dict[str, Any]]:
        """Every result."""
        return [json.loads(path.read_text(encoding="utf-8")) for path in self.folder.glob("*-result.json")]

    def of(self, title: str) -> dict[str, Any]:
        """The one scenario whose title begins so."""
        (result,) = (result for result in self.all if result["name"].startswith(title))
        return result

    def attached(self, result: dict[str, Any], name: str) -> str:
        """The text of an attachment."""
        (source,) = (str(file["source"]) for file in result["attachments"] if file["name"] == name)
        return (self.folder / source).read_text(encoding="utf-8")


def new_project(root: Path) -> Path:
    """Writes the project."""
    (root / PAIR).mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copy(ROOT / PAIR / "checklist.toml", root / PAIR)
    (root / PAIR / "contacts.feature").write_text(FEATURE, encoding="utf-8")
    waiver = waiver_text(row="Contacts-familyName-Contactperson-lastName", expires=in_days(30))
    waiver += 'directions = ["edited-in-PowerOffice+20GO"]\n'
    (root / PAIR / "waivers.toml").write_text(waiver, encoding="utf-8")
    (root / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    return root


def run(root: Path, folder: Path, *arguments: str) -> Results:
    """Runs pytest in a project with `--alluredir`."""
    ended = Project(root).run("-q", "--results=", f"--alluredir={folder}", *arguments)
    assert ended.code in {0, 1, 6}, ended
    assert "INTERNALERROR" not in ended.output + ended.errors
    return Results(root, folder)


def labels(result: dict[str, Any]) -> dict[str, str]:
    """A result's labels by name; of tags only one."""
    return {label["name"]: label["value"] for label in result["labels"]}


def steps(result: dict[str, Any]) -> list[tuple[str, str]]:
    """A result's steps with their status."""
    return [(step["name"], step["status"]) for step in result["steps"]]
