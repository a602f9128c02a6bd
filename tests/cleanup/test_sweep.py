"""The sweep: everything of earlier runs goes, nothing of anybody else, and the ledger is closed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from fixtures.cleanup.fingerprints import fingerprint
from fixtures.cleanup.older import begin
from fixtures.cleanup.removal import Waits
from fixtures.cleanup.sweep import Sweep
from fixtures.systems.errors import NotAllowed, Refused, UnexpectedAnswer, Unreachable
from fixtures.tenants.ledger import Ledger, Line, ledger_path, open_records, read_ledger, still_open
from fixtures.values.correlation_id import digits
from tests.execution.world import CHECKLIST, CRM, GO, World

TENANT, CORRELATION_ID = "fake", "zqabcdeaaa"


@dataclass
class Tidy:
    """A world, the ledger of the run before, and what was waited for."""

    world: World
    path: Path
    rests: int = 0

    def ledger(self, run: str = "abcde") -> Ledger:
        return Ledger(self.path, run, self.world.clock.wall)

    def begin(self) -> None:
        """Notes what is there, as a run does before it makes anything."""
        begin(self.world.systems, [(CRM, "Contacts"), (GO, "Contactperson")], self.ledger(), TENANT)

    def begun(self) -> "Tidy":
        self.begin()
        return self

    def open(self) -> tuple[Line, ...]:
        return open_records(self.path)

    def sweep(self) -> Sweep:
        lines, _ = read_ledger(self.path)
        sweep = Sweep(
            self.world.systems,
            [CHECKLIST],
            self.ledger("sweep"),
            TENANT,
            lines,
            still_open(lines),
            Waits(self.world.clock, self.world.clock.sleep, 1.0, 10.0, 300.0, self.resting),
            told=lambda _ours: None,
        )
        sweep.run()
        return sweep

    def resting(self, _seconds: float) -> None:
        self.rests += 1

    def held(self) -> set[str]:
        return {record.id for system in self.world.systems.values() for record in system.held.values()}


@pytest.fixture
def tidy(tmp_path: Path) -> Tidy:
    world = World()
    world.clock.alarms.clear()
    return Tidy(world, ledger_path(tmp_path)).begun()


def contact(tidy: Tidy, name: str = f"{CORRELATION_ID} Berg") -> str:
    made = tidy.world.crm.make("Contacts", {"familyName": name})
    tidy.ledger().made(CRM, "Contacts", CORRELATION_ID, made.id, None, TENANT)
    return made.id


def person(tidy: Tidy, **values: str) -> str:
    made = tidy.world.go.make("Contactperson", {"lastName": f"{CORRELATION_ID} Berg", **values})
    return made.id


def test_a_pair_that_is_in_the_ledger(tidy: Tidy) -> None:
    """Both go, and everybody else's stays."""
    stranger = tidy.world.go.make("Contactperson", {"lastName": "Somebody Else"}).id
    contact(tidy)
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, person(tidy), None, TENANT)
    sweep = tidy.sweep()
    assert (sweep.deleted, sweep.left, tidy.held(), tidy.open()) == (2, [], {stranger}, ())


def test_an_answer_that_was_lost(tidy: Tidy) -> None:
    """There is an intent and no id: the record is found by its token, and the intent closed."""
    tidy.ledger().intent(CRM, "Contacts", CORRELATION_ID, TENANT)
    tidy.world.crm.make("Contacts", {"familyName": f"{CORRELATION_ID} Berg"})
    sweep = tidy.sweep()
    assert (sweep.deleted, tidy.held(), tidy.open()) == (1, set(), ())


def test_a_counterpart_that_came_late(tidy: Tidy) -> None:
    """Everything in the ledger is closed, and something came after that."""
    tidy.ledger().intent(CRM, "Contacts", CORRELATION_ID, TENANT)
    record_id = contact(tidy)
    tidy.world.crm.held.clear()
    tidy.ledger().deleted(CRM, "Contacts", record_id, TENANT)
    assert tidy.open() == ()
    person(tidy)
    assert (tidy.sweep().deleted, tidy.held()) == (1, set())


def test_a_counterpart_made_anew_while_sweeping(tidy: Tidy) -> None:
    """A cycle later there is another look."""
    contact(tidy)
    resting = tidy.resting

    def made_anew(seconds: float) -> None:
        if not tidy.rests:
            person(tidy)
        resting(seconds)

    tidy.resting = made_anew  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert (sweep.deleted, tidy.held(), tidy.rests) == (2, set(), 3)


def test_what_is_gone_already(tidy: Tidy) -> None:
    """Its lines are closed, nothing is deleted."""
    contact(tidy)
    tidy.ledger().intent(CRM, "Contacts", "zqabcdeaab", TENANT)
    tidy.world.crm.held.clear()
    sweep = tidy.sweep()
    assert (sweep.deleted, sweep.missing, sweep.left, tidy.open()) == (0, 1, [], ())


def test_an_id_that_is_somebody_elses_by_now(tidy: Tidy) -> None:
    """The record shows nothing of ours: it is told, not touched, and stays in the ledger."""
    foreign = tidy.world.go.make("Contactperson", {"firstName": "K", "lastName": "Somebody Else"}).id
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, foreign, None, TENANT)
    sweep = tidy.sweep()
    assert tidy.held() == {foreign}
    assert [line.split(":")[0] for line in sweep.left] == [f"{GO} Contactperson {foreign}"]
    assert "shows no proof that it is this suite's" in sweep.left[0]
    assert [line.id for line in tidy.open()] == [foreign]


def test_another_testers_records(tidy: Tidy) -> None:
    """A token that is not in our ledger is not ours."""
    theirs = tidy.world.go.make("Contactperson", {"lastName": "zqzzzzzaaa Berg"}).id
    contact(tidy)
    tidy.sweep()
    assert tidy.held() == {theirs}


def test_digits_only(tidy: Tidy) -> None:
    """A phone with our digits is told once, and not touched."""
    contact(tidy)
    stranger = person(tidy, lastName="Somebody Else", phoneNumber=f"+47 {digits(CORRELATION_ID)}")
    sweep = tidy.sweep()
    assert tidy.held() == {stranger}
    assert len(sweep.left) == 1


def test_what_a_tenant_refuses_to_delete(tidy: Tidy) -> None:
    """It is listed with the reason and stays in the ledger; the rest goes."""
    contact(tidy)
    kept = person(tidy)

    def refuse(record: object) -> None:
        raise Refused("it is in use")

    tidy.world.go.delete = refuse  # type: ignore[method-assign]
    sweep = tidy.sweep()
    assert sweep.left == [f"{GO} Contactperson {kept}: it is in use"]
    assert [line.id for line in tidy.open()] == [kept]
    assert tidy.held() == {kept}


def test_where_nobody_may_look(tidy: Tidy) -> None:
    """What can be seen is swept; what cannot is told, and its lines stay open."""
    contact(tidy)
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, "P9", None, TENANT)

    def forbidden(*words: object, **more: object) -> list[object]:
        raise NotAllowed("too small a subscription")

    tidy.world.go.list_changed = forbidden  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert sweep.left == [
        f"{GO} Contactperson P9: may still be there; it could not be looked for: too small a subscription"
    ]
    assert [line.id for line in tidy.open()] == ["P9"]
    assert tidy.world.crm.held == {}


def test_a_tenant_that_goes_away(tidy: Tidy) -> None:
    """Nothing is written off."""
    contact(tidy)
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, person(tidy), None, TENANT)

    def away(*words: object, **more: object) -> list[object]:
        raise Unreachable("no answer")

    tidy.world.go.list_changed = away  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert sweep.left == [f"{GO} Contactperson P1: may still be there; it could not be looked for: no answer"]
    assert [line.id for line in tidy.open()] == ["P1"]
    assert tidy.world.crm.held == {}
    assert tidy.world.clock.now >= 300


def test_a_record_that_cannot_be_read(tidy: Tidy) -> None:
    """An HTML page is no sign that it is gone: it is left, named, and stays in the ledger."""
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, "P9", None, TENANT)

    def page(record: object) -> object:
        raise UnexpectedAnswer("a page")

    tidy.world.go.read = page  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert [line.split(":")[0] for line in sweep.left] == [f"{GO} Contactperson P9"]
    assert [line.id for line in tidy.open()] == ["P9"]


def test_a_line_that_is_long_closed(tidy: Tidy) -> None:
    """Its id is somebody else's by now; the record is neither touched nor told of."""
    foreign = tidy.world.go.make("Contactperson", {"firstName": "K"}).id
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, foreign, None, TENANT)
    tidy.ledger().deleted(GO, "Contactperson", foreign, TENANT)
    contact(tidy)
    assert (tidy.sweep().left, tidy.held()) == ([], {foreign})


def test_a_record_that_is_older_than_the_run(tidy: Tidy) -> None:
    """A sync merged ours into it: it is left, and what was written into it is told."""
    tidy.path.unlink()
    old = person(tidy, lastName="Kari Nordmann", firstName="K")
    tidy.begin()
    contact(tidy)
    tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, old, None, TENANT)
    tidy.world.go.held[old] = replace(tidy.world.go.held[old], values={"lastName": CORRELATION_ID, "firstName": "null"})
    sweep = tidy.sweep()
    assert tidy.held() == {old}
    told = (
        f"{GO} Contactperson {old}: older than the run: merged? It shows what this suite wrote: lastName, "
        f"which contains {CORRELATION_ID} or its digits; firstName = 'null'. Put it right by hand"
    )
    assert sweep.left == [told]
    assert [line.id for line in tidy.open()] == [old]


def test_a_ledger_that_does_not_tell_what_was_there(tidy: Tidy) -> None:
    """Its line was spoilt, or an older version wrote it: then nothing is known to be young enough."""
    tidy.path.unlink()
    contact(tidy)
    sweep = tidy.sweep()
    assert len(tidy.held()) == 1
    assert "the ledger does not tell what was there before its run" in sweep.left[0]


def test_a_record_that_does_not_tell_its_age(tidy: Tidy) -> None:
    """It may be older."""
    contact(tidy)
    tidy.world.crm.sequence = lambda _record: None  # type: ignore[method-assign, assignment]
    assert "it does not tell its age" in tidy.sweep().left[0]
    assert len(tidy.held()) == 1


def test_a_record_as_the_ledger_saw_it_last(tidy: Tidy) -> None:
    """Renamed to `null` it shows nothing of ours, but just what the edit was about to write."""
    kept, other = person(tidy), person(tidy)
    for record_id in (kept, other):
        tidy.ledger().found(GO, "Contactperson", CORRELATION_ID, record_id, None, TENANT)
        after = replace(tidy.world.go.held[record_id], values={"lastName": "null"})
        tidy.world.go.held[record_id] = after
        shown = fingerprint(CORRELATION_ID, after, ["lastName"])
        tidy.ledger().expected(GO, "Contactperson", CORRELATION_ID, record_id, shown, TENANT)
    tidy.world.go.held[other] = replace(after, id=other, values={"lastName": "Nordmann"})
    sweep = tidy.sweep()
    assert tidy.held() == {other}
    assert "differs from what was last seen" in sweep.left[0]


def test_a_look_reaches_back_to_the_first_run(tidy: Tidy) -> None:
    """The tenant's clock may be ahead or behind ours."""
    asked = []
    list_changed = tidy.world.go.list_changed

    def noting(entity, since, known=None):
        asked.append(since)
        return list_changed(entity, since)

    tidy.world.go.list_changed = noting  # type: ignore[method-assign]
    tidy.world.go.clock_difference = lambda: timedelta(seconds=-90)  # type: ignore[method-assign]
    begun = tidy.world.clock.wall()
    contact(tidy)
    tidy.world.clock.sleep(100_000)
    tidy.sweep()
    assert asked[0] <= begun - timedelta(seconds=90)


def test_an_entity_that_no_client_knows_any_more(tidy: Tidy) -> None:
    """It is told and stays in the ledger."""
    tidy.ledger().made("Odoo", "Partner", CORRELATION_ID, "5", None, TENANT)
    sweep = tidy.sweep()
    assert sweep.left == ["Odoo Partner 5: no client of this version knows the entity"]
    assert len(tidy.open()) == 1


def test_a_sweep_that_was_cut_short(tidy: Tidy) -> None:
    """What it was about to delete is in the ledger by then, so the next one knows it."""
    contact(tidy)
    late = person(tidy)

    def stop(record: object) -> None:
        raise KeyboardInterrupt

    tidy.world.crm.delete = stop  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        tidy.sweep()
    assert late in {line.id for line in tidy.open()}
    del tidy.world.crm.delete
    assert (tidy.sweep().left, tidy.held()) == ([], set())
