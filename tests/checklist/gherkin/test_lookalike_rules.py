"""Lookalikes: which properties they share, when there are none, and values that are too long for one side."""

import re
from dataclasses import replace

import pytest

from fixtures.checklist.model import Creation, DataType, MergeRow, Row, Section
from fixtures.planning.planner import PlanError
from tests.checklist.planned import plans
from tests.checklist.samples import SIMPLE, description, facts, feature


def people(entity: str, first: str = "first") -> Section:
    rows = (Row(first, "name1", DataType.STRING), Row("last", "name2", DataType.STRING))
    return Section(entity, "Persons", rows=rows)


PEOPLE, STAFF, CLIENTS = people("People"), people("Staff"), people("Clients")
TASKS = Section("Tasks", "Jobs", rows=(Row("subject", "title", DataType.STRING),))
LATER = re.compile(r"that shares (.*) with it is made later")


def shared(section: Section) -> list[str]:
    """What records that are made later share with the earlier ones, each once."""
    return sorted(set(LATER.findall(feature(section))))


def test_each_property_is_shared_alone() -> None:
    """Every property alone, and all at once; each with edits of both records, on either side."""
    assert shared(PEOPLE) == ["every listed property", "nothing but first", "nothing but last"]
    text = feature(PEOPLE)
    assert text.count("that shares nothing but first with it is made later") == 2
    assert text.count("an edit of the earlier one in") == 6


def test_a_single_property() -> None:
    """No other property could be edited, so the records share the only one."""
    assert shared(TASKS) == ["every listed property"]


def test_merge_criteria() -> None:
    """Records never share a merge criterion; if the criteria are unknown, they share nothing."""
    named = replace(PEOPLE, merge_existing=True, merge=(MergeRow("first", "name1"),))
    assert shared(named) == ["nothing but last"]
    assert "existed before" not in feature(named)
    assert shared(replace(PEOPLE, merge_existing=True)) == []
    assert shared(replace(PEOPLE, creation=Creation.LINKED)) == []


def test_a_value_too_long_for_one_side() -> None:
    """Judged if both lengths are known and differ, observed if one is known, else not tested."""

    def parts(here: int | None, there: int | None) -> tuple[str, str]:
        """What stands in the feature before its last Rules, and in these."""
        judged, _, beyond = feature(TASKS, known=facts(lengths=lambda *_: (here, there))).partition("Rule: Beyond")
        return judged, beyond

    for lengths, edited in (((255, 400), "title"), ((400, 255), "subject")):
        judged, beyond = parts(*lengths)
        assert f"{edited} is changed in" in judged.split("to a text too long")[0].splitlines()[-1]
        assert "a text too long" not in beyond
    judged, beyond = parts(255, None)
    assert "Scenario: A title too long for" in beyond
    assert "to a text too long" in beyond
    assert "to a text too long" not in judged
    assert all("a text too long" not in part for same in ((255, 255), (None, None)) for part in parts(*same))


def test_bystander_of_the_reconciliation() -> None:
    """The reconciliation also checks that an unlinked record stays unchanged."""
    last = feature(PEOPLE).rpartition("@census")[2]
    assert "that no" in last.splitlines()[2]
    assert last.rstrip().endswith("is as it was")


def beside(section: Section, *others: Section, one: tuple[str, str] = ("", "")) -> list[tuple[str, str]]:
    """The entity of each record beside which one of the section is made, with the system of the first edit.

    `one` are two entities whose records are one.
    """
    known = facts(made_together=lambda *two: {each.source_entity for each in two} == set(one))
    text = feature(section, *others, known=known)
    assert len(plans(text, replace(SIMPLE, sections=(section, *others)))) > 1
    return re.findall(r" Scenario: .* record with the .* of an? \w+ (\w+) record .* edited in (.*)", text)


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
    assert [entity for entity, _ in beside(STAFF, people("Clients", "First"))] == ["Clients", "Clients"]


def test_sections_that_are_no_sisters() -> None:
    """Not where records of either are made together, joined, made on a condition, or share no property."""
    assert beside(STAFF, CLIENTS, one=("Clients", "Staff")) == []
    for other in (
        replace(CLIENTS, merge_existing=True),
        replace(CLIENTS, creation=Creation.LINKED),
        replace(CLIENTS, target_entity="Jobs"),
        Section("Clients", "Persons", rows=(Row("phone", "call", DataType.STRING),)),
    ):
        assert beside(STAFF, other) == []
    assert beside(replace(STAFF, merge=(MergeRow("mail", "Email"),)), CLIENTS) == []


ROLES = facts(takes_role=lambda section, _sister: section.source_entity == "Staff")
"""Where one client can make records of other sections Staff, too."""


def test_a_record_in_two_roles() -> None:
    """Whether it has one counterpart is observed, that it stays judged."""

    def roles(section: Section, other: Section) -> list[str]:
        text = feature(section, other, known=ROLES)
        found = plans(text, replace(SIMPLE, sections=(section, other)))
        return sorted(plan.rule.value for plan in found if "that is made a" in plan.scenario)

    assert roles(STAFF, CLIENTS) == ["beyond-checklist", "link"]
    assert roles(CLIENTS, STAFF) == []
    assert roles(STAFF, replace(CLIENTS, merge_existing=True)) == []


def test_sections_that_end_in_one_entity() -> None:
    """Each says what others list there, who may have two roles, and what its reconciliation waits for."""

    def described(section: Section, *others: Section) -> tuple[str, str]:
        """The description of a section's feature, and what stands below its last Rule, each on one line."""
        text = feature(section, *others, known=ROLES)
        last = text.rpartition("  Rule: ")[2].partition("@census")[0]
        return description(text), " ".join(last.split())

    clients = replace(CLIENTS, rows=(*CLIENTS.rows, Row("tel", "call", DataType.STRING)))
    about, last = described(STAFF, clients, people("Visitors"))
    assert "properties that this section does not list (such as call, of other sections)" in about
    assert "whether an Alpha Clients record that is made an Alpha Staff record, too, has one" in about
    assert "Also Clients and Visitors records get a Beta Two Persons record. So this scenario waits until" in last
    about, last = described(clients, STAFF)
    assert "such as" not in about
    assert "is made an Alpha" not in about
    assert "Also Staff records get" in last
    about, last = described(CLIENTS, replace(clients, creation=Creation.LINKED))
    assert "such as call, of other sections" in about
    assert "Also" not in last


def test_what_lookalikes_share_is_named() -> None:
    """The only listed property by name; of two sections those that both list, and no other name is planned."""
    assert "Two new Alpha Tasks records with the same subject have a counterpart each" in feature(TASKS)
    assert "Two new Alpha People records with the same listed values have a counterpart each" in feature(PEOPLE)
    staff = replace(STAFF, rows=(Row("First", "name1", DataType.STRING),))
    checklist = replace(SIMPLE, sections=(staff, CLIENTS))
    text = feature(*checklist.sections)
    assert "When an Alpha Staff record with the same First is made later" in text
    assert plans(text, checklist)
    with pytest.raises(PlanError, match="no list of properties in common"):
        plans(text.replace("with the same First is", "with the same last is"), checklist)


def test_what_is_edited_is_said() -> None:
    """A listed property where the section has any, else a text."""
    for section, what in ((TASKS, "a listed property"), (replace(TASKS, rows=()), "a text")):
        assert f"When {what} of the record in Beta Two is edited" in feature(section)
