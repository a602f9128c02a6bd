"""Installs the project into `.venv` when needed, then runs a command of it: `python3 run.py pytest`.

Standard library only, because it runs before anything is installed.
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


def wanted() -> str:
    """Fingerprint of what should be installed, and for which Python."""
    files = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([sys.version.encode(), *files])).hexdigest()


def install() -> None:
    """Makes `.venv` as pyproject.toml and constraints.txt say; does nothing when it is so already."""
    if STAMP.is_file() and STAMP.read_text() == wanted():
        return
    print("run.py: installing into .venv (once) ...", file=sys.stderr, flush=True)
    venv.create(VENV, with_pip=True, clear=VENV.exists())
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "-c", "constraints.txt", "-e", ".[dev]"], cwd=ROOT, check=True)  # noqa: S603 - our own words
    STAMP.write_text(wanted())


def main() -> int:
    """Installs, then hands over to the command named on the command line (`pytest` when there is none)."""
    if sys.hexversion < OLDEST:
        print(f"run.py: Python 3.11 or newer is needed, this is {sys.version.split()[0]}", file=sys.stderr)
        return 4
    try:
        install()
    except subprocess.CalledProcessError as problem:
        code = problem.returncode
        print(f"run.py: pip could not install the project (exit {code}, see above)", file=sys.stderr)
        return 4
    command, *arguments = sys.argv[1:] or ["pytest"]
    program = BIN / command
    if not (program.is_file() or program.with_suffix(".exe").is_file()):
        print(f"run.py: no command {command!r} in .venv; try pytest or conformance", file=sys.stderr)
        return 4
    return subprocess.call([str(program), *arguments], cwd=ROOT)  # noqa: S603 - the user's own words


if __name__ == "__main__":
    sys.exit(main())
