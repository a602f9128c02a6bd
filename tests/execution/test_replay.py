"""Evidence says offline what was seen live, or that it cannot: never anything else."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.checklist.model import DataType, Row
from fixtures.evidence.cassette import load, save
from fixtures.evidence.errors import EvidenceEdited, EvidenceMissing, EvidenceStale, EvidenceTorn, ReplayMismatch
from fixtures.execution.evidence_writer import cassette_path, renewal
from fixtures.execution.replay import fits, replay
from fixtures.planning.plan import Plan, Promise
from fixtures.planning.steps import WriteStep
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import System
from fixtures.systems.transport import NoRecorder
from fixtures.tenants.model import TenantChoice
from fixtures.tenants.tenants import open_tenants
from tests.execution.recording import FAILS, LINKS, NIGHTLY, PASSES, linked, made, record
from tests.execution.world import CHECKLIST, CONTACTS


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, ScenarioRun]]:
    """Evidence recorded a moment ago, and the scenario runs as they ended. Not to be changed."""
    root = tmp_path_factory.mktemp("recorded")
    return root, record(root)


@pytest.fixture
def root(recorded: tuple[Path, dict[str, ScenarioRun]], tmp_path: Path) -> Path:
    """A project's root with that evidence in it, to be spoilt."""
    shutil.copytree(recorded[0] / "cassettes", tmp_path / "cassettes")
    return tmp_path


@pytest.fixture(scope="module")
def systems() -> Mapping[str, System]:
    """Clients without a network."""
    return open_tenants(TenantChoice(), clock=lambda: 0.0, sleep=lambda _: None).connect(NoRecorder())


def changed(root: Path, plan: Plan, *, interactions=lambda them: them, **provenance) -> None:
    """Writes a cassette anew with something else in it, and with a hash that fits."""
    path = cassette_path(root, plan)
    before, kept = load(path)
    save(path, replace(before, **provenance), interactions(kept), forbidden=())


@pytest.mark.parametrize("plan", [PASSES, LINKS], ids=["row", "link"])
def test_passed(recorded, root, systems, plan):
    """It replays as passed, with the stages as they were."""
    live = recorded[1][plan.identity]
    assert (live.failure, live.problem) == (None, None)
    run, provenance = replay(root, plan, systems)
    assert (run.failure, run.problem, provenance.verdict) == (None, None, "passed")
    assert run.correlation_id == live.correlation_id
    assert [seen.polls for seen in run.seen] == [seen.polls for seen in live.seen]
    assert {name: record.id for name, record in run.pair.records.items()} == {
        name: record.id for name, record in live.pair.records.items()
    }


def test_edits_that_waited_for_the_night(recorded, root, systems):
    """What was recorded without an edit of the counterpart replays without one; nothing else may count so."""
    live = recorded[1][NIGHTLY.identity]
    assert (live.failure, live.problem) == (None, None)
    run, provenance = replay(root, NIGHTLY, systems)
    assert (run.failure, run.problem, provenance.verdict) == (None, None, "passed")
    assert provenance.extra["slow"] == ["PowerOffice GO"]
    changed(root, NIGHTLY, extra={**provenance.extra, "slow": []})
    assert isinstance(replay(root, NIGHTLY, systems)[0].problem, ReplayMismatch)


def test_failed(recorded, root, systems):
    """It replays as failed, under the same promise, at the same step, with the words of then."""
    live = recorded[1][FAILS.identity]
    assert live.failure is not None
    run, provenance = replay(root, FAILS, systems)
    assert run.failure == live.failure
    assert run.failure.promise is Promise.ROW
    assert (provenance.verdict, provenance.message) == ("failed", live.failure.message)


@pytest.mark.parametrize(
    ("plan", "claim", "text"),
    [
        (PASSES, {"verdict": "failed", "promise": "row", "message": "m"}, "replay says no promise broken"),
        (FAILS, {"verdict": "passed", "promise": None, "message": None}, "replay says row"),
        (FAILS, {"promise": "at rest"}, "replay says row"),
    ],
)
def test_evidence_that_ends_differently(root, systems, plan, claim, text):
    """It is an error whichever of the two is red, and the message names the command that renews it."""
    changed(root, plan, **claim)
    with pytest.raises(EvidenceStale, match=text) as refusal:
        replay(root, plan, systems)
    assert renewal(plan) in str(refusal.value)


@pytest.mark.parametrize("plan", [PASSES, FAILS], ids=["passed", "failed"])
def test_requests_that_are_not_made_any_more(root, systems, plan):
    """They are an error: the suite does not poll any more where it polled."""
    changed(root, plan, interactions=lambda them: (*them, them[-1]))
    with pytest.raises(EvidenceStale, match="1 recorded requests were not asked for any more, first GET "):
        replay(root, plan, systems)


def test_request_that_is_not_recorded(root, systems):
    """It is an error of the scenario run, and no verdict."""
    changed(root, PASSES, interactions=lambda them: them[:-1])
    run, _ = replay(root, PASSES, systems)
    assert isinstance(run.problem, ReplayMismatch)
    assert run.failure is None


def cut(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("- request:")], encoding="utf-8")


def edited(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("attempt: 1", "attempt: 2"), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "error"), [(Path.unlink, EvidenceMissing), (cut, EvidenceTorn), (edited, EvidenceEdited)]
)
def test_spoilt_cassette(root, systems, spoil, error):
    """The message names it from the project's root, on every machine the same, and what renews it."""
    path = cassette_path(root, PASSES)
    assert fits(root, PASSES)
    spoil(path)
    with pytest.raises(error) as refusal:
        replay(root, PASSES, systems)
    assert str(root) not in str(refusal.value)
    assert path.relative_to(root).as_posix() in str(refusal.value)
    assert renewal(PASSES) in str(refusal.value)
    assert not fits(root, PASSES)


def test_row_that_changed(root, systems):
    """Its evidence is stale."""
    row = replace(CONTACTS.rows[1], type=DataType.UNKNOWN)
    section = replace(CONTACTS, rows=(CONTACTS.rows[0], row, CONTACTS.rows[2]))
    with pytest.raises(EvidenceStale, match="the row changed"):
        replay(root, made(replace(CHECKLIST, sections=(section,)), row), systems)


def test_recipe_that_changed(root, systems):
    """Evidence of the value class's old values is stale."""
    steps = tuple(
        replace(step, value=replace(step.value, version=step.value.version + 1))
        if isinstance(step, WriteStep) and step.value
        else step
        for step in PASSES.steps
    )
    with pytest.raises(EvidenceStale, match="the check changed"):
        replay(root, replace(PASSES, steps=steps), systems)


def test_wording_that_changed(root, systems):
    """Titles, file names and lines are no part of what is proved."""
    plan = replace(PASSES, scenario="B claim", feature="features/y.feature", line=8, node_id="other")
    assert replay(root, plan, systems)[0].failure is None


def test_row_that_came_later(root, systems):
    """It has no evidence yet, and takes no other scenario's."""
    later = Row("mobilePhone", "emailAddress", DataType.STRING)
    section = replace(CONTACTS, rows=(later, *CONTACTS.rows))
    checklist = replace(CHECKLIST, sections=(section,))
    for plan in (made(checklist), linked(checklist)):
        run, _ = replay(root, plan, systems)
        assert (run.failure, run.problem) == (None, None)
    with pytest.raises(EvidenceMissing):
        replay(root, made(checklist, later, "a phone number of eight digits"), systems)


def test_neighbour_that_is_listed_no_more(root, systems):
    """Its property was written beside those under test; a replay does so too, so evidence stays good."""
    checklist = replace(CHECKLIST, sections=(replace(CONTACTS, rows=CONTACTS.rows[1:]),))
    for plan in (made(checklist), linked(checklist)):
        run, _ = replay(root, plan, systems)
        assert (run.failure, run.problem) == (None, None)
        assert fits(root, plan)
