"""Records that are made to be deleted: in the ledger first, gone in the end, nobody else's touched."""

from datetime import UTC, datetime

import pytest

from fixtures.doctor.throwaway import Throwaways
from fixtures.journeys.cleaning import places_of
from fixtures.systems.errors import Refused
from fixtures.tenants.state import Ledger, ledger_path, open_records
from tests.journeys.world import CHECKLIST, CRM, GO, START, World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def throwaways(world, tmp_path):
    """At the world's two systems, with a ledger on disk."""
    ledger = Ledger(ledger_path(tmp_path), "drdrd", lambda: datetime.now(UTC))
    since = dict.fromkeys(world.systems, START)
    places = places_of([CHECKLIST])
    clock = world.clock
    return Throwaways(world.systems, ledger, "here", "drdrd", places, since, clock, clock.sleep, 300.0)


def test_in_the_ledger_first(world, throwaways, tmp_path):
    """Whoever is killed while a record is being made leaves its intent on disk."""
    seen = []

    def make(entity, values, *, token):
        seen.extend(open_records(ledger_path(tmp_path)))
        raise SystemExit

    world.crm.make = make
    with pytest.raises(SystemExit):
        throwaways.make(CRM, "Contacts", {"familyName": "x"}, throwaways.token())
    assert [(line.system, line.token, line.id) for line in seen] == [(CRM, "zqdrdrdaab", None)]


def test_refused(world, throwaways, tmp_path):
    """Nothing was made, so nothing is remembered."""

    def make(entity, values, *, token):
        raise Refused("no")

    world.crm.make = make
    with pytest.raises(Refused):
        throwaways.make(CRM, "Contacts", {"familyName": "x"}, throwaways.token())
    assert open_records(ledger_path(tmp_path)) == ()


def test_what_a_sync_made_goes_too(world, throwaways, tmp_path):
    """The counterpart is found by its token and noted before it is deleted; other people's records stay."""
    world.crm.make("Contacts", {"familyName": "Haugen"})
    token = throwaways.token()
    throwaways.make(CRM, "Contacts", {"familyName": f"{token} Lie"}, token)
    world.sync.cycle()
    assert [record.id for _, record in throwaways.counterparts()] == ["P2"]
    assert {line.id for line in open_records(ledger_path(tmp_path))} == {"C2", "P2"}
    assert throwaways.delete_all() == []
    assert (set(world.crm.held), set(world.go.held)) == ({"C1"}, {"P1"})
    assert open_records(ledger_path(tmp_path)) == ()


@pytest.mark.parametrize(("times", "left"), [(2, []), (99, [f"{GO} Contactperson P9: it comes back as oft"])])
def test_made_anew(world, throwaways, times, left):
    """A counterpart that a sync makes once more is deleted as well; one that comes for ever is told."""
    token = throwaways.token()
    throwaways.make(CRM, "Contacts", {"familyName": f"{token} Lie"}, token)
    delete, deleted = world.go.delete, []

    def again(record):
        delete(record)
        deleted.append(record)
        if len(deleted) <= times:
            world.go.make("Contactperson", record.values)

    world.go.delete = again
    world.sync.cycle()
    assert [line[:53] for line in throwaways.delete_all()] == left
    assert bool(world.go.held) == bool(left)


def test_lost_answer(world, throwaways, tmp_path):
    """A record that was made although nobody heard of it is found by its token."""
    sound = world.crm.make

    def make(entity, values, *, token):
        sound(entity, values, token=token)
        raise KeyboardInterrupt

    world.crm.make = make
    token = throwaways.token()
    with pytest.raises(KeyboardInterrupt):
        throwaways.make(CRM, "Contacts", {"familyName": f"{token} Lie"}, token)
    assert throwaways.delete_all() == []
    assert world.crm.held == {}
    assert open_records(ledger_path(tmp_path)) == ()


def test_what_is_not_deleted(world, throwaways, tmp_path):
    """It is named with the reason, and the ledger remembers it."""

    def delete(record):
        raise Refused("it has related data")

    token = throwaways.token()
    made = throwaways.make(GO, "Contactperson", {"lastName": f"{token} Lie"}, token)
    world.go.delete = delete
    assert throwaways.delete_all() == [f"{GO} Contactperson {made.id}: it has related data"]
    assert [line.id for line in open_records(ledger_path(tmp_path))] == [made.id]
