"""A corpus of invented documents, as many and of as many kinds as the real one has."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from tests.checklist.document.writer import document

DOCUMENTS, SECTIONS, ROWS = 1000, 4000, 8000
"""The sizes of the invented corpus; the real one has 1,152, 4,557 and 8,472."""

_TYPES = [DataType.STRING] * 18 + [DataType.INTEGER, DataType.UNKNOWN]


def write(folder: Path, numbers: Iterable[int] = range(DOCUMENTS)) -> None:
    """Writes the invented documents of these numbers; the same ones each time."""
    for number in numbers:
        written = checklist(number)
        names = f"{written.source}-{written.target}".lower()
        (folder / f"{names}.rst").write_bytes(_as_written(number, document(written)))


def checklists() -> list[Checklist]:
    """As many checklists as the real corpus has, with every form of the grammar in about the same shares.

    One in twenty has two sections about the same entities, one in fifty is about one system on both sides.
    """
    return [checklist(number) for number in range(DOCUMENTS)]


def checklist(number: int) -> Checklist:
    """The invented checklist of this number."""
    a_document, a_section = SECTIONS // DOCUMENTS, ROWS // SECTIONS
    return Checklist(
        f"Alpha{number}",
        f"{'ALPHA' if number % 100 == 1 else 'Alpha' if number % 50 == 1 else 'Beta'}{number}",
        "2031-01-02 03:04:05",
        _sections([_section(number * a_document + place, 2 * a_section) for place in range(a_document)]),
    )


def _sections(sections: list[Section]) -> tuple[Section, ...]:
    first, second, *_ = sections
    if first.creation is Creation.CONNECTED:
        sections[1] = replace(second, source_entity=first.source_entity, target_entity=first.target_entity)
    return tuple(sections)


def _as_written(number: int, content: bytes) -> bytes:
    """A few documents have tabs behind names, rules that are too short, or the heading of 2023."""
    match number % 50:
        case 2:
            return content.replace(b".value\r\n", b".value\t\r\n")
        case 3:
            return content.replace(b"Introduction\r\n", b"Introduction.\r\n")
        case 4:
            return content.replace(b"=\r\n", b"\r\n")
        case _:
            return content


def _section(number: int, rows: int) -> Section:
    """Every other section lists no row, as in the real corpus about half of them."""
    linked = number % 14 == 0
    return Section(
        f"Things {number}",
        f"Others {number} (human data)",
        creation=Creation.CONNECTED if linked else Creation.EVERY,
        connected=("Deal", "Quote", "Line") if linked else (),
        merge_existing=number % 20 == 0,
        merge=(MergeRow("mail", "contact.email"),) if number % 13 == 0 else (),
        rows=tuple(_row(number, place) for place in range(rows)) if number % 2 else (),
    )


def _row(section: int, place: int) -> Row:
    condition = Condition("NO", "country.code") if (section + place) % 50 == 0 else None
    kind = _TYPES[(section + place) % len(_TYPES)]
    return Row(f"properties.of_{section}.value_{place}", f"$target{place}.value", kind, condition)
