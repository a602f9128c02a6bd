"""What no client can do yet is skipped with its reason, never green."""

from dataclasses import replace
from typing import Any

import pytest

from fixtures.checklist import gherkin
from fixtures.checklist.gherkin.vocabulary import StepKind
from fixtures.checklist.model import Checklist, Condition, Creation, MergeRow
from fixtures.execution.engine import DEFINITIONS
from fixtures.planning.plan import Plan
from fixtures.planning.steps import Join, MakeMatching, StayAlone
from fixtures.planning.unsupported import unserved, unsupported
from fixtures.runs.scenario_run import ScenarioRun
from tests.checklist.planned import FewWords, plans
from tests.execution.world import CHECKLIST, CONTACTS, FakeSystem, World, planned

NORWEGIAN = Condition("NO", "country")
RECORDS = "a CRMOffice Contacts record"


def all_plans(**change: Any) -> list[Plan]:  # noqa: ANN401 - any fields of a section
    """The plans of the Contacts section, changed in some respect."""
    section = replace(CONTACTS, **change)
    checklist = replace(CHECKLIST, sections=(section,))
    text = gherkin.feature(checklist, section, FewWords(checklist))
    return plans(text, checklist)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            {"creation": Creation.LINKED},
            "makes no PowerOffice GO Contactperson record by itself, and no client can link",
        ),
        ({"creation": Creation.CONNECTED, "connected": ("Deal", "Quote")}, "connected with a Deal or Quote"),
        ({"creation": Creation.CONNECTED}, "no client can connect records yet"),
        ({"creation": Creation.CONDITIONAL, "condition": "it is sold"}, 'only on the condition "it is sold"'),
        ({"rows": tuple(replace(row, target_condition=NORWEGIAN) for row in CONTACTS.rows)}, "on a condition"),
    ],
)
def test_nothing_of_such_a_section_can_be_tested(change, text):
    """Each scenario says why."""
    for plan in all_plans(**change):
        assert text in (unsupported(plan) or "")


def test_sound_section():
    """All of it can be tested; with a merge criterion all but what merges."""
    assert [unsupported(plan) for plan in all_plans() if unsupported(plan)] == []
    merging = all_plans(merge=(MergeRow("mail", "emailAddress"),))
    skipped = [plan for plan in merging if unsupported(plan)]
    assert [plan.tags & {"link", "created"} for plan in skipped] == [{"link"}]
    assert "cannot check yet whether" in str(unsupported(skipped[0]))


def test_one_row_on_a_condition():
    """It takes itself and the promises of the section with it, not the other rows."""
    rows = (replace(CONTACTS.rows[0], source_condition=NORWEGIAN), *CONTACTS.rows[1:])
    found = {plan.row: unsupported(plan) for plan in all_plans(rows=rows)}
    assert {row for row, reason in found.items() if reason} == {None, rows[0]}


def test_system_without_a_client():
    """It is a reason, no crash."""
    for systems in (("HubSpot", "PowerOffice GO"), ("CRMOffice", "HubSpot")):
        checklist = Checklist(*systems, "x", (CONTACTS,))
        text = gherkin.feature(checklist, CONTACTS, FewWords(checklist))
        assert {unsupported(plan) for plan in plans(text, checklist)} == {"there is no client for HubSpot yet"}


@pytest.mark.parametrize(
    "step", [MakeMatching("a sentence", "when", "a = b"), StayAlone("a sentence", "then"), Join("a sentence", "then")]
)
def test_steps_that_no_client_can_execute(step):
    """A scenario run that has one ends as untestable, without a request of that step."""
    world = World()
    scenario_run = world.scenario_run(f"When {RECORDS} is made")
    plan = planned(f"When {RECORDS} is made")
    plan = replace(plan, steps=(step,))
    (ended,) = world.execute(ScenarioRun(plan, scenario_run.correlation_id, scenario_run.context))
    assert ended.unsupported
    assert (ended.failure, ended.problem, world.crm.requests) == (None, None, [])


def test_every_kind_of_step_has_a_definition():
    """A phrase that no step stands for would end in a crash."""
    assert sorted(step.kind for step in DEFINITIONS) == sorted(StepKind)


class WithoutV2(FakeSystem):
    """A tenant whose settings do not reach the API of its contacts."""

    def unserved(self, entity: str) -> str | None:
        return "set two settings" if entity == "Contacts" else None


def test_entity_that_the_settings_do_not_reach():
    """Its scenarios are skipped with that reason before anything is sent, a reconciliation too; others are not."""
    world, reached = World(crm=WithoutV2), World()
    counting = (
        "Then each CRMOffice Contacts record of this run has one PowerOffice GO Contactperson record, "
        "and nothing is left over"
    )
    made = "When a CRMOffice Contacts record is made"
    ended = world.execute(world.scenario_run(made), world.scenario_run(counting, tags={"census"}))
    assert [one.unsupported for one in ended] == ["not testable on this tenant: set two settings"] * 2
    assert [(one.failure, one.problem) for one in ended] == [(None, None)] * 2
    assert world.crm.requests == []
    assert unserved(ended[0].plan, reached.systems) is None
