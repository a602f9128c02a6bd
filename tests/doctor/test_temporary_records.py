"""Temporary records are in the ledger first and deleted at the end; records of others stay."""

from datetime import UTC, datetime

import pytest

from fixtures.cleanup.finding import entities_of
from fixtures.cleanup.fingerprints import fits
from fixtures.doctor.temporary_records import TemporaryRecords
from fixtures.systems.errors import Refused
from fixtures.tenants.ledger import Ledger, ledger_path, open_records, read_ledger
from fixtures.tenants.ledger_line import LineKind
from tests.execution.world import CHECKLIST, CRM, START, World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def temporary_records(world, tmp_path):
    """At the world's two systems, with a ledger on disk."""
    ledger = Ledger(ledger_path(tmp_path), "drdrd", lambda: datetime.now(UTC))
    since = dict.fromkeys(world.systems, START)
    places = entities_of([CHECKLIST])
    clock = world.clock
    return TemporaryRecords(world.systems, ledger, "here", "drdrd", places, since, clock, clock.sleep, 300.0)


def test_in_the_ledger_first(world, temporary_records, tmp_path):
    """A process that ends while a record is being made leaves its intent on disk."""
    seen = []

    def make(entity, values, *, correlation_id):
        seen.extend(open_records(ledger_path(tmp_path)))
        raise SystemExit

    world.crm.make = make
    with pytest.raises(SystemExit):
        temporary_records.make(CRM, "Contacts", {"familyName": "x"}, temporary_records.correlation_id())
    assert [(line.system, line.correlation_id, line.id) for line in seen] == [(CRM, "zqdrdrdaab", None)]


def test_refused(world, temporary_records, tmp_path):
    """No record was made, so none is open in the ledger."""

    def make(entity, values, *, correlation_id):
        raise Refused("no")

    world.crm.make = make
    with pytest.raises(Refused):
        temporary_records.make(CRM, "Contacts", {"familyName": "x"}, temporary_records.correlation_id())
    assert open_records(ledger_path(tmp_path)) == ()


def test_counterparts_are_deleted_too(world, temporary_records, tmp_path):
    """The counterpart is found by its correlation id and noted before it is deleted; records of other users stay."""
    world.crm.make("Contacts", {"familyName": "Haugen"})
    correlation_id = temporary_records.correlation_id()
    temporary_records.make(CRM, "Contacts", {"familyName": f"{correlation_id} Lie"}, correlation_id)
    world.sync.cycle()
    assert [ours.record.id for ours in temporary_records.counterparts()] == ["P2"]
    assert {line.id for line in open_records(ledger_path(tmp_path))} == {"C2", "P2"}
    assert temporary_records.delete_all() == []
    assert (set(world.crm.held), set(world.go.held)) == ({"C1"}, {"P1"})
    assert open_records(ledger_path(tmp_path)) == ()


def test_lost_answer(world, temporary_records, tmp_path):
    """A record whose creation was not answered is found by its correlation id."""
    sound = world.crm.make

    def make(entity, values, *, correlation_id):
        sound(entity, values, correlation_id=correlation_id)
        raise KeyboardInterrupt

    world.crm.make = make
    correlation_id = temporary_records.correlation_id()
    with pytest.raises(KeyboardInterrupt):
        temporary_records.make(CRM, "Contacts", {"familyName": f"{correlation_id} Lie"}, correlation_id)
    assert temporary_records.delete_all() == []
    assert world.crm.held == {}
    assert open_records(ledger_path(tmp_path)) == ()


def test_a_record_that_is_older_than_the_visit(world, temporary_records):
    """A sync that merges, or a person, wrote the correlation id into it: it is left and named."""
    old = world.go.make("Contactperson", {"lastName": "Nordmann"})
    correlation_id = temporary_records.correlation_id()
    temporary_records.make(CRM, "Contacts", {"familyName": f"{correlation_id} Lie"}, correlation_id)
    world.go.edit(old, {"lastName": f"{correlation_id} Lie"})
    (line,) = temporary_records.delete_all()
    assert "older than the run" in line
    assert (set(world.crm.held), set(world.go.held)) == (set(), {old.id})


def test_a_value_without_room_for_a_correlation_id(temporary_records, tmp_path):
    """The ledger holds the fingerprint of the record as it will be, so that a sweep knows it."""
    correlation_id = temporary_records.correlation_id()
    made = temporary_records.make(CRM, "Contacts", {"familyName": f"{correlation_id} Lie"}, correlation_id)
    after = temporary_records.edit(CRM, made, {"familyName": "null"})
    noted = [line for line in read_ledger(ledger_path(tmp_path))[0] if line.what == LineKind.EXPECTED]
    assert [fits(line.shown, correlation_id, after) for line in noted] == [True]
