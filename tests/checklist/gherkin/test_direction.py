"""The tags that say where a value enters."""

from fixtures.checklist.gherkin.direction import Direction, direction_tag
from tests.checklist.samples import SIMPLE


def test_each_direction_has_its_own_tag() -> None:
    """Edits are tagged with the system they happen in, escaped so that `-m` takes it."""
    assert [direction_tag(SIMPLE, direction) for direction in Direction] == [
        "created",
        "edited-in-Alpha",
        "edited-in-Beta+20Two",
    ]
