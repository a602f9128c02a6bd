"""Runs pytest in a forked process, so that a test pays for a run and not for importing pytest and this suite again.

The fork server imports `preloaded` once for each test session. Each run is a process of its own: its own
state, working directory, environment and exit code.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.plugin.preloaded"])


def run(arguments: Sequence[str], folder: Path, environ: Mapping[str, str], seconds: float) -> tuple[int, str, str]:
    """Runs pytest with these arguments in a folder; returns exit code, standard output and standard error.

    Raises TimeoutError when the run does not end within `seconds`.
    """
    with tempfile.TemporaryDirectory() as outputs:
        files = Path(outputs, "stdout"), Path(outputs, "stderr")
        process = _SERVER.Process(target=_run, args=([*arguments], folder, dict(environ), *files))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutError(f"pytest {' '.join(arguments)} ran for more than {seconds} s")
        output, errors = (file.read_text(encoding="utf-8") for file in files)
    return process.exitcode, output, errors


def _run(arguments: list[str], folder: Path, environ: Mapping[str, str], stdout: Path, stderr: Path) -> None:
    for number, file in ((1, stdout), (2, stderr)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
    sys.argv = ["pytest", *arguments]
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    code = int(pytest.main(arguments))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # as a process ends: without what the fork server registered for its own end
