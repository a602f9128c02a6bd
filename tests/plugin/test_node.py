"""Live runs with a Sesam node: it collects in place of its schedule, gives reasons, and may be no help at all."""

import json
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from fixtures.simulator import Simulator, running
from tests.plugin.project import SOUND, Project, new_project

REASON = "the share pipe …-contactperson-share stopped at "
AWAY = "The run goes on without its help"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without evidence."""
    root = tmp_path / "project"
    root.mkdir()
    return new_project(root)


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    """Simulated tenants whose sync scans at midnight only; one interval is 0.2 s, so midnight is a minute away."""
    with running(interval=0.2, node=True, scans="nightly") as found:
        yield found


def live(project: Project, settings: Mapping[str, str], *more: str) -> Any:  # noqa: ANN401 (how it ended)
    home = str(project.root.parent / f"{project.root.name}-home")
    return project.run("--tenants=sandbox", "-k", SOUND, *more, HOME=home, XDG_STATE_HOME=home, **settings)


def test_scans_at_midnight(project: Project, simulator: Simulator) -> None:
    """The node collects, so all is judged in time; only starts are sent, nothing of it is recorded.

    Without the node the same run says beforehand what it cannot judge.
    """
    nightly = {"SYNC_DEADLINES": "Contactperson>Contacts=nightly at 00:00 UTC"}
    run = live(project, {**simulator.settings, **nightly}, "--record-mode=once")
    assert (run.code, run.counts["passed"]) == (0, 3), run.output
    assert AWAY not in run.output
    assert simulator.node is not None
    assert {key.rpartition("-")[2] for key in simulator.node.pipes.starts} == {"all"}
    assert f"Sesam node: pipes were started {len(simulator.node.pipes.starts)} times" in run.output
    assert simulator.node.refused == []
    evidence = b"".join(project.cassettes().values())
    assert evidence
    assert b"pipes" not in evidence
    assert simulator.settings["SESAM_JWT"].encode() not in evidence
    without = {name: value for name, value in simulator.settings.items() if not name.startswith("SESAM_")}
    assert "next scan at" in live(project, {**without, **nightly}, "--collect-only").output


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a node that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/api"


def test_a_node_that_never_answers(project: Project, silent: str) -> None:
    """One line says so, and the verdicts are those of a run without a node."""
    with running(interval=0.2, node=True) as simulator:
        run = live(project, {**simulator.settings, "SESAM_NODE_URL": silent})
    assert (run.code, run.counts["passed"]) == (0, 3), run.output
    assert run.output.count(AWAY) == 1
    assert "Sesam node: pipes were started 0 times" in run.output


def test_a_reason(project: Project) -> None:
    """The failures name it in terminal, results and Allure, evidence does not; the verdict is the suite's own."""
    with running(interval=0.2, node=True, faults=["share-pipe-stuck"]) as simulator:
        run = live(project, simulator.settings, "--record-mode=once", "--alluredir=allure-results")
    assert (run.code, run.counts["failed"]) == (1, 3), run.output
    assert " ".join(run.output.split()).count(f"failed {REASON}") == 1, "one entry for the three"
    shown = [project.root / ".conformance" / "last-run.json", *(project.root / "allure-results").glob("*-result.json")]
    assert len(shown) == 4
    for path in shown:
        assert REASON in json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False), path
    evidence = b"".join(project.cassettes().values()).decode()
    assert "one counterpart" in evidence
    assert "share pipe" not in evidence
