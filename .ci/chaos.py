"""Kills recordings with SIGKILL at random moments, sweeps, and says whether anything was left, torn or lost.

Simulated tenants run as a sandbox beside it, in a project of its own in a temporary folder. Half of the
moments are steps of the recording (just before or after a request, a line of the ledger, the replacing of a
cassette), the others are points in time. Some sweeps are killed, too. A recording goes on where the one
before was killed; when it is complete, it must replay green, and the next one begins anew.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
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
KILLED = -9
MOST_TRIES = 3
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
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*words, **more)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return counted

if os.environ.get("CHAOS_STEP"):
    import httpx
    from fixtures.tenants import journal
    httpx.Client.send = _count(httpx.Client.send)
    journal.append = _count(journal.append)
    pathlib.Path.replace = _count(pathlib.Path.replace)
"""


@dataclass
class Chaos:
    """The project under test and what went wrong so far."""

    root: Path
    systems: Mapping[str, System]
    random: random.Random
    before: frozenset[str] = frozenset()
    wrong: list[str] = field(default_factory=list)
    killed: int = 0
    swept: int = 0
    whole: int = 0

    def moment(self, number: int) -> None:
        """One recording that is killed, or ends before; then the sweep, and a look at everything."""
        step = self.random.randint(1, MOST_STEPS) if number % 2 else None
        when = self.random.choice(("before", "after"))
        seconds = None if step else self.random.uniform(0.2, MOST_SECONDS)
        told = f"step {step} ({when})" if step else f"{seconds:.2f} s"
        code, said = self.run(RECORD, step, when, seconds)
        self.killed += code == KILLED
        if code not in {0, KILLED}:
            self.wrong.append(f"moment {number}, {told}: the recording ended with {code}: {said[-600:]}")
        self.sweep(number)
        for line in self.looked():
            self.wrong.append(f"moment {number}, {told}: {line}")
        if code == 0:
            self.replay(number)
        print(f"moment {number}: {told}: {'killed' if code == KILLED else f'ended with {code}'}", flush=True)

    def run(
        self, words: Sequence[str], step: int | None = None, when: str = "", seconds: float | None = None
    ) -> tuple[int, str]:
        """Runs a module of ours to its end, or until it is killed."""
        chaos = {"CHAOS_STEP": str(step), "CHAOS_WHEN": when} if step else {}
        with subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", *words],
            cwd=self.root,
            env=environ(self.root) | chaos,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                said, _ = process.communicate(timeout=seconds or 120)
            except subprocess.TimeoutExpired:
                process.kill()
                said, _ = process.communicate()
        return process.returncode, said

    def sweep(self, number: int) -> None:
        """Sweeps until it was not killed; every third sweep is, once."""
        words = ("fixtures.command", "sweep")
        if self.random.random() < 1 / 3:
            self.run(words, self.random.randint(1, 40), self.random.choice(("before", "after")))
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
            for record in self.systems[name].survey(entity, long_ago)
        )

    def replay(self, number: int) -> None:
        """A complete recording replays green; then everything begins anew."""
        code, said = self.run(REPLAY)
        self.whole += 1
        if code:
            self.wrong.append(f"moment {number}: the replay ended with {code}: {said[-600:]}")
        shutil.rmtree(self.root / "cassettes")


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
            while chaos.killed < chosen.moments and number < MOST_TRIES * chosen.moments:
                number += 1  # a recording that ended before its moment is looked at, and does not count
                chaos.moment(number)
            if chaos.killed < chosen.moments:
                chaos.wrong.append(f"only {chaos.killed} recordings could be killed in {number} tries")
            code, said = chaos.run(RECORD)
            if code:
                chaos.wrong.append(f"the last recording ended with {code}: {said[-600:]}")
            chaos.wrong += chaos.looked()
            chaos.replay(number + 1)
    seconds = time.monotonic() - begun
    print(
        f"{chaos.killed} recordings killed in {number} tries, {chaos.swept} records swept, "
        f"{chaos.whole} recordings complete and green, {len(chaos.wrong)} wrong; {seconds:.0f} s"
    )
    print("".join(f"  {line}\n" for line in chaos.wrong), end="")
    return 1 if chaos.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
