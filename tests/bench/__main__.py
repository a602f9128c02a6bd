"""The benchmark: `python3 run.py python -m tests.bench` measures, prints, and writes the results to README.md."""

import argparse
import sys
from collections.abc import Callable

from tests.bench import bulk, live, replay
from tests.bench.process import Unmeasurable
from tests.bench.results import Result, keep, section

TIMES = 5
PARTS = ["replay", "bulk", "live"]


def main() -> int:
    """Measures part by part; returns 0 when all goals are met, 1 when one is not, 2 when one could not be measured."""
    options = _options()
    times = options.times
    counted = f"Median of {times} runs in turns, fastest and slowest in brackets."
    parts: dict[str, tuple[Callable[[], list[Result]], str]] = {
        "replay": (lambda: replay.measure(times), counted),
        "bulk": (lambda: bulk.measure(times), counted),
        "live": (live.measure, f"Median of {live.TURNS} runs in turns, sync interval {live.INTERVAL:g} s."),
    }
    results = [
        result
        for name in options.part or (PARTS if options.live else PARTS[:-1])
        for result in _part(name, *parts[name], write=not options.dry)
    ]
    if any(result.met is False for result in results):
        return 1
    return 2 if any(result.unknown for result in results) else 0


def _part(name: str, measure: Callable[[], list[Result]], remark: str, *, write: bool) -> list[Result]:
    try:
        results = measure()
    except Unmeasurable as reason:
        results = [Result(name, f"not measured: {reason}", "all of it")]
    text = section(results, remark)
    print(f"\n{name}: {text}", flush=True)
    if write:
        keep(name, text)
    return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--live", action="store_true", help="also the live runs (some minutes)")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be repeated")
    parser.add_argument("--times", type=int, default=TIMES, help=f"how often each run (default: {TIMES})")
    parser.add_argument("--dry", action="store_true", help="print only, leave README.md as it is")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
