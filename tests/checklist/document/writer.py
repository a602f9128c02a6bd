"""Writes documents about invented systems: the opposite of the reader."""

from collections.abc import Iterable, Iterator

from fixtures.checklist.model import Checklist, Condition, Creation, DataType, Section

_TYPES = {kind: f'"{kind}"' for kind in DataType} | {DataType.UNKNOWN: "N/A"}


def document(checklist: Checklist) -> bytes:
    """The document with CRLF line ends."""
    title = f"{checklist.source} to {checklist.target} Dataflow"
    lines = ["=" * len(title), title, "=" * len(title), "", f"Generated: {checklist.generated}", ""]
    lines += ["Introduction", "------------", "", "Invented for a test; it promises nothing.", ""]
    for section in checklist.sections:
        lines += [*_section(checklist, section), "", ""]
    return "\r\n".join(lines).encode()


def _section(checklist: Checklist, section: Section) -> Iterator[str]:
    here = f"{checklist.source} {section.source_entity}"
    there = f"{checklist.target} {section.target_entity}"
    yield from (f"{here} to {there}", "-" * len(f"{here} to {there}"))
    yield from (*_creation(checklist, section, here, there), "")
    if section.merge_existing:
        yield f"If a matching {there} already exists, the {here} will be merged with the existing one."
        yield f"If no matching {there} is found, a new {there} will be created."
        yield ""
    if section.merge:
        yield f"A {here} will merge with a {there} if one of the following property combinations match:"
        rows: list[list[str]] = [[one.source, one.target] for one in section.merge]
        yield from _table([[f"{here} Property", f"{there} Property"], *rows])
    yield (
        f"Once a link between a {here} and a {there} is established, it will keep in sync between the two"
        " systems, regardless of where it is edited."
    )
    yield from ("", f"The following properties are synchronized between a {here} and a {there}:")
    rows = [
        [row.source + _condition(row.source_condition), row.target + _condition(row.target_condition), _TYPES[row.type]]
        for row in section.rows
    ]
    header = [f"{here} Property", f"{there} Property", f"{checklist.target} Data Type"]
    yield from _table([header, *rows])


def _creation(checklist: Checklist, section: Section, here: str, there: str) -> Iterator[str]:
    match section.creation:
        case Creation.EVERY:
            yield f"Every {here} will be synchronized with a {there}."
        case Creation.CONDITIONAL:
            when = "" if section.remark else "When "
            yield f"{when}{section.condition}, it  will be synchronized with a {there}."
        case Creation.LINKED | Creation.CONNECTED:
            yield (
                f"Before any synchronization can take place, a link between a {here} and a {there} must be established."
            )
    if section.connected:
        *more, last = section.connected
        listed = last if not more else f"{', '.join(more)}{',' if len(more) > 1 else ''} or {last}"
        yield ""
        yield (
            f"A new {there} will be created from a {here} if it is connected to a {checklist.source} {listed}"
            f" that is synchronized into {checklist.target}."
        )


def _table(rows: Iterable[list[str]]) -> Iterator[str]:
    yield from ("", ".. list-table::", "   :header-rows: 1", "")
    for first, *others in rows:
        yield f"   * - {first}"
        yield from (f"     - {other}" for other in others)
    yield ""


def _condition(condition: Condition | None) -> str:
    """The conditions of a chain, without a separator, as in real documents."""
    conditions = ""
    while condition:
        conditions += f"Dependant on having {condition.value} in {condition.property}"
        condition = condition.also
    return f" ({conditions})" if conditions else ""
