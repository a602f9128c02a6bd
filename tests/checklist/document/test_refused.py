"""Files that are no document, and lines that no document has: a clear error, never a traceback or a guess."""

import os
from pathlib import Path

import pytest

from fixtures.checklist.document import DocumentError, parse, read
from tests.checklist.document.samples import EVERY, HEAD, refused, section

GOOD = HEAD + section(EVERY, "", 'a ~ b ~ "string"')


NO_DOCUMENT_HAS = [
    ("Alpha to Beta Dataflow", "Alpha 2o Beta Dataflow", 2),
    ("Alpha to Beta Dataflow", "A to B to CD Dataflow", 2),
    ("Generated: ", "Made: ", 5),
    ("03:04:05", "03:04", 5),
    ("Invented.", "Invented.\nTwice.", 11),
    ("Invented.", ".. include:: secret.txt", 10),
    ("Invented.", ".. raw:: html\n\n   <b>", 10),
    ("Invented.", ".. a comment", 10),
    ("Invented.", "Cut off", 10),
    ("Invented.", "- a list.", 10),
    ("Alpha Men to", "Gamma Men to", 12),
    ("Alpha Men to Beta Women\n---", "Alpha Men to Beta to Women\n------", 12),
    (EVERY, EVERY.replace("Women", "Women now"), 14),
    (EVERY, f"{EVERY}\n\nAnd more.", 16),
    ("Once a link", "Once the link", 16),
    ("The following", "Some", 18),
    ("   :header-rows: 1", "   :header-rows: 2", 21),
    (".. list-table::", ".. csv-table::", 20),
    ("Beta Data Type", "Gamma Data Type", 25),
    ('     - "string"', "     - x\n     - y", 29),
    ('     - "string"\n', "", 30),
    ("   * - a", "   * - a\n       b", 27),
    ("     - b", "      - b", 27),
    ("   * - a", "\t* - a", 26),
    ("   * - a", "   * - a\x00", 26),
    ("   * - a", "   * - a\tb", 26),
    ("   * - a", "   * -\ta", 26),
    ("   * - a", "   * - \N{RIGHT-TO-LEFT OVERRIDE}a", 26),
    ("   * - a", "   * - a\N{ZERO WIDTH SPACE}", 26),
    ("Alpha Men to", "Alpha\N{RIGHT-TO-LEFT ISOLATE} Men to", 12),
    ("Alpha to Beta Dataflow", "Alpha\N{ARABIC LETTER MARK} to Beta Dataflow", 2),
]  # fmt: skip
"""A text of a good document, what it is replaced with, and the line that the error names."""


def test_a_line_that_cannot_be_accounted_for() -> None:
    """The error has its number, its text and what was expected."""
    for old, new, line in NO_DOCUMENT_HAS:
        assert old in GOOD
        problem = refused(GOOD.replace(old, new, 1))
        assert problem.line == line, (old, new)
        assert str(problem).startswith(f"alpha-beta.rst, line {line}: this line cannot be accounted for. Accepted: ")


def test_content_that_is_no_text() -> None:
    """Other encodings, binary content and an empty file are errors."""
    for content in (
        GOOD.encode("utf-16"),
        GOOD.replace("Men", "Mæn").encode("latin-1"),
        bytes(range(256)),
        b"",
        b"\r\n",
    ):
        with pytest.raises(DocumentError, match="line"):
            parse(content, "x.rst")
    assert parse(b"\xef\xbb\xbf" + GOOD.encode(), "x.rst").source == "Alpha"


def test_deep_nesting_is_refused_at_once() -> None:
    """Docutils receives no line that nests."""
    nested = "\n\n".join("  " * depth + "* x" for depth in range(1000))
    assert refused(HEAD + nested).line
    assert "nests" in str(refused(HEAD + "* " * 3000 + "x"))


def test_files_that_are_no_document(tmp_path: Path) -> None:
    """Missing, a folder, a pipe, 50 MB: the error has no line, and the file is not read."""
    big = tmp_path / "big.rst"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    pipe = tmp_path / "pipe.rst"
    os.mkfifo(pipe)
    for path in (tmp_path / "missing.rst", tmp_path, pipe, big):
        with pytest.raises(DocumentError, match=r"cannot be read\. Accepted: a document") as problem:
            read(path)
        assert problem.value.line == 0
