"""Interrupts recordings at random moments, sweeps, and checks that nothing was left behind, torn or lost.

Simulated tenants run as a sandbox beside it, for a project in a temporary folder. A recording is killed (SIGKILL),
terminated as by Ctrl-C (SIGTERM), or paused for a while (SIGSTOP, then SIGCONT). Half of the moments are steps of the
recording (just before or after a request, a line of the ledger, the replacement of a cassette); the others, and all
pauses, are points in time. Some sweeps are killed too. A terminated recording must clean up, or print that it could
not; a paused one must end well. Each recording goes on where the one before was interrupted; when one is complete, it
must replay green, and the next one begins anew. At the end two recordings run at once, and one of them is killed.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fixtures.evidence.cassette import load
from fixtures.evidence.errors import EvidenceError
from fixtures.systems.interface import System
from fixtures.systems.transport import NoRecorder
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants

ROOT = Path(__file__).resolve().parents[1]
SELECTION = "(subject and (null or plain)) or (familyname and plain)"
REPLAY = ("pytest", "features/crmoffice_powerofficego", "-q", "-p", "no:cacheprovider", "-k", SELECTION)
RECORD = (*REPLAY, "--tenants=sandbox", "--record-mode=once")
KILLED, TERMINATED = -signal.SIGKILL, (2, -signal.SIGTERM)
"""Return codes of a process that was killed, or terminated (2 is pytest's code for an interrupted run)."""
AT_ONCE = "stopped at once"
"""Printed by a run that was terminated while it cleaned up: a sweep must delete the rest."""
PAUSE = 3.0
"""Seconds that a recording is paused."""
MOST_TRIES = 3
LONGEST = 120.0
"""Seconds that a recording or a sweep may take, interrupted or not."""
MOST_STEPS, MOST_SECONDS = 220, 12.0
"""About as many as a whole recording of the selection takes."""
ENTITIES = {
    "CRMOffice": ("Contacts", "Activities"),
    "PowerOffice GO": ("Contactperson", "Projectactivity", "Timetrackingactivity"),
}
SITECUSTOMIZE = """
import os, pathlib, signal

def _count(function, taken=[0]):  # one count for all three
    def counted(*words, **more):
        taken[0] += 1
        last = taken[0] == int(os.environ["CHAOS_STEP"])
        if last and os.environ["CHAOS_WHEN"] == "before":
            os.kill(os.getpid(), int(os.environ["CHAOS_SIGNAL"]))
        result = function(*words, **more)
        if last and os.environ["CHAOS_WHEN"] == "after":
            os.kill(os.getpid(), int(os.environ["CHAOS_SIGNAL"]))
        return result
    return counted

if os.environ.get("CHAOS_STEP"):
    import httpx
    from fixtures.tenants import ledger
    httpx.Client.send = _count(httpx.Client.send)
    ledger._append = _count(ledger._append)
    pathlib.Path.replace = _count(pathlib.Path.replace)
"""


@dataclass(frozen=True)
class Interruption:
    """A signal to a process, before or after its step of a number, or after so many seconds."""

    signal: signal.Signals
    step: int | None = None
    when: str = ""
    seconds: float | None = None

    def __str__(self) -> str:
        moment = f"step {self.step} ({self.when})" if self.step else f"{self.seconds:.2f} s"
        return f"{self.signal.name} at {moment}"


@dataclass
class Chaos:
    """The project under test, and what went wrong so far.

    `before` are the records that were in the tenants at first. `interrupted` counts recordings, `swept` records that
    sweeps deleted, `whole` recordings that were complete and replayed.
    """

    root: Path
    systems: Mapping[str, System]
    random: random.Random
    before: frozenset[str] = frozenset()
    wrong: list[str] = field(default_factory=list)
    interrupted: int = 0
    swept: int = 0
    whole: int = 0

    def moment(self, number: int) -> None:
        """One recording that is interrupted, or ends before; then a sweep, and a check of everything."""
        interruption = self.interruption(number)
        code, output = self.run(RECORD, interruption)
        self.interrupted += code != 0 or interruption.signal is signal.SIGSTOP
        if not _expected(interruption, code):
            self.wrong.append(f"moment {number}, {interruption}: the recording ended with {code}: {output[-600:]}")
        if code in TERMINATED and AT_ONCE not in output:
            for line in self.leftovers():
                self.wrong.append(f"moment {number}, {interruption}, before the sweep: {line}")
        self.sweep(number)
        for line in self.leftovers():
            self.wrong.append(f"moment {number}, {interruption}: {line}")
        if code == 0:
            self.replay(number)
        print(f"moment {number}: {interruption}: ended with {code}", flush=True)

    def interruption(self, number: int) -> Interruption:
        """The interruption of a moment: kinds take turns, at a step or after a time drawn at random."""
        kinds = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP)
        place = number % len(kinds)
        if place < 2:  # noqa: PLR2004 - the first two are at steps
            step, when = self.random.randint(1, MOST_STEPS), self.random.choice(("before", "after"))
            return Interruption(kinds[place], step, when)
        return Interruption(kinds[place], seconds=self.random.uniform(0.2, MOST_SECONDS))

    def two_at_once(self, other: Path) -> None:
        """Two recordings of two testers; one is killed, and the other must end well."""
        second = Chaos(other, self.systems, self.random, self.before)
        with ThreadPoolExecutor() as both:
            ended = both.submit(second.run, RECORD)
            self.run(RECORD, Interruption(signal.SIGKILL, seconds=4.0))
            self.sweep(0)
            code, output = ended.result()
        if code:
            self.wrong.append(f"beside one that was killed, a recording ended with {code}: {output[-600:]}")
        self.wrong += [f"two at once: {line}" for line in self.leftovers()]
        second.replay(0)
        self.wrong += second.wrong
        self.whole += second.whole

    def run(self, words: Sequence[str], interruption: Interruption | None = None) -> tuple[int, str]:
        """Runs a module to its end, or until it is interrupted; returns its code and output."""
        step = (
            {"CHAOS_STEP": str(interruption.step), "CHAOS_WHEN": interruption.when}
            if interruption and interruption.step
            else {}
        )
        if interruption:
            step["CHAOS_SIGNAL"] = str(int(interruption.signal))
        with subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", *words],
            cwd=self.root,
            env=environ(self.root) | step,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                output, _ = process.communicate(timeout=(interruption and interruption.seconds) or LONGEST)
            except subprocess.TimeoutExpired:
                output = self._interrupt(process, interruption)
        return process.returncode, output

    def _interrupt(self, process: "subprocess.Popen[str]", interruption: Interruption | None) -> str:
        """Sends the signal, or SIGKILL to a process that takes too long; returns all of its output."""
        process.send_signal(interruption.signal if interruption and interruption.seconds else signal.SIGKILL)
        if interruption and interruption.signal is signal.SIGSTOP:
            time.sleep(PAUSE)
            process.send_signal(signal.SIGCONT)
        try:
            output, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.wrong.append(f"{interruption}: it did not end within {LONGEST:.0f} s")
            process.kill()
            output, _ = process.communicate()
        return output

    def sweep(self, number: int) -> None:
        """Sweeps; every third time another sweep is killed before."""
        words = ("fixtures.command", "sweep")
        if self.random.random() < 1 / 3:
            step, when = self.random.randint(1, 40), self.random.choice(("before", "after"))
            self.run(words, Interruption(signal.SIGKILL, step, when))
        code, output = self.run(words)
        self.swept += output.count("deleted     ")
        if code:
            self.wrong.append(f"moment {number}: the sweep ended with {code}: {output[-600:]}")

    def leftovers(self) -> Iterator[str]:
        """A line for each record or file that should not be there."""
        if left := self.records() - self.before:
            yield f"left behind: {', '.join(sorted(left))}"
        for path in (self.root / "cassettes").rglob("*"):
            if path.is_file() and path.suffix != ".yaml":
                yield f"an unfinished file: {path.name}"
            elif path.is_file():
                try:
                    load(path)
                except EvidenceError as problem:
                    yield f"torn: {problem}"

    def records(self) -> frozenset[str]:
        """All records of both tenants, as text."""
        long_ago = self.systems["CRMOffice"].now().replace(year=2000)
        return frozenset(
            f"{name} {entity} {record.id}"
            for name, entities in ENTITIES.items()
            for entity in entities
            for record in self.systems[name].list_changed(entity, long_ago)
        )

    def replay(self, number: int) -> None:
        """Checks that a complete recording replays green, and deletes it."""
        code, output = self.run(REPLAY)
        self.whole += 1
        if code:
            self.wrong.append(f"moment {number}: the replay ended with {code}: {output[-600:]}")
        shutil.rmtree(self.root / "cassettes")


def _expected(interruption: Interruption, code: int) -> bool:
    """Whether a recording may end with this code; any may have ended well before it was interrupted."""
    ends = {signal.SIGKILL: (KILLED,), signal.SIGTERM: TERMINATED}
    return code == 0 or code in ends.get(interruption.signal, ())


def environ(root: Path) -> dict[str, str]:
    """The environment without a developer's settings; refresh tokens are stored in the project."""
    ours = (
        *("CRMOFFICE_", "POWEROFFICE_", "SYNC_", "SANDBOX_", "MAX_PENDING_", "CLEANUP_"),
        *("SIMULATOR_", "EVIDENCE_", "PYTEST_"),
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join((str(root / "interrupter"), str(ROOT)))
    return kept | {"XDG_STATE_HOME": str(root / "state"), "PYTHONPATH": path}


@contextmanager
def project(interval: float) -> Iterator[Path]:
    """A copy of the features in a temporary folder, and simulated tenants as its sandbox."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "features", root / "features")
        shutil.copy(ROOT / "pyproject.toml", root)
        shutil.copy(ROOT / "conftest.py", root)
        (root / "interrupter").mkdir()
        (root / "interrupter" / "sitecustomize.py").write_text(SITECUSTOMIZE)
        words = [sys.executable, "-m", "fixtures.simulator", "--interval", str(interval)]
        with subprocess.Popen(  # noqa: S603 - our own words
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin is not None  # noqa: S101 - it is a pipe
            assert process.stdout is not None  # noqa: S101 - likewise
            settings = json.loads(process.stdout.readline())
            (root / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
            shutil.copytree(root, root / "other")
            yield root
            process.stdin.close()


def main() -> int:
    """Prints a line a moment, and the counts; returns 1 when anything was left behind, torn or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=10, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--interval", type=float, default=0.2, metavar="S", help="seconds between two scans")
    chosen, begun = parser.parse_args(), time.monotonic()
    with project(chosen.interval) as root:
        choice = TenantChoice(TenantKind.SANDBOX, env_file=root / ".env", state=root / "state" / "observer")
        with open_tenants(choice, clock=time.time, sleep=time.sleep) as tenants:
            chaos = Chaos(root, tenants.connect(NoRecorder()), random.Random(chosen.seed))  # noqa: S311 - a die
            chaos.before = chaos.records()
            number = 0
            while chaos.interrupted < chosen.moments and number < MOST_TRIES * chosen.moments:
                number += 1  # a recording that ended before its moment is checked, and does not count
                chaos.moment(number)
            if chaos.interrupted < chosen.moments:
                chaos.wrong.append(f"only {chaos.interrupted} recordings could be interrupted in {number} tries")
            chaos.two_at_once(root / "other")
            code, output = chaos.run(RECORD)
            if code:
                chaos.wrong.append(f"the last recording ended with {code}: {output[-600:]}")
            chaos.wrong += chaos.leftovers()
            chaos.replay(number + 1)
    seconds = time.monotonic() - begun
    print(
        f"{chaos.interrupted} recordings interrupted in {number} tries, {chaos.swept} records swept, "
        f"{chaos.whole} recordings complete and green, {len(chaos.wrong)} wrong; {seconds:.0f} s"
    )
    print("".join(f"  {line}\n" for line in chaos.wrong), end="")
    return 1 if chaos.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
