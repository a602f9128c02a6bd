"""Runs pytest in a forked process, so that a test pays for a run and not for importing pytest and this suite again.

The fork server imports `preloaded` once for each test session. Each run is a process of its own: its own
state, working directory, environment and exit code.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pytest

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.plugin.preloaded"])


class Running:
    """A run of pytest under way, killed at the end of the block if it has not ended by then."""

    def __init__(self, arguments: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
        self._arguments, self._folder = [*arguments], tempfile.TemporaryDirectory()
        self._files = Path(self._folder.name, "stdout"), Path(self._folder.name, "stderr")
        target = (self._arguments, folder, dict(environ), *self._files)
        self._process = _SERVER.Process(target=_run, args=target)

    def __enter__(self) -> Self:
        """Starts the run."""
        self._process.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Kills the run and deletes its output."""
        self._process.kill()
        self._process.join()
        self._folder.cleanup()

    @property
    def pid(self) -> int:
        """The id of its process."""
        assert self._process.pid
        return self._process.pid

    def send_signal(self, number: int) -> None:
        """Sends it a signal."""
        os.kill(self.pid, number)

    def ended(self, seconds: float) -> tuple[int, str, str]:
        """Returns exit code, standard output and standard error; raises TimeoutError after `seconds`."""
        self._process.join(seconds)
        if self._process.exitcode is None:
            raise TimeoutError(f"pytest {' '.join(self._arguments)} ran for more than {seconds} s")
        output, errors = (file.read_text(encoding="utf-8") for file in self._files)
        return self._process.exitcode, output, errors


def _run(arguments: list[str], folder: Path, environ: Mapping[str, str], stdout: Path, stderr: Path) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background, a shell has it ignored
    for number, file in ((1, stdout), (2, stderr)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    encoding = environ.get("PYTHONIOENCODING", "utf-8")
    sys.stdout = open(1, "w", encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding=encoding, errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["pytest", *arguments]
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    preloaded = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
    code = int(pytest.main(["-W", preloaded, *arguments]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # as a process ends: without what the fork server registered for its own end
