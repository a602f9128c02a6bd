"""Makes a bigger suite from the committed one: `python -m tests.bench.grow COPIES FOLDER [PAIR]`.

Each pair's folder, or that of one, is copied under other names, each copy with cassettes of its own, and each
copy's checklist lists as many rows as one checklist with that many scenarios would. The evidence stays good:
the pair's name is in no hash, and a row that came after a recording makes no evidence but its own stale.
"""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.checklist.model import Checklist, DataType, Row
from fixtures.checklist.store import read, write
from fixtures.execution.evidence_writer import cassette_path
from fixtures.planning.plan import Plan
from fixtures.results.scenarios import plans_of
from tests.bench.process import ROOT

ROOT_FILES = ("conftest.py", "pyproject.toml")
IMPORTED_BEFORE = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
"""pytest comes second here, and warns that it cannot rewrite the asserts of what is imported already."""


class _Plans:
    """A pytest plugin that remembers the plans of what is collected."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Once selection and order are final."""
        self.plans = [plan for plan in plans_of(session.items).values() if isinstance(plan, Plan)]


def grow(copies: int, into: Path, only: str = "") -> None:
    """Writes a project with so many copies of every pair, or of one; the suite's code stays where it is."""
    collected = _Plans()
    code = pytest.main(["--collect-only", "-qq", *IMPORTED_BEFORE, str(ROOT / "features" / only)], [collected])
    if code != pytest.ExitCode.OK or not collected.plans:
        raise SystemExit(f"grow: the suite could not be collected (exit {int(code)})")
    for name in ROOT_FILES:
        shutil.copy(ROOT / name, into)
    for number in range(copies):
        for pair in sorted({plan.pair for plan in collected.plans}):
            copy = into / "features" / f"{pair}-{number}"
            shutil.copytree(ROOT / "features" / pair, copy)
            write(copy / "checklist.toml", _longer(read(copy / "checklist.toml"), copies))
        for plan in collected.plans:
            _copy_evidence(plan, replace(plan, pair=f"{plan.pair}-{number}"), into)


def _longer(checklist: Checklist, times: int) -> Checklist:
    """The checklist with so many times the rows, in the sections that have some; the new ones come last."""
    sections = tuple(
        replace(
            section,
            rows=section.rows
            + tuple(
                Row(f"zz{row.source}{number}", f"zz{row.target}{number}", DataType.STRING)
                for row in section.rows
                for number in range(1, times)
            ),
        )
        for section in checklist.sections
    )
    return replace(checklist, sections=sections)


def _copy_evidence(plan: Plan, lookalike: Plan, into: Path) -> None:
    """Scenarios that never have evidence have none here either."""
    recorded, copy = cassette_path(ROOT, plan), cassette_path(into, lookalike)
    if recorded.is_file():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(recorded, copy)


if __name__ == "__main__":
    grow(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
