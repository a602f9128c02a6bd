"""After a run: activities point to one another, and go in that order."""

from dataclasses import replace

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.runs.scenario_run import ScenarioRun
from tests.cleanup.cleaned import STEPS, cleaned, noting
from tests.execution.world import CRM, GO, World

BY_NAME = Section("Activities", "Projectactivity", rows=(Row("subject", "name", DataType.STRING),))
ACTIVITIES = Checklist(CRM, GO, "2024-09-13 08:02:28", (BY_NAME, Section("Activities", "Timetrackingactivity")))


def activities() -> tuple[World, ScenarioRun]:
    world = World()
    world.clock.alarms.clear()
    scenario_run = world.scenario_run(*STEPS)
    plan = replace(scenario_run.plan, checklist=ACTIVITIES, section=BY_NAME)
    scenario_run = ScenarioRun(plan, scenario_run.correlation_id, scenario_run.context)
    world.crm.make("Activities", {"subject": f"plan {scenario_run.correlation_id}"})
    world.go.make("Timetrackingactivity", {"code": "T1", "name": f"plan {scenario_run.correlation_id}"})
    world.go.make("Timetrackingactivity", {"code": "T2", "name": "somebody else's"})
    world.go.make("Projectactivity", {"name": f"plan {scenario_run.correlation_id}", "activityCode": "T1"})
    return world, scenario_run


def test_activities():
    """What a record points to goes as well, and after it: a tenant keeps what is pointed to."""
    world, scenario_run = activities()
    order: list[tuple[str, str]] = []
    for system in world.systems.values():
        system.delete = noting(system, order)
    assert cleaned(world, scenario_run)[0] == []
    assert [entity for _, entity in order] == ["Activities", "Projectactivity", "Timetrackingactivity"]
    assert [record.get("code") for record in world.go.held.values()] == ["T2"]


def test_pointed_to_but_not_ours():
    """A broken sync can make use of somebody's activity: what shows nothing of ours is left, and told."""
    world, scenario_run = activities()
    (used,) = (record for record in world.go.held.values() if record.get("code") == "T1")
    world.go.held[used.id] = replace(used, values={"code": "T1", "name": "Consulting"})
    lines, _ = cleaned(world, scenario_run)
    assert len(lines) == 1
    assert lines[0].startswith(f"PowerOffice GO Timetrackingactivity {used.id}: our PowerOffice GO Projectactivity")
    assert sorted(str(record.get("code")) for record in world.go.held.values()) == ["T1", "T2"]


def test_pointed_to_without_a_code():
    """Records that point nowhere do not take those along that have no key either."""
    world, scenario_run = activities()
    for record in list(world.go.held.values()):
        values = {name: value for name, value in record.values.items() if name not in {"code", "activityCode"}}
        if record.entity == "Timetrackingactivity":
            values["name"] = "Consulting"
        world.go.held[record.id] = replace(record, values=values)
    cleaned(world, scenario_run)
    assert {record.entity for record in world.go.held.values()} == {"Timetrackingactivity"}
    assert len(world.go.held) == 2
