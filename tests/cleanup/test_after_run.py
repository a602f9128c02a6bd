"""After a run the clean-up deletes what the run made on both sides, and names what it could not delete."""

from dataclasses import replace

import pytest

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.cleanup.finding import entities_of
from fixtures.cleanup.removal import Waits
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.errors import Refused
from fixtures.values.correlation_id import digits
from tests.cleanup.cleaned import STEPS, ListedLedger, cleaned, cleaned_with, noting, remaining
from tests.execution.projects import MANAGER, ProjectsWorld
from tests.execution.projects import planned as projects_plan
from tests.execution.world import CHECKLIST, CRM, GO, FakeSystem, Sync, World

BY_NAME = Section("Activities", "Projectactivity", rows=(Row("subject", "name", DataType.STRING),))
ACTIVITIES = Checklist(CRM, GO, "2024-09-13 08:02:28", (BY_NAME, Section("Activities", "Timetrackingactivity")))
PROJECT = (
    "Given a PowerOffice GO Projects record linked with a CRMOffice Activities record",
    "When ownerId is changed in CRMOffice to a person whom both systems know",
    "Then ProjectManagerEmployeeId in PowerOffice GO shows what ownerId in CRMOffice holds",
)
PEOPLE = {"Employees", "Users"}


class _SecondCounterpart(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", self.go.held[self.links[contact.id]].values)


def test_pair():
    """The clean-up deletes both records, closes them in the ledger, and leaves another user's record."""
    world = World()
    of_a_user = world.go.make("Contactperson", {"lastName": "Nordmann"})
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    lines, ledger = cleaned(world, scenario_run)
    assert (lines, remaining(world)) == ([], [of_a_user.id])
    assert sorted(ledger.deleted_ids) == sorted(record.id for record in scenario_run.pair.records.values())


def test_duplicates():
    """The clean-up also deletes a second counterpart that a broken sync made."""
    world = World(_SecondCounterpart)
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    assert scenario_run.failure is not None
    assert len(world.go.held) == 2
    assert cleaned(world, scenario_run)[0] == []
    assert remaining(world) == []


def test_counterpart_without_a_correlation_id():
    """The clean-up knows a counterpart by its id after a broken sync removed the correlation id."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    counterpart = scenario_run.pair.records[GO]
    world.go.held[counterpart.id] = replace(counterpart, values={"lastName": "nobody"})
    cleaned(world, scenario_run)
    assert remaining(world) == []


def test_refused():
    """A record that the tenant refuses to delete is named with the reason and stays open in the ledger."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    kept = scenario_run.pair.records[GO].id

    def refuse(record):
        raise Refused("the contact person is in use")

    world.go.delete = refuse
    lines, ledger = cleaned(world, scenario_run)
    assert lines == [f"PowerOffice GO Contactperson {kept}: the contact person is in use"]
    assert kept not in ledger.deleted_ids
    assert remaining(world) == [kept]


def test_refused_at_first():
    """A refusal that passes does not leave the record behind."""
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
    assert remaining(world) == []


def test_intent_that_came_to_nothing():
    """The clean-up closes the intent of a record that was never made, and no other."""

    class Refusing(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            raise Refused("familyName is too long")

    world = World(crm=Refusing)
    (failed,) = world.execute(world.scenario_run(*STEPS))
    assert cleaned(world, failed)[1].gone_correlation_ids == [failed.correlation_id]
    sound = World()
    (arrived,) = sound.execute(sound.scenario_run(*STEPS))
    assert cleaned(sound, arrived)[1].gone_correlation_ids == []


def test_interrupted_while_a_record_is_made():
    """A signal that stops the run before the answer: the clean-up deletes the record and closes its intent."""

    class Interrupted(FakeSystem):
        def make(self, entity, values, *, correlation_id=""):
            super().make(entity, values, correlation_id=correlation_id)
            raise KeyboardInterrupt

    world = World(crm=Interrupted)
    stopped = world.scenario_run(*STEPS)
    with pytest.raises(KeyboardInterrupt):
        world.execute(stopped)
    lines, ledger = cleaned(world, stopped)
    assert (lines, remaining(world)) == ([], [])
    assert ledger.gone_correlation_ids == [stopped.correlation_id]


def test_phone_of_a_person():
    """A record that only shows a scenario run's eight digits is named, never deleted: they may be a person's number."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    phone = f"+47 {digits(scenario_run.correlation_id)}"
    of_a_user = world.go.make("Contactperson", {"lastName": "Nordmann", "phoneNumber": phone})
    lines, _ = cleaned(world, scenario_run)
    assert remaining(world) == [of_a_user.id]
    assert len(lines) == 1
    assert f"Contactperson {of_a_user.id}: its phone holds the digits of {scenario_run.correlation_id}" in lines[0]


def test_noted_before_it_is_deleted():
    """A record found by the clean-up is in the ledger before the first deletion begins."""
    world = World(_SecondCounterpart)
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    ledger, known, seen = ListedLedger(), set(remaining(world)), list[list[str]]()
    delete = world.crm.delete

    def noting(record):
        seen.append(list(ledger.found_ids))
        delete(record)

    world.crm.delete = noting
    cleaned_with(world, ledger, scenario_run)
    assert set(seen[0]) < known
    assert len(seen[0]) == 2


def test_a_cycle_passes_between_the_last_two_polls():
    """The clean-up waits a cycle, because a sync may make a counterpart anew until it notices the deletion."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    late, waits = world.go.held[scenario_run.pair.records[GO].id], list[float]()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if waits == [2.0, 20.0]:
            world.go.make("Contactperson", late.values)
        world.clock.now += seconds

    lines = cleaned_with(world, ListedLedger(), scenario_run, waits=Waits(world.clock, sleep, 2.0, 20.0, 300.0))
    assert (lines, remaining(world)) == ([], [])
    assert waits == [2.0, 20.0, 20.0, 20.0]


def test_section_that_no_client_knows():
    """The clean-up still deletes the records of the other sections."""
    world = World()
    (scenario_run,) = world.execute(world.scenario_run(*STEPS))
    strange = Section("Contacts", "Customer", rows=(Row("familyName", "name", DataType.STRING),))
    checklist = replace(CHECKLIST, sections=(*CHECKLIST.sections, strange))
    scenario_run.plan = replace(scenario_run.plan, checklist=checklist)
    assert cleaned(world, scenario_run)[0] == []
    assert remaining(world) == []


def activities() -> tuple[World, ScenarioRun]:
    world = World()
    world.clock.alarms.clear()
    scenario_run = world.scenario_run(*STEPS)
    plan = replace(scenario_run.plan, checklist=ACTIVITIES, section=BY_NAME)
    scenario_run = ScenarioRun(plan, scenario_run.correlation_id, scenario_run.context)
    world.crm.make("Activities", {"subject": f"plan {scenario_run.correlation_id}"})
    world.go.make("Timetrackingactivity", {"code": "T1", "name": f"plan {scenario_run.correlation_id}"})
    world.go.make("Timetrackingactivity", {"code": "T2", "name": "Consulting"})
    world.go.make("Projectactivity", {"name": f"plan {scenario_run.correlation_id}", "activityCode": "T1"})
    return world, scenario_run


def test_order_of_activities():
    """The clean-up deletes the record that another one points to after that one, as the tenant demands."""
    world, scenario_run = activities()
    order: list[tuple[str, str]] = []
    for system in world.systems.values():
        system.delete = noting(system, order)
    assert cleaned(world, scenario_run)[0] == []
    assert [entity for _, entity in order] == ["Activities", "Projectactivity", "Timetrackingactivity"]
    assert [record.get("code") for record in world.go.held.values()] == ["T2"]


def test_activity_of_a_user_that_is_pointed_to():
    """An activity of a user that a broken sync points to is left and named, because it shows no proof."""
    world, scenario_run = activities()
    (used,) = (record for record in world.go.held.values() if record.get("code") == "T1")
    world.go.held[used.id] = replace(used, values={"code": "T1", "name": "Consulting"})
    lines, _ = cleaned(world, scenario_run)
    assert len(lines) == 1
    assert lines[0].startswith(
        f"PowerOffice GO Timetrackingactivity {used.id}: this suite's PowerOffice GO Projectactivity"
    )
    assert sorted(str(record.get("code")) for record in world.go.held.values()) == ["T1", "T2"]


def test_empty_pointer():
    """A record with an empty pointer does not point to records without a key, so nobody has to check these."""
    world, scenario_run = activities()
    for record in list(world.go.held.values()):
        values = {name: value for name, value in record.values.items() if name not in {"code", "activityCode"}}
        if record.entity == "Timetrackingactivity":
            values["name"] = "Consulting"
        world.go.held[record.id] = replace(record, values=values)
    assert cleaned(world, scenario_run)[0] == []
    assert {record.entity for record in world.go.held.values()} == {"Timetrackingactivity"}
    assert len(world.go.held) == 2


@pytest.mark.parametrize("entity", ["Projectactivity", "Timetrackingactivity"])
def test_both_entities_of_one_flow(entity):
    """Whichever of the two a checklist lists, the sync may make both, and the one that points goes first."""
    section = Section("Activities", entity, rows=(Row("subject", "name", DataType.STRING),))
    assert entities_of([Checklist(CRM, GO, "", (section,))]) == [
        (CRM, "Activities"),
        (GO, "Projectactivity"),
        (GO, "Timetrackingactivity"),
    ]


def test_people_are_left_alone():
    """A user whom a test record names as its owner is listed by no clean-up, and named by none."""
    world = ProjectsWorld()
    scenario_run = world.run(projects_plan(*PROJECT, row=MANAGER))
    owner = world.crm.held[scenario_run.pair.records[CRM].id].get("ownerId")
    people = {one.id for system in (world.crm, world.go) for one in system.held.values() if one.entity in PEOPLE}
    assert owner in {one.get("id") for one in world.crm.held.values() if one.entity == "Users"}
    places = entities_of([scenario_run.plan.checklist])
    assert places == [(GO, "Projects"), (CRM, "Activities")]
    lines, ledger = cleaned(world, scenario_run)
    assert lines == []
    assert {*world.crm.held, *world.go.held} == people
    assert people & set(ledger.deleted_ids) == set()
