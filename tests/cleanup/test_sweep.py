"""The sweep deletes what earlier runs left, nothing of other users, and closes the ledger."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from fixtures.cleanup.fingerprints import fingerprint
from fixtures.cleanup.ownership import begin
from fixtures.cleanup.removal import Removal, Waits
from fixtures.cleanup.sweep import Sweep
from fixtures.systems.errors import NotAllowed, UnexpectedAnswer, Unserved
from fixtures.tenants.ledger import Ledger, LedgerLine, ledger_path, open_records, read_ledger, still_open
from fixtures.values.correlation_id import digits
from tests.execution.world import CHECKLIST, CRM, GO, World

TENANT, CORRELATION_ID = "fake", "zqabcdeaaa"


@dataclass
class EarlierRun:
    """A world, the ledger of an earlier run, and the number of waits for a cycle."""

    world: World
    path: Path
    rests: int = 0

    def ledger(self, run: str = "abcde") -> Ledger:
        return Ledger(self.path, run, self.world.clock.wall)

    def begin(self) -> None:
        """Notes the highest sequences, as a run does before its first write."""
        begin(self.world.systems, [(CRM, "Contacts"), (GO, "Contactperson")], self.ledger(), TENANT)

    def begun(self) -> "EarlierRun":
        self.begin()
        return self

    def open(self) -> tuple[LedgerLine, ...]:
        return open_records(self.path)

    def sweep(self) -> Removal:
        lines, _ = read_ledger(self.path)
        return Sweep(
            self.world.systems,
            [CHECKLIST],
            self.ledger("sweep"),
            TENANT,
            lines,
            still_open(lines),
            Waits(self.world.clock, self.world.clock.sleep, 1.0, 10.0, 300.0, self.on_cycle_wait),
            on_deleted=lambda _own: None,
        ).run()

    def on_cycle_wait(self, _seconds: float) -> None:
        self.rests += 1

    def held(self) -> set[str]:
        return {record.id for system in self.world.systems.values() for record in system.held.values()}


@pytest.fixture
def earlier(tmp_path: Path) -> EarlierRun:
    world = World()
    world.clock.alarms.clear()
    return EarlierRun(world, ledger_path(tmp_path)).begun()


def contact(earlier: EarlierRun, name: str = f"{CORRELATION_ID} Berg") -> str:
    made = earlier.world.crm.make("Contacts", {"familyName": name})
    earlier.ledger().made(CRM, "Contacts", CORRELATION_ID, made.id, None, TENANT)
    return made.id


def person(earlier: EarlierRun, **values: str) -> str:
    made = earlier.world.go.make("Contactperson", {"lastName": f"{CORRELATION_ID} Berg", **values})
    return made.id


def test_a_pair_that_is_in_the_ledger(earlier: EarlierRun) -> None:
    """The sweep deletes both records and leaves a user's and another tester's, whose id is not in the ledger."""
    others = {earlier.world.go.make("Contactperson", {"lastName": name}).id for name in ("Nordmann", "zqzzzzzaaa Berg")}
    contact(earlier)
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, person(earlier), None, TENANT)
    sweep = earlier.sweep()
    assert (len(sweep.deleted), sweep.left, earlier.held(), earlier.open()) == (2, [], others, ())


def test_an_answer_that_was_lost(earlier: EarlierRun) -> None:
    """The sweep finds the record of an intent by its correlation id, and closes the intent."""
    earlier.ledger().intent(CRM, "Contacts", CORRELATION_ID, TENANT)
    earlier.world.crm.make("Contacts", {"familyName": f"{CORRELATION_ID} Berg"})
    sweep = earlier.sweep()
    assert (len(sweep.deleted), earlier.held(), earlier.open()) == (1, set(), ())


def test_a_counterpart_that_came_late(earlier: EarlierRun) -> None:
    """The sweep deletes a counterpart that was made after every line of the ledger was closed."""
    earlier.ledger().intent(CRM, "Contacts", CORRELATION_ID, TENANT)
    record_id = contact(earlier)
    earlier.world.crm.held.clear()
    earlier.ledger().deleted(CRM, "Contacts", record_id, TENANT)
    assert earlier.open() == ()
    person(earlier)
    assert (len(earlier.sweep().deleted), earlier.held()) == (1, set())


def test_records_that_are_gone_already(earlier: EarlierRun) -> None:
    """The sweep closes their lines and deletes nothing."""
    contact(earlier)
    earlier.ledger().intent(CRM, "Contacts", "zqabcdeaab", TENANT)
    earlier.world.crm.held.clear()
    sweep = earlier.sweep()
    assert (len(sweep.deleted), sweep.missing, sweep.left, earlier.open()) == (0, 1, [], ())


def test_an_id_that_now_belongs_to_another_record(earlier: EarlierRun) -> None:
    """A record without proof is left and named, and its line stays open."""
    foreign = earlier.world.go.make("Contactperson", {"firstName": "K", "lastName": "Nordmann"}).id
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, foreign, None, TENANT)
    sweep = earlier.sweep()
    assert earlier.held() == {foreign}
    assert [line.split(":")[0] for line in sweep.left] == [f"{GO} Contactperson {foreign}"]
    assert "shows no proof that it is this suite's" in sweep.left[0]
    assert [line.id for line in earlier.open()] == [foreign]


def test_phone_digits_only(earlier: EarlierRun) -> None:
    """A record that only shows the phone digits is named once and left."""
    contact(earlier)
    of_a_user = person(earlier, lastName="Nordmann", phoneNumber=f"+47 {digits(CORRELATION_ID)}")
    sweep = earlier.sweep()
    assert earlier.held() == {of_a_user}
    assert len(sweep.left) == 1


def test_an_entity_that_the_client_may_not_read(earlier: EarlierRun) -> None:
    """The other entities are swept; this one's records are named and their lines stay open."""
    contact(earlier)
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, "P9", None, TENANT)

    def forbidden(*words: object, **more: object) -> list[object]:
        raise NotAllowed("too small a subscription")

    earlier.world.go.list_changed = forbidden  # type: ignore[method-assign, assignment]
    sweep = earlier.sweep()
    assert sweep.left == [
        f"{GO} Contactperson P9: may still be there; it could not be polled: too small a subscription"
    ]
    assert [line.id for line in earlier.open()] == ["P9"]
    assert earlier.world.crm.held == {}


def test_a_record_that_cannot_be_read(earlier: EarlierRun) -> None:
    """An unexpected answer does not prove that it is gone: it is named, and its line stays open."""
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, "P9", None, TENANT)

    def page(record: object) -> object:
        raise UnexpectedAnswer("a page")

    earlier.world.go.read = page  # type: ignore[method-assign, assignment]
    sweep = earlier.sweep()
    assert [line.split(":")[0] for line in sweep.left] == [f"{GO} Contactperson P9"]
    assert [line.id for line in earlier.open()] == ["P9"]


def test_a_line_that_is_closed(earlier: EarlierRun) -> None:
    """A record with the id of a closed line is neither deleted nor named."""
    foreign = earlier.world.go.make("Contactperson", {"firstName": "K"}).id
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, foreign, None, TENANT)
    earlier.ledger().deleted(GO, "Contactperson", foreign, TENANT)
    contact(earlier)
    assert (earlier.sweep().left, earlier.held()) == ([], {foreign})


def test_a_record_that_is_older_than_the_run(earlier: EarlierRun) -> None:
    """A record that a sync merged into is left, and the values written into it are named."""
    earlier.path.unlink()
    old = person(earlier, lastName="Kari Nordmann", firstName="K")
    earlier.begin()
    contact(earlier)
    earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, old, None, TENANT)
    earlier.world.go.held[old] = replace(
        earlier.world.go.held[old], values={"lastName": CORRELATION_ID, "firstName": "null"}
    )
    sweep = earlier.sweep()
    assert earlier.held() == {old}
    line = (
        f"{GO} Contactperson {old}: older than the run: merged? It shows what this suite wrote: lastName, "
        f"which contains {CORRELATION_ID} or its digits; firstName = 'null'. Correct it by hand"
    )
    assert sweep.left == [line]
    assert [line.id for line in earlier.open()] == [old]


def test_a_ledger_without_a_beginning(earlier: EarlierRun) -> None:
    """Without the run's highest sequences every record may be older, so the sweep deletes none."""
    earlier.path.unlink()
    contact(earlier)
    sweep = earlier.sweep()
    assert len(earlier.held()) == 1
    assert "the ledger does not hold which records were there before its run" in sweep.left[0]


def test_a_record_that_does_not_show_its_age(earlier: EarlierRun) -> None:
    """It may be older, so the sweep leaves it."""
    contact(earlier)
    earlier.world.crm.sequence = lambda _record: None  # type: ignore[method-assign, assignment]
    assert "it does not show its age" in earlier.sweep().left[0]
    assert len(earlier.held()) == 1


def test_a_record_as_the_ledger_saw_it_last(earlier: EarlierRun) -> None:
    """A record renamed to `null` is deleted when its fingerprint fits, and left when it differs."""
    kept, other = person(earlier), person(earlier)
    for record_id in (kept, other):
        earlier.ledger().found(GO, "Contactperson", CORRELATION_ID, record_id, None, TENANT)
        after = replace(earlier.world.go.held[record_id], values={"lastName": "null"})
        earlier.world.go.held[record_id] = after
        shown = fingerprint(CORRELATION_ID, after, ["lastName"])
        earlier.ledger().expected(GO, "Contactperson", CORRELATION_ID, record_id, shown, TENANT)
    earlier.world.go.held[other] = replace(after, id=other, values={"lastName": "Nordmann"})
    sweep = earlier.sweep()
    assert earlier.held() == {other}
    assert "differs from what was last seen" in sweep.left[0]


def test_a_poll_reaches_back_to_the_first_run(earlier: EarlierRun) -> None:
    """The poll allows for the difference between the tenant's clock and this machine's."""
    asked = []
    list_changed = earlier.world.go.list_changed

    def noting(entity, since, known=None):
        asked.append(since)
        return list_changed(entity, since)

    earlier.world.go.list_changed = noting  # type: ignore[method-assign]
    earlier.world.go.clock_difference = lambda: timedelta(seconds=-90)  # type: ignore[method-assign]
    begun = earlier.world.clock.wall()
    contact(earlier)
    earlier.world.clock.sleep(100_000)
    earlier.sweep()
    assert asked[0] <= begun - timedelta(seconds=90)


def test_an_entity_that_no_client_knows_any_more(earlier: EarlierRun) -> None:
    """Its record is named and its line stays open."""
    earlier.ledger().made("Odoo", "Partner", CORRELATION_ID, "5", None, TENANT)
    sweep = earlier.sweep()
    assert sweep.left == ["Odoo Partner 5: no client of this version knows the entity"]
    assert len(earlier.open()) == 1


def test_a_sweep_that_was_cut_short(earlier: EarlierRun) -> None:
    """It wrote the records to delete into the ledger first, so the next sweep knows them."""
    contact(earlier)
    late = person(earlier)

    def stop(record: object) -> None:
        raise KeyboardInterrupt

    earlier.world.crm.delete = stop  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        earlier.sweep()
    assert late in {line.id for line in earlier.open()}
    del earlier.world.crm.delete
    assert (earlier.sweep().left, earlier.held()) == ([], set())


REASON = "Contactperson is served by another API; set its address"


def unserved(earlier: EarlierRun, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the settings do not reach the API that serves contact persons."""

    def polled(*words: object) -> None:
        raise Unserved(REASON)

    go = earlier.world.go
    monkeypatch.setattr(go, "unserved", lambda entity: REASON if entity == "Contactperson" else None)
    for call in ("list_changed", "last_sequence", "read", "delete"):
        monkeypatch.setattr(go, call, polled)


def test_an_api_that_the_settings_do_not_reach(earlier: EarlierRun, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run notes no beginning there and a sweep polls nothing there; without a record there nothing is left."""
    unserved(earlier, monkeypatch)
    earlier.begin()
    contact(earlier)
    sweep = earlier.sweep()
    assert (len(sweep.deleted), sweep.left, earlier.open()) == (1, [], ())


@pytest.mark.parametrize("known", ["by its id", "by its intent"])
def test_a_record_behind_an_api_that_the_settings_do_not_reach(
    earlier: EarlierRun, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """It is named with the settings to set, also when only its intent is known, and its line stays open."""
    if known == "by its id":
        earlier.ledger().made(GO, "Contactperson", CORRELATION_ID, person(earlier), None, TENANT)
    else:
        earlier.ledger().intent(GO, "Contactperson", CORRELATION_ID, TENANT)
    unserved(earlier, monkeypatch)
    contact(earlier)
    sweep = earlier.sweep()
    (left,) = sweep.left
    assert REASON in left
    assert len(sweep.deleted) == 1
    (line,) = earlier.open()
    assert line.entity == "Contactperson"
