"""Mutation test of explore: which of the small breaks of the reference sync in `mutants.toml` it finds.

    python3 run.py python -m tests.explore.mutants

Each is made in a copy of the project. Exit code: 0 all found, 1 one is not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SYNC = Path("fixtures/simulator/sync")
EXPLORE = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "reference", "tests/explore/test_explore.py")

EXAMPLES = os.environ.get("EXPLORE_EXAMPLES", "600")
"""Examples a mutant; ten times those of the test."""


class Mutant(NamedTuple):
    """One break: the file, the text to be replaced, and its replacement."""

    what: str
    file: str
    sound: str
    broken: str


UNBROKEN = Mutant("nothing", "sync.py", "", "")


def mutants() -> list[Mutant]:
    """All of them."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return [Mutant(**one) for one in tomllib.loads(text)["mutant"]]


def found(mutant: Mutant, copy: Path) -> bool:
    """Whether explore fails on it in a copy of the project, whose file is then restored."""
    file = copy / SYNC / mutant.file
    sound = file.read_text(encoding="utf-8")
    if mutant is not UNBROKEN and sound.count(mutant.sound) != 1:
        sys.exit(f"{mutant.file} does not have this just once, mend the mutant: {mutant.sound}")
    file.write_text(sound.replace(mutant.sound, mutant.broken), encoding="utf-8")
    words = [sys.executable, *EXPLORE]
    environ = {**os.environ, "EXPLORE_EXAMPLES": EXAMPLES}
    ended = subprocess.run(words, cwd=copy, env=environ, capture_output=True, text=True, check=False)  # noqa: S603
    file.write_text(sound, encoding="utf-8")
    if "1 failed" not in ended.stdout and "1 passed" not in ended.stdout:
        sys.exit(f"{mutant.what}: explore did not run: {ended.stdout[-500:]}{ended.stderr[-500:]}")
    return ended.returncode == 1


def main() -> int:
    """Prints one line a mutant, and the score."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        for part in ("fixtures", "tests", "steps", "features"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        for part in ("conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / part, copy / part)
        if found(UNBROKEN, copy):
            sys.exit("Explore fails on the unbroken sync: mend that, else every mutant seems found.")
        score = 0
        for mutant in mutants():
            caught = found(mutant, copy)
            score += caught
            print(f"{'found    ' if caught else 'NOT FOUND'} {mutant.what}", flush=True)
    print(f"{score} of {len(mutants())} found")
    return int(score < len(mutants()))


if __name__ == "__main__":
    sys.exit(main())
