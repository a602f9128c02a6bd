"""Rows that translate: a date and a moment on the same day agree, an employee and a user who are one person agree."""

from dataclasses import replace

import pytest

from fixtures.checklist import gherkin
from fixtures.checklist.model import DataType, Row, Section
from fixtures.planning.feature_texts import ClientFacts
from fixtures.planning.plan import Promise, Rule
from fixtures.planning.unsupported import unsupported
from fixtures.runs.verdict import NotExercised
from fixtures.systems.errors import NotAllowed, Unreachable
from tests.checklist.planned import plans
from tests.execution.projects import (
    BEGINS,
    CHECKLIST,
    MANAGER,
    NAME,
    PEOPLE,
    PROJECTS,
    TESTER,
    ProjectsSync,
    ProjectsWorld,
    planned,
)

LINKED = "Given a PowerOffice GO Projects record linked with a CRMOffice Activities record"
ONE = "Then it gets exactly one CRMOffice Activities record"
REST = "Then nothing else changes afterwards"
MADE = "When a PowerOffice GO Projects record is made with {} as {}"
IN_GO, IN_CRM = "{} is changed in PowerOffice GO to {}", "{} is changed in CRMOffice to {}"
SHOWN_THERE, SHOWN_HERE = (
    "Then {1} in CRMOffice shows what {0} in PowerOffice GO holds",
    "Then {0} in PowerOffice GO shows what {1} in CRMOffice holds",
)
PERSON = "a person whom both systems know"
DAYS = (
    "a plain day",
    "the first day of a year",
    "the last day of a year",
    "a leap day",
    "the day the clock is set forward",
    "the day the clock is set back",
)
EVERY = (
    LINKED,
    "When every listed property is changed in {0} to plain values",
    "Then every listed property in {1} shows what its counterpart in {0} holds",
    REST,
)


def made(row, words):
    return planned(MADE.format(row.source, words), ONE, SHOWN_THERE.format(row.source, row.target), REST, row=row)


def edited(row, words, *, there):
    change = IN_CRM.format(row.target, words) if there else IN_GO.format(row.source, words)
    shows = (SHOWN_HERE if there else SHOWN_THERE).format(row.source, row.target)
    return planned(LINKED, f"When {change}", shows, REST, row=row)


def every(here, there):
    return planned(*(step.format(here, there) for step in EVERY), rule="together")


FORMS = [
    *(made(BEGINS, words) for words in DAYS),
    *(edited(BEGINS, words, there=there) for words in DAYS for there in (False, True)),
    made(MANAGER, PERSON),
    *(edited(MANAGER, PERSON, there=there) for there in (False, True)),
    made(NAME, "a plain text"),
    edited(NAME, "the word null", there=True),
    every("PowerOffice GO", "CRMOffice"),
    every("CRMOffice", "PowerOffice GO"),
]


def test_sound_sync():
    """Every form of scenario holds, though neither the texts nor the ids on the two sides are the same."""
    runs = [ProjectsWorld().run(plan) for plan in FORMS]
    assert [one.plan.steps for one in runs if one.failure or one.problem or one.unsupported] == []
    assert [len(one.seen) for one in runs] == [len(plan.steps) for plan in FORMS]


def test_every_scenario_of_the_section_holds_with_a_sound_sync():
    """Also those about records that look alike, though several of them belong to one person."""
    text = gherkin.feature(CHECKLIST, PROJECTS, ClientFacts(CHECKLIST))
    of_section = [one for one in plans(text, CHECKLIST) if one.row is None]
    left_out = {Rule.RECONCILIATION, Rule.OBSERVATION}
    runs = [ProjectsWorld().run(one) for one in of_section if one.rule not in left_out]
    assert {one.plan.rule for one in runs} == {Rule.LINK, Rule.REPEATED, Rule.ALIKE, Rule.TOGETHER}
    assert [one.plan.claim for one in runs if one.failure or one.problem or one.unsupported] == []


class NothingCarried(ProjectsSync):
    def carry(self, project):
        pass


class DayEarlier(ProjectsSync):
    """Midnight in Norway, as UTC."""

    def moment(self, day):
        return super().moment(day).replace("+00:00", "+02:00")


class LocalDay(ProjectsSync):
    """The day in a zone that is behind UTC."""

    def day(self, moment):
        return (
            moment.replace("-01T", "-00T")[:10] if moment[8:10] == "01" else f"{moment[:8]}{int(moment[8:10]) - 1:02}"
        )


class OwnerLost(ProjectsSync):
    def user(self, employee):
        return None


class OwnerIsWhoeverMakesIt(ProjectsSync):
    def user(self, employee):
        return TESTER


class OwnerOfAnother(ProjectsSync):
    def user(self, employee):
        return {1: 2, 2: 3, 3: 1}[dict(PEOPLE)[employee]]


class ManagerNotCarriedBack(ProjectsSync):
    def to_go(self, project, values):
        super().to_go(project, {name: value for name, value in values.items() if name != "ProjectManagerEmployeeId"})


@pytest.mark.parametrize(
    ("sync", "plan", "words"),
    [
        (NothingCarried, edited(BEGINS, "a plain day", there=False), "the property is not mapped"),
        (NothingCarried, edited(MANAGER, PERSON, there=False), "the property is not mapped"),
        (DayEarlier, made(BEGINS, "a plain day"), "a day earlier"),
        (DayEarlier, made(BEGINS, "the first day of a year"), "midnight of one time zone"),
        (LocalDay, edited(BEGINS, "the last day of a year", there=True), "a day earlier"),
        (OwnerLost, made(MANAGER, PERSON), "the person is missing"),
        (OwnerIsWhoeverMakesIt, made(MANAGER, PERSON), "Users 9, unknown to the other system"),
        (OwnerOfAnother, made(MANAGER, PERSON), "takes another id for the person's"),
        (ManagerNotCarriedBack, edited(MANAGER, PERSON, there=True), "the property is not mapped"),
        (ManagerNotCarriedBack, every("CRMOffice", "PowerOffice GO"), "ProjectManagerEmployeeId in PowerOffice GO"),
    ],
)
def test_broken_sync(sync, plan, words):
    """The row is red, and the message says what happened to the day or to the person."""
    run = ProjectsWorld(sync).run(plan)
    assert run.problem is None
    assert run.failure.promise is (Promise.ROW if plan.row else Promise.TOGETHER)
    assert words in run.failure.message


def test_a_message_shows_both_forms():
    """What is compared, and what the system shows."""
    message = ProjectsWorld(DayEarlier).run(made(BEGINS, "a plain day")).failure.message
    shown = next(line for line in message.splitlines() if line.strip().startswith("shown as"))
    assert "T00:00:00+02:00'" in shown


class OwnerTouched(ProjectsSync):
    name, value = "ownerId", "3"

    def carry(self, project):
        super().carry(project)
        self.crm.edit(self.crm.held[self.links[project.id]], {self.name: self.value})


class DayTouched(OwnerTouched):
    name, value = "startsAt", "2001-02-03T04:05:06Z"


@pytest.mark.parametrize("sync", [OwnerTouched, DayTouched])
def test_an_edit_of_another_row_touches_none(sync):
    """A date or a person that changes with the name is noticed."""
    run = ProjectsWorld(sync).run(edited(NAME, "a plain text", there=False))
    assert run.failure.promise is Promise.OTHERS_UNTOUCHED


class AnotherTimeOfTheDay(ProjectsSync):
    def moment(self, day):
        return f"{day}T09:30:00Z"


def test_the_time_of_day_is_not_compared():
    """A date has none."""
    run = ProjectsWorld(AnotherTimeOfTheDay).run(made(BEGINS, "a plain day"))
    assert (run.failure, run.problem) == (None, None)


def test_the_origin_stores_a_person_whom_the_other_side_does_not_know():
    """The sync is not to blame."""
    world = ProjectsWorld()
    world.go.store = lambda values: {**values, "ProjectManagerEmployeeId": 10099} if "Name" in values else values
    run = world.run(made(MANAGER, PERSON))
    assert isinstance(run.problem, NotExercised)
    assert "Employees 10099, unknown to the other system" in str(run.problem)


@pytest.mark.parametrize("known", [0, 1])
def test_too_few_people(known):
    """What edits a person cannot be tested, and the reason says what to do; the other rows are tested without one."""
    for plan in (made(MANAGER, PERSON), edited(MANAGER, PERSON, there=True), every("CRMOffice", "PowerOffice GO")):
        run = ProjectsWorld(known=known).run(plan)
        assert (run.failure, run.problem) == (None, None)
        assert "not testable on this tenant" in (run.unsupported or "")
        assert "the same e-mail address" in (run.unsupported or "")
    run = ProjectsWorld(known=known).run(edited(BEGINS, "a leap day", there=False))
    assert (run.failure, run.problem, run.unsupported) == (None, None, None)
    assert "ownerId" not in {row.target for row in run.pair.mapped}


def test_people_are_matched_without_case_and_only_where_unique():
    """Two users with one address are no person; no address is kept."""
    world = ProjectsWorld()
    assert [dict(one) for one in world.people().known] == [
        {"PowerOffice GO": employee, "CRMOffice": user} for employee, user in PEOPLE
    ]
    world.crm.held["U77"] = replace(world.crm.held["U1"], id="U77")
    assert [one["CRMOffice"] for one in world.people().known] == [2, 3]
    assert "@" not in repr(world.people())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("Name", "ownerId", DataType.STRING), "no client can compare Name (text) with ownerId (reference) yet"),
        (Row("StartDate", "subject", DataType.STRING), "StartDate (date) with subject (text)"),
        (Row("ProjectManagerEmployeeId", "startsAt", DataType.STRING), "(reference) with startsAt (moment)"),
    ],
)
def test_nothing_can_compare_such_a_row(row, words):
    """It is not testable, and the other rows are tested without it."""
    section = Section("Projects", "Activities", rows=(Row("ContractNo", "subject", DataType.STRING), row))
    checklist = replace(CHECKLIST, sections=(section,))
    steps = (ONE, SHOWN_THERE.format(row.source, row.target), REST)
    value = {"Name": "a plain text", "StartDate": "a plain day", "ProjectManagerEmployeeId": PERSON}[row.source]
    plan = planned(MADE.format(row.source, value), *steps, row=row, checklist=checklist)
    assert words in (unsupported(plan) or "")
    other = planned("When a PowerOffice GO Projects record is made", ONE, REST, rule="link", checklist=checklist)
    assert unsupported(other) is None
    assert row not in ProjectsWorld().run(other).pair.mapped


def test_no_property_shows_the_correlation_id():
    """Days and people do not say whose record it is."""
    section = replace(PROJECTS, rows=(MANAGER, BEGINS))
    plan = planned(
        MADE.format("StartDate", "a plain day"),
        ONE,
        REST,
        row=BEGINS,
        checklist=replace(CHECKLIST, sections=(section,)),
    )
    assert "no text or phone number" in (unsupported(plan) or "")


def test_people_who_may_not_be_listed():
    """It is not testable on this tenant; a tenant that stays away is an error, as everywhere."""

    def refusing(error):
        world = ProjectsWorld()

        def list_changed(entity, since):
            raise error

        world.crm.list_changed = list_changed
        return world

    assert "CRMOffice Users cannot be listed: 403" in (refusing(NotAllowed("403")).people().reason or "")
    with pytest.raises(Unreachable):
        refusing(Unreachable("away")).people()
