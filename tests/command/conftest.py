"""A small project in a temporary folder, and the command run in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.command import main

Run = Callable[..., int]

CHECKLIST = Checklist(
    "Alpha",
    "PowerOffice GO",
    "now",
    (
        Section("People", "Contactperson", rows=(Row("mail", "phoneNumber", DataType.STRING),)),
        Section("Tasks", "Jobs"),
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's root with one pair of systems and no features yet."""
    pair = tmp_path / "features" / "alpha_poweroffice"
    pair.mkdir(parents=True)
    (tmp_path / "conftest.py").touch()
    store.write(pair / "checklist.toml", CHECKLIST)
    return tmp_path


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `conformance` in the project."""
    monkeypatch.chdir(project)
    return lambda *arguments: main(arguments)
