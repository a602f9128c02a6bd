"""Strikes recordings at random moments, sweeps, and says whether anything was left, torn or lost.

Simulated tenants run as a sandbox beside it, in a project of its own in a temporary folder. A recording is
killed (SIGKILL), stopped like by Ctrl-C (SIGTERM), or held for a while (SIGSTOP, then SIGCONT). Half of the
moments are steps of the recording (just before or after a request, a line of the ledger, the replacing of a
cassette), the others, and all at which it is held, are points in time. Some sweeps are killed, too. What was
terminated has cleaned up by itself, or said that it could not; what was held ends well. A recording goes on
where the one before was struck; when it is complete, it must replay green, and the next one begins anew. In
the end two recordings are under way at once, and one of them is killed.
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
from fixtures.systems.transport import NullWitness
from fixtures.tenants.model import TenantChoice, TenantKind
from fixtures.tenants.tenants import open_tenants

ROOT = Path(__file__).resolve().parents[1]
SELECTION = "(subject and (null or plain)) or (familyname and plain)"
REPLAY = ("pytest", "features/crmoffice_powerofficego", "-q", "-p", "no:cacheprovider", "-k", SELECTION)
RECORD = (*REPLAY, "--tenants=sandbox", "--record-mode=once")
KILLED, TERMINATED = -signal.SIGKILL, (2, -signal.SIGTERM)
"""How a process ends that was killed, or terminated: pytest's code for a run that was interrupted."""
AT_ONCE = "stopped at once"
"""What a run says that was terminated while it cleaned up: a sweep must do the rest."""
HELD = 3.0
"""Seconds that a recording is held."""
MOST_TRIES = 3
LONGEST = 120.0
"""Seconds that a recording or a sweep may take, whatever strikes it."""
MOST_STEPS, MOST_SECONDS = 220, 12.0
"""About as much as a whole recording of the selection takes."""
ENTITIES = {
    "CRMOffice": ("Contacts", "Activities"),
    "PowerOffice GO": ("Contactperson", "Projectactivity", "Timetrackingactivity"),
}
KILLER = """
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
    from fixtures.tenants import journal
    httpx.Client.send = _count(httpx.Client.send)
    journal.append = _count(journal.append)
    pathlib.Path.replace = _count(pathlib.Path.replace)
"""


@dataclass(frozen=True)
class Blow:
    """What strikes a process: a signal, before or after a step of it or after so many seconds."""

    signal: signal.Signals
    step: int | None = None
    when: str = ""
    seconds: float | None = None

    def __str__(self) -> str:
        moment = f"step {self.step} ({self.when})" if self.step else f"{self.seconds:.2f} s"
        return f"{self.signal.name} at {moment}"


@dataclass
class Chaos:
    """The project under test and what went wrong so far."""

    root: Path
    systems: Mapping[str, System]
    random: random.Random
    before: frozenset[str] = frozenset()
    wrong: list[str] = field(default_factory=list)
    struck: int = 0
    swept: int = 0
    whole: int = 0

    def moment(self, number: int) -> None:
        """One recording that is struck, or ends before; then the sweep, and a look at everything."""
        blow = self.blow(number)
        code, said = self.run(RECORD, blow)
        self.struck += code != 0 or blow.signal is signal.SIGSTOP
        if not _expected(blow, code):
            self.wrong.append(f"moment {number}, {blow}: the recording ended with {code}: {said[-600:]}")
        if code in TERMINATED and AT_ONCE not in said:
            for line in self.looked():
                self.wrong.append(f"moment {number}, {blow}, before the sweep: {line}")
        self.sweep(number)
        for line in self.looked():
            self.wrong.append(f"moment {number}, {blow}: {line}")
        if code == 0:
            self.replay(number)
        print(f"moment {number}: {blow}: ended with {code}", flush=True)

    def blow(self, number: int) -> Blow:
        """Killed at a step and in time, terminated at a step and in time, held; and again."""
        kinds = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP)
        place = number % len(kinds)
        if place < 2:  # noqa: PLR2004 - the first two are at steps
            step, when = self.random.randint(1, MOST_STEPS), self.random.choice(("before", "after"))
            return Blow(kinds[place], step, when)
        return Blow(kinds[place], seconds=self.random.uniform(0.2, MOST_SECONDS))

    def two_at_once(self, other: Path) -> None:
        """Two recordings of two testers; one is killed, which is no concern of the other's."""
        second = Chaos(other, self.systems, self.random, self.before)
        with ThreadPoolExecutor() as both:
            ended = both.submit(second.run, RECORD)
            self.run(RECORD, Blow(signal.SIGKILL, seconds=4.0))
            self.sweep(0)
            code, said = ended.result()
        if code:
            self.wrong.append(f"beside one that was killed, a recording ended with {code}: {said[-600:]}")
        self.wrong += [f"two at once: {line}" for line in self.looked()]
        second.replay(0)
        self.wrong += second.wrong
        self.whole += second.whole

    def run(self, words: Sequence[str], blow: Blow | None = None) -> tuple[int, str]:
        """Runs a module of ours to its end, or until it is struck; one that is held goes on."""
        step = {"CHAOS_STEP": str(blow.step), "CHAOS_WHEN": blow.when} if blow and blow.step else {}
        if blow:
            step["CHAOS_SIGNAL"] = str(int(blow.signal))
        with subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", *words],
            cwd=self.root,
            env=environ(self.root) | step,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                said, _ = process.communicate(timeout=(blow and blow.seconds) or LONGEST)
            except subprocess.TimeoutExpired:
                said = self._strike(process, blow)
        return process.returncode, said

    def _strike(self, process: "subprocess.Popen[str]", blow: Blow | None) -> str:
        """Sends the signal, or the last one to what takes too long; all that the process said."""
        process.send_signal(blow.signal if blow and blow.seconds else signal.SIGKILL)
        if blow and blow.signal is signal.SIGSTOP:
            time.sleep(HELD)
            process.send_signal(signal.SIGCONT)
        try:
            said, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.wrong.append(f"{blow}: it did not end within {LONGEST:.0f} s")
            process.kill()
            said, _ = process.communicate()
        return said

    def sweep(self, number: int) -> None:
        """Sweeps until it was not killed; every third sweep is, once."""
        words = ("fixtures.command", "sweep")
        if self.random.random() < 1 / 3:
            step, when = self.random.randint(1, 40), self.random.choice(("before", "after"))
            self.run(words, Blow(signal.SIGKILL, step, when))
        code, said = self.run(words)
        self.swept += said.count("deleted     ")
        if code:
            self.wrong.append(f"moment {number}: the sweep ended with {code}: {said[-600:]}")

    def looked(self) -> Iterator[str]:
        """What should not be there."""
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
        """Everything in both tenants."""
        long_ago = self.systems["CRMOffice"].now().replace(year=2000)
        return frozenset(
            f"{name} {entity} {record.id}"
            for name, entities in ENTITIES.items()
            for entity in entities
            for record in self.systems[name].list_changed(entity, long_ago)
        )

    def replay(self, number: int) -> None:
        """A complete recording replays green; then everything begins anew."""
        code, said = self.run(REPLAY)
        self.whole += 1
        if code:
            self.wrong.append(f"moment {number}: the replay ended with {code}: {said[-600:]}")
        shutil.rmtree(self.root / "cassettes")


def _expected(blow: Blow, code: int) -> bool:
    """Whether a recording may end so; any may have ended well before it was struck."""
    ends = {signal.SIGKILL: (KILLED,), signal.SIGTERM: TERMINATED}
    return code == 0 or code in ends.get(blow.signal, ())


def environ(root: Path) -> dict[str, str]:
    """The environment without settings of a developer; kept refresh tokens lie in the project."""
    ours = (
        *("CRMOFFICE_", "POWEROFFICE_", "SYNC_", "SANDBOX_", "FLEET_", "CLEANUP_"),
        *("SIMULATOR_", "EVIDENCE_", "PYTEST_"),
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join((str(root / "killer"), str(ROOT)))
    return kept | {"XDG_STATE_HOME": str(root / "state"), "PYTHONPATH": path}


@contextmanager
def project(interval: float) -> Iterator[Path]:
    """A copy of the specification in a temporary folder, and simulated tenants as its sandbox."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "features", root / "features")
        shutil.copy(ROOT / "pyproject.toml", root)
        shutil.copy(ROOT / "conftest.py", root)
        (root / "killer").mkdir()
        (root / "killer" / "sitecustomize.py").write_text(KILLER)
        words = [sys.executable, "-m", "fixtures.simulator", "--interval", str(interval)]
        with subprocess.Popen(  # noqa: S603 - our own words
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin is not None  # noqa: S101 - we have asked for it
            assert process.stdout is not None  # noqa: S101 - likewise
            settings = json.loads(process.stdout.readline())
            (root / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
            shutil.copytree(root, root / "other")
            yield root
            process.stdin.close()


def main() -> int:
    """Prints a line a moment, and the figures; returns 1 when anything was left, torn or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=10, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--interval", type=float, default=0.2, metavar="S", help="seconds between two scans")
    chosen, begun = parser.parse_args(), time.monotonic()
    with project(chosen.interval) as root:
        choice = TenantChoice(TenantKind.SANDBOX, env_file=root / ".env", state=root / "state" / "looker")
        with open_tenants(choice, clock=time.time, sleep=time.sleep) as tenants:
            chaos = Chaos(root, tenants.connect(NullWitness()), random.Random(chosen.seed))  # noqa: S311 - a die
            chaos.before = chaos.records()
            number = 0
            while chaos.struck < chosen.moments and number < MOST_TRIES * chosen.moments:
                number += 1  # a recording that ended before its moment is looked at, and does not count
                chaos.moment(number)
            if chaos.struck < chosen.moments:
                chaos.wrong.append(f"only {chaos.struck} recordings could be struck in {number} tries")
            chaos.two_at_once(root / "other")
            code, said = chaos.run(RECORD)
            if code:
                chaos.wrong.append(f"the last recording ended with {code}: {said[-600:]}")
            chaos.wrong += chaos.looked()
            chaos.replay(number + 1)
    seconds = time.monotonic() - begun
    print(
        f"{chaos.struck} recordings struck in {number} tries, {chaos.swept} records swept, "
        f"{chaos.whole} recordings complete and green, {len(chaos.wrong)} wrong; {seconds:.0f} s"
    )
    print("".join(f"  {line}\n" for line in chaos.wrong), end="")
    return 1 if chaos.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
