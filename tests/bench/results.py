"""The table of results, as it is printed and written to README.md, with a section for each part."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

README = Path(__file__).with_name("README.md")


@dataclass(frozen=True)
class Result:
    """One line of the table; `met` is None where there is no goal or nothing could be measured."""

    what: str
    measured: str
    goal: str = "-"
    met: bool | None = None

    @property
    def unknown(self) -> bool:
        """Whether there is a goal and it could not be measured."""
        return self.goal != "-" and self.met is None


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table that can be read as it is."""
    verdicts = {None: "-", True: "yes", False: "**no**"}
    rows = [("what", "measured", "goal", "met")]
    rows += [(result.what, result.measured, result.goal, verdicts[result.met]) for result in results]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def section(results: Sequence[Result], remark: str) -> str:
    """The table with when, on what and how it was measured; nothing in it names a path or a host."""
    return f"{datetime.now(UTC).date().isoformat()}, {_machine()}. {remark}\n\n{table(results)}"


def keep(part: str, text: str, readme: Path = README) -> None:
    """Writes the section of one part between its markers in the README; raises ValueError without them."""
    begin, end = f"<!-- {part}: written by the benchmark -->\n", f"<!-- end of {part} -->"
    before, found, rest = readme.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{readme.name} has no markers for {part!r}: put back {begin.strip()!r} and {end!r}")
    readme.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8")


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {version}{load}"
