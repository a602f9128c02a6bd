"""What a live run may write: evidence of verdicts, and never over evidence that is worth more."""

import itertools
from dataclasses import replace
from functools import cache

import pytest

from fixtures.evidence.cassette import load, save
from fixtures.evidence.errors import EvidenceError, EvidenceLeak
from fixtures.execution.evidence_writer import EvidenceWriter, cassette_path
from fixtures.execution.replay import recorded_people
from fixtures.systems.errors import Refused
from tests.execution.broken_syncs import NothingSynced
from tests.execution.projects import PEOPLE, ProjectsWorld
from tests.execution.projects import planned as projects_plan
from tests.execution.sentences import NEW
from tests.execution.world import CRM, GO, START, FakeSystem, Sync, World

PROJECT_STEPS = (
    "When a PowerOffice GO Projects record is made",
    "Then it gets exactly one CRMOffice Activities record",
    "Then nothing else changes afterwards",
)


def evidence_writer(root, tenants="simulated", forbidden=()):
    return EvidenceWriter(root, tenants, "abcde", START, lambda: START, forbidden)


@cache
def arrived(sync=Sync, crm=FakeSystem):
    """A scenario run that has ended; not to be changed."""
    return World(sync, crm).executed(*NEW)


class _Refusing(FakeSystem):
    def make(self, entity, values, *, correlation_id=""):
        raise Refused("no")


def test_passed(tmp_path):
    """It is written whole, with when, where, how long and what was asked."""
    run = arrived()
    assert evidence_writer(tmp_path).keep(run)
    provenance, interactions = load(cassette_path(tmp_path, run.plan))
    assert (provenance.verdict, provenance.tenants, provenance.attempt) == ("passed", "simulated", 1)
    assert (provenance.correlation_id, provenance.promise, provenance.message) == (run.correlation_id, None, None)
    assert list(provenance.seconds) == ["0-make", "1-link", "2-rest"]
    assert len(interactions) == len(run.recording)


def test_failed(tmp_path):
    """It is written as well, with promise and message: what was red stays red offline."""
    run = arrived(NothingSynced)
    assert evidence_writer(tmp_path).keep(run)
    provenance, _ = load(cassette_path(tmp_path, run.plan))
    assert run.failure is not None
    assert (provenance.verdict, provenance.promise) == ("failed", "one counterpart")
    assert provenance.message == run.failure.message


def test_error(tmp_path):
    """It leaves what was there, byte for byte, and writes nothing where nothing was."""
    run = arrived(crm=_Refusing)
    path = cassette_path(tmp_path, run.plan)
    assert not evidence_writer(tmp_path).keep(run)
    assert not path.exists()
    evidence_writer(tmp_path).keep(arrived())
    before = path.read_bytes()
    assert not evidence_writer(tmp_path).keep(run)
    assert path.read_bytes() == before


def test_retries(tmp_path):
    """What had to be asked again is counted for the run that met it; one whose calls all succeed counts none."""

    class UnderOutages(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            self.retries += 2
            return super().make(entity, values, correlation_id=correlation_id)

    for crm, expected in ((FakeSystem, 0), (UnderOutages, 2)):
        run = arrived(crm=crm)
        evidence_writer(tmp_path).keep(run)
        provenance, _ = load(cassette_path(tmp_path, run.plan))
        assert run.retries == provenance.retries == expected


def test_untestable(tmp_path):
    """What cannot be tested leaves no evidence."""
    run = replace(arrived(), unsupported="the client does not know it yet")
    assert not evidence_writer(tmp_path).keep(run)
    assert not cassette_path(tmp_path, run.plan).exists()


def test_second_recording(tmp_path):
    """Simulated never replaces sandbox; else the newer one stands, and is counted."""
    run = arrived()
    kinds = "simulated", "sandbox"
    for first, second in itertools.product(kinds, kinds):
        root = tmp_path / f"{first} {second}"
        path = cassette_path(root, run.plan)
        assert evidence_writer(root, first).keep(run)
        if (first, second) != ("sandbox", "simulated"):
            assert evidence_writer(root, second).keep(run)
            assert (load(path)[0].tenants, load(path)[0].attempt) == (second, 2)
            continue
        with pytest.raises(EvidenceError, match="simulated never replaces it") as refusal:
            evidence_writer(root, second).keep(run)
        assert str(tmp_path) not in str(refusal.value)
        assert (load(path)[0].tenants, load(path)[0].attempt) == (first, 1)


def cut(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("- request:")], encoding="utf-8")


def edited(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("attempt: 1", "attempt: 3"), encoding="utf-8")


def half_merged(path):
    text = path.read_text(encoding="utf-8")
    both = "<<<<<<< ours\n  tenants: sandbox\n=======\n  tenants: simulated\n>>>>>>> theirs"
    path.write_text(text.replace("  tenants: sandbox", both), encoding="utf-8")


def emptied(path):
    path.write_bytes(b"")


def spoilt(path):
    path.write_bytes(b"\xff\xfe" + path.read_bytes())


def spoilt_evidence(root, tenants, spoil):
    """A scenario run, and its cassette as another run recorded it and somebody spoilt it."""
    run = arrived()
    path = cassette_path(root, run.plan)
    evidence_writer(root, tenants).keep(run)
    spoil(path)
    return run, path


@pytest.mark.parametrize("spoil", [cut, edited, half_merged, emptied, spoilt])
def test_simulated_over_unreadable_sandbox_evidence(tmp_path, spoil):
    """What cannot be read could be mended; it is left as it is, and the message says why."""
    run, path = spoilt_evidence(tmp_path, "sandbox", spoil)
    before = path.read_bytes()
    with pytest.raises(EvidenceError, match="It may be sandbox evidence") as refusal:
        evidence_writer(tmp_path).keep(run)
    assert str(tmp_path) not in str(refusal.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("tenants", ["simulated", "sandbox"])
@pytest.mark.parametrize("spoil", [cut, edited])
def test_recording_over_unreadable_evidence(tmp_path, spoil, tenants):
    """Simulated evidence takes the place of simulated, and sandbox of anything."""
    run, path = spoilt_evidence(tmp_path, tenants, spoil)
    assert evidence_writer(tmp_path, tenants).keep(run)
    assert load(path)[0].attempt == 1


def test_words_of_a_body_do_not_count(tmp_path):
    """A record that says `tenants: simulated` does not make sandbox evidence simulated."""
    run = arrived()
    path = cassette_path(tmp_path, run.plan)
    evidence_writer(tmp_path, "sandbox").keep(run)
    provenance, interactions = load(path)
    body = b"a\n  tenants: simulated\nb"
    save(path, provenance, [replace(interactions[0], response_body=body), *interactions[1:]], forbidden=())
    edited(path)
    with pytest.raises(EvidenceError, match="It may be sandbox evidence"):
        evidence_writer(tmp_path).keep(run)


def test_forbidden(tmp_path):
    """A cassette that would hold a configured host is not written."""
    run = arrived()
    with pytest.raises(EvidenceLeak):
        evidence_writer(tmp_path, forbidden=("fake.invalid",)).keep(run)
    assert not cassette_path(tmp_path, run.plan).exists()


def test_rows_are_kept(tmp_path):
    """So that a replay writes what was written, even when the checklist has grown."""
    run = arrived()
    evidence_writer(tmp_path).keep(run)
    rows = load(cassette_path(tmp_path, run.plan))[0].extra["rows"]
    assert rows == [["directPhone", "phoneNumber"], ["familyName", "lastName"], ["givenName", "firstName"]]
    assert {CRM, GO} == set(run.pair.records)


def test_people_of_a_row_that_refers_to_people(tmp_path):
    """Their ids are kept, so that a replay chooses among the same; other evidence has no such entry."""
    run = ProjectsWorld().run(projects_plan(*PROJECT_STEPS, rule="link"))
    assert evidence_writer(tmp_path).keep(run)
    path = cassette_path(tmp_path, run.plan)
    assert load(path)[0].extra["people"] == [{GO: employee, CRM: user} for employee, user in PEOPLE]
    assert "example.invalid" not in path.read_text().replace("fake.invalid", "")
    assert recorded_people(load(path)[0]) == run.context.people
    other = arrived()
    evidence_writer(tmp_path).keep(other)
    assert "people" not in load(cassette_path(tmp_path, other.plan))[0].extra
