"""The deletion loop: what is older is left, what was deleted is looked for again, and it always ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from fixtures.cleanup.older import Beginning, begin
from fixtures.cleanup.removal import MOST_ROUNDS
from fixtures.runs.poller import SingleRunPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.errors import NotAllowed, UnexpectedAnswer, Unreachable
from fixtures.systems.interface import Record
from fixtures.tenants.errors import LedgerError
from fixtures.values.correlation_id import digits
from tests.cleanup.cleaned import STEPS, Book, left, removed_with, waits_of
from tests.execution.world import CHECKLIST, CRM, GO, START, Sync, World

PLACES = ((CRM, "Contacts"), (GO, "Contactperson"))


class Beginnings(Book):
    """Listens to what was there as well."""

    def began(self, system: str, entity: str, last: float, tenant: str) -> None:
        """Hears it."""


@dataclass
class Home:
    """A world in which a scenario run has come to its end, and what was there before it."""

    world: World
    scenario_run: ScenarioRun
    beginning: Beginning

    def cleaned(self, book: Book | None = None, deadline: float = 300.0) -> list[str]:
        """What is left."""
        waits = waits_of(self.world, deadline)
        return removed_with(self.world, book or Book(), self.scenario_run, waits=waits, older=self.beginning.reason)


def home(sync: type[Sync] = Sync, before: Callable[[World], object] = lambda _world: None) -> Home:
    """After a scenario run; `before` is what was made before the run."""
    world = World(sync)
    before(world)
    beginning = begin(world.systems, PLACES, Beginnings(), "fake")
    scenario_run = begun_with(world, beginning)
    world.execute(scenario_run)
    return Home(world, scenario_run, beginning)


def begun_with(world: World, beginning: Beginning) -> ScenarioRun:
    """A scenario run that knows what was there before it, as a live run's does."""
    scenario_run = world.scenario_run(*STEPS)
    scenario_run.context.older = beginning.older
    scenario_run.context.poller = SingleRunPoller(
        world.systems, listed_properties(CHECKLIST), START, world.clock, beginning.older
    )
    return scenario_run


def person(world: World, **values: str) -> str:
    return world.go.make("Contactperson", values).id


# -- older than the run


class _Merging(Sync):
    """Writes a new contact into the person that was there."""

    def link(self, contact):
        (old, *_) = [one for one in self.go.held.values() if one.entity == "Contactperson"]
        self.go.edit(old, {"lastName": contact.get("familyName"), "firstName": contact.get("givenName")})
        self.links[contact.id] = old.id
        self.note(contact, self.go.held[old.id])


def test_a_sync_that_merges_ours_into_an_older_record():
    """That is no counterpart, and never deleted: it is named, with what was written into it."""
    after = home(_Merging, lambda world: person(world, lastName="Nordmann", phoneNumber="22334455"))
    assert after.scenario_run.failure is not None
    assert "P1, " in after.scenario_run.failure.message
    assert "older than the run: merged?" in after.scenario_run.failure.message
    (line,) = after.cleaned()
    assert left(after.world) == ["P1"]
    assert line.startswith(f"{GO} Contactperson P1: older than the run: merged? It shows what this suite")
    assert f"lastName = '{after.scenario_run.correlation_id}" in line
    assert "22334455" not in line


def test_a_users_record_that_was_renamed_to_show_our_id():
    """Made seconds before the run began: it is no second counterpart, and stays."""
    world = World()
    half_made = person(world, firstName="Kari")
    beginning = begin(world.systems, PLACES, Beginnings(), "fake")
    scenario_run = begun_with(world, beginning)
    world.go.edit(world.go.held[half_made], {"lastName": f"{scenario_run.correlation_id} Berg"})
    world.execute(scenario_run)
    assert (scenario_run.failure, scenario_run.problem) == (None, None)
    (line,) = Home(world, scenario_run, beginning).cleaned()
    assert left(world) == [half_made]
    assert "older than the run" in line


def test_a_tenant_that_answers_a_new_record_with_an_old_one():
    """Nothing is judged on it, nothing more is written into it, and it is not deleted."""
    world = World()
    old = world.crm.make("Contacts", {"familyName": "Nordmann"})
    world.crm.make = lambda entity, values, *, correlation_id="": world.crm.edit(old, values)  # noqa: ARG005 - merges
    beginning = begin(world.systems, PLACES, Beginnings(), "fake")
    scenario_run = begun_with(world, beginning)
    world.execute(scenario_run)
    assert "older than the run" in str(scenario_run.problem)
    Home(world, scenario_run, beginning).cleaned()
    assert old.id in world.crm.held


def test_what_is_older_than_what():
    """Up to the youngest that was there; where a tenant tells no age nothing is older."""
    world = World()
    for _ in range(2):
        person(world)
    beginning = begin(world.systems, PLACES, Beginnings(), "fake")
    person(world)
    assert [beginning.older(GO, one) for one in world.go.held.values()] == [True, True, False]
    world.go.sequence = lambda _record: None
    assert not any(beginning.older(GO, one) for one in world.go.held.values())


def test_where_the_client_may_not_look():
    """Nothing is made there, so nothing has to be known of it."""
    world = World()

    def forbidden(_entity):
        raise NotAllowed("too small a subscription")

    world.go.last_sequence = forbidden
    assert list(begin(world.systems, PLACES, Beginnings(), "fake").last) == [(CRM, "Contacts")]


# -- what a deletion answers proves nothing


def test_a_deletion_that_is_answered_and_not_done():
    """An HTML page with status 200: nothing is written off, each record is named."""
    after, book = home(), Book()
    for system in after.world.systems.values():
        system.delete = lambda record: None  # noqa: ARG005 - it says it did
    lines = after.cleaned(book)
    assert book.deleted_ids == []
    assert sorted(lines) == [
        f"{system} {record.entity} {record.id}: it was answered as deleted, and is still there"
        for system, record in sorted(after.scenario_run.pair.records.items())
    ]


def test_a_deletion_that_shows_late():
    """Readers lag: it is deleted once more, and gone in the end."""
    after, book = home(), Book()
    list_changed, kept = after.world.go.list_changed, dict(after.world.go.held)
    lagging = [1, 2]

    def stale(entity, since, known=None):
        return list(kept.values()) if lagging and lagging.pop() else list_changed(entity, since)

    after.world.go.list_changed = stale
    assert after.cleaned(book) == []
    assert sorted(book.deleted_ids) == sorted(one.id for one in after.scenario_run.pair.records.values())


def test_what_went_by_itself():
    """A deletion that travelled: the ledger's line of the other one is closed, too."""
    after, book = home(), Book()
    after.world.go.held.clear()
    assert after.cleaned(book) == []
    assert sorted(book.deleted_ids) == sorted(one.id for one in after.scenario_run.pair.records.values())


# -- it goes on, and it ends


@pytest.mark.parametrize("problem", [UnexpectedAnswer("a page"), Unreachable("no answer")])
@pytest.mark.parametrize("system", [CRM, GO])
def test_a_tenant_that_is_away_for_a_while(system, problem):
    """A maintenance page at the first poll, and at later ones, ends nothing."""
    after = home()
    client = after.world.systems[system]
    list_changed, back = client.list_changed, after.world.clock.now + 30

    def away(entity, since, known=None):
        if after.world.clock.now < back:
            raise problem
        return list_changed(entity, since)

    client.list_changed = away
    assert after.cleaned() == []
    assert left(after.world) == []


def test_a_tenant_that_stays_away():
    """The other one is cleaned up; after the deadline what may be left is named by its id."""
    after = home()
    begun = after.world.clock.now

    def away(entity, since, known=None):
        raise Unreachable("no answer")

    after.world.go.list_changed = away
    lines = after.cleaned(deadline=100.0)
    key = after.scenario_run.pair.records[GO].id
    assert lines == [f"{GO} Contactperson {key}: may still be there; it could not be looked for: no answer"]
    assert after.world.crm.held == {}
    assert 100.0 <= after.world.clock.now - begun <= 101.0


def test_deletions_that_never_answer():
    """They cost their time only until the deadline, and not that of the other tenant."""
    after = home()
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
    """What was not reached is named."""
    after = home()
    delete = after.world.crm.delete

    def slow(record: Record) -> None:
        after.world.clock.sleep(20)
        delete(record)

    after.world.crm.delete = slow
    lines = after.cleaned(deadline=10.0)
    reached, missed = after.scenario_run.pair.records[CRM], after.scenario_run.pair.records[GO]
    assert f"{GO} Contactperson {missed.id}: not reached before CLEANUP_DEADLINE (10 s) was over" in lines
    assert f"{CRM} Contacts {reached.id}: answered as deleted, and not looked for since" in lines


class _MadeAnewOnTheOtherSide(Sync):
    """Makes whatever was deleted anew from its counterpart, or from what it remembers."""

    times = 3
    slow = 1

    def cycle(self):
        super().cycle()
        for contact_id, person_id in list(self.links.items()):
            if contact_id not in self.crm.held and person_id not in self.go.held and self.times:
                self.times -= 1
                del self.links[contact_id]
                self.crm.make("Contacts", {"familyName": self.seen[contact_id, "familyName"]["value"]})


@pytest.mark.parametrize("times", [1, 3])
def test_a_sync_that_makes_deleted_records_anew(times):
    """It polls again until nothing came back for two polls, a cycle apart."""
    after = home(type("Anew", (_MadeAnewOnTheOtherSide,), {"times": times}))
    assert after.cleaned() == []
    assert after.world.sync.times == 0
    assert left(after.world) == []


def test_a_sync_that_makes_deleted_records_anew_for_ever():
    """What could not be ended is named."""
    after = home(type("Anew", (_MadeAnewOnTheOtherSide,), {"times": 10**6}))
    lines = after.cleaned(deadline=10_000.0)
    assert all("comes back as often as it is deleted" in line for line in lines)
    assert [line.split(":")[0].rpartition(" ")[2] for line in lines] == left(after.world)
    assert after.world.crm.requests.count("survey Contacts") >= MOST_ROUNDS


def test_the_wait_for_a_cycle_ends_before_the_deadline():
    """A cycle longer than the deadline is cut, and a last poll is made."""
    after = home()
    begun = after.world.clock.now
    waits = waits_of(after.world, deadline=300.0, cycle=320.0)
    assert removed_with(after.world, Book(), after.scenario_run, waits=waits) == []
    assert 200.0 < after.world.clock.now - begun < 300.0


def test_a_ledger_that_cannot_be_written():
    """A full disk is told, and keeps no record from being deleted."""

    class Full(Book):
        def deleted(self, *_words: object) -> None:
            raise LedgerError("no room on the disk")

    after = home()
    assert after.cleaned(Full()) == ["no room on the disk"]
    assert left(after.world) == []


def test_digits_of_ours_in_an_older_record():
    """Somebody's number: it is told as a hint, and left."""
    after = home(before=lambda world: person(world, lastName="Nordmann"))
    phone = digits(after.scenario_run.correlation_id)
    after.world.go.held["P1"] = replace(after.world.go.held["P1"], values={"phoneNumber": phone})
    (line,) = after.cleaned()
    assert left(after.world) == ["P1"]
    assert "its phone holds the digits" in line
