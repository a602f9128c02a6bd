"""What several tests of scenario runs need: recorded evidence, in a project of their own."""

import shutil
from pathlib import Path

import pytest

from fixtures.runs.scenario_run import ScenarioRun
from tests.execution.recording import record


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, ScenarioRun]]:
    """Evidence recorded a moment ago, and the scenario runs as they ended. Not to be changed."""
    root = tmp_path_factory.mktemp("recorded")
    return root, record(root)


@pytest.fixture
def root(recorded: tuple[Path, dict[str, ScenarioRun]], tmp_path: Path) -> Path:
    """A project's root with that evidence in it, to be spoilt."""
    shutil.copytree(recorded[0] / "cassettes", tmp_path / "cassettes")
    return tmp_path
