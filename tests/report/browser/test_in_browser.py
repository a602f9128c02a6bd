"""The sign-off pages in headless Chromium, from disk, with the network off, as axe-core and a reader see them.

Only with IN_BROWSER=1, because Chromium takes its time to start; needs node, npm and Chromium. Other tests
judge the DOM alone. The page has every state once: axe looks at each text, in each way of looking.
Screenshots and the A4 print are left in the folder that `REPORT_SCREENSHOTS` names, if it names one.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fixtures.command import main
from fixtures.execution.outcome import Compared
from fixtures.planning.plan import Plan, Rule
from fixtures.report.signoff.entry import PromiseState
from fixtures.report.signoff.files import write
from fixtures.report.signoff.model import SignOff
from fixtures.report.signoff.page import evidence_name
from fixtures.results.last_run import Result
from tests.report.signature.signed_project import new_key, new_project, sign
from tests.report.signoff.samples import (
    PHONE_BACK,
    ROOT,
    Change,
    error,
    failed,
    named,
    only,
    run_of,
    seen,
    signoff,
    simulated,
    skipped,
    waived,
    waiver,
)
from tests.report.signoff.small import record

HERE = Path(__file__).parent
MODULES = ROOT / ".conformance" / "browser"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE, NPM = shutil.which("node"), shutil.which("npm")
MISSING = [name for name, found in (("node", NODE), ("npm", NPM), ("Chromium", CHROMIUM)) if found is None]

SKIPPED = f"not installed: {', '.join(MISSING)}" if MISSING else ""
if not os.environ.get("IN_BROWSER"):
    SKIPPED = "set IN_BROWSER=1, as .ci/run does"
pytestmark = pytest.mark.skipif(bool(SKIPPED), reason=SKIPPED)

FAMILY = "Contacts-familyName-Contactperson-lastName"
ALL = 3
"""Pages of a sign-off; of most cases only the first one is looked at, and on a desktop."""
BACK_EMOJI = f"{FAMILY}/edited-in-PowerOffice+20GO/emoji"
PAGE = "crmoffice_powerofficego.html"
KEPT = ("/plain", "/link/", "/census/")
CHANGED: dict[str, Change] = {
    "space-ends": waived,
    "emoji": error("missing evidence"),
    "cjk": lambda _plan, result: replace(result, row_fingerprint="another"),
    "quotes": skipped("refused"),
    "word-null": simulated,
    "word-true": lambda _plan, _result: None,
}
"""Gives each state to a value class, so that the page has every state."""


def changed(plan: Plan, result: Result) -> Result | None:
    """One scenario failed; the others have the state of their value class."""
    if PHONE_BACK in plan.identity:
        return failed(plan, result)
    if plan.rule is Rule.RECONCILIATION:
        return skipped("counts the records of a live run")(plan, result)
    change = CHANGED.get(plan.value_class.id if plan.value_class else "")
    return change(plan, result) if change else result


def small() -> SignOff:
    """A sign-off of one section with a few scenarios, and a row without any."""
    pair = named()
    (section,) = (one for one in pair.checklist.sections if one.source_entity == "Contacts")
    plans = tuple(
        plan
        for plan in pair.plans
        if plan.section == section
        and plan.rule is not Rule.OBSERVATION
        and "givenName" not in plan.identity
        and (any(part in plan.identity for part in KEPT) or any(f"/{name}" in plan.identity for name in CHANGED))
    )
    checklist = replace(pair.checklist, sections=(section,))
    one = replace(pair, checklist=checklist, plans=plans)
    return signoff(run_of(changed, (one,)), (one,), waivers=[waiver(row=FAMILY, classes=["space-ends"])])


@pytest.fixture(scope="module")
def polls(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the browser found, for each width and colour scheme."""
    folder = Path(os.environ.get("REPORT_SCREENSHOTS") or tmp_path_factory.mktemp("polls")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    signed = small()
    assert {entry.state for entry in signed.entries} == set(PromiseState) - {PromiseState.OBSERVED}
    pages = [
        path for name, one in CASES.items() for path in written(one(), folder / name)[: ALL if one is small else 1]
    ]
    pages += signed_and_void(folder, tmp_path_factory.mktemp("signed"))
    install()
    command = [str(NODE), str(HERE / "look.mjs"), str(MODULES), str(CHROMIUM), str(folder), *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)  # noqa: S603 - our own words
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def written(signed: SignOff, folder: Path) -> list[Path]:
    """Writes a sign-off; returns the page and the evidence of its pair, and the index."""
    index, page, _data = write(signed, folder, ROOT)
    return [page, folder / evidence_name(signed.each[0]), index]


def signed_and_void(folder: Path, root: Path) -> list[Path]:
    """The pages of a pair whose sign-off is signed, and of the same one after new evidence: its signature is void."""
    project = new_project(root / "project", new_key(root / "lead"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        assert (main(["report"]), sign(project)) == (0, 0)
        shutil.copytree(project.root / "reports", folder / "signed", dirs_exist_ok=True)
        record(project.root, days=0)
        assert main(["report"]) == 0
        shutil.copytree(project.root / "reports", folder / "void", dirs_exist_ok=True)
    return [folder / name / PAGE for name in SIGNED]


def whole(change: Change = lambda _plan, result: result, **beside: Any) -> SignOff:  # noqa: ANN401 - of Beside
    """The sign-off of the whole pair."""
    return signoff(run_of(change), **beside)


def one_fault(plan: Plan, result: Result) -> Result | None:
    """Simulated evidence, and one direction of one row is broken."""
    result = simulated(plan, result)
    if f"{FAMILY}/edited-in-PowerOffice" not in plan.identity:
        return result
    value = Compared("PowerOffice GO", "lastName", "Ås zq1", "Ås zq1", "CRMOffice", "familyName", "Ã…s zq1", found=True)
    parts = ("broken     row", "expected   'Ås zq1'", "seen       'Ã…s zq1'", "likely     UTF-8 read as Latin-1")
    message = "\n  ".join((plan.claim, *parts))
    evidence = replace(seen(plan, "simulated"), stages=seen(plan).stages[:-1], compared=(value,))
    return replace(failed(plan, result), message=message, evidence=evidence)


def partial(plan: Plan, result: Result) -> Result | None:
    """A run of one section, with one fault."""
    return one_fault(plan, result) if plan.section.source_entity == "Contacts" else None


CASES: dict[str, Callable[[], SignOff]] = {
    "every-state": small,
    "healthy": lambda: whole(simulated),
    "one-fault": lambda: whole(one_fault),
    "partial": lambda: whole(partial),
    "waived": lambda: whole(
        only(BACK_EMOJI, waived),
        waivers=[waiver(row=FAMILY, classes=["emoji"])],
    ),
    "stale": lambda: whole(only("familyName", error("stale evidence"))),
    "missing": lambda: whole(only("familyName", error("missing evidence"))),
}
"""What each folder of pages shows."""
SIGNED = ("signed", "void")
"""Two more, which `signed_and_void` makes."""


def install() -> None:
    """Installs what the lock file pins; the browser itself is the machine's."""
    stamp, wanted = MODULES / "package-lock.json", (HERE / "package-lock.json").read_bytes()
    if (MODULES / "node_modules").is_dir() and stamp.is_file() and stamp.read_bytes() == wanted:
        return
    MODULES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, MODULES)
    command = [str(NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=MODULES, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own words


def test_it_opens_from_disk_without_errors(polls):
    """There is no console error, no request outside the file, and nothing wider than a phone."""
    ways = {name: {look["way"] for look in polls if look["page"] == f"{name}/{PAGE}"} for name in (*CASES, *SIGNED)}
    assert ways["every-state"] == {"desktop", "dark", "phone", "phone-dark", "paper"}
    assert ways["healthy"] == ways["one-fault"] == {"desktop", "dark", "phone", "paper"}
    assert all("desktop" in seen for seen in ways.values())
    for look in polls:
        assert (look["errors"], look["outside"]) == ([], [])
        assert look["wide"] <= (look["way"] == "paper"), look["way"]  # paper has no bar to scroll; it may round up


def test_axe_finds_no_violation(polls):
    """axe-core finds nothing in light and dark, at desktop and phone width, with every state."""
    assert [(look["way"], look["violations"]) for look in polls if look["violations"]] == []


def test_a_click_leads_from_a_failed_row_to_its_evidence(polls):
    """Map, value class, card: the evidence is in view, with its message."""
    (evidence,) = (look["evidence"] for look in polls if look["evidence"] and "every-state" in look["page"])
    assert evidence["inView"]
    assert "phoneNumber edited in PowerOffice GO arrives as directPhone in CRMOffice" in evidence["text"]
    assert "expected   'Anna' & <b>" in evidence["text"]


@pytest.mark.parametrize(("case", "most"), [("healthy", 4), ("waived", 5), ("partial", 8), ("one-fault", 5)])
def test_what_is_printed(polls, case, most):
    """A page takes few sheets of paper."""
    name = f"{case}/{PAGE}"
    (sheets,) = (look["sheets"] for look in polls if look["page"] == name and look["sheets"])
    assert sheets <= most


def test_search_and_filter(polls):
    """With a script a word and a state leave what fits; without one nothing is hidden."""
    (found,) = (look["search"] for look in polls if look["page"] == f"every-state/{PAGE}" and look["search"])
    assert 0 < found["shown"] < found["all"]
    assert found["plain"] == found["all"]


@pytest.mark.parametrize(("case", "words"), [("signed", "Signed by lead@example.com"), ("void", "is VOID")])
def test_what_a_signature_says(polls, case, words):
    """The first screen of a desktop says it."""
    (look,) = (look for look in polls if look["page"] == f"{case}/{PAGE}" and look["way"] == "desktop")
    assert words in look["signature"]["text"]
    assert look["signature"]["inView"]
