"""A replay on several workers has the results of one process."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.conftest import Recorded
from tests.plugin.project import CONTACTS, PAIR, Ended, Project

OF_THE_RUN = {"began", "ended"}
"""Keys that differ between any two runs."""
VERDICTS = ["error", "failed", "passed", "passed", "skipped"]


@dataclass(frozen=True)
class Left:
    """A run and its file of results, without the times."""

    run: Ended
    content: dict[str, Any]

    @property
    def scenarios(self) -> dict[str, Any]:
        """The results by node id."""
        return {one["node"]: one for one in self.content["scenarios"]}


@pytest.fixture(scope="module")
def project(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with every verdict: the evidence of one scenario is missing."""
    root = tmp_path_factory.mktemp("workers") / "project"
    shutil.copytree(recorded.project.root, root)
    project = Project(root)
    (root / project.cassette("edited-in-PowerOffice")).unlink()
    return project


@pytest.fixture(scope="module")
def alone(project: Project) -> Left:
    """The run in one process."""
    return left(project)


def left(project: Project, *arguments: str) -> Left:
    """Runs a project and reads its file of results; the file of an earlier run is deleted first."""
    file = project.root / ".conformance/last-run.json"
    file.unlink(missing_ok=True)
    ended = project.run("-q", *arguments)
    assert file.is_file(), ended.output + ended.errors
    return Left(ended, {name: value for name, value in project.results.items() if name not in OF_THE_RUN})


def without_deselected(counts: Mapping[str, int]) -> dict[str, int]:
    """With workers pytest does not say how many it deselected."""
    return {word: count for word, count in counts.items() if word != "deselected"}


def test_workers_say_the_same(project: Project, alone: Left):
    """Verdicts, results, exit code, summary and last line are the same; there is a scenario of each verdict."""
    assert sorted(one["verdict"] for one in alone.content["scenarios"]) == VERDICTS
    assert alone.run.code == 1
    together = left(project, "-n", "2")
    assert together.scenarios == alone.scenarios
    assert together.content | {"scenarios": ()} == alone.content | {"scenarios": ()}
    assert (together.run.code, together.run.counts) == (alone.run.code, without_deselected(alone.run.counts))
    assert together.run.last_line == alone.run.last_line
    assert "passed" in together.run.output
    assert "givenName -> address1" in together.run.output


def test_a_worker_that_keeps_its_results_to_itself_is_noticed(project: Project, alone: Left, tmp_path: Path):
    """The comparison fails when one scenario's result gets lost on its way."""
    broken = Project(tmp_path / "project")
    shutil.copytree(project.root, broken.root)
    broken.write(f"{PAIR}/conftest.py", KEEPS_ONE)
    together = left(broken, "-n", "1")
    assert set(alone.scenarios) - set(together.scenarios) == {
        node for node in alone.scenarios if node.startswith(CONTACTS) and "lastName" in node
    }


KEEPS_ONE = '''
"""Takes the result off the report of one scenario, where workers run."""

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable(report):
    data = yield
    if data and "lastName" in str(data.get("nodeid")):
        data.pop("conformance_result", None)
    return data
'''
