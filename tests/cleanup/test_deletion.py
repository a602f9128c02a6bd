"""After a run: what it made is gone on both sides, and what is not gone is told."""

from dataclasses import replace

from fixtures.checklist.model import DataType, Row, Section
from fixtures.cleanup.removal import Waits
from fixtures.systems.errors import Refused
from fixtures.systems.interface import Record
from fixtures.values.correlation_id import digits
from tests.cleanup.cleaned import STEPS, Book, cleaned, left, noting, removed_with
from tests.execution.world import CHECKLIST, CRM, GO, FakeSystem, Sync, World


class _SecondCounterpart(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", self.go.held[self.links[contact.id]].values)


class _MadeAnew(Sync):
    """A sound sync that had not yet noticed a deletion makes the counterpart anew, once."""

    anew = 1

    def carry(self, contact):
        if self.anew and self.links[contact.id] not in self.go.held:
            self.anew -= 1
            self.link(contact)
        super().carry(contact)


def test_pair():
    """Both records are gone, in the ledger too, and nobody else's."""
    world = World()
    stranger = world.go.make("Contactperson", {"lastName": "Somebody Else"})
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    lines, book = cleaned(world, scenario_run)
    assert (lines, left(world)) == ([], [stranger.id])
    assert sorted(book.deleted_ids) == sorted(record.id for record in scenario_run.pair.records.values())


def test_duplicates():
    """What a broken sync made too much is gone as well."""
    world = World(_SecondCounterpart)
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    assert scenario_run.failure is not None
    assert len(world.go.held) == 2
    assert cleaned(world, scenario_run)[0] == []
    assert left(world) == []


def test_journey_without_its_mark():
    """A counterpart that a broken sync stripped of every mark is still known by its id."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    counterpart = scenario_run.pair.records[GO]
    world.go.held[counterpart.id] = replace(counterpart, values={"lastName": "nobody"})
    cleaned(world, scenario_run)
    assert left(world) == []


def test_source_goes_first():
    """Else a sound sync would make its counterpart anew."""
    world = World(_MadeAnew)
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    order: list[tuple[str, str]] = []
    for system in world.systems.values():
        system.delete = noting(system, order)
    cleaned(world, scenario_run)
    assert [system for system, _ in order] == [CRM, GO]


def test_refused():
    """What a tenant keeps is told with the reason, and is not written off in the ledger."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    kept = scenario_run.pair.records[GO].id

    def refuse(record):
        raise Refused("the contact person is in use")

    world.go.delete = refuse
    lines, book = cleaned(world, scenario_run)
    assert lines == [f"PowerOffice GO Contactperson {kept}: the contact person is in use"]
    assert kept not in book.deleted_ids
    assert left(world) == [kept]


def test_refused_at_first():
    """A reason that passes is no reason to leave the record behind."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    delete, refusals = world.go.delete, [1, 2]

    def refuse_twice(record):
        if refusals:
            refusals.pop()
            raise Refused("not now")
        delete(record)

    world.go.delete = refuse_twice
    assert cleaned(world, scenario_run)[0] == []
    assert left(world) == []


def test_intent_that_came_to_nothing():
    """A record that was never made is crossed out in the ledger, and only that."""

    class Refusing(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            raise Refused("familyName is too long")

    world = World(crm=Refusing)
    (failed,) = world.execute(world.scenario_run(*STEPS))
    assert cleaned(world, failed)[1].gone_correlation_ids == [failed.correlation_id]
    sound = World()
    (arrived,) = sound.execute(sound.scenario_run(*STEPS))
    assert cleaned(sound, arrived)[1].gone_correlation_ids == []


def test_phone_of_somebody_else():
    """A scenario run's eight digits can be somebody's number: such a record is told, never deleted."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    phone = f"+47 {digits(scenario_run.correlation_id)}"
    stranger = world.go.make("Contactperson", {"lastName": "Somebody Else", "phoneNumber": phone})
    lines, _ = cleaned(world, scenario_run)
    assert left(world) == [stranger.id]
    assert len(lines) == 1
    assert f"Contactperson {stranger.id}: its phone holds the digits of {scenario_run.correlation_id}" in lines[0]


def test_noted_before_it_is_deleted():
    """What nobody had found before is in the ledger when the first deletion begins."""
    world = World(_SecondCounterpart)
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    book, known, seen = Book(), set(left(world)), list[list[str]]()
    delete = world.crm.delete

    def noting(record):
        seen.append(list(book.found_ids))
        delete(record)

    world.crm.delete = noting
    removed_with(world, book, scenario_run)
    assert set(seen[0]) < known
    assert len(seen[0]) == 2


def test_a_cycle_passes_between_the_last_two_polls():
    """A sound sync may notice a deletion only in its next cycle, and make the counterpart anew."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    late, waits = world.go.held[scenario_run.pair.records[GO].id], list[float]()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if waits == [2.0, 20.0]:
            world.go.make("Contactperson", late.values)
        world.clock.now += seconds

    told = removed_with(world, Book(), scenario_run, waits=Waits(world.clock, sleep, 2.0, 20.0, 300.0))
    assert (told, left(world)) == ([], [])
    assert waits == [2.0, 20.0, 20.0, 20.0]


def test_what_comes_back_for_ever():
    """A sync that makes anew whatever is deleted is not cleaned up after in silence."""
    world = World()
    scenario_run = world.scenario_run(*STEPS)
    world.execute(scenario_run)
    delete = world.go.delete

    def delete_in_vain(record: Record) -> None:
        delete(record)
        world.go.make(record.entity, dict(record.values))

    world.go.delete = delete_in_vain  # a tenant with such a sync
    left, _ = cleaned(world, scenario_run)
    assert len(left) == 1
    assert "comes back as often as it is deleted" in left[0]


def test_section_that_no_client_knows():
    """It keeps nothing of the other sections from being cleaned up."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    strange = Section("Contacts", "Customer", rows=(Row("familyName", "name", DataType.STRING),))
    checklist = replace(CHECKLIST, sections=(*CHECKLIST.sections, strange))
    scenario_run.plan = replace(scenario_run.plan, checklist=checklist)
    assert cleaned(world, scenario_run)[0] == []
    assert left(world) == []
