"""`conformance show` and `import`, with documents about invented systems."""

import json
from pathlib import Path

import pytest

from fixtures.checklist import store
from tests.checklist.document.samples import BEFORE, EVERY, HEAD, section
from tests.command.conftest import Run

CAPTURE = pytest.CaptureFixture[str]
TEXT = HEAD + section(EVERY, "", 'a.b ~ c ~ "string"', "N (Dependant on having NO in C) ~ n ~ N/A")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A valid document outside the features."""
    path = tmp_path / "alpha-beta.rst"
    path.write_text(TEXT, newline="\r\n")
    return path


def test_a_document_is_shown_as_json(run: Run, document: Path, capsys: CAPTURE) -> None:
    """JSON is one array in the order given; each entry has its file."""
    assert run("show", str(document), str(document), "--format", "json") == 0
    one, other = json.loads(capsys.readouterr().out)
    assert one == other
    assert one["file"] == str(document)
    assert (one["source"], one["target"], one["generated"]) == ("Alpha", "Beta", "2031-01-02 03:04:05")
    (shown,) = one["sections"]
    assert shown["rows"][1] == {
        "id": "Men-N-Women-n",
        "source": "N",
        "target": "n",
        "type": "unknown",
        "source_condition": {"value": "NO", "property": "C"},
        "target_condition": None,
    }
    assert {key: value for key, value in shown.items() if key != "rows"} == {
        "source_entity": "Men",
        "target_entity": "Women",
        "creation": "every",
        "condition": None,
        "connected": [],
        "merge_existing": False,
        "merge": [],
    }


def test_a_document_is_shown_as_text(run: Run, document: Path, capsys: CAPTURE) -> None:
    """Text has systems, sections, and rows with types and conditions; a folder means all its documents."""
    assert run("show", str(document.parent)) == 0
    out = capsys.readouterr().out
    assert out.startswith("Alpha → Beta, generated 2031-01-02 03:04:05 (")
    assert "    a.b → c: string\n    N [when 'C' is 'NO'] → n: unknown\n" in out


def test_every_wrong_document_is_named_and_the_others_are_shown(run: Run, document: Path, capsys: CAPTURE) -> None:
    """Refused documents are a line each at the end; exit code 2."""
    broken = document.with_name("broken.rst")
    broken.write_text(TEXT.replace("Every", "Each"))
    assert run("show", str(broken), str(document), str(document.with_name("no.rst")), "--format", "json") == 2
    captured = capsys.readouterr()
    assert [one["file"] for one in json.loads(captured.out)] == [str(document)]
    first, second = captured.err.splitlines()
    assert first.startswith(f"conformance: {broken}, line 14: this line cannot be accounted for")
    assert second.startswith(f"conformance: {document.with_name('no.rst')}: the document cannot be read")


def test_a_further_edition_is_imported_beside_the_first(project: Path, run: Run, document: Path) -> None:
    """The checklist that is there stays, and only what differs gets features."""
    assert run("import", str(document)) == 0
    first = (project / "features" / "alpha_beta" / "checklist.toml").read_bytes()
    document.write_text(TEXT.replace("2031-01-02", "2031-02-03").replace('"string"', '"integer"'))
    assert run("import", str(document), "--edition") == 0
    assert (project / "features" / "alpha_beta" / "checklist.toml").read_bytes() == first
    (row, _) = store.read(project / "features" / "alpha_beta-2031-02-03" / "checklist.toml").sections[0].rows
    assert row.type == "integer"


def test_an_import_writes_the_facts_once(project: Path, run: Run, document: Path, capsys: CAPTURE) -> None:
    """Another date or order changes nothing; another fact is printed and written."""
    path = project / "features" / "alpha_beta" / "checklist.toml"
    assert run("import", str(document)) == 0
    assert "written: features/alpha_beta/checklist.toml" in capsys.readouterr().out
    assert [len(one.rows) for one in store.read(path).sections] == [2]
    before = path.read_bytes()
    document.write_text(TEXT.replace("03:04:05", "23:59:59"))
    assert run("import", str(document)) == 0
    assert capsys.readouterr().out == "unchanged: features/alpha_beta/checklist.toml\n"
    assert path.read_bytes() == before
    document.write_text(TEXT.replace("- a.b", "- a.c"))
    assert run("import", str(document)) == 0
    assert "  row `a.b` → `c` removed from Men → Women\n" in capsys.readouterr().out
    assert path.read_bytes() != before


def test_the_same_pair_goes_to_the_same_folder(project: Path, run: Run, document: Path) -> None:
    """The file name does not matter, and another pair never replaces it."""
    run("import", str(document))
    assert run("import", str(document.rename(document.with_name("new-name.rst")))) == 0
    assert not (project / "features" / "new_name").exists()
    other = document.with_name("alpha-beta.rst")
    other.write_text(TEXT.replace("Alpha", "Gamma").replace("Beta", "Delta"))
    before = (project / "features" / "alpha_beta" / "checklist.toml").read_bytes()
    assert run("import", str(other)) == 2
    assert (project / "features" / "alpha_beta" / "checklist.toml").read_bytes() == before


def test_no_name_leads_out_of_the_folder(run: Run, tmp_path: Path, document: Path) -> None:
    """Systems named after paths give a folder of letters and digits."""
    hostile = document.with_name("hostile.rst")
    hostile.write_text(TEXT.replace("Alpha", "../a").replace("==\n../a", "==\n../a").replace("==\n", "==\n"))
    into = tmp_path / "into"
    into.mkdir()
    assert run("import", str(hostile), "--into", str(into)) in {0, 2}
    assert {path.relative_to(into).parts[0] for path in into.rglob("*.toml")} <= {"a_beta"}
    assert not list(tmp_path.glob("a*/checklist.toml"))


TWICE = TEXT + section(BEFORE, "", "x ~ y ~ N/A")


def test_a_document_that_says_two_things_says_both(run: Run, document: Path, capsys: CAPTURE) -> None:
    """Both formats have ids that differ."""
    document.write_text(TWICE)
    assert run("show", str(document)) == 0
    out = capsys.readouterr().out
    assert "  Men → Women\n    the document says about these entities every and linked\n" in out
    assert "  Men → Women (linked)\n    the document says about these entities linked and every\n" in out
    assert run("show", str(document), "--format", "json") == 0
    first, second = json.loads(capsys.readouterr().out)[0]["sections"]
    assert (first["creation"], second["creation"]) == ("every", "linked")
    assert second["rows"][0]["id"] == "Men-x-Women-y-linked"


def test_a_batch_goes_through(project: Path, run: Run, document: Path, capsys: CAPTURE) -> None:
    """A refused document, or a pair given twice, blocks no other pair, in any verb."""
    others = {
        "broken": "no document",
        "alike": TEXT.replace("Beta", "Gamma"),
        "same": TEXT.replace("Beta", "Gamma"),
        "alpha-delta": TEXT.replace("Beta", "Delta"),
        "alpha-alpha": TEXT.replace("Beta", "Alpha"),
    }
    for name, text in others.items():
        document.with_name(f"{name}.rst").write_text(text)
    features = project / "features"
    (features / "alpha_delta").mkdir()
    (features / "alpha_delta" / "checklist.toml").write_text("[")
    assert run("import", str(document.parent)) == 2
    captured = capsys.readouterr()
    assert {path.name for path in features.iterdir()} >= {"alpha_beta", "alpha_alpha"}
    assert (features / "alpha_delta" / "checklist.toml").read_text() == "["
    assert len(captured.err.splitlines()) == 3
    for named in ("broken.rst", "alpha_delta", "same.rst: these documents are about the same pair"):
        assert named in captured.err
    assert run("features") == 2
    assert "alpha_delta" in capsys.readouterr().err
    for pair in ("alpha_beta", "alpha_alpha"):
        assert list((features / pair).glob("*.feature"))
    assert run("check", str(document), str(document.with_name("broken.rst"))) == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("nothing differs: 3 pairs")
    assert len(captured.err.splitlines()) == 2
    assert run("coverage", "--write") == 2
    assert (features / "alpha_alpha" / "coverage.csv").is_file()
