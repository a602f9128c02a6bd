"""After a run: what it made is gone on both sides, and what is not gone is told."""

from dataclasses import replace

from fixtures.checklist.model import DataType, Row, Section
from fixtures.journeys.removal import Waits
from fixtures.journeys.token import digits
from fixtures.systems.errors import Refused
from fixtures.systems.interface import Record
from tests.journeys.cleaned import STEPS, Book, cleaned, left, noting, removed_with
from tests.journeys.world import CHECKLIST, CRM, GO, FakeSystem, Sync, World


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
    (journey,) = world.sail(world.journey(*STEPS))
    lines, book = cleaned(world, journey)
    assert (lines, left(world)) == ([], [stranger.id])
    assert sorted(book.deleted_ids) == sorted(record.id for record in journey.pair.records.values())


def test_duplicates():
    """What a broken sync made too much is gone as well."""
    world = World(_SecondCounterpart)
    (journey,) = world.sail(world.journey(*STEPS))
    assert journey.failure is not None
    assert len(world.go.held) == 2
    assert cleaned(world, journey)[0] == []
    assert left(world) == []


def test_journey_without_its_mark():
    """A counterpart that a broken sync stripped of every mark is still known by its id."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    counterpart = journey.pair.records[GO]
    world.go.held[counterpart.id] = replace(counterpart, values={"lastName": "nobody"})
    cleaned(world, journey)
    assert left(world) == []


def test_source_goes_first():
    """Else a sound sync would make its counterpart anew."""
    world = World(_MadeAnew)
    (journey,) = world.sail(world.journey(*STEPS))
    order: list[tuple[str, str]] = []
    for system in world.systems.values():
        system.delete = noting(system, order)
    cleaned(world, journey)
    assert [system for system, _ in order] == [CRM, GO]


def test_refused():
    """What a tenant keeps is told with the reason, and is not written off in the ledger."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    kept = journey.pair.records[GO].id

    def refuse(record):
        raise Refused("the contact person is in use")

    world.go.delete = refuse
    lines, book = cleaned(world, journey)
    assert lines == [f"PowerOffice GO Contactperson {kept}: the contact person is in use"]
    assert kept not in book.deleted_ids
    assert left(world) == [kept]


def test_refused_at_first():
    """A reason that passes is no reason to leave the record behind."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    delete, refusals = world.go.delete, [1, 2]

    def refuse_twice(record):
        if refusals:
            refusals.pop()
            raise Refused("not now")
        delete(record)

    world.go.delete = refuse_twice
    assert cleaned(world, journey)[0] == []
    assert left(world) == []


def test_intent_that_came_to_nothing():
    """A record that was never made is crossed out in the ledger, and only that."""

    class Refusing(FakeSystem):
        def make(self, entity, values, *, token=""):
            raise Refused("familyName is too long")

    world = World(crm=Refusing)
    (failed,) = world.sail(world.journey(*STEPS))
    assert cleaned(world, failed)[1].gone_tokens == [failed.token]
    sound = World()
    (arrived,) = sound.sail(sound.journey(*STEPS))
    assert cleaned(sound, arrived)[1].gone_tokens == []


def test_phone_of_somebody_else():
    """A journey's eight digits can be somebody's number: such a record is told, never deleted."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    phone = f"+47 {digits(journey.token)}"
    stranger = world.go.make("Contactperson", {"lastName": "Somebody Else", "phoneNumber": phone})
    lines, _ = cleaned(world, journey)
    assert left(world) == [stranger.id]
    assert len(lines) == 1
    assert f"Contactperson {stranger.id}: its phone holds the digits of {journey.token}" in lines[0]


def test_noted_before_it_is_deleted():
    """What nobody had found before is in the ledger when the first deletion begins."""
    world = World(_SecondCounterpart)
    (journey,) = world.sail(world.journey(*STEPS))
    book, known, seen = Book(), set(left(world)), list[list[str]]()
    delete = world.crm.delete

    def noting(record):
        seen.append(list(book.found_ids))
        delete(record)

    world.crm.delete = noting
    removed_with(world, book, journey)
    assert set(seen[0]) < known
    assert len(seen[0]) == 2


def test_a_cycle_passes_between_the_last_two_polls():
    """A sound sync may notice a deletion only in its next cycle, and make the counterpart anew."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    late, waits = world.go.held[journey.pair.records[GO].id], list[float]()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if waits == [2.0, 20.0]:
            world.go.make("Contactperson", late.values)
        world.clock.now += seconds

    told = removed_with(world, Book(), journey, waits=Waits(world.clock, sleep, 2.0, 20.0, 300.0))
    assert (told, left(world)) == ([], [])
    assert waits == [2.0, 20.0, 20.0, 20.0]


def test_what_comes_back_for_ever():
    """A sync that makes anew whatever is deleted is not cleaned up after in silence."""
    world = World()
    journey = world.journey(*STEPS)
    world.sail(journey)
    delete = world.go.delete

    def delete_in_vain(record: Record) -> None:
        delete(record)
        world.go.make(record.entity, dict(record.values))

    world.go.delete = delete_in_vain  # a tenant with such a sync
    left, _ = cleaned(world, journey)
    assert len(left) == 1
    assert "comes back as often as it is deleted" in left[0]


def test_section_that_no_client_knows():
    """It keeps nothing of the other sections from being cleaned up."""
    world = World()
    (journey,) = world.sail(world.journey(*STEPS))
    strange = Section("Contacts", "Customer", rows=(Row("familyName", "name", DataType.STRING),))
    checklist = replace(CHECKLIST, sections=(*CHECKLIST.sections, strange))
    journey.plan = replace(journey.plan, checklist=checklist)
    assert cleaned(world, journey)[0] == []
    assert left(world) == []
