"""A scenario becomes a plan, or an error that says where it is and what does not fit the checklist."""

from dataclasses import replace

import pytest

from fixtures.checklist.gherkin.vocabulary import StepKind
from fixtures.checklist.model import Checklist, Creation, DataType, MergeRow, Row, Section
from fixtures.planning.plan import Rule
from fixtures.planning.planner import PlanError, Rendered, plan
from fixtures.planning.steps import named_system, row_of
from tests.execution.world import CHECKLIST, CONTACTS

LINKED = ("given", "a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record")
CHANGED = ("when", "familyName is changed in CRMOffice to a plain name")
SHOWN = ("then", "lastName in PowerOffice GO shows what familyName in CRMOffice holds")
EDITED = Rendered(
    pair="crmoffice_powerofficego",
    feature="features/x.feature",
    line=7,
    scenario="A claim",
    tags=frozenset(
        {"section-Contacts-Contactperson", "row-Contacts-familyName-Contactperson-lastName", "edited-in-CRMOffice"}
    ),
    steps=(LINKED, CHANGED, SHOWN),
    cells={"value": "a plain name"},
    node_id="features/x.feature::test_a_claim[a plain name]",
)


def test_scenario_that_fits():
    """Every sentence is a step with what it names, and the plan says what it is about."""
    made = plan(EDITED, CHECKLIST)
    assert [step.kind for step in made.steps] == [StepKind.START_LINKED, StepKind.EDIT, StepKind.FOLLOW]
    assert [(named_system(step), row_of(step)) for step in made.steps] == [
        (None, None),
        ("CRMOffice", CONTACTS.rows[1]),
        ("PowerOffice GO", CONTACTS.rows[1]),
    ]
    assert (made.row, made.rule, made.direction) == (CONTACTS.rows[1], Rule.EDITED, "edited-in-CRMOffice")
    assert made.value_class is not None
    assert "/edited-in-CRMOffice/plain" in made.identity
    assert made.claim == "A claim [a plain name]"
    assert made.rerun == 'pytest "features/x.feature::test_a_claim[a plain name]"'


def test_promise_without_a_row():
    """It is the section's, and counts by its rule and by where it edits."""
    tags = frozenset({"section-Contacts-Contactperson", "link", "edited-in-CRMOffice"})
    steps = (LINKED, ("when", "a listed property of the record in CRMOffice is edited"))
    made = plan(replace(EDITED, tags=tags, steps=steps, cells={}), CHECKLIST)
    assert (made.row, made.rule, made.value_class) == (None, Rule.LINK, None)
    assert made.direction == "link-edited-in-CRMOffice"
    assert made.claim == "A claim"


SECTION = "section-Contacts-Contactperson"


def test_scenario_that_does_not_fit():
    """The error names place and scenario, what is wrong, and what writes features that fit."""

    def then(sentence: str, keyword: str = "then"):
        return {"steps": (LINKED, (keyword, sentence))}

    def when(sentence: str):
        return then(sentence, "when")

    for change, text in (
        (when("familyName is changed in HubSpot to a plain name"), "'HubSpot' is no system of this checklist"),
        (when("givenName is changed in CRMOffice to a plain name"), "'givenName' is no property in CRMOffice"),
        (when("lastName is changed in CRMOffice to a plain name"), "accepted: 'familyName'"),
        (when("familyName is changed in CRMOffice to a plan name"), "Did you mean 'a plain name'?"),
        (when("familyName is changed in CRMOffice to <value>"), "'<value>'"),
        (when("a CRMOffice Activities record is made"), "'CRMOffice Activities record' is no record of this section"),
        (then("it gets exactly one PowerOffice GO Customer record"), "accepted: 'PowerOffice GO Contactperson record'"),
        (then("lastName in CRMOffice shows what familyName in CRMOffice holds"), "needs two systems"),
        (then("firstName in PowerOffice GO shows what familyName in CRMOffice holds"), "'firstName'"),
        (then("lastName in PowerOffice GO shows what givenName in CRMOffice holds"), "'givenName'"),
        (when("the record is edited"), "must fit exactly one phrase"),
        ({"tags": EDITED.tags - {SECTION}}, "no tag names a section"),
        ({"tags": EDITED.tags - {"edited-in-CRMOffice"}}, "what kind of promise"),
        ({"tags": EDITED.tags | {"row-Contacts-x-Contactperson-y"}}, "has no row tagged"),
        ({"tags": frozenset({SECTION, "edited-in-CRMOffice"})}, "no tag names a row"),
    ):
        with pytest.raises(PlanError) as refusal:
            plan(replace(EDITED, **change), CHECKLIST)
        message = str(refusal.value)
        assert message.startswith("features/x.feature:7 (A claim): ")
        assert text in message
        assert "conformance features" in message


def of(section: Section, *steps: tuple[str, str], tags: tuple[str, ...] = ("link",)):
    """The plan of a scenario of an invented section between systems that no client knows."""
    checklist = Checklist("Alpha", "Beta", "x", (section,))
    rendered = replace(EDITED, tags=frozenset({"section-Deals-Orders", *tags}), steps=steps, cells={})
    return plan(rendered, checklist)


def test_kinds_of_properties_that_no_client_knows():
    """They are those of the checklist's type, as in the features; what the documents call N/A is text."""
    for kind, words in (
        (DataType.INTEGER, "zero"),
        (DataType.FLOAT, "a number with two decimals"),
        (DataType.BOOLEAN, "true"),
        (DataType.UNKNOWN, "the word null"),
    ):
        section = Section("Deals", "Orders", rows=(Row("a", "b", kind),))
        tags = ("row-Deals-a-Orders-b", "edited-in-Alpha")
        made = of(section, ("when", f"a is changed in Alpha to {words}"), tags=tags)
        assert made.value_class is not None
        assert made.value_class.words == words


def test_names_that_hold_words_of_the_sentence():
    """Of all ways to read a sentence the one counts in which every name is known."""
    section = Section("Deals", "Orders", rows=(Row("a in b", "c in Alpha", DataType.STRING),))
    made = of(section, ("then", "c in Alpha in Beta shows what a in b in Alpha holds"))
    assert (made.steps[0].row, made.steps[0].system) == (section.rows[0], "Beta")


def test_sentence_with_two_readings():
    """The sentence is ambiguous, so no row is taken."""
    rows = (Row("a", "b", DataType.STRING), Row("a is changed in Alpha to x", "c", DataType.STRING))
    with pytest.raises(PlanError, match="can be read in 2 ways"):
        of(
            Section("Deals", "Orders", rows=rows),
            ("when", "a is changed in Alpha to x is changed in Alpha to a plain text"),
        )


def test_row_of_a_shared_property():
    """A step that names only the shared end is about the row that another step names by both."""
    rows = tuple(Row("a", target, DataType.STRING) for target in ("b", "c"))
    for row in rows:
        made = of(
            Section("Deals", "Orders", rows=rows),
            ("when", "a is changed in Alpha to three values in a row"),
            ("then", f"{row.target} in Beta shows what a in Alpha holds"),
        )
        assert [row_of(step) for step in made.steps] == [row, row]


def test_merge_criterion():
    """It must be one of the section's."""
    section = Section("Deals", "Orders", merge=(MergeRow("mail", "Email"),))
    made = of(section, ("when", "a Alpha Deals record is made whose mail equals Email of that Beta Orders record"))
    assert made.steps[0].words == "mail = Email"
    with pytest.raises(PlanError, match="no merge criterion"):
        of(section, ("when", "a Alpha Deals record is made whose mail equals mail of that Beta Orders record"))


def test_record_that_is_not_connected():
    """It is another step than that of one that is, also where only their steps distinguish scenarios."""
    section = Section("Deals", "Orders", creation=Creation.CONNECTED, connected=("Quote",))
    one = of(section, ("when", "a Alpha Deals record (connected with a Quote) is made"))
    other = of(section, ("when", "a Alpha Deals record (connected with no Quote) is made"))
    assert one.identity != other.identity
    with pytest.raises(PlanError, match="no record of this section"):
        of(section, ("when", "a Alpha Deals record is made"))
