"""The file of results that a run leaves."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.plugin.conftest import Recorded
from tests.plugin.project import CONTACTS, PAIR, RED, SOUND, Project


def left(project: Project, *arguments: str) -> dict[str, Any]:
    """Runs a project and reads the file of results."""
    project.run(*arguments)
    return project.results


def verdicts(content: Mapping[str, Any]) -> list[str]:
    return sorted(result["verdict"] for result in content["scenarios"])


def test_a_replay_leaves_each_scenario_with_its_evidence(project):
    """Each result has promise, verdict, message and evidence."""
    content = left(project)
    assert verdicts(content) == ["failed", "passed", "passed", "passed", "skipped"]
    (failed,) = (result for result in content["scenarios"] if result["verdict"] == "failed")
    assert failed["identity"].startswith("crmoffice_powerofficego/Contacts-Contactperson/")
    assert failed["direction"] == "created"
    assert failed["value_class"] == {"id": "plain", "words": "a plain name"}
    assert failed["promise"] == "row"
    assert "address1" in failed["message"]
    assert failed["feature"] == CONTACTS
    assert failed["line"] > 1
    evidence = failed["evidence"]
    assert evidence["tenants"] == "simulated"
    assert (project.root / evidence["path"]).read_text(encoding="utf-8").endswith(f"{evidence['sha256']}\n")
    assert set(evidence["deadlines"]) == {"CRMOffice", "PowerOffice GO"}
    assert [stage["kind"] for stage in evidence["stages"]] == ["make with", "link", "follow"]
    assert all(stage["seconds"] >= 0 and stage["polls"] > 0 for stage in evidence["stages"])
    assert (content["tenants"], content["whole"], content["exit_code"]) == ("recorded", True, 1)
    assert str(project.root) not in json.dumps(content)


LEAVES_OUT = """

def pytest_ignore_collect(collection_path):
    return collection_path.name == "customers.feature" or None
"""
CUTS = """

def pytest_collection_modifyitems(items):
    del items[1:]
"""


@pytest.mark.parametrize(
    ("conftest", "more"),
    [(LEAVES_OUT, ()), (CUTS, ("-n", "1"))],
    ids=["leaves-out", "cuts-in-a-worker"],
)
def test_a_conftest_that_leaves_out_scenarios_makes_a_part(project, conftest, more):
    """`whole` is false although nothing is deselected."""
    project.write("features/conftest.py", conftest)
    assert not left(project, *more)["whole"]


def test_the_last_failures_are_a_part(project):
    """`--lf` does not even collect the files in which nothing failed, and deselects nothing of them."""
    lf = ("--lf",)
    assert left(project, *lf)["whole"]
    assert not left(project, *lf)["whole"]


@pytest.mark.parametrize("arguments", [("-k", SOUND), (CONTACTS,)], ids=["by name", "by file"])
def test_a_selection_is_not_whole(project, arguments):
    """`whole` is false for every kind of selection."""
    assert not left(project, *arguments)["whole"]


def test_a_run_that_stops_early_is_not_whole(project):
    """`-x` leaves scenarios unseen."""
    (project.root / project.cassette("created--norwegian-letters")).unlink()
    content = left(project, "-x")
    assert not content["whole"]
    assert len(content["scenarios"]) < 5
    assert content["counts"]["left out"] == 5 - len(content["scenarios"])


def test_what_could_not_be_judged_says_why(project):
    """Missing, damaged and stale evidence have different causes, and no evidence."""
    paths = sorted(path for path in project.cassettes() if path.endswith(".yaml"))
    (project.root / paths[0]).unlink()
    project.replace(paths[1], "attempt: 1", "attempt: 2")
    project.replace(f"{PAIR}/checklist.toml", '"address1", type = "string"', '"address1", type = "integer"')
    content = left(project)
    assert sorted(str(result["cause"]) for result in content["scenarios"] if result["cause"]) == [
        "damaged evidence",
        "missing evidence",
        "stale evidence",
    ]
    assert not [result for result in content["scenarios"] if result["cause"] and result["evidence"]]


def test_a_live_run_leaves_what_it_saw(recorded: Recorded):
    """Results name the recorded evidence; a skipped scenario has its reason."""
    content = json.loads(recorded.results)
    assert content["tenants"] == "simulated"
    (skipped,) = (result for result in content["scenarios"] if result["verdict"] == "skipped")
    assert "does not know Customer" in skipped["message"]
    judged = [result for result in content["scenarios"] if result["evidence"]]
    assert len(judged) == 4
    assert all((recorded.project.root / result["evidence"]["path"]).is_file() for result in judged)


def test_nothing_is_left_when_it_is_not_wanted(project):
    """`--results=FILE` leaves the file of the last run as it is, as `--results=` does (`test_unwritten`)."""
    before = (project.root / ".conformance/last-run.json").read_bytes()
    project.run("--results=own/results.json", "-k", RED)
    assert (project.root / ".conformance/last-run.json").read_bytes() == before
    assert json.loads((project.root / "own/results.json").read_text(encoding="utf-8"))["deselected"] == 4
