"""Runs Python programs in forked processes, so that a test pays for a run and not for importing pytest and this suite.

Each is a process of its own: its own state, working directory, environment and exit code. One `fork_server` forks
them for all workers of a test session.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]


class Running:
    """A Python program under way, `python -m WORDS`, killed at the end of the block if it has not ended by then.

    Its standard output goes to the file `stdout`, if that is given, and not to what `ended` returns.
    """

    def __init__(
        self, words: Sequence[str], folder: Path, environ: Mapping[str, str], stdout: Path | None = None
    ) -> None:
        self._words, self._folder, self._environ, self._stdout = [*words], folder, dict(environ), stdout
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        """Starts the program."""
        here = Path(self._closing.enter_context(tempfile.TemporaryDirectory()))
        self._files = self._stdout or here / "stdout", here / "stderr"
        self._server = self._closing.enter_context(socket.socket(socket.AF_UNIX))
        self._server.connect(_address())
        self._answers = self._closing.enter_context(self._server.makefile(encoding="utf-8"))
        asked = [self._words, str(self._folder), self._environ, *map(str, self._files)]
        self._server.sendall(json.dumps(asked).encode() + b"\n")
        self.pid = int(self._answers.readline())
        return self

    def __exit__(self, *_: object) -> None:
        """Kills the program and deletes its output."""
        with suppress(ProcessLookupError):
            self.send_signal(signal.SIGKILL)
        self._closing.close()

    def send_signal(self, number: int) -> None:
        """Sends it a signal."""
        os.kill(self.pid, number)

    def ended(self, seconds: float) -> tuple[int, str, str]:
        """Returns exit code, standard output and standard error; raises TimeoutError after `seconds`."""
        self._server.settimeout(seconds)
        code = int(self._answers.readline())
        output, errors = ("" if file == self._stdout else file.read_text(encoding="utf-8") for file in self._files)
        return code, output, errors


@cache
def _address() -> str:
    """The Unix address of the server of this test session; the first worker that asks starts it."""
    session = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    folder = Path(tempfile.gettempdir(), f"fork-server-{session}")
    folder.mkdir(exist_ok=True)
    address = folder / "socket"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not address.exists():
            words = [sys.executable, "-m", "tests.plugin.fork_server", str(address), str(session)]
            subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - ours
    return str(address)
