"""The sweep: everything of earlier runs goes, nothing of anybody else, and the ledger is closed."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from fixtures.journeys.sweeping import Sweep
from fixtures.journeys.token import digits
from fixtures.systems.errors import NotAllowed, Refused, Unreachable
from fixtures.tenants.state import Ledger, Line, all_lines, ledger_path, still_open
from tests.journeys.world import CHECKLIST, CRM, GO, World

TENANT, TOKEN = "fake", "zqabcdeaaa"


@dataclass
class Tidy:
    """A world, the ledger of the run before, and what was waited for."""

    world: World
    path: Path
    rests: int = 0

    def ledger(self, run: str = "abcde") -> Ledger:
        return Ledger(self.path, run, self.world.clock.wall)

    def open(self) -> tuple[Line, ...]:
        return still_open(all_lines(self.path))

    def sweep(self) -> Sweep:
        lines = list(all_lines(self.path))
        sweep = Sweep(
            self.world.systems,
            [CHECKLIST],
            self.ledger("sweep"),
            TENANT,
            lines,
            still_open(lines),
            pause=lambda: self.world.clock.sleep(1),
            rest=self.rest,
            told=lambda _ours: None,
        )
        sweep.run()
        return sweep

    def rest(self) -> None:
        self.rests += 1
        self.world.clock.sleep(10)

    def held(self) -> set[str]:
        return {record.id for system in self.world.systems.values() for record in system.held.values()}


@pytest.fixture
def tidy(tmp_path: Path) -> Tidy:
    world = World()
    world.clock.alarms.clear()
    return Tidy(world, ledger_path(tmp_path))


def contact(tidy: Tidy, name: str = f"{TOKEN} Berg") -> str:
    made = tidy.world.crm.make("Contacts", {"familyName": name})
    tidy.ledger().made(CRM, "Contacts", TOKEN, made.id, None, TENANT)
    return made.id


def person(tidy: Tidy, **values: str) -> str:
    made = tidy.world.go.make("Contactperson", {"lastName": f"{TOKEN} Berg", **values})
    return made.id


def test_a_pair_that_is_in_the_ledger(tidy: Tidy) -> None:
    """Both go, and everybody else's stays."""
    stranger = tidy.world.go.make("Contactperson", {"lastName": "Somebody Else"}).id
    contact(tidy)
    tidy.ledger().found(GO, "Contactperson", TOKEN, person(tidy), None, TENANT)
    sweep = tidy.sweep()
    assert (sweep.deleted, sweep.left, tidy.held(), tidy.open()) == (2, [], {stranger}, ())


def test_an_answer_that_was_lost(tidy: Tidy) -> None:
    """There is an intent and no id: the record is found by its token, and the intent closed."""
    tidy.ledger().intent(CRM, "Contacts", TOKEN, TENANT)
    tidy.world.crm.make("Contacts", {"familyName": f"{TOKEN} Berg"})
    sweep = tidy.sweep()
    assert (sweep.deleted, tidy.held(), tidy.open()) == (1, set(), ())


def test_a_counterpart_that_came_late(tidy: Tidy) -> None:
    """Everything in the ledger is closed, and something came after that."""
    tidy.ledger().intent(CRM, "Contacts", TOKEN, TENANT)
    record_id = contact(tidy)
    tidy.world.crm.held.clear()
    tidy.ledger().deleted(CRM, "Contacts", record_id, TENANT)
    assert tidy.open() == ()
    person(tidy)
    assert (tidy.sweep().deleted, tidy.held()) == (1, set())


def test_a_counterpart_made_anew_while_sweeping(tidy: Tidy) -> None:
    """A cycle later there is another look."""
    contact(tidy)
    rest = tidy.rest

    def made_anew() -> None:
        if not tidy.rests:
            person(tidy)
        rest()

    tidy.rest = made_anew  # type: ignore[method-assign]
    sweep = tidy.sweep()
    assert (sweep.deleted, tidy.held(), tidy.rests) == (2, set(), 2)


def test_what_is_gone_already(tidy: Tidy) -> None:
    """Its lines are closed, nothing is deleted."""
    contact(tidy)
    tidy.ledger().intent(CRM, "Contacts", "zqabcdeaab", TENANT)
    tidy.world.crm.held.clear()
    sweep = tidy.sweep()
    assert (sweep.deleted, sweep.missing, sweep.left, tidy.open()) == (0, 1, [], ())


def test_an_id_that_is_somebody_elses_by_now(tidy: Tidy) -> None:
    """The record shows nothing of ours: it is told, not touched, and stays in the ledger."""
    foreign = tidy.world.go.make("Contactperson", {"lastName": "Somebody Else"}).id
    tidy.ledger().found(GO, "Contactperson", TOKEN, foreign, None, TENANT)
    sweep = tidy.sweep()
    assert tidy.held() == {foreign}
    assert [line.split(":")[0] for line in sweep.left] == [f"{GO} Contactperson {foreign}"]
    assert "shows nothing of this suite" in sweep.left[0]
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
    stranger = person(tidy, lastName="Somebody Else", phoneNumber=f"+47 {digits(TOKEN)}")
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
    tidy.ledger().found(GO, "Contactperson", TOKEN, "P9", None, TENANT)

    def forbidden(*words: object, **more: object) -> list[object]:
        raise NotAllowed("the subscription is too small")

    tidy.world.go.survey = forbidden  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert sweep.left == [f"nobody could look at {GO} Contactperson: the subscription is too small"]
    assert [line.id for line in tidy.open()] == ["P9"]
    assert tidy.world.crm.held == {}


def test_a_tenant_that_goes_away(tidy: Tidy) -> None:
    """Nothing is written off."""
    contact(tidy)

    def away(*words: object, **more: object) -> list[object]:
        raise Unreachable("no answer")

    tidy.world.go.survey = away  # type: ignore[method-assign, assignment]
    sweep = tidy.sweep()
    assert sweep.left == ["nobody could look what is left: no answer"]
    assert len(tidy.open()) == 1


def test_a_look_reaches_back_to_the_first_run(tidy: Tidy) -> None:
    """The tenant's clock may be ahead or behind ours."""
    asked = []
    survey = tidy.world.go.survey

    def noting(entity, since, known=None):
        asked.append(since)
        return survey(entity, since)

    tidy.world.go.survey = noting  # type: ignore[method-assign]
    tidy.world.go.clock_difference = lambda: timedelta(seconds=-90)  # type: ignore[method-assign]
    begun = tidy.world.clock.wall()
    contact(tidy)
    tidy.world.clock.sleep(100_000)
    tidy.sweep()
    assert asked[0] <= begun - timedelta(seconds=90)


def test_an_entity_that_no_client_knows_any_more(tidy: Tidy) -> None:
    """It is told and stays in the ledger."""
    tidy.ledger().made("Odoo", "Partner", TOKEN, "5", None, TENANT)
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
    tidy.world.go.held[late] = replace(tidy.world.go.held[late], values={"lastName": "null"})
    del tidy.world.crm.delete
    assert (tidy.sweep().left, tidy.held()) == ([], set())
