"""Two invented checklists: a simple one, and one with everything that the model can hold."""

from fixtures.checklist.gherkin.direction import Direction
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section

PEOPLE = Section(
    "People",
    "Customers person",
    rows=(
        Row("mail", "Email", DataType.STRING),
        Row("address.city", "Town", DataType.STRING),
    ),
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


def two_words(section: Section, row: Row, direction: Direction) -> list[str]:
    """Value classes as the feature writer is given them."""
    return ["a plain text", "a text with | and \\"]
