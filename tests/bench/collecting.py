"""Part six: pytest collects 20,000 scenarios, of real checklists (`CHECKLIST_CORPUS`) or invented ones."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fixtures.checklist import gherkin, store
from fixtures.checklist.model import Checklist
from fixtures.planning.feature_texts import ClientFacts
from tests.bench import parsed
from tests.bench.grow import ROOT_FILES
from tests.bench.process import PYTEST, ROOT, Command, Unmeasurable, alternately
from tests.bench.results import Result
from tests.bench.writing import writable

SCENARIOS, SECONDS = 20_000, 90
"""The goal: scenarios, and seconds in which pytest collects them."""


def measure(times: int) -> list[Result]:
    """Writes as many pairs as needed, each checked with gherkin-official, and lets pytest collect them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        known, left_out, kind = writable()
        del left_out
        pairs, scenarios = write(known, folder)
        took = alternately({"collect": Command([*PYTEST, "--collect-only"], folder)}, times)["collect"]
    if took.scenarios != scenarios:
        raise Unmeasurable(f"gherkin-official reads {scenarios} scenarios, pytest collects {took.scenarios}")
    return [
        Result(
            f"collecting {took.scenarios} scenarios of {pairs} {kind} checklists",
            f"{took.seconds:.1f} s ({took.spread})",
            f"< {SECONDS} s",
            took.seconds < SECONDS,
        ),
        Result("a scenario", f"{took.seconds / took.scenarios * 1000:.2f} ms"),
        Result("peak memory of it", f"{took.megabytes:.0f} MB"),
    ]


def write(known: Iterable[Checklist], folder: Path) -> tuple[int, int]:
    """Writes pairs until there are enough scenarios; returns the numbers of pairs and scenarios."""
    for name in ROOT_FILES:
        shutil.copy(ROOT / name, folder)
    pairs, scenarios = 0, 0
    for checklist in known:
        pair = folder / "features" / f"pair{pairs}"
        pair.mkdir(parents=True)
        store.write(pair / "checklist.toml", checklist)
        texts = gherkin.features(checklist, ClientFacts(checklist))
        for name, text in texts.items():
            (pair / name).write_text(text, encoding="utf-8")
        pairs += 1
        scenarios += parsed.check(pair, checklist)
        if scenarios >= SCENARIOS:
            return pairs, scenarios
    raise Unmeasurable(f"all {pairs} checklists together have {scenarios} scenarios, not {SCENARIOS}")
