"""The world in memory with the section Projects -> Activities: a date becomes a moment, an employee's id a user's."""

from datetime import UTC, datetime
from typing import Any

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.comparison import people_in
from fixtures.planning.plan import Plan
from fixtures.runs.people import People, find_people
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.systems.interface import Record, Value
from fixtures.values.correlation_id import correlation_id_for
from tests.execution import world
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
    return world.planned(*steps, row=row, tags={rule} if rule else (), checklist=checklist)


class ProjectsSync(Sync):
    """A sound sync of the section; a test breaks one of the translations."""

    checklist = CHECKLIST

    def across(self, row: Row, value: Value) -> Value:
        if row.source == BEGINS.source:
            return value and self.moment(str(value))
        return self.user(value) if row.source == MANAGER.source else value

    def back(self, row: Row, value: Value) -> Value:
        if row.target == BEGINS.target:
            return value and self.day(str(value))
        return self.employee(value) if row.target == MANAGER.target else value

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

    def run(self, plan: Plan) -> ScenarioRun:
        """Executes one plan to its end; the sync keeps what it lists in sync, whatever the plan's checklist lists."""
        self.checklist = plan.checklist
        (run,) = self.execute(ScenarioRun(plan, correlation_id_for("abcde", 0), self.context(self.people())))
        return run


def put(system: FakeSystem, entity: str, record_id: str, **values: Any) -> None:  # noqa: ANN401 - any values
    """Puts a record into a system that is there before the run."""
    system.held[record_id] = Record(entity, record_id, values, START)
