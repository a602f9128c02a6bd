"""The world in memory with the section Projects -> Activities: a date becomes a moment, an employee's id a user's."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fixtures.checklist.identity import edited_tag, row_tag, section_tag
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.comparison import people_in
from fixtures.planning.plan import Plan
from fixtures.planning.planner import Rendered, plan
from fixtures.runs.context import RunContext
from fixtures.runs.people import People, find_people
from fixtures.runs.poller import SingleRunPoller, listed_properties
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import Record, Value
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.world import CRM, GO, START, FakeSystem, Sync, World

NAME = Row("Name", "subject", DataType.STRING)
MANAGER = Row("ProjectManagerEmployeeId", "ownerId", DataType.STRING)
BEGINS = Row("StartDate", "startsAt", DataType.STRING)
PROJECTS = Section("Projects", "Activities", rows=(NAME, MANAGER, BEGINS))
CHECKLIST = Checklist(GO, CRM, "2024-11-13 00:00:00", (PROJECTS,))
PEOPLE = ((10011, 1), (10012, 2), (10013, 3))
"""Ids of an employee and of the user who is the same person."""
TESTER = 9
"""The user to whom an activity made without an owner belongs; no employee has the address."""


def planned(*steps: str, row: Row | None = None, rule: str = "", checklist: Checklist = CHECKLIST) -> Plan:
    """A plan of the section; `rule` is the tag of a promise without a row."""
    (section,) = checklist.sections
    edited = next((edited_tag(one) for one in (GO, CRM) if any(f"in {one}" in step for step in steps[1:2])), "created")
    rendered = Rendered(
        pair="powerofficego_crmoffice",
        feature="features/x.feature",
        line=7,
        scenario="A claim",
        tags=frozenset({section_tag(section), row_tag(section, row) if row else rule, edited}),
        steps=[(step.partition(" ")[0].lower(), step.partition(" ")[2]) for step in steps],
        cells={},
        node_id="features/x.feature::test_a_claim",
    )
    return plan(rendered, checklist)


class ProjectsSync(Sync):
    """A sound sync of the section; a test breaks one of the translations."""

    def cycle(self) -> None:
        for project in [one for one in self.go.held.values() if one.entity == "Projects"]:
            if project.id not in self.links:
                activity = self.crm.make("Activities", self.to_activity(project.values))
                self.links[project.id] = activity.id
            else:
                self.carry(project)
            self.settled(project.id)

    def carry(self, project: Record) -> None:
        activity = self.crm.held[self.links[project.id]]
        if project.values != self.seen[project.id, "project"]:
            self.crm.edit(activity, self.to_activity(project.values))
        elif activity.values != self.seen[project.id, "activity"]:
            self.go.edit(project, self.to_project(activity.values))

    def settled(self, project_id: str) -> None:
        self.seen[project_id, "project"] = dict(self.go.held[project_id].values)
        self.seen[project_id, "activity"] = dict(self.crm.held[self.links[project_id]].values)

    def to_activity(self, values: Mapping[str, Value]) -> dict[str, Value]:
        day = values.get("StartDate")
        return {
            "subject": values.get("Name"),
            "startsAt": day and self.moment(str(day)),
            "ownerId": self.user(values.get("ProjectManagerEmployeeId")),
        }

    def to_project(self, values: Mapping[str, Value]) -> dict[str, Value]:
        moment = values.get("startsAt")
        return {
            "Name": values.get("subject"),
            "StartDate": moment and self.day(str(moment)),
            "ProjectManagerEmployeeId": self.employee(values.get("ownerId")),
        }

    def moment(self, day: str) -> str:
        return f"{day}T00:00:00+00:00"

    def day(self, moment: str) -> str:
        return datetime.fromisoformat(moment).astimezone(UTC).date().isoformat()

    def user(self, employee: Value) -> Value:
        return dict(PEOPLE).get(employee, TESTER)  # type: ignore[arg-type]

    def employee(self, user: Value) -> Value:
        return {user: employee for employee, user in PEOPLE}.get(user)  # type: ignore[arg-type]


class ProjectsWorld(World):
    """Both systems with people in them. `unknown` is the number of employees whom the other system does not know."""

    def __init__(self, sync: type[Sync] = ProjectsSync, *, known: int = len(PEOPLE)) -> None:
        super().__init__(sync)
        for place, (employee, user) in enumerate(PEOPLE):
            address = f"p{place}@example.invalid"
            put(self.go, "Employees", f"E{employee}", Id=employee, EmailAddress=address.upper())
            put(self.crm, "Users", f"U{user}", id=user, userName=address if place < known else f"other-{address}")
        put(self.crm, "Users", f"U{TESTER}", id=TESTER, userName="tester@example.invalid")

    def people(self) -> People:
        return find_people(self.systems, people_in(CHECKLIST, "Projects") or {})

    def run(self, plan: Plan, people: People | None = None) -> ScenarioRun:
        """Executes one plan to its end."""
        poller = SingleRunPoller(self.systems, listed_properties(plan.checklist), START, self.clock)
        context = RunContext(
            self.systems,
            self.times,
            self.clock,
            self.clock.wall,
            poller,
            self._recording_to,
            "fake",
            people=people or self.people(),
        )
        run = ScenarioRun(plan, correlation_id_for("abcde", 0), context)
        self.execute(run)
        return run


def put(system: FakeSystem, entity: str, record_id: str, **values: Any) -> None:  # noqa: ANN401 - any values
    """Puts a record into a system that is there before the run."""
    system.held[record_id] = Record(entity, record_id, values, START)
