"""What a live run may write: evidence of verdicts, and never over evidence that is worth more."""

from dataclasses import replace

import pytest

from fixtures.evidence.cassette import load, save
from fixtures.evidence.errors import EvidenceError, EvidenceLeak
from fixtures.journeys.keeping import Keeper, cassette_path
from fixtures.systems.errors import Refused
from tests.journeys.world import CRM, GO, START, FakeSystem, Sync, World

STEPS = (
    "When a CRMOffice Contacts is made",
    "Then it gets exactly one PowerOffice GO Contactperson",
    "Then the pair stays at rest",
)


def keeper(root, tenants="simulated", forbidden=()):
    return Keeper(root, tenants, "abcde", START, lambda: START, forbidden)


def arrived(sync=Sync, crm=FakeSystem):
    world = World(sync, crm)
    (journey,) = world.sail(world.journey(*STEPS))
    return journey


class _NothingSynced(Sync):
    def cycle(self):
        pass


class _Refusing(FakeSystem):
    def make(self, entity, values, *, token=""):
        raise Refused("no")


def test_passed(tmp_path):
    """It is written whole, with when, where, how long and what was asked."""
    journey = arrived()
    assert keeper(tmp_path).keep(journey)
    provenance, interactions = load(cassette_path(tmp_path, journey.plan))
    assert (provenance.verdict, provenance.tenants, provenance.attempt) == ("passed", "simulated", 1)
    assert (provenance.token, provenance.promise, provenance.message) == (journey.token, None, None)
    assert list(provenance.seconds) == ["0-make", "1-link", "2-rest"]
    assert len(interactions) == len(journey.tape)


def test_failed(tmp_path):
    """It is written as well, with promise and message: what was red stays red offline."""
    journey = arrived(_NothingSynced)
    assert keeper(tmp_path).keep(journey)
    provenance, _ = load(cassette_path(tmp_path, journey.plan))
    assert journey.failure is not None
    assert (provenance.verdict, provenance.promise) == ("failed", "one counterpart")
    assert provenance.message == journey.failure.message


def test_error(tmp_path):
    """It leaves what was there, byte for byte, and writes nothing where nothing was."""
    journey = arrived(crm=_Refusing)
    path = cassette_path(tmp_path, journey.plan)
    assert not keeper(tmp_path).keep(journey)
    assert not path.exists()
    keeper(tmp_path).keep(arrived())
    before = path.read_bytes()
    assert not keeper(tmp_path).keep(journey)
    assert path.read_bytes() == before


def test_untestable(tmp_path):
    """What cannot be tested leaves no evidence."""
    journey = arrived()
    journey.untestable = "the client does not know it yet"
    assert not keeper(tmp_path).keep(journey)
    assert not cassette_path(tmp_path, journey.plan).exists()


@pytest.mark.parametrize(
    ("first", "second", "replaced"),
    [
        ("simulated", "simulated", True),
        ("simulated", "sandbox", True),
        ("sandbox", "sandbox", True),
        ("sandbox", "simulated", False),
    ],
)
def test_second_recording(tmp_path, first, second, replaced):
    """Simulated never replaces sandbox; else the newer one stands, and is counted."""
    journey = arrived()
    path = cassette_path(tmp_path, journey.plan)
    keeper(tmp_path, first).keep(journey)
    if replaced:
        assert keeper(tmp_path, second).keep(journey)
        assert (load(path)[0].tenants, load(path)[0].attempt) == (second, 2)
        return
    with pytest.raises(EvidenceError, match="simulated never replaces it") as refusal:
        keeper(tmp_path, second).keep(journey)
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


@pytest.mark.parametrize("spoil", [cut, edited, half_merged, emptied, spoilt])
def test_simulated_over_unreadable_sandbox_evidence(tmp_path, spoil):
    """What cannot be read could be mended; it is left as it is, and the message says why."""
    journey = arrived()
    path = cassette_path(tmp_path, journey.plan)
    keeper(tmp_path, "sandbox").keep(journey)
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(EvidenceError, match="It may be sandbox evidence") as refusal:
        keeper(tmp_path).keep(journey)
    assert str(tmp_path) not in str(refusal.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("spoil", [cut, edited])
@pytest.mark.parametrize(("first", "second"), [("simulated", "simulated"), ("sandbox", "sandbox")])
def test_recording_over_unreadable_evidence(tmp_path, spoil, first, second):
    """Simulated evidence takes the place of simulated, and sandbox of anything."""
    journey = arrived()
    path = cassette_path(tmp_path, journey.plan)
    keeper(tmp_path, first).keep(journey)
    spoil(path)
    assert keeper(tmp_path, second).keep(journey)
    assert load(path)[0].attempt == 1


def test_words_of_a_body_do_not_count(tmp_path):
    """A record that says `tenants: simulated` does not make sandbox evidence simulated."""
    journey = arrived()
    path = cassette_path(tmp_path, journey.plan)
    keeper(tmp_path, "sandbox").keep(journey)
    provenance, interactions = load(path)
    body = b"a\n  tenants: simulated\nb"
    save(path, provenance, [replace(interactions[0], response_body=body), *interactions[1:]], forbidden=())
    edited(path)
    with pytest.raises(EvidenceError, match="It may be sandbox evidence"):
        keeper(tmp_path).keep(journey)


def test_forbidden(tmp_path):
    """A cassette that would hold a configured host is not written."""
    journey = arrived()
    with pytest.raises(EvidenceLeak):
        keeper(tmp_path, forbidden=("fake.invalid",)).keep(journey)
    assert not cassette_path(tmp_path, journey.plan).exists()


def test_rows_are_kept(tmp_path):
    """So that a replay writes what was written, even when the checklist has grown."""
    journey = arrived()
    keeper(tmp_path).keep(journey)
    rows = load(cassette_path(tmp_path, journey.plan))[0].extra["rows"]
    assert rows == [["directPhone", "phoneNumber"], ["familyName", "lastName"], ["givenName", "firstName"]]
    assert {CRM, GO} == set(journey.pair.records)
