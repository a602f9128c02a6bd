"""What a reader finds on the page, and in Allure's results, of evidence that is simulated, stale or missing.

Each replays the committed evidence of seven scenarios, as `pytest` does, after something was done to it.
"""

import shutil
from pathlib import Path

import pytest

from tests.plugin.project import PAIR, Project
from tests.report.signoff.faulty import CELLS, Cell, Reported, again, new_project, report
from tests.report.signoff.samples import ROOT, words

EVIDENCE = "cassettes/crmoffice_powerofficego/Contacts-Contactperson"
PHONE, FAMILY, GIVEN = "directPhone", "familyName", "givenName"
MADE, HERE, BACK = "made in CRMOffice", "edited in CRMOffice", "edited in PowerOffice GO"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project with the committed evidence."""
    project = new_project(tmp_path)
    shutil.copytree(ROOT / EVIDENCE, tmp_path / EVIDENCE)
    return project


def told(seen: Reported, cell: Cell) -> str:
    """All that a click on a cell leads to."""
    return " ".join(words(article) for article in seen.clicked(*cell))


def unjudged(seen: Reported, state: str, cells: set[Cell], cause: str) -> None:
    """One scenario in each of these cells is not judged, all others passed; nothing can be signed."""
    assert seen.page.verdict == "cannot be judged"
    assert "There is nothing to sign" in seen.page.text
    assert "accepting simulated evidence: cannot be judged" in seen.told
    mark, word = state.split()
    found = seen.cells()
    for cell, count in CELLS.items():
        passed = f"{count} of {count} passed" if cell not in cells else f"{count - 1} passed"
        there = [f"1 {word}"] * (cell in cells) + [passed] * (not passed.startswith("0"))
        assert found[cell] == f"{mark if cell in cells else '✓'} {', '.join(there)}", seen.run
    listed = seen.page.section("unjudged")
    assert listed.count(state) == len(cells)
    broken = [one for one in seen.allure if one["status"] != "passed"]
    assert [one["status"] for one in broken] == ["broken"] * len(cells)
    assert {label["value"] for one in broken for label in one["labels"] if label["name"] == "cause"} == {cause}


def test_simulated(project):
    """All is kept, and it says that this says nothing of the sync."""
    seen = report(project)
    assert seen.page.verdict == "cannot be judged"
    assert len(seen.page.reasons) == 1
    assert "SIMULATED: 7 of 7 verdicts" in seen.page.reasons[0]
    assert "It says nothing about the sync." in seen.page.reasons[0]
    assert "What would change it: Record against sandbox tenants" in seen.page.reasons[0]
    assert "No signature" in seen.page.text
    assert "With my signature" not in seen.page.text
    assert "accepting simulated evidence: conformant" in seen.told
    assert all(seen.cells()[cell].startswith("✓") for cell in CELLS)
    assert [one["status"] for one in seen.allure] == ["passed"] * 7
    assert seen.page.text.count("SIMULATED, ") == 7


def test_stale(project):
    """A row was edited: its own evidence is stale, and only that; the command that renews it is told."""
    phone = '{ source = "directPhone", target = "phoneNumber", type = "string" }'
    project.replace(f"{PAIR}/checklist.toml", phone, phone.replace('"string"', '"unknown"'))
    seen = report(project)
    unjudged(seen, "~ stale", {(PHONE, MADE), (PHONE, HERE), (PHONE, BACK)}, "stale evidence")
    assert any("STALE: 3 scenarios with evidence of another row" in reason for reason in seen.page.reasons)
    assert "--record-mode=rewrite" in told(seen, (PHONE, MADE))


def test_missing(project):
    """A cassette was deleted: that scenario has no verdict, and it is told what is not there."""
    (path,) = (path for path in project.cassettes() if "givenName" in path and "created--plain" in path)
    (project.root / path).unlink()
    seen = report(project)
    unjudged(seen, "! error", {(GIVEN, MADE)}, "missing evidence")
    assert any("INCOMPLETE: 1 scenario without a recording" in reason for reason in seen.page.reasons)
    assert path in told(seen, (GIVEN, MADE))


def test_damaged(project):
    """A value in a cassette was changed by hand: nothing is believed of it."""
    (path,) = (path for path in project.cassettes() if "familyName" in path and "created--norwegian" in path)
    project.replace(path, "verdict: passed", "verdict: failed")
    seen = report(project)
    unjudged(seen, "≠ damaged", {(FAMILY, MADE)}, "damaged evidence")


def test_changed_after_the_run(project):
    """What the run judged is no longer what a reader would open."""
    seen = report(project)
    (path,) = (path for path in project.cassettes() if "givenName" in path and "created--plain" in path)
    (project.root / path).unlink()
    page = again(seen).page
    assert any("changed since the run" in reason for reason in page.reasons)
    assert f"{path} is gone since the last run. Run pytest again." in page.text


@pytest.mark.parametrize(
    ("old", "new"),
    [('"verdict": "passed"', '"verdict": "failed"'), ('"tenants": "simulated"', '"tenants": "sandbox"')],
)
def test_results_changed_after_the_run(project, old, new):
    """The file of results says something else than the cassettes: damaged evidence, nothing is signed."""
    seen = report(project)
    project.replace(".conformance/last-run.json", old, new)
    page = again(seen).page
    assert page.verdict == "cannot be judged"
    assert page.section("unjudged").count("≠ damaged") == 7
    assert any(reason.startswith("The evidence is DAMAGED: 7 scenarios") for reason in page.reasons)
