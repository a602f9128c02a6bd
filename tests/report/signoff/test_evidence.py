"""What a reader finds on the page, and in Allure's results, of evidence that is simulated, stale or missing.

Each replays the committed evidence of seven scenarios, as `pytest` does, after something was done to it.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.plugin.project import PAIR, Project
from tests.report.signoff.samples import ROOT, words
from tests.report.signoff.small import CELLS, Cell, Reported, again, new_project, report

EVIDENCE = "cassettes/crmoffice_powerofficego/Contacts-Contactperson"
PHONE, FAMILY, GIVEN = "directPhone", "familyName", "givenName"
MADE, HERE, BACK = "made in CRMOffice", "edited in CRMOffice", "edited in PowerOffice GO"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project with the committed evidence."""
    return with_evidence(tmp_path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    """The report of that project as it is."""
    return report(with_evidence(tmp_path_factory.mktemp("sound")))


def with_evidence(root: Path) -> Project:
    project = new_project(root)
    shutil.copytree(ROOT / EVIDENCE, root / EVIDENCE)
    return project


def behind(seen: Reported, cell: Cell) -> str:
    """Returns the text behind a cell's link."""
    return " ".join(words(article) for article in seen.clicked(*cell))


def unjudged(seen: Reported, state: str, cells: set[Cell], cause: str) -> None:
    """One scenario in each of these cells is not judged, all others passed; the page cannot be signed."""
    assert seen.page.verdict == "cannot be judged"
    assert "There is nothing to sign" in seen.page.text
    assert "accepting simulated evidence: cannot be judged" in seen.output
    mark, word = state.split()
    found = seen.cells()
    for cell, count in CELLS.items():
        passed = f"{count} of {count} passed" if cell not in cells else f"{count - 1} passed"
        there = [f"1 {word}"] * (cell in cells) + [passed] * (not passed.startswith("0"))
        assert found[cell] == f"{mark if cell in cells else '✓'} {', '.join(there)}", seen.run
    assert f"{mark} {len(cells)} {word}" in seen.page.section("unjudged")
    broken = [one for one in seen.allure if one["status"] != "passed"]
    assert [one["status"] for one in broken] == ["broken"] * len(cells)
    assert {label["value"] for one in broken for label in one["labels"] if label["name"] == "cause"} == {cause}


def test_simulated(sound):
    """Every promise is kept, and the page says that this proves nothing about the sync."""
    assert sound.page.verdict == "cannot be judged"
    assert len(sound.page.reasons) == 1
    assert "SIMULATED: 7 of 7 verdicts" in sound.page.reasons[0]
    assert "It says nothing about the sync." in sound.page.reasons[0]
    assert "What would change it: Record against sandbox tenants" in sound.page.reasons[0]
    assert "No signature" in sound.page.text
    assert "With my signature" not in sound.page.text
    assert "accepting simulated evidence: conformant" in sound.output
    assert all(sound.cells()[cell].startswith("✓") for cell in CELLS)
    assert [one["status"] for one in sound.allure] == ["passed"] * 7
    assert sound.cards.text.count("SIMULATED, ") == 7


def test_stale(project):
    """A row was edited: only its own evidence is stale, and the page names the command that renews it."""
    phone = '{ source = "directPhone", target = "phoneNumber", type = "string" }'
    project.replace(f"{PAIR}/checklist.toml", phone, phone.replace('"string"', '"unknown"'))
    seen = report(project)
    unjudged(seen, "~ stale", {(PHONE, MADE), (PHONE, HERE), (PHONE, BACK)}, "stale evidence")
    assert any("STALE: 3 scenarios with evidence of another row" in reason for reason in seen.page.reasons)
    assert "--record-mode=rewrite" in behind(seen, (PHONE, MADE))


def test_missing(project):
    """A cassette was deleted: that scenario has no verdict, and the page names the missing file."""
    (path,) = (path for path in project.cassettes() if "givenName" in path and "created--plain" in path)
    (project.root / path).unlink()
    seen = report(project)
    unjudged(seen, "! error", {(GIVEN, MADE)}, "missing evidence")
    assert any("INCOMPLETE: 1 scenario without a recording" in reason for reason in seen.page.reasons)
    assert path in behind(seen, (GIVEN, MADE))


def test_damaged(project):
    """A value in a cassette was changed by hand: it proves nothing."""
    (path,) = (path for path in project.cassettes() if "familyName" in path and "created--norwegian" in path)
    project.replace(path, "verdict: passed", "verdict: failed")
    seen = report(project)
    unjudged(seen, "≠ damaged", {(FAMILY, MADE)}, "damaged evidence")


def test_results_changed_after_the_run(sound):
    """The file of results contradicts the cassettes: the evidence is damaged, and the page cannot be signed."""
    results = sound.project.root / ".conformance/last-run.json"
    left = results.read_text(encoding="utf-8")
    for key, was, now in (("verdict", "passed", "failed"), ("tenants", "simulated", "sandbox")):
        results.write_text(left.replace(f'"{key}": "{was}"', f'"{key}": "{now}"'), encoding="utf-8")
        page = again(sound).page
        assert page.verdict == "cannot be judged"
        assert sum(map(int, re.findall(r"≠ (\d+) damaged", page.section("unjudged")))) == 7
        assert any(reason.startswith("The evidence is DAMAGED: 7 scenarios") for reason in page.reasons)
