"""A small project with evidence from one live run, which many tests share."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugin.project import Ended, Project, new_project


@dataclass(frozen=True)
class Recorded:
    """A live run that recorded everything, and the project it did it in. Not to be changed.

    `results` is what that run left; a later run in the project leaves its own.
    """

    project: Project
    run: Ended
    results: str


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Records the small project once, for all tests of replaying."""
    project = new_project(tmp_path_factory.mktemp("recorded"))
    run = project.run("--tenants=simulated", "--record-mode=once", "-rs")
    results = (project.root / ".conformance/last-run.json").read_text(encoding="utf-8")
    return Recorded(project, run, results)


@pytest.fixture
def project(recorded: Recorded, tmp_path: Path) -> Project:
    """A copy of that project, which a test may change."""
    shutil.copytree(recorded.project.root, tmp_path / "project")
    return Project(tmp_path / "project")
