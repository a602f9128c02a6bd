"""Part two: whether 2,000 scenarios cost the same milliseconds each as 200, and how much memory they need."""

import sys
import tempfile
from pathlib import Path

from tests.bench.process import PYTEST, Command, Several, alternately, run
from tests.bench.replay import milliseconds
from tests.bench.results import Result

PAIR = "crmoffice_powerofficego"
"""A pair of which every scenario can be tested, because skipped ones would cost nothing."""
FEW, MANY = 200, 2000
"""Scenarios, rounded to whole copies of the pair."""
GROWTH, MEMORY = 0.15, 300
"""The goals: the share by which a scenario may cost more, and megabytes."""


def measure(times: int) -> list[Result]:
    """Replays a small and a big suite, both made of one committed pair."""
    committed = run(Command([*PYTEST, "--collect-only", f"features/{PAIR}"])).scenarios
    with tempfile.TemporaryDirectory() as folder:
        few = grown(max(1, round(FEW / committed)), Path(folder) / "few", PAIR)
        many = grown(-(-MANY // committed), Path(folder) / "many", PAIR)
        took = alternately(
            {
                "one of few": Command([*PYTEST, _typical(few)], few),
                "few": Command(PYTEST, few),
                "one of many": Command([*PYTEST, _typical(many)], many),
                "many": Command(PYTEST, many),
            },
            times,
        )
    return _results(took)


def grown(copies: int, folder: Path, *pair: str) -> Path:
    """Makes a project in the folder with so many copies of every pair and its evidence, or of one pair."""
    folder.mkdir()
    run(Command([sys.executable, "-m", "tests.bench.grow", str(copies), str(folder), *pair]))
    return folder


def _typical(folder: Path) -> str:
    return run(Command([*PYTEST, "--collect-only"], folder)).typical


def _results(took: dict[str, Several]) -> list[Result]:
    few, many = took["few"], took["many"]
    each_few = milliseconds(few, took["one of few"])
    each_many = milliseconds(many, took["one of many"])
    growth = each_many / each_few - 1
    return [
        Result(f"replay of {few.scenarios} scenarios", f"{few.seconds:.2f} s ({few.spread})"),
        Result(f"replay of {many.scenarios} scenarios", f"{many.seconds:.2f} s ({many.spread})"),
        Result(f"a scenario of {few.scenarios}, beyond start-up", f"{each_few:.1f} ms"),
        Result(
            f"a scenario of {many.scenarios}, beyond start-up",
            f"{each_many:.1f} ms ({growth:+.0%})",
            f"within {GROWTH:.0%}",
            abs(growth) <= GROWTH,
        ),
        Result(f"peak memory, {few.scenarios} scenarios", f"{few.megabytes:.0f} MB"),
        Result(
            f"peak memory, {many.scenarios} scenarios",
            f"{many.megabytes:.0f} MB",
            f"< {MEMORY} MB",
            many.megabytes < MEMORY,
        ),
    ]
