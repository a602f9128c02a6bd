"""Lookalikes: which properties they share, when there are none, and values that are too long for one side."""

import dataclasses
import re

import pytest

from fixtures.checklist import gherkin
from fixtures.checklist.model import Checklist, Creation, DataType, MergeRow, Row, Section
from fixtures.planning.planner import PlanError
from tests.checklist.planned import plans
from tests.checklist.samples import SIMPLE

PEOPLE = Section(
    "People",
    "Persons",
    rows=(Row("first", "name1", DataType.STRING), Row("last", "name2", DataType.STRING)),
)
TASKS = Section("Tasks", "Jobs", rows=(Row("subject", "title", DataType.STRING),))


def written(section: Section, here: int | None = None, there: int | None = None) -> str:
    """The feature of a section; its source and target properties hold this many characters."""
    checklist: Checklist = dataclasses.replace(SIMPLE, sections=(section,))
    return gherkin.feature(
        checklist,
        section,
        lambda _section, _row, _direction: ("a", "b"),
        lengths=lambda _section, _row: (here, there),
    )


def shared(text: str) -> list[str]:
    """What records that are made later share with the earlier ones, each once."""
    lines = [line.strip() for line in text.splitlines() if "is made later" in line]
    return sorted({line.partition(" that shares ")[2].removesuffix(" with it is made later") for line in lines})


def test_each_property_is_shared_alone() -> None:
    """Every property alone, and all at once; each with edits of both records, on either side."""
    text = written(PEOPLE)
    assert shared(text) == ["every listed property", "nothing but first", "nothing but last"]
    assert text.count("that shares nothing but first with it is made later") == 2
    assert text.count("an edit of the earlier one in") == 6


def test_a_single_property() -> None:
    """No other property could be edited, so the records share the only one."""
    assert shared(written(TASKS)) == ["every listed property"]


def test_merge_criteria() -> None:
    """Records never share a merge criterion; if the criteria are unknown, they share nothing."""
    named = dataclasses.replace(PEOPLE, merge_existing=True, merge=(MergeRow("first", "name1"),))
    assert shared(written(named)) == ["nothing but last"]
    assert "existed before" not in written(named)
    assert shared(written(dataclasses.replace(PEOPLE, merge_existing=True))) == []
    assert shared(written(dataclasses.replace(PEOPLE, creation=Creation.LINKED))) == []


def test_a_value_too_long_for_one_side() -> None:
    """Judged if both lengths are known and differ, observed if one is known, else not tested."""
    longer_there, unknown = written(TASKS, 255, 400), written(TASKS, 255, None)
    assert "title is changed in" in longer_there.split("to a text too long")[0].splitlines()[-1]
    assert "subject is changed in" in written(TASKS, 400, 255).split("to a text too long")[0].splitlines()[-1]
    assert "Scenario: A title too long for" in unknown
    beyond = unknown.partition("Rule: Beyond the checklist")[2]
    assert "a text too long" in beyond
    assert "a text too long" not in longer_there.partition("Rule: Beyond the checklist")[2]
    for same in (written(TASKS, 255, 255), written(TASKS)):
        assert "a text too long" not in same


def test_bystander_of_the_reconciliation() -> None:
    """The reconciliation also checks that an unlinked record stays unchanged."""
    last = written(PEOPLE).rpartition("@census")[2]
    assert "that no" in last.splitlines()[2]
    assert last.rstrip().endswith("is as it was")


def people(entity: str, first: str = "first") -> Section:
    rows = (Row(first, "name1", DataType.STRING), Row("last", "name2", DataType.STRING))
    return Section(entity, "Persons", rows=rows)


def beside(section: Section, *others: Section, one: tuple[str, str] = ("", "")) -> list[tuple[str, str]]:
    """The entity of each record beside which one of the section is made, with the system of the first edit.

    `one` are two entities whose records are one.
    """
    checklist = dataclasses.replace(SIMPLE, sections=(*others, section))
    text = gherkin.feature(
        checklist,
        section,
        lambda _section, _row, _direction: ("a plain text", "a text in Hebrew and Arabic"),
        made_together=lambda *two: {one.source_entity for one in two} == set(one),
    )
    assert len(plans(text, checklist)) > 1
    lines = [
        line.strip() for line in text.splitlines() if line.startswith("    Scenario: ") and " record with the " in line
    ]
    found = (re.split(r" of an? ", line, maxsplit=1)[1] for line in lines)
    return [(one.split()[1], one.rpartition(" edited in ")[2]) for one in found]


def test_records_of_other_sections() -> None:
    """Each two of four sections meet, whatever order the checklist has; each section has two scenarios."""
    four = [people(name) for name in ("Clients", "Staff", "Vendors", "Visitors")]
    met = {one.source_entity: beside(one, *(other for other in four if other != one)) for one in four}
    here, there = SIMPLE.source, SIMPLE.target
    assert met["Vendors"] == [("Staff", here), ("Clients", there)]
    assert met["Clients"] == [("Visitors", here), ("Vendors", there)]
    assert {frozenset((own, other)) for own, found in met.items() for other, _ in found} == {
        frozenset((one.source_entity, other.source_entity)) for one in four for other in four if one != other
    }


def test_one_other_section() -> None:
    """Both scenarios are beside its record, one for each side; names may differ in their first letter."""
    assert [entity for entity, _ in beside(people("Staff"), people("Clients", "First"))] == ["Clients", "Clients"]


def test_sections_that_are_no_sisters() -> None:
    """Not where records are made together, joined, made on a condition, or share no property."""
    staff, clients = people("Staff"), people("Clients")
    assert beside(staff, clients, one=("Clients", "Staff")) == []
    assert beside(staff, dataclasses.replace(clients, merge_existing=True)) == []
    assert beside(staff, dataclasses.replace(clients, creation=Creation.LINKED)) == []
    assert beside(staff, dataclasses.replace(clients, target_entity="Jobs")) == []
    assert beside(staff, Section("Clients", "Persons", rows=(Row("phone", "call", DataType.STRING),))) == []


def test_a_record_in_two_roles() -> None:
    """Where one client can give it a second role: whether it has one counterpart is observed, that it stays judged."""
    staff, clients = people("Staff"), people("Clients")

    def roles(section: Section, other: Section) -> list[str]:
        checklist = dataclasses.replace(SIMPLE, sections=(section, other))
        words = lambda _section, _row, _direction: ("a plain text", "a text in Hebrew and Arabic")  # noqa: E731
        text = gherkin.feature(checklist, section, words, takes_role=lambda *two: two[0].source_entity == "Staff")
        found = [plan.rule.value for plan in plans(text, checklist) if "that is made a" in plan.scenario]
        return sorted(found)

    assert roles(staff, clients) == ["beyond-checklist", "link"]
    assert roles(clients, staff) == []
    assert roles(staff, dataclasses.replace(clients, merge_existing=True)) == []


def described(section: Section, *others: Section) -> tuple[str, str]:
    """The description of a section's feature, and what stands below its last Rule, each on one line."""
    checklist = dataclasses.replace(SIMPLE, sections=(section, *others))
    words = lambda _section, _row, _direction: ("a plain text", "a text in Hebrew and Arabic")  # noqa: E731
    text = gherkin.feature(checklist, section, words, takes_role=lambda *two: two[0].source_entity == "Staff")
    last = text.rpartition("  Rule: ")[2].partition("@census")[0]
    return " ".join(text.partition("  Rule: ")[0].split()), " ".join(last.split())


def test_sections_that_end_in_one_entity() -> None:
    """Each says what others list there, who may have two roles, and what its reconciliation waits for."""
    clients = dataclasses.replace(
        people("Clients"), rows=(*people("Clients").rows, Row("tel", "call", DataType.STRING))
    )
    description, last = described(people("Staff"), clients, people("Visitors"))
    assert "properties that this section does not list (such as call, of other sections)" in description
    assert "whether an Alpha Clients record that is made an Alpha Staff record, too, has one" in description
    assert "Also Clients and Visitors records get a Beta Two Persons record. So this scenario waits until" in last
    description, last = described(clients, people("Staff"))
    assert "such as" not in description
    assert "is made an Alpha" not in description
    assert "Also Staff records get" in last
    assert "Also" not in described(clients)[1]


def test_what_lookalikes_share_is_named() -> None:
    """The only listed property by name; of two sections those that both list, and no other name is planned."""
    assert "Two new Alpha Tasks records with the same subject have a counterpart each" in written(TASKS)
    assert "Two new Alpha People records with the same listed values have a counterpart each" in written(PEOPLE)
    staff = dataclasses.replace(people("Staff", "First"), rows=(*people("Staff", "First").rows[:1],))
    checklist = dataclasses.replace(SIMPLE, sections=(staff, people("Clients")))
    words = lambda _section, _row, _direction: ("a plain text", "a text in Hebrew and Arabic")  # noqa: E731
    text = gherkin.feature(checklist, staff, words)
    assert "When an Alpha Staff record with the same First is made later" in text
    assert plans(text, checklist)
    with pytest.raises(PlanError, match="no list of properties in common"):
        plans(text.replace("with the same First is", "with the same last is"), checklist)


def test_what_is_edited_is_said() -> None:
    """A listed property where the section has any, else a text."""
    for section, what in ((TASKS, "a listed property"), (dataclasses.replace(TASKS, rows=()), "a text")):
        assert f"When {what} of the record in Beta Two is edited" in written(section)
