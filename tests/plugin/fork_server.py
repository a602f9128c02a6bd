"""Imports pytest, its plugins and this suite once, and forks a process for each run that `forked` asks for.

What such a process starts of Python itself, the simulator or a worker of pytest-xdist, is a fork as well. The imports
go through pytest's assertion rewriting: pytest refuses a plugin that was imported in another way.
"""

import gc
import importlib
import importlib.metadata
import io
import json
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest.assertion.rewrite import AssertionRewritingHook

from tests.plugin.forked import ROOT

IMPORTED_LATE = (
    "fixtures.command.report",
    "fixtures.command.sweep",
    "fixtures.evidence.vcrpy_adapter",
    "fixtures.plugin.live_run",
    "fixtures.report.allure.bridge",
    "fixtures.simulator.__main__",
    "fixtures.tenants.live",
    "fixtures.tenants.settings",
    "uvicorn.lifespan.off",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
    "xdist.dsession",
    "xdist.remote",
)


def main(address: str, owner: int) -> None:
    """Goes on in the background when it is ready, and serves at a Unix address until the process `owner` has ended."""
    _import_all()
    setattr(subprocess, "Popen", ForkingPopen)  # noqa: B010 - mypy refuses to see a class replaced
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        listening.settimeout(1.0)
        if os.fork():
            os._exit(0)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        while _goes_on(owner):
            with suppress(TimeoutError):
                connection, _ = listening.accept()
                with connection:
                    if os.fork() == 0:
                        _attend(connection)
    shutil.rmtree(Path(address).parent)


def _goes_on(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _import_all() -> None:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", f"--rootdir={ROOT}", str(ROOT / "steps")])
    for name in IMPORTED_LATE:
        importlib.import_module(name)
    importlib.import_module("faker").Faker("no_NO")  # it imports its providers when it is made

    # pytest reads seven times a run what is installed; here it is read once for all runs.
    patch, installed = pytest.MonkeyPatch(), [*importlib.metadata.distributions()]
    for name in ("entry_points", "files", "metadata"):
        read_once = cached_property(vars(importlib.metadata.Distribution)[name].fget)
        read_once.__set_name__(importlib.metadata.Distribution, name)
        patch.setattr(importlib.metadata.Distribution, name, read_once)
        _ = [getattr(distribution, name) for distribution in installed]
    patch.setattr(importlib.metadata, "distributions", lambda: installed)
    patch.setattr(AssertionRewritingHook, "_warn_already_imported", lambda *_: None)
    patch.setattr(pytest.Config, "_mark_plugins_for_rewrite", lambda *_: None)
    gc.collect()
    gc.freeze()  # pytest collects garbage several times when it ends: not once more what was imported here


def _attend(connection: socket.socket) -> NoReturn:
    """Forks the process that is asked for; answers its id, and its exit code when it has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with suppress(BrokenPipeError), connection.makefile("rw", encoding="utf-8") as stream:  # who asked may be gone
        words, folder, environ, *files = json.loads(stream.readline())
        process = os.fork()
        if process == 0:
            os.chdir(folder)
            for number, file in enumerate(files, 1):
                os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
            _become(["-m", *words], environ)
        print(process, file=stream, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), file=stream, flush=True)
    os._exit(0)


class ForkingPopen(subprocess.Popen[Any]):
    """Starts a Python program as a fork of this process, which has imported its modules already; others as usual."""

    def __init__(self, args, **options) -> None:
        if args[0] == sys.executable:
            words = [word for word in args[1:] if word != "-u"]
            options["preexec_fn"] = partial(_become, words, options.get("env") or dict(os.environ))
        super().__init__(args, **options)


def _become(words: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    """Goes on as a new process of Python with these words, `-m MODULE …` or `-c CODE`."""
    gc.freeze()  # so that no file of before is closed later, under a number that is another file's by then
    os.closerange(3, 1024)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background, a shell has it ignored
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # subprocess gives them back; Python ignores them as it starts
        signal.signal(number, signal.SIG_IGN)
    os.environ.clear()
    os.environ.update(environ)
    encoding = environ.get("PYTHONIOENCODING", "utf-8")
    sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding=encoding, errors="backslashreplace", closefd=False)  # noqa: SIM115
    option, program, *sys.argv[1:] = words
    code: Any = 0
    try:
        if option == "-m":
            runpy.run_module(program, run_name="__main__", alter_sys=True)
        else:
            exec(program, {"__name__": "__main__"})  # noqa: S102
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:  # noqa: BLE001 - as Python itself ends a program
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
    except OSError:
        code = 120  # as Python itself
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
