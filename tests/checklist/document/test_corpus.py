"""Every document of a corpus, real (`CHECKLIST_CORPUS`) or invented, can be imported and gives features."""

import os
import re
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.checklist.document import read
from fixtures.checklist.model import Creation, DataType
from fixtures.command import main
from tests.checklist.document import corpus

REAL = os.environ.get("CHECKLIST_CORPUS")
INVENTED = [0, 1, 2, 3, 4, 5, 12, 51]
"""Numbers of the invented documents; enough for one of each kind."""


def folders(invented: Path) -> list[Path]:
    """Folders of documents, each with one document a pair of systems."""
    if REAL:
        return sorted({path.parent for path in Path(REAL).rglob("*.rst")})
    invented.mkdir()
    corpus.write(invented, INVENTED)
    return [invented]


def test_every_document_becomes_features(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one project a folder: every row is found, no pair blocks another, no article is wrong."""
    for number, folder in enumerate(folders(tmp_path / "invented")):
        project = tmp_path / str(number)
        (project / "features").mkdir(parents=True)
        (project / "conftest.py").touch()
        monkeypatch.chdir(project)
        assert main(["import", str(folder)]) == 0
        assert main(["features"]) == 0
        documents = [read(path) for path in folder.glob("*.rst")]
        kept = [store.read(path) for path in project.glob("features/*/checklist.toml")]
        assert len(kept) == len(documents)
        texts = [path.read_text(encoding="utf-8") for path in project.glob("features/*/*.feature")]
        assert len(texts) == sum(len(one.sections) for one in documents)
        rules = sum(len(re.findall("^  @row-", text, re.MULTILINE)) for text in texts)
        assert rules == sum(len(section.rows) for one in documents for section in one.sections)
        titles = [line for text in texts for line in text.splitlines() if line.startswith("Feature: ")]
        assert not [title for title in titles if re.match("Feature: A (A|E|I|O)(?!ne )", title)]


@pytest.mark.skipif(bool(REAL), reason="CHECKLIST_CORPUS names real documents")
def test_the_invented_corpus_has_every_kind() -> None:
    """Of sections, of two about the same entities, and of one system on both sides, also in another case."""
    few = [corpus.checklist(number) for number in INVENTED]
    sections = [section for one in few for section in one.sections]
    rows = [row for section in sections for row in section.rows]
    assert {Creation.EVERY, Creation.CONNECTED} == {section.creation for section in sections}
    for kind in ("apart", "connected", "merge", "merge_existing", "rows"):
        assert {bool(getattr(section, kind)) for section in sections} == {True, False}, kind
    assert {row.source_condition is None for row in rows} == {True, False}
    assert {row.type for row in rows} == {DataType.STRING, DataType.INTEGER, DataType.UNKNOWN}
    assert {one.source == one.target for one in few if one.source.lower() == one.target.lower()} == {True, False}
