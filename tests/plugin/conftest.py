"""A small project with evidence from one live run, which many tests share."""

import fcntl
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.plugin.project import Ended, Project, new_project


@dataclass(frozen=True)
class Recorded:
    """A live run that recorded everything, and its project, which tests only read and run.

    `results` is the file of results of that run; a later run in the project overwrites it.
    """

    project: Project
    run: Ended
    results: str


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The recorded project, a copy for each pytest-xdist worker; the first worker records it for all."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "recorded"
    shared.mkdir(exist_ok=True)
    project, ended = Project(shared / "project"), shared / "ended.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ended.exists():
            project.root.mkdir()
            run = new_project(project.root).run("--tenants=simulated", "--record-mode=once", "-rs")
            ended.write_text(json.dumps(asdict(run)), encoding="utf-8")
    root = tmp_path_factory.mktemp("recorded-copy") / "project"
    shutil.copytree(project.root, root)
    results = (root / ".conformance/last-run.json").read_text(encoding="utf-8")
    return Recorded(Project(root), Ended(**json.loads(ended.read_text(encoding="utf-8"))), results)


@pytest.fixture
def project(recorded: Recorded, tmp_path: Path) -> Project:
    """A copy of the recorded project, which a test may change."""
    shutil.copytree(recorded.project.root, tmp_path / "project")
    return Project(tmp_path / "project")
