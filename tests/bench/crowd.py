"""Part seven (`--live`): whether a live run of 500 scenario runs costs as many cycles of the sync as one of 50.

All that can be tested of the committed pairs executes once together, filled up from a copy of a pair, and once a
selection of it. Each run has a simulator of its own (`live.py`).
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bulk import grown
from tests.bench.live import LIMITS, LONGEST, LiveFigures, duration, execute, same_number
from tests.bench.process import PYTEST, Command, run
from tests.bench.results import Result

FEW, MANY = 50, 500
RECONCILIATION = "at_the_end_of_a_live_run"
"""In the node id of the scenario that comes after all others."""


def measure() -> list[Result]:
    """A run of all scenarios and a run of 50: those for which a run waits longest, and others of all pairs."""
    with tempfile.TemporaryDirectory() as folder:
        project = grown(1, Path(folder) / "project")
        nodes = _that_can_be_tested(project)
        waited_for = [node for node in nodes if LONGEST in node or RECONCILIATION in node]
        spread = [node for node in nodes if node not in waited_for]
        few = [*waited_for, *_some(spread, FEW - len(waited_for))]
        many = [*nodes, *_some(_again(project, spread), MANY - len(nodes))]
        return _results(execute(project, _listed(project, many)), execute(project, few))


def _again(project: Path, nodes: Sequence[str]) -> list[str]:
    """The same scenarios once more, of a copy of the first one's pair."""
    pair = Path(nodes[0]).parts[1]
    shutil.copytree(project / "features" / pair, project / "features" / f"{pair}-again")
    return [node.replace(f"/{pair}/", f"/{pair}-again/") for node in nodes if f"/{pair}/" in node]


def _some(nodes: Sequence[str], number: int) -> list[str]:
    """So many of them, evenly spaced; none when none is needed."""
    return list(nodes[:: max(1, len(nodes) // number)][:number]) if number > 0 else []


def _that_can_be_tested(project: Path) -> list[str]:
    """The scenarios that a replay does not skip, and the reconciliation of their sections, which every replay skips."""
    run(Command([*PYTEST, "--results=replayed.json"], project))
    results = json.loads((project / "replayed.json").read_text(encoding="utf-8"))["scenarios"]
    place = {one["node"]: (one["pair"], one["section"]) for one in results}
    judged = {one["node"] for one in results if one["verdict"] != "skipped"}
    sections = {place[node] for node in judged}
    return [node for node in place if node in judged or (RECONCILIATION in node and place[node] in sections)]


def _listed(project: Path, nodes: Sequence[str]) -> list[str]:
    """The argument for a file that lists them, because they are too long for a command line."""
    file = project / "selection.txt"
    file.write_text("\n".join(nodes) + "\n", encoding="utf-8")
    return [f"@{file.name}"]


def _results(many: LiveFigures, few: LiveFigures) -> list[Result]:
    return [
        Result(f"live run of {few.ran.scenarios} scenario runs", duration(few)),
        Result(f"live run of {many.ran.scenarios} scenario runs", duration(many)),
        *same_number(many, few),
        Result(f"memory of the run of {many.ran.scenarios}", f"{many.ran.megabytes:.0f} MB"),
        *(_requests(system, counts, many) for system, counts in many.counts.items()),
    ]


def _requests(system: str, counts: dict[str, float], executed_run: LiveFigures) -> Result:
    limit = LIMITS.get(system)
    most = f" of {limit} allowed" if limit else ""
    mean = counts["requests"] / executed_run.ran.seconds
    return Result(
        f"{system}: requests of the run of {executed_run.ran.scenarios}",
        f"{counts['requests']:.0f}, {mean:.1f} a second, at most {counts['busiest_second']:.0f}{most}",
    )
