"""The lock file: every installed package by version and hash, from any index."""

import re
import subprocess
import tomllib
import venv
from types import SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run

TEXT = (run.ROOT / run.LOCK).read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((run.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENTRY = re.compile(r"^(\S+)==(\S+)(?: ; (.+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
LOCKED = {canonicalize_name(name): version for name, version, _, _ in ENTRY.findall(TEXT)}
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["dev"],
    *PROJECT["build-system"]["requires"],
]


def test_every_entry_has_a_hash_and_nothing_else_stands_there() -> None:
    """Each entry has a hash; there is no option, index or address."""
    rest = [line for line in ENTRY.sub("", TEXT).splitlines() if not line.startswith("#")]
    assert rest == []
    assert "://" not in TEXT
    assert "index" not in TEXT


def test_what_the_project_asks_for_is_locked() -> None:
    """Every requirement, also the build backend, is locked in a version that pyproject.toml accepts."""
    for asked in map(Requirement, WANTED):
        assert asked.specifier.contains(LOCKED[canonicalize_name(asked.name)]), asked


def test_it_says_how_it_is_made() -> None:
    """One command makes the lock, for every system and all supported Pythons."""
    command = TEXT.splitlines()[1].removeprefix("#").strip()
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert command.startswith("uv pip compile --universal --generate-hashes ")
    assert f"--python-version {oldest} --extra dev pyproject.toml -o {run.LOCK}" in command


def test_it_is_what_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Packages are installed by hash without building; then the project itself, without a download."""
    calls: list[list[str]] = []

    def called(words: list[str], **_: object) -> SimpleNamespace:
        calls.append(words[words.index("install") + 1 :])
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(run, "STAMP", tmp_path / "installed-from")
    monkeypatch.setattr(venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(subprocess, "run", called)
    run.install()
    assert calls == [
        ["--quiet", "--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock"],
        ["--quiet", "--no-deps", "--no-build-isolation", "-e", "."],
    ]
