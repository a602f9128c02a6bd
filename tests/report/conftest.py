"""One run of the small project for all tests that only read its results."""

from pathlib import Path

import pytest

from tests.report.project import Results, new_project, run


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project; tests only read it."""
    return new_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def results(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The Allure results of one run in one process."""
    return run(home, tmp_path_factory.mktemp("allure"))
