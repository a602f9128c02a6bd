"""Installs the project into `.venv` when needed, then runs a command of it: `python3 run.py pytest`.

Standard library only, because it runs before anything is installed. Words that begin with `-` go to pytest:
`python3 run.py -q` is `python3 run.py pytest -q`.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = 0x030B0000
STAMP = VENV / "installed-from"
LOCK = "requirements.lock"
DEPENDENCIES = ["--require-hashes", "--only-binary", ":all:", "-r", LOCK]
"""Only files whose hash is in the lock; building a source would fetch tools without a hash."""
PROJECT = ["--no-deps", "--no-build-isolation", "-e", "."]
"""The project itself, built by the backend that was just installed."""


class NotInstalled(Exception):
    """The project cannot be installed; the message says what to do."""


def wanted() -> str:
    """Fingerprint of what should be installed, for which Python, and where: a moved `.venv` does not run."""
    files = [(ROOT / name).read_bytes() for name in ("pyproject.toml", LOCK)]
    return hashlib.sha256(b"\0".join([sys.version.encode(), os.fsencode(ROOT), *files])).hexdigest()


def install() -> None:
    """Makes `.venv` as pyproject.toml and the lock say; does nothing when it is so already."""
    if STAMP.is_file() and STAMP.read_text() == wanted():
        return
    say("installing into .venv, once; this takes about half a minute and needs the network ...")
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (subprocess.CalledProcessError, OSError) as problem:
        raise NotInstalled(
            f"{VENV} cannot be made ({problem.__class__.__name__}). Debian and Ubuntu have the module for it "
            "apart: sudo apt-get install python3-venv. Is there room, and may you write here?"
        ) from problem
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for words in (DEPENDENCIES, PROJECT):
        done = subprocess.run([*pip, *words], cwd=ROOT, check=False)  # noqa: S603 - our own words
        if done.returncode:
            raise NotInstalled(
                f"pip could not install the project (exit {done.returncode}; its reason stands above). "
                "Is the network there? Behind a proxy or with a mirror of your own, set what pip knows: "
                "HTTPS_PROXY, PIP_INDEX_URL. Then run the same command again."
            )
    say("installed")
    try:
        STAMP.write_text(wanted())
    except OSError as problem:  # all is there; the next command installs once more
        say(f"{STAMP} could not be written ({problem.strerror}), so the next command will install again")


def say(words: str) -> None:
    """One line to who waits; standard output stays the command's own."""
    print(f"run.py: {words}", file=sys.stderr, flush=True)


def main() -> int:
    """Installs, then hands over to the command named on the command line (`pytest` when there is none)."""
    if sys.hexversion < OLDEST:
        say(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}; try python3.11 run.py")
        return 4
    try:
        install()
    except NotInstalled as problem:
        say(str(problem))
        return 4
    words = sys.argv[1:]
    command, *arguments = words if words and not words[0].startswith("-") else ["pytest", *words]
    program = BIN / command
    if not (program.is_file() or program.with_suffix(".exe").is_file()):
        say(f"no command {command!r} in .venv; try `python3 run.py pytest` or `python3 run.py conformance`")
        return 4
    here = Path.cwd()
    folder = here if here.is_relative_to(ROOT) else ROOT
    try:
        return subprocess.call([str(program), *arguments], cwd=folder)  # noqa: S603 - the user's own words
    except OSError as problem:
        say(
            f"{program} cannot be started: {problem.strerror}. Was .venv made on another machine, or may you "
            "not run what is in it? Delete .venv and run the same command again"
        )
        return 4


if __name__ == "__main__":
    sys.exit(main())
