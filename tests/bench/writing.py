"""Part five: writing the features of a folder of checklists, real (`CHECKLIST_CORPUS`) or invented.

`python -m tests.bench.writing [TIMES]` measures it alone. Each run writes into a folder of its own: features
that are there already need not be written. gherkin-official reads back what the first run wrote: `parsed.py`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fixtures.checklist import gherkin, store
from fixtures.checklist.document import DocumentError
from fixtures.checklist.document.reader import read
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.model import Checklist
from fixtures.planning.feature_texts import ClientFacts
from tests.bench import parsed
from tests.bench.corpus import checklists
from tests.bench.process import Command, Ran, Several, Unmeasurable, run
from tests.bench.results import Result

SECONDS = 40
"""The goal."""
_WRITE = "import sys; from fixtures.command import main; sys.exit(main(sys.argv[1:]))"


def measure(times: int) -> list[Result]:
    """`conformance features` on all of them, in a process of its own; it reads again what it wrote."""
    known, left_out, kind = writable()
    took = Several([_written(known, check=turn == 0) for turn in range(times)])
    sections = sum(len(checklist.sections) for checklist in known)
    rows = sum(len(section.rows) for checklist in known for section in checklist.sections)
    return [
        Result(
            f"features of {len(known)} {kind} checklists: {sections} sections, {rows} rows",
            f"{took.seconds:.1f} s ({took.spread})",
            f"< {SECONDS} s",
            took.seconds < SECONDS,
        ),
        Result("peak memory of it", f"{took.megabytes:.0f} MB"),
        Result("rows that gherkin-official reads back from them, exactly", str(rows)),
        Result("checklists with a name that cannot be written", str(left_out)),
    ]


def writable() -> tuple[list[Checklist], int, str]:
    """The checklists that can be written, how many others there are, `real` or `invented`."""
    real = os.environ.get("CHECKLIST_CORPUS")
    known = list(_read(Path(real))) if real else checklists()
    good = [checklist for checklist in known if _can_be_written(checklist)]
    return good, len(known) - len(good), "real" if real else "invented"


def _read(folder: Path) -> Iterator[Checklist]:
    for path in sorted(folder.rglob("*.rst")):
        try:
            yield read(path)
        except DocumentError as problem:
            raise Unmeasurable(str(problem)) from problem


def _can_be_written(checklist: Checklist) -> bool:
    try:
        gherkin.features(checklist, ClientFacts(checklist))
    except ChecklistError:
        return False
    return True


def _written(known: list[Checklist], *, check: bool) -> Ran:
    """One run; with `check` it is Unmeasurable when a row is not in the features exactly once."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number, checklist in enumerate(known):
            pair = folder / f"pair{number}"
            pair.mkdir()
            store.write(pair / "checklist.toml", checklist)
        ran = run(Command([sys.executable, "-c", _WRITE, "features", "--into", str(folder)]))
        if check:
            for number, checklist in enumerate(known):
                parsed.check(folder / f"pair{number}", checklist)
        return ran


if __name__ == "__main__":
    print(*measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3), sep="\n")
