"""A pair: what is written into its records, what a poll shows of them, and what is expected there."""

from dataclasses import replace

import pytest

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.plan import Plan
from fixtures.runs.pair import Oracle, Pair
from fixtures.runs.poller import Poll
from fixtures.runs.scenario_run import ScenarioRun
from fixtures.runs.verdict import NotTestable
from fixtures.values.correlation_id import digits
from tests.execution.world import CHECKLIST, CONTACTS, CRM, GO, World, planned

FAMILY = CONTACTS.rows[1]
MADE = "When a CRMOffice Contacts record is made"
MADE_WITH = "When a CRMOffice Contacts record is made with familyName as {}"


def pair_of(plan: Plan) -> Pair:
    context = World().scenario_run(MADE).context
    return Pair(plan, "zqabcdeaaa", context)


def test_plain_values():
    """Every listed property gets one, each with the correlation id, a phone with its digits."""
    values = pair_of(planned(MADE)).plain_values()
    assert set(values) == {"directPhone", "familyName", "givenName"}
    assert "zqabcdeaaa" in str(values["familyName"]).casefold()
    assert "zqabcdeaaa" in str(values["givenName"]).casefold()
    assert digits("zqabcdeaaa") in str(values["directPhone"]).replace(" ", "")


def test_tested_value():
    """Beside others it is the value alone; else the correlation id stands in it, or its record could not be found."""
    plan = planned(MADE_WITH.format("the word null"), row=FAMILY)
    assert pair_of(plan).value_of(plan.steps[0]) == {"familyName": "null"}
    section = replace(CONTACTS, rows=(FAMILY,))
    plan = planned(MADE_WITH.format("a plain name"), row=FAMILY, checklist=replace(CHECKLIST, sections=(section,)))
    (value,) = pair_of(plan).value_of(plan.steps[0]).values()
    assert "zqabcdeaaa" in str(value).casefold()


def test_values_of_a_replay():
    """The same correlation id makes the same values in the same order, and no value twice."""
    plan = planned(MADE)
    one, other = pair_of(plan), pair_of(plan)
    assert one.plain_values() == other.plain_values()
    assert one.any_value(CRM) == other.any_value(CRM)
    assert one.any_value(CRM) != one.any_value(CRM)


@pytest.mark.parametrize(("system", "name"), [(CRM, "familyName"), (GO, "lastName")])
def test_edit_of_no_matter_what(system, name):
    """It edits no phone: with the correlation id a phone is always the same eight digits."""
    pair = pair_of(planned(MADE))
    made = pair.plain_values()
    edit = pair.any_value(system)
    assert list(edit) == [name]
    assert edit[name] != made["familyName"]


def test_rows_that_came_later():
    """A replay writes only what the recording wrote, and edits no other row where no matter what is edited."""
    pair = pair_of(planned(MADE))
    pair.limit_to([["familyName", "lastName"]])
    assert set(pair.plain_values()) == {"familyName"}
    pair.limit_to(None)
    assert set(pair.plain_values()) == {"familyName"}
    later = Row("mobilePhone", "emailAddress", DataType.STRING)
    section = replace(CONTACTS, rows=(later, *CONTACTS.rows))
    pair = pair_of(planned(MADE, checklist=replace(CHECKLIST, sections=(section,))))
    pair.limit_to([["familyName", "lastName"]])
    assert list(pair.any_value(GO)) == ["lastName"]


def test_order_of_rows():
    """It makes no value another one, and no edit one of another property: a replay keeps the recording's."""
    other_order = replace(CHECKLIST, sections=(replace(CONTACTS, rows=tuple(reversed(CONTACTS.rows))),))
    pairs = pair_of(planned(MADE)), pair_of(planned(MADE, checklist=other_order))
    pairs[1].limit_to([[row.source, row.target] for row in CONTACTS.rows])
    one, other = ([*pair.plain_values().items(), *pair.any_value(CRM).items()] for pair in pairs)
    assert one == other


def test_expected():
    """The oracle's value by each system's name for it, either way; without a row, every listed property written."""
    assert pair_of(planned(MADE)).expected(Oracle(GO, {"lastName": "Berg"}), CRM) == {"familyName": "Berg"}
    oracle = Oracle(CRM, {"familyName": "Berg", "givenName": "Kari"})
    assert pair_of(planned(MADE)).expected(oracle, GO) == {"lastName": "Berg", "firstName": "Kari"}
    plan = planned(MADE_WITH.format("a plain name"), row=FAMILY)
    assert pair_of(plan).expected(oracle, GO) == {"lastName": "Berg"}
    assert pair_of(plan).expected(oracle, CRM) == {"familyName": "Berg"}


def test_snapshot():
    """It is complete when each row shows the same on both sides."""
    world = World()
    (run,) = world.execute(world.scenario_run(MADE, "Then it gets exactly one PowerOffice GO Contactperson record"))
    pair = run.pair
    assert pair.pair_values(Poll(pair.context.poller, world.clock.now)).complete
    world.go.edit(pair.records[GO], {"firstName": None})
    shot = pair.pair_values(Poll(pair.context.poller, world.clock.now))
    assert not shot.complete
    assert shot.values[GO, "firstName"] is None
    world.go.delete(pair.records[GO])
    assert not pair.pair_values(Poll(pair.context.poller, world.clock.now)).complete


@pytest.mark.parametrize(
    ("section", "text"),
    [
        (Section("Contacts", "Customer", rows=(FAMILY,)), "PowerOffice GO client does not know Customer yet"),
        (Section("Persons", "Contactperson", rows=(FAMILY,)), "CRMOffice client does not know Persons yet"),
    ],
)
def test_section_that_cannot_be_tested(section, text):
    """It says why, and nothing is made; a section as it should be says nothing."""
    checklist = Checklist(CRM, GO, "x", (section,))
    plan = replace(planned(MADE), checklist=checklist, section=section)
    with pytest.raises(NotTestable, match=text):
        pair_of(plan).check_testable()
    pair_of(planned(MADE)).check_testable()


def test_run_that_cannot_be_tested():
    """It ends before a request, as untestable and not as failed."""
    world = World()
    section = Section("Contacts", "Customer", rows=(Row("familyName", "name", DataType.STRING),))
    run = world.scenario_run(MADE)
    plan = replace(run.plan, checklist=Checklist(CRM, GO, "x", (section,)), section=section)
    (ended,) = world.execute(ScenarioRun(plan, run.correlation_id, run.context))
    assert ended.unsupported is not None
    assert (ended.failure, ended.problem, world.crm.requests) == (None, None, [])
