"""`conformance check`: document, checklist, features and cassettes, and what becomes stale."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.command import main
from tests.checklist.document.writer import document
from tests.command.conftest import Run

CAPTURE = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
PAIR = "crmoffice_powerofficego"
CORPUS = os.environ.get("CHECKLIST_CORPUS")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the committed features of one pair, and its cassettes but for those of edits of single rows."""
    shutil.copytree(ROOT / "features" / PAIR, tmp_path / "features" / PAIR)
    edits = shutil.ignore_patterns("edited-in-*")
    shutil.copytree(ROOT / "cassettes" / PAIR, tmp_path / "cassettes" / PAIR, ignore=edits)
    (tmp_path / "conftest.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(copy: Path, capsys: CAPTURE) -> Path:
    """The same with its smallest section only, whose evidence is complete."""
    path = copy / "features" / PAIR / "checklist.toml"
    checklist = store.read(path)
    (kept,) = (section for section in checklist.sections if section.target_entity == "Timetrackingactivity")
    store.write(path, replace(checklist, sections=(kept,)))
    for feature in path.parent.glob("*.feature"):
        feature.unlink()
    for folder in (copy / "cassettes" / PAIR).iterdir():
        if kept.target_entity not in folder.name:
            shutil.rmtree(folder)
    main(["features"])
    capsys.readouterr()
    return copy


def test_a_cassette_without_a_check_is_listed_and_pruned(small: Path, capsys: CAPTURE) -> None:
    """Only the cassette and the folders that it leaves empty are deleted; then nothing differs."""
    left = small / "cassettes" / PAIR / "Gone-Gone" / "row" / "created--plain-000000.yaml"
    left.parent.mkdir(parents=True)
    left.touch()
    before = len(list((small / "cassettes").rglob("*.yaml")))
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert f"its check no longer exists: cassettes/{PAIR}/Gone-Gone/row/created--plain-000000.yaml\n" in out
    assert "  conformance check --prune\n" in out
    assert left.exists()
    assert main(["check", "--prune"]) == 0
    assert not left.parent.parent.exists()
    assert len(list((small / "cassettes").rglob("*.yaml"))) == before - 1
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"nothing differs: 1 pairs, {before - 1} checks with their evidence\n"


def test_a_changed_type_makes_evidence_stale(copy: Path, capsys: CAPTURE) -> None:
    """Only the row's own cassettes are stale."""
    path = copy / "features" / PAIR / "checklist.toml"
    text = path.read_text()
    changed = text.replace('target = "lastName", type = "string"', 'target = "lastName", type = "unknown"')
    assert changed != text
    path.write_text(changed)
    assert main(["check"]) == 1
    stale = [line for line in capsys.readouterr().out.splitlines() if line.startswith("stale evidence")]
    assert stale
    assert all("/Contacts-familyName-Contactperson-lastName/" in line for line in stale)


def test_a_row_that_goes_takes_only_what_was_about_every_row(copy: Path, tmp_path: Path, capsys: CAPTURE) -> None:
    """Other rows keep their evidence; the command says so before and after the import."""
    checklist = store.read(copy / "features" / PAIR / "checklist.toml")
    sections = tuple(
        replace(section, rows=tuple(row for row in section.rows if row.source != "directPhone"))
        for section in checklist.sections
    )
    changed = replace(checklist, sections=sections)
    (tmp_path / "new").mkdir()
    file = tmp_path / "new" / "crmoffice-powerofficego.rst"
    file.write_bytes(document(changed))
    assert main(["check", str(file)]) == 1
    out = capsys.readouterr().out
    place = f"in cassettes/{PAIR}/Contacts-Contactperson"
    assert f"{place}/Contacts-directPhone-Contactperson-phoneNumber\n" in out
    assert f"{place}/_section\n" in out
    assert "Contacts-familyName-" not in out
    assert "Activities-" not in out
    store.write(copy / "features" / PAIR / "checklist.toml", changed)
    main(["features"])
    capsys.readouterr()
    main(["check"])
    stale = [line for line in capsys.readouterr().out.splitlines() if "made with directPhone -> phone" in line]
    assert stale
    assert all("/_section/" in line for line in stale)


def test_missing_evidence_and_stale_features_are_listed(small: Path, capsys: CAPTURE) -> None:
    """A missing and a torn cassette and an edited feature are listed; nothing is pruned."""
    first, second, third = sorted((small / "cassettes").rglob("*.yaml"))[:3]
    first.unlink()
    second.write_text("torn")
    third.rename(third.with_name("other.yaml"))
    feature = min((small / "features" / PAIR).glob("*.feature"))
    feature.write_text(feature.read_text() + "\n")
    assert main(["check", "--prune"]) == 1
    out = capsys.readouterr().out
    assert f"feature not what checklist.toml says: features/{PAIR}/{feature.name}\n" in out
    assert "no evidence yet for 2 checks of " in out
    assert "Evidence is torn: cassettes/" in out
    assert "nothing is pruned before the features are what the checklists say\n" in out
    assert third.with_name("other.yaml").exists()


def test_a_project_without_checklists_is_wrong_use(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A project without a checklist is wrong use."""
    next((project / "features").rglob("checklist.toml")).unlink()
    assert run("check") == 2
    assert "conformance import DOC" in capsys.readouterr().err


@pytest.mark.skipif(not CORPUS, reason="CHECKLIST_CORPUS names no folder of real documents")
def test_the_drift_between_the_two_real_documents(monkeypatch: pytest.MonkeyPatch, capsys: CAPTURE) -> None:
    """The command lists exactly the removed section and the added row."""
    monkeypatch.chdir(ROOT)
    older, newer = sorted(Path(str(CORPUS)).rglob("crmoffice-powerofficego.rst"))
    assert main(["check", str(older)]) == 0
    capsys.readouterr()
    assert main(["check", str(newer)]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "section Activities → Projectactivity removed (with its row)",
        "row `subject` → `name` added to Activities → Timetrackingactivity",
    ]
