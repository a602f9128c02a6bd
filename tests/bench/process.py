"""Runs one measured process and returns what it cost; every part of the benchmark uses it.

A run that is not wholly green is no measurement, because a suite that fails early would look fast.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q")
_COUNTED = re.compile(
    r"^(\d+)(?:/\d+)? (?:passed|tests? collected|skipped|observed)|, (\d+) (?:skipped|observed)", re.MULTILINE
)
_KILOBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024
"""What a megabyte is of in the operating system's count of memory."""


class Unmeasurable(Exception):
    """A run that cannot be measured; the text has its last output."""


@dataclass(frozen=True)
class Ran:
    """One run. `seconds` of the wall's clock, `megabytes` at its peak, `output` is what it printed."""

    seconds: float
    megabytes: float
    output: str

    @property
    def scenarios(self) -> int:
        """The number of tests that pytest ran or collected, skipped ones and observations included."""
        return sum(int(one or other) for one, other in _COUNTED.findall(self.output))

    @property
    def node_ids(self) -> list[str]:
        """Of a collection: what was collected."""
        return [line for line in self.output.splitlines() if "::" in line]

    @property
    def typical(self) -> str:
        """Of a collection: the node id in its middle, whose test loads what most of them load."""
        return self.node_ids[len(self.node_ids) // 2]


@dataclass(frozen=True)
class Several:
    """The same run, more than once."""

    runs: Sequence[Ran]

    @property
    def seconds(self) -> float:
        """The median."""
        return median(ran.seconds for ran in self.runs)

    @property
    def spread(self) -> str:
        """The fastest and the slowest run."""
        seconds = [ran.seconds for ran in self.runs]
        return f"{min(seconds):.2f} to {max(seconds):.2f}"

    @property
    def megabytes(self) -> float:
        """The most that any run needed."""
        return max(ran.megabytes for ran in self.runs)

    @property
    def scenarios(self) -> int:
        """The same in all of them."""
        return self.runs[0].scenarios


@dataclass(frozen=True)
class Command:
    """What to run, in which folder, with what added to the environment."""

    words: Sequence[str]
    folder: Path = ROOT
    environ: Mapping[str, str] | None = None


def run(command: Command) -> Ran:
    """Runs it to its end; raises Unmeasurable when it does not exit with 0."""
    # The suite beside this file is measured, wherever the installed one lies.
    environ = os.environ | {"PYTHONPATH": str(ROOT)} | dict(command.environ or {})
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # with it pytest would rewrite the same asserts in every run
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            command.words, cwd=command.folder, env=environ, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)  # the usage of this child alone
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode != 0:
        lines = text.strip().splitlines() or ["nothing"]
        why = [line for line in lines if line.startswith(("FAILED", "ERROR"))][:3]
        raise Unmeasurable(f"exit {process.returncode}, printed: {'; '.join([*why, lines[-1]])}")
    return Ran(seconds, used.ru_maxrss / _KILOBYTES, text)


def alternately(commands: Mapping[str, Command], times: int) -> dict[str, Several]:
    """Runs each so many times in turns, so that a slow minute of the machine hits all of them.

    One run of each goes before and does not count: it fills the caches of files and bytecode.
    """
    for command in commands.values():
        run(command)
    rounds = [{name: run(command) for name, command in commands.items()} for _ in range(times)]
    return {name: Several([ran[name] for ran in rounds]) for name in commands}
