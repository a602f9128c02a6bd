"""The checks of `.ci/chaos.py` itself: it notices records left behind, and torn or unfinished files."""

import importlib.util
import random
import shutil
import signal
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.execution.world import CRM, GO, World

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`.ci/chaos.py` as a module."""
    spec = importlib.util.spec_from_file_location("chaos_script", ROOT / ".ci" / "chaos.py")
    assert spec
    assert spec.loader
    module = sys.modules["chaos_script"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chaos(script: ModuleType, tmp_path: Path):
    """A project with one sound cassette, and tenants with a record of another user."""
    world = World()
    world.go.make("Contactperson", {"lastName": "Somebody Else"})
    cassette = next((ROOT / "cassettes").rglob("created--plain-*.yaml"))
    (tmp_path / "cassettes").mkdir()
    shutil.copy(cassette, tmp_path / "cassettes")
    made = script.Chaos(tmp_path, world.systems, random.Random(1))  # noqa: S311 - a die
    made.before = made.records()
    return made


def test_nothing_left(chaos):
    """Only the records from before, and a whole cassette."""
    assert list(chaos.leftovers()) == []


@pytest.mark.parametrize(("system", "entity"), [(CRM, "Activities"), (GO, "Timetrackingactivity")])
def test_a_record_left_behind(chaos, system, entity):
    """In either system, of any entity."""
    made = chaos.systems[system].make(entity, {"name": "zqabcdeaaa"})
    assert list(chaos.leftovers()) == [f"left behind: {system} {entity} {made.id}"]


def test_a_torn_cassette(chaos):
    """Cut in the middle."""
    (path,) = (chaos.root / "cassettes").iterdir()
    path.write_bytes(path.read_bytes()[:-900])
    (line,) = chaos.leftovers()
    assert line.startswith("torn: ")


def test_an_unfinished_cassette(chaos):
    """The temporary file of a recording that was killed."""
    (chaos.root / "cassettes" / ".plain.yaml.1.tmp").touch()
    assert list(chaos.leftovers()) == ["an unfinished file: .plain.yaml.1.tmp"]


def test_steps_are_requests_lines_and_replacements(script, tmp_path):
    """A process ends just before or after the step of that number."""
    (tmp_path / "interrupter").mkdir()
    (tmp_path / "interrupter" / "sitecustomize.py").write_text(script.SITECUSTOMIZE)
    words = (
        "import pathlib; from fixtures.tenants import ledger; log = pathlib.Path('log')\n"
        "for number in range(9): ledger._append(log, {'n': str(number)}); pathlib.Path('a').touch(); "
        "pathlib.Path('a').replace('b')"
    )
    (tmp_path / "steps.py").write_text(words)
    project = script.Chaos(tmp_path, {}, random.Random(1))  # noqa: S311 - a die
    for step, when, lines in (
        (1, "before", 0),
        (1, "after", 1),
        (4, "after", 2),
        (5, "before", 2),
        (99, "after", 9),
    ):
        (tmp_path / "log").unlink(missing_ok=True)
        code, output = project.run(("steps",), script.Interruption(signal.SIGKILL, step, when))
        assert code == (script.KILLED if step < 99 else 0), output
        text = (tmp_path / "log").read_text() if (tmp_path / "log").exists() else ""
        assert text.count("\n") == lines


def test_a_paused_process_goes_on(script, tmp_path):
    """It is paused for a moment, and ends as usual."""
    script.PAUSE = 0.2
    (tmp_path / "waits.py").write_text("import time; time.sleep(1); print('well')")
    interruption = script.Interruption(signal.SIGSTOP, seconds=0.5)
    assert script.Chaos(tmp_path, {}, random.Random(1)).run(("waits",), interruption) == (0, "well\n")  # noqa: S311


def test_a_terminated_process(script, tmp_path):
    """It gets SIGTERM, and time to clean up."""
    words = "import signal, time; signal.signal(15, lambda *_: print('cleaned', flush=True) or exit(2))"
    (tmp_path / "waits.py").write_text(f"{words}; time.sleep(9)")
    interruption = script.Interruption(signal.SIGTERM, seconds=0.7)
    assert script.Chaos(tmp_path, {}, random.Random(1)).run(("waits",), interruption) == (2, "cleaned\n")  # noqa: S311


def test_every_kind_of_interruption(script, tmp_path):
    """Ten moments have each signal, at steps and after a time."""
    chaos = script.Chaos(tmp_path, {}, random.Random(1))  # noqa: S311 - a die
    interruptions = [chaos.interruption(number) for number in range(10)]
    kinds = {(interruption.signal, interruption.step is not None) for interruption in interruptions}
    assert kinds == {
        (signal.SIGKILL, True),
        (signal.SIGKILL, False),
        (signal.SIGTERM, True),
        (signal.SIGTERM, False),
        (signal.SIGSTOP, False),
    }
