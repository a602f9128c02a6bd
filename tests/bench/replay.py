"""Part one: what a replay of one pair's cassettes costs.

One pair, because half of the other one is skipped for want of clients: that would lower every figure.
"""

import tempfile
from pathlib import Path

from tests.bench.process import PYTEST, Command, Ran, Several, Unmeasurable, alternately, run
from tests.bench.results import Result

PAIR = "crmoffice_powerofficego"
SUITE = (*PYTEST, "--results=.conformance/bench.json", f"features/{PAIR}")
START_UP, PER_SCENARIO, WITH_ALLURE = 1.5, 10, 15
"""The goals: seconds, milliseconds, milliseconds."""


def measure(times: int) -> list[Result]:
    """Start-up, and the whole suite without and with Allure."""
    with tempfile.TemporaryDirectory() as folder:
        took = alternately(
            {
                "collect": Command([*SUITE, "--collect-only"]),
                "one": Command([*SUITE[:-1], run(Command([*SUITE, "--collect-only"])).typical]),
                "suite": Command(SUITE),
            },
            times,
        )
        return [*_start_up(took), *_suite(took), *_allure(took["one"], Path(folder), times)]


def milliseconds(all_of_them: Several, one: Several) -> float:
    """Per scenario beyond start-up, which is what a run of one scenario takes."""
    return (all_of_them.seconds - one.seconds) / (all_of_them.scenarios - one.scenarios) * 1000


def _start_up(took: dict[str, Several]) -> list[Result]:
    collect, one = took["collect"], took["one"]
    slower = max(collect.seconds, one.seconds)
    goal = f"< {START_UP} s"
    return [
        Result(
            f"start-up: collecting {collect.scenarios} scenarios",
            f"{collect.seconds:.2f} s ({collect.spread})",
            goal,
            collect.seconds < START_UP,
        ),
        Result("start-up: one scenario", f"{one.seconds:.2f} s ({one.spread})", goal, slower < START_UP),
    ]


def _suite(took: dict[str, Several]) -> list[Result]:
    suite = took["suite"]
    each = milliseconds(suite, took["one"])
    strict = (suite.seconds - took["collect"].seconds) / suite.scenarios * 1000
    return [
        Result(f"replay of {suite.scenarios} scenarios", f"{suite.seconds:.2f} s ({suite.spread})"),
        Result(
            "replay, a scenario beyond start-up",
            f"{each:.1f} ms",
            f"<= {PER_SCENARIO} ms",
            each <= PER_SCENARIO,
        ),
        Result(
            "replay, a scenario beyond collecting alone",
            f"{strict:.1f} ms",
            f"<= {PER_SCENARIO} ms",
            strict <= PER_SCENARIO,
        ),
    ]


def _allure(one: Several, folder: Path, times: int) -> list[Result]:
    """Into a new folder each time, as in CI; and into the one before, emptied, as on a developer's machine.

    Some file systems need ten times as long to make a file where many were deleted a moment ago.
    """
    goal = f"<= {WITH_ALLURE} ms"
    try:
        new = Several([_with_allure(folder / str(number)) for number in range(times + 1)][1:])
        again = Several([_with_allure(folder / "0") for _ in range(times)])
    except Unmeasurable as reason:
        return [Result("replay with Allure", f"not measured: {reason}", goal)]
    each = milliseconds(new, one)
    return [
        Result("replay with Allure", f"{new.seconds:.2f} s ({new.spread})"),
        Result("replay with Allure, a scenario beyond start-up", f"{each:.1f} ms", goal, each <= WITH_ALLURE),
        Result("the same into a folder that is emptied first", f"{milliseconds(again, one):.1f} ms"),
    ]


def _with_allure(folder: Path) -> Ran:
    return run(Command([*SUITE, f"--alluredir={folder}", "--clean-alluredir"]))
