"""Any checklist survives being written as a document and read again; a damaged document is an error or a model."""

import dataclasses
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.checklist import store
from fixtures.checklist.document import DocumentError, parse
from fixtures.checklist.model import Checklist, DataType, Row, Section
from tests.checklist.document.invented import UNHURRIED, checklists
from tests.checklist.document.writer import document
from tests.checklist.samples import EVERYTHING
from tests.examples import examples


@given(checklists, st.sampled_from([b"\n", b"\r", b"\r\n"]))
@settings(UNHURRIED, max_examples=examples(50))
def test_a_checklist_comes_back_from_its_document(checklist: Checklist, end: bytes) -> None:
    """No row, merge row, condition or section is lost or invented; order and line ends leave `checklist.toml` as is."""
    assert parse(document(checklist), "invented.rst") == checklist
    turned = dataclasses.replace(
        checklist,
        sections=tuple(
            dataclasses.replace(
                section, rows=section.rows[::-1], merge=section.merge[::-1], connected=section.connected[::-1]
            )
            for section in checklist.sections[::-1]
        ),
    )
    content = document(turned).replace(b"\r\n", end)
    assert store.text(parse(content, "invented.rst")) == store.text(checklist)


CUTS = st.tuples(st.integers(0), st.integers(0, 60), st.binary(max_size=30))
DAMAGES = [b".. include:: /etc/passwd\n", b"\x00", b"\xff", b"|", b"\n\n", b"   * - ", b"     - x\n", b"::\n", b"\t"]


@given(st.lists(st.one_of(CUTS, st.tuples(st.integers(0), st.just(0), st.sampled_from(DAMAGES))), min_size=1))
@settings(UNHURRIED, max_examples=examples(100))
def test_a_damaged_document_never_crashes(damages: list[tuple[int, int, bytes]]) -> None:
    """It raises DocumentError, which names a line, or gives a model."""
    content = document(EVERYTHING)
    for place, length, put in damages:
        at = place % (len(content) + 1)
        content = content[:at] + put + content[at + length :]
    message = ""
    try:
        parse(content, "invented.rst")
    except DocumentError as problem:
        message = str(problem)
    assert "\n" not in message
    assert not message or "Accepted: " in message


def test_a_truncated_document_never_gives_other_rows() -> None:
    """Wherever it is cut, it raises DocumentError, or gives rows of the whole document."""
    content = document(EVERYTHING)
    whole = {(s.source_entity, row) for s in EVERYTHING.sections for row in s.rows}
    for length in range(0, len(content), 31):
        try:
            cut = parse(content[:length], "invented.rst")
        except DocumentError:
            continue
        assert {(s.source_entity, row) for s in cut.sections for row in s.rows} <= whole
        assert cut.generated == EVERYTHING.generated


def test_a_document_of_normal_size_takes_less_than_two_seconds() -> None:
    """200 rows in ten sections; measured at a tenth of a second."""
    listed = tuple(Row(f"a{number}", f"b{number}", DataType.STRING) for number in range(20))
    sections = tuple(Section(f"Things {number}", "Others", rows=listed) for number in range(10))
    content = document(Checklist("Alpha", "Beta", "2031-01-02 03:04:05", sections))
    begun = time.process_time()
    assert parse(content, "invented.rst").sections == sections
    assert time.process_time() - begun < 2
