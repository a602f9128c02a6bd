"""Part three (`--live`): how many cycles of the sync a live run lasts, and how many requests it makes.

Each run has a simulator of its own, `conformance simulate`, as its sandbox, in a copy of the project, so that neither
the ledger nor the tester's .env is touched.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bulk import PAIR, grown
from tests.bench.process import PYTEST, Command, Ran, Unmeasurable, run
from tests.bench.results import Result

INTERVAL = 5.0
"""Seconds from one scan of the simulated sync to the next."""
SOME = 20
TURNS = 3
"""Runs of each, in turns; the median counts, as where in a cycle a run begins is worth up to a cycle."""
LONGEST = "then_back_arrives_each_time"
"""In the node id of a scenario with three edits, each of which must arrive before the next."""
CYCLES, SECONDS_A_SCENARIO = 12, 0.1
"""The goal: a full run lasts at most so many cycles, and so many seconds more for each scenario."""
APART = 1.0
"""The goal: the greatest difference in cycles between a run of few scenarios and one of many."""
BOTH_DIRECTIONS = "--both-directions"
"""Both checklists, as there is a pair of each direction."""
LIMITS = {"PowerOffice GO": 50}
"""Requests a second that a system takes (facts: powerofficego); CRMOffice names no limit."""


@dataclass(frozen=True)
class LiveFigures:
    """One live run: what it cost, and per system what it sent."""

    ran: Ran
    counts: dict[str, dict[str, float]]

    @property
    def cycles(self) -> float:
        """How long the whole process took, start-up and cleaning up included, in cycles of the sync."""
        return self.ran.seconds / INTERVAL

    @property
    def unhindered(self) -> float:
        """The cycles without the measured seconds for which calls were held back.

        All else counts: the suite's own work, and a sync that needs longer for many records.
        """
        return (self.ran.seconds - self.total("held_back")) / INTERVAL

    @property
    def allowed_for(self) -> float:
        """The cycles without the seconds that each scenario may cost."""
        return (self.ran.seconds - SECONDS_A_SCENARIO * self.ran.scenarios) / INTERVAL

    def total(self, of: str) -> float:
        """A count over both systems."""
        return sum(counts[of] for counts in self.counts.values())


def measure() -> list[Result]:
    """A full run of a pair, and one of 20: its longest scenario, on which a run waits, and others of it."""
    with tempfile.TemporaryDirectory() as folder:
        project = grown(1, Path(folder) / "project", PAIR)
        nodes = run(Command([*PYTEST, "--collect-only"], project)).node_ids
        longest = [node for node in nodes if LONGEST in node][:1]
        spread = [node for node in nodes if node not in longest]
        few = [*longest, *spread[:: max(1, len(spread) // SOME)]][:SOME]
        runs = [(execute(project, []), execute(project, few)) for _ in range(TURNS)]
    full, some = (sorted(of, key=lambda one: one.ran.seconds)[TURNS // 2] for of in zip(*runs, strict=True))
    return [*_durations(full, some), *_requests(full)]


def execute(project: Path, selection: Sequence[str]) -> LiveFigures:
    """A live run of these scenarios, of all when none is named, with a simulator of its own."""
    file = project / "counts.json"
    with _simulated(project) as settings:
        words = [*PYTEST, "-p", "tests.bench.counting", "--tenants=sandbox", *selection]
        ran = run(Command(words, project, {**settings, "BENCH_COUNTS": str(file)}))
    return LiveFigures(ran, json.loads(file.read_text(encoding="utf-8")))


@contextmanager
def _simulated(project: Path) -> Iterator[dict[str, str]]:
    """The settings of simulated tenants that answer until the block ends."""
    words = [sys.executable, "-m", "fixtures.command", "simulate", "--interval", str(INTERVAL), BOTH_DIRECTIONS]
    process = subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    assert process.stdout is not None
    settings: dict[str, str] = {}
    try:
        for line in process.stdout:
            name, is_setting, value = line.rstrip("\n").partition("=")
            if not is_setting:
                break
            settings[name] = value
        if not settings:
            raise Unmeasurable("conformance simulate printed no settings")
        yield settings
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _durations(full: LiveFigures, some: LiveFigures) -> list[Result]:
    allowed = CYCLES + SECONDS_A_SCENARIO * full.ran.scenarios / INTERVAL
    return [
        Result(
            f"live run of {full.ran.scenarios} scenarios",
            duration(full),
            f"<= {CYCLES} cycles + {SECONDS_A_SCENARIO * 1000:.0f} ms a scenario = {allowed:.1f}",
            full.cycles <= allowed,
        ),
        Result(f"live run of {some.ran.scenarios} scenarios", duration(some)),
        *same_number(full, some),
        Result("memory of the full live run", f"{full.ran.megabytes:.0f} MB"),
    ]


def duration(executed_run: LiveFigures) -> str:
    """The duration as text, and how much of it calls were held back."""
    held_back = f"{executed_run.total('held_back'):.1f} s of it held back"
    return f"{executed_run.cycles:.1f} cycles ({executed_run.ran.seconds:.0f} s, {held_back})"


def same_number(many: LiveFigures, few: LiveFigures) -> list[Result]:
    """Whether both last the same number of cycles: less what each scenario may cost, and less what it did."""
    return [
        Result(
            f"both, each less {SECONDS_A_SCENARIO * 1000:.0f} ms a scenario",
            f"{many.allowed_for:.1f} and {few.allowed_for:.1f} cycles",
            f"within {APART:g} cycle of each other",
            abs(many.allowed_for - few.allowed_for) <= APART,
        ),
        Result("both, each less its time held back", f"{many.unhindered:.1f} and {few.unhindered:.1f} cycles"),
    ]


def _requests(full: LiveFigures) -> list[Result]:
    requests, scenarios = full.total("requests"), full.ran.scenarios
    results = [
        Result("requests of the full live run", f"{requests:.0f}, {requests / scenarios:.1f} a scenario run"),
        Result("requests a second, over the whole run", f"{requests / full.ran.seconds:.1f}"),
    ]
    for system, counts in full.counts.items():
        limit = LIMITS.get(system)
        results.append(
            Result(
                f"{system}: the most requests within a second",
                f"{counts['busiest_second']:.0f}, {counts['refused']:.0f} refused with 429",
                f"<= {limit}, none refused" if limit else "none refused",
                counts["refused"] == 0 and (limit is None or counts["busiest_second"] <= limit),
            )
        )
    return results
