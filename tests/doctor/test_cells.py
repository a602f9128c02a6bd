"""Which value classes the doctor writes into which properties."""

from fixtures.doctor.values import cells_of
from tests.execution.projects import CHECKLIST


def test_each_side_gets_its_own_form():
    """A date takes dates and a moment takes moments; a reference takes nothing, for who is who is not known yet."""
    kinds = {(cell.place.property, cell.place.kind) for cell in cells_of([CHECKLIST])}
    assert kinds == {("Name", "text"), ("subject", "text"), ("StartDate", "date"), ("startsAt", "moment")}
