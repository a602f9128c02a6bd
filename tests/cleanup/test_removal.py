"""The deletion loop leaves what is older than the run, confirms each deletion, and always ends."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from fixtures.cleanup.ownership import Beginning, begin
from fixtures.cleanup.removal import MOST_ROUNDS
from fixtures.runs.poller import Poller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.errors import NotAllowed, Refused, UnexpectedAnswer, Unreachable
from fixtures.systems.interface import Record
from fixtures.tenants.errors import LedgerError
from tests.cleanup.cleaned import STEPS, ListedLedger, cleaned_with, remaining, waits_of
from tests.execution.world import CHECKLIST, CRM, GO, START, Sync, World

PLACES = ((CRM, "Contacts"), (GO, "Contactperson"))


@dataclass
class EndedRun:
    """A world after one scenario run, and the records that were there before it."""

    world: World
    scenario_run: ScenarioRun
    beginning: Beginning

    def cleaned(self, ledger: ListedLedger | None = None, deadline: float = 300.0) -> list[str]:
        """The lines of what is left."""
        waits = waits_of(self.world, deadline)
        return cleaned_with(
            self.world, ledger or ListedLedger(), self.scenario_run, waits=waits, older=self.beginning.reason
        )


def ended_run(sync: type[Sync] = Sync, before: Callable[[World], object] = lambda _world: None) -> EndedRun:
    """Executes a scenario run; `before` makes records that are older than the run."""
    world = World(sync)
    before(world)
    beginning = begin(world.systems, PLACES, ListedLedger(), "fake")
    scenario_run = begun_with(world, beginning)
    world.execute(scenario_run)
    return EndedRun(world, scenario_run, beginning)


def begun_with(world: World, beginning: Beginning) -> ScenarioRun:
    """A scenario run that knows which records are older, as in a live run."""
    scenario_run = world.scenario_run(*STEPS)
    scenario_run.context.older = beginning.older
    scenario_run.context.poller = Poller(
        world.systems, listed_properties(CHECKLIST), START, world.clock, older=beginning.older
    )
    return scenario_run


def person(world: World, **values: str) -> str:
    return world.go.make("Contactperson", values).id


# -- older than the run


class _Merging(Sync):
    """Writes a new contact into the first contact person that exists."""

    def link(self, contact):
        (old, *_) = [one for one in self.go.held.values() if one.entity == "Contactperson"]
        self.go.edit(old, {"lastName": contact.get("familyName"), "firstName": contact.get("givenName")})
        self.links[contact.id] = old.id
        self.note(contact, self.go.held[old.id])


def test_a_sync_that_merges_into_an_older_record():
    """The older record is no counterpart and is not deleted; it is named with the values written into it."""
    after = ended_run(_Merging, lambda world: person(world, lastName="Nordmann", phoneNumber="22334455"))
    assert after.scenario_run.failure is not None
    assert "P1, " in after.scenario_run.failure.message
    assert "older than the run: merged?" in after.scenario_run.failure.message
    (line,) = after.cleaned()
    assert remaining(after.world) == ["P1"]
    assert line.startswith(f"{GO} Contactperson P1: older than the run: merged? It shows what this suite")
    assert f"lastName = '{after.scenario_run.correlation_id}" in line
    assert "22334455" not in line


def test_an_older_record_that_is_edited_to_show_a_correlation_id():
    """It is no second counterpart and is not deleted."""
    world = World()
    half_made = person(world, firstName="Kari")
    beginning = begin(world.systems, PLACES, ListedLedger(), "fake")
    scenario_run = begun_with(world, beginning)
    world.go.edit(world.go.held[half_made], {"lastName": f"{scenario_run.correlation_id} Berg"})
    world.execute(scenario_run)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
    (line,) = EndedRun(world, scenario_run, beginning).cleaned()
    assert remaining(world) == [half_made]
    assert "older than the run" in line


def test_a_tenant_that_answers_a_new_record_with_an_old_one():
    """The scenario run ends in an error, and the old record is not deleted."""
    world = World()
    old = world.crm.make("Contacts", {"familyName": "Nordmann"})
    world.crm.make = lambda entity, values, *, correlation_id="": world.crm.edit(old, values)  # noqa: ARG005 - merges
    beginning = begin(world.systems, PLACES, ListedLedger(), "fake")
    scenario_run = begun_with(world, beginning)
    world.execute(scenario_run)
    assert "older than the run" in str(scenario_run.problem)
    EndedRun(world, scenario_run, beginning).cleaned()
    assert old.id in world.crm.held


def test_which_records_are_older():
    """Those up to the youngest at the beginning; none where the tenant does not show the age."""
    world = World()
    for _ in range(2):
        person(world)
    beginning = begin(world.systems, PLACES, ListedLedger(), "fake")
    person(world)
    assert [beginning.older(GO, one) for one in world.go.held.values()] == [True, True, False]
    world.go.sequence = lambda _record: None
    assert not any(beginning.older(GO, one) for one in world.go.held.values())


def test_an_entity_that_the_client_may_not_read():
    """`begin` leaves it out, because the run makes nothing there."""
    world = World()

    def forbidden(_entity):
        raise NotAllowed("too small a subscription")

    world.go.last_sequence = forbidden
    assert list(begin(world.systems, PLACES, ListedLedger(), "fake").last) == [(CRM, "Contacts")]


# -- the answer to a deletion proves nothing


def test_a_deletion_that_is_answered_and_not_done():
    """After a false success nothing is closed in the ledger, and each record is named."""
    after, ledger = ended_run(), ListedLedger()
    for system in after.world.systems.values():
        system.delete = lambda record: None  # noqa: ARG005 - answers with success
    lines = after.cleaned(ledger)
    assert ledger.deleted_ids == []
    assert sorted(lines) == [
        f"{system} {record.entity} {record.id}: it was answered as deleted, and is still there"
        for system, record in sorted(after.scenario_run.pair.records.items())
    ]


def test_a_deletion_that_shows_late():
    """A record that a lagging reader still shows is deleted once more and confirmed as gone."""
    after, ledger = ended_run(), ListedLedger()
    list_changed, kept = after.world.go.list_changed, dict(after.world.go.held)
    lagging = [1, 2]

    def stale(entity, since, known=None):
        return list(kept.values()) if lagging and lagging.pop() else list_changed(entity, since)

    after.world.go.list_changed = stale
    assert after.cleaned(ledger) == []
    assert sorted(ledger.deleted_ids) == sorted(one.id for one in after.scenario_run.pair.records.values())


def test_a_record_that_the_sync_deleted():
    """Its line in the ledger is closed as well."""
    after, ledger = ended_run(), ListedLedger()
    after.world.go.held.clear()
    assert after.cleaned(ledger) == []
    assert sorted(ledger.deleted_ids) == sorted(one.id for one in after.scenario_run.pair.records.values())


# -- the loop continues, and ends


@pytest.mark.parametrize("problem", [UnexpectedAnswer("a page"), Unreachable("no answer")])
@pytest.mark.parametrize("system", [CRM, GO])
def test_a_tenant_that_is_away_for_a_while(system, problem):
    """Failed polls are repeated until the tenant is back, and then everything is deleted."""
    after = ended_run()
    client = after.world.systems[system]
    list_changed, back = client.list_changed, after.world.clock.now + 30

    def away(entity, since, known=None):
        if after.world.clock.now < back:
            raise problem
        return list_changed(entity, since)

    client.list_changed = away
    assert after.cleaned() == []
    assert remaining(after.world) == []


def test_a_tenant_that_stays_away():
    """The other tenant's records are deleted; at the deadline the unconfirmed record is named by its id."""
    after = ended_run()
    begun = after.world.clock.now

    def away(entity, since, known=None):
        raise Unreachable("no answer")

    after.world.go.list_changed = away
    lines = after.cleaned(deadline=100.0)
    key = after.scenario_run.pair.records[GO].id
    assert lines == [f"{GO} Contactperson {key}: may still be there; it could not be polled: no answer"]
    assert after.world.crm.held == {}
    assert 100.0 <= after.world.clock.now - begun <= 101.0


def test_deletions_that_never_answer():
    """They end at the deadline and do not use up the time of the other tenant."""
    after = ended_run()
    begun = after.world.clock.now

    def hangs(record: Record) -> None:
        after.world.clock.sleep(30)
        raise Unreachable("no answer in 30 s")

    after.world.crm.delete = hangs
    lines = after.cleaned(deadline=100.0)
    key = after.scenario_run.pair.records[CRM].id
    assert lines == [f"{CRM} Contacts {key}: no answer in 30 s"]
    assert after.world.go.held == {}
    assert after.world.clock.now - begun <= 130.0


def test_more_records_than_there_is_time_for():
    """Records that were not reached before the deadline are named."""
    after = ended_run()
    delete = after.world.crm.delete

    def slow(record: Record) -> None:
        after.world.clock.sleep(20)
        delete(record)

    after.world.crm.delete = slow
    lines = after.cleaned(deadline=10.0)
    reached, missed = after.scenario_run.pair.records[CRM], after.scenario_run.pair.records[GO]
    assert f"{GO} Contactperson {missed.id}: not reached before CLEANUP_DEADLINE (10 s) was over" in lines
    assert f"{CRM} Contacts {reached.id}: answered as deleted, and not polled since" in lines


def test_a_refusal_before_the_time_is_over():
    """It stays the reason: nothing was answered as deleted."""
    after = ended_run()
    delete = after.world.crm.delete

    def slow(record: Record) -> None:
        after.world.clock.sleep(9.5)
        delete(record)

    def refuse(_record: Record) -> None:
        raise Refused("in use")

    after.world.crm.delete, after.world.go.delete = slow, refuse
    key = after.scenario_run.pair.records[GO].id
    assert after.cleaned(deadline=10.0) == [f"{GO} Contactperson {key}: in use"]


class _MadeAnewOnTheOtherSide(Sync):
    """Makes a deleted contact anew from the values that it remembers."""

    times = 3
    slow = 1

    def cycle(self):
        super().cycle()
        for contact_id, person_id in list(self.links.items()):
            if contact_id not in self.crm.held and person_id not in self.go.held and self.times:
                self.times -= 1
                del self.links[contact_id]
                self.crm.make("Contacts", {"familyName": self.seen[contact_id, "familyName"]})


@pytest.mark.parametrize("times", [1, 3])
def test_a_sync_that_makes_deleted_records_anew(times):
    """The loop polls until two polls, a cycle apart, find nothing to delete."""
    after = ended_run(type("Anew", (_MadeAnewOnTheOtherSide,), {"times": times}))
    assert after.cleaned() == []
    assert after.world.sync.times == 0
    assert remaining(after.world) == []


def test_a_sync_that_makes_deleted_records_anew_for_ever():
    """The loop gives up after eight rounds and names the record."""
    after = ended_run(type("Anew", (_MadeAnewOnTheOtherSide,), {"times": 10**6}))
    lines = after.cleaned(deadline=10_000.0)
    assert all("comes back as often as it is deleted" in line for line in lines)
    assert [line.split(":")[0].rpartition(" ")[2] for line in lines] == remaining(after.world)
    assert after.world.crm.requests.count("survey Contacts") >= MOST_ROUNDS


def test_the_wait_for_a_cycle_ends_before_the_deadline():
    """The loop shortens a cycle that is longer than the deadline, and polls once more."""
    after = ended_run()
    begun = after.world.clock.now
    waits = waits_of(after.world, deadline=300.0, cycle=320.0)
    assert cleaned_with(after.world, ListedLedger(), after.scenario_run, waits=waits) == []
    assert 200.0 < after.world.clock.now - begun < 300.0


def test_a_ledger_that_cannot_be_written():
    """A full disk is named among what is left, and every record is deleted nevertheless."""

    class Full(ListedLedger):
        def deleted(self, *_words: object) -> None:
            raise LedgerError("no room on the disk")

    after = ended_run()
    assert after.cleaned(Full()) == ["no room on the disk"]
    assert remaining(after.world) == []
