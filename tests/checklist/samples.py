"""Two invented checklists: a simple one, and one with everything that the model can hold."""

from collections.abc import Callable
from dataclasses import replace

from fixtures.checklist import gherkin
from fixtures.checklist.lint import lint_parsed
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from tests.checklist.planned import parsed

PEOPLE = Section(
    "People",
    "Customers person",
    rows=(Row("mail", "Email", DataType.STRING), Row("address.city", "Town", DataType.STRING)),
)
TASKS = Section("Tasks", "Jobs")
SIMPLE = Checklist("Alpha", "Beta Two", "2031-01-02 03:04:05", (PEOPLE, TASKS))

EVERYTHING = Checklist(
    "Alpha",
    "Beta Two",
    "2031-01-02 03:04:05",
    (
        Section(
            "Deals",
            "Orders",
            creation=Creation.CONDITIONAL,
            condition='a deal has "closed" \\ 100%',
            connected=("Line", "Quote"),
            merge_existing=True,
            merge=(MergeRow("id", "Code"), MergeRow("mail", "Email")),
            rows=(
                Row("no", "OrgNr", DataType.INTEGER, target_condition=Condition("NO", "Country.Code")),
                Row("paid", "Paid", DataType.BOOLEAN, source_condition=Condition("", "")),
            ),
        ),
        *SIMPLE.sections[::-1],
    ),
)


TWO_WORDS = ("a plain text", "a text with | and \\")
"""Value classes as the feature writer is given them."""
REAL_WORDS = ("a plain text", "the word null")
"""Those that the planner looks up."""


def facts(*words: str, **answers: Callable[..., object]) -> gherkin.Facts:
    """What features are written with: words for each row and direction, and what clients know, by method."""
    known = gherkin.Facts()
    vars(known).update({"words": lambda *_: words or REAL_WORDS, **answers})
    return known


def feature(section: Section, *others: Section, known: gherkin.Facts | None = None) -> str:
    """The feature of a section, in the simple checklist with these sections only; it has no mistakes."""
    checklist = replace(SIMPLE, sections=(section, *others))
    text = gherkin.feature(checklist, section, known or facts())
    assert lint_parsed("a.feature", parsed(text)) == []
    return text


def description(text: str) -> str:
    """A feature's description on one line."""
    return " ".join(parsed(text)["description"].split())
