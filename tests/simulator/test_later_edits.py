"""Faults that show only after other edits: each loses that edit, and none before it.

They need more steps than the situations of the trial have.
"""

from collections.abc import Callable, Mapping

import pytest

from fixtures.simulator.sync.flows import CONTACTS
from tests.simulator.conftest import Caller, MovingClock, Serve
from tests.simulator.story import counterparts, cycle, edit_there, in_crmoffice, person

PEOPLE = {row.crmoffice: row.poweroffice for row in CONTACTS.rows}
Act = Callable[["Story"], None]


class Story:
    """One person and the counterpart; each method is an edit of a step."""

    def __init__(self, caller: Caller, clock: MovingClock) -> None:
        self.caller, self.clock = caller, clock
        self.key = person(caller)
        cycle(caller)
        clock.advance(10)

    def here(self, value: str, name: str = "familyName") -> None:
        """A user's edit in CRMOffice."""
        self.caller.crmoffice.edit("contacts", self.key, {name: value})

    def there(self, value: str, name: str = "familyName") -> None:
        """A user's edit in PowerOffice GO, by the property's name in CRMOffice."""
        edit_there(self.caller, counterparts(self.caller)[0], **{PEOPLE[name]: value})

    def both(self, mine: str, its: str) -> None:
        """An edit on each side within one cycle."""
        self.here(mine)
        self.clock.advance(0.1)
        self.there(its)

    def held(self, name: str = "familyName") -> tuple[str, str]:
        """What both sides hold."""
        there = counterparts(self.caller)[0][PEOPLE[name]]
        return in_crmoffice(self.caller, self.key)[name], there


def in_turn(times: int) -> list[tuple[float, Act]]:
    """Edits on both sides in turn, 10 s apart."""
    return [(10, one_edit(number)) for number in range(1, times + 1)]


def one_edit(number: int) -> Act:
    """The first, third … in CRMOffice, the others in PowerOffice GO."""
    return lambda story: (story.here if number % 2 else story.there)(f"edit {number}")


def quick(story: Story) -> None:
    """Two edits within a second."""
    story.here("first")
    story.clock.advance(0.1)
    story.here("second")


STORIES: Mapping[str, tuple[list[tuple[float, Act]], tuple[str, str]]] = {
    "deaf-after-conflict": (
        [(10, lambda story: story.both("mine", "its")), (10, lambda story: story.here("later"))],
        ("later", "its"),
    ),
    "deaf-after-five-edits": (in_turn(6), ("edit 5", "edit 6")),
    "edit-within-two-seconds-taken-for-echo": (
        [(1.9, lambda story: story.here("one")), (0, lambda story: story.there("soon"))],
        ("one", "soon"),
    ),
    "first-edit-of-a-second-stands": ([(10, quick)], ("second", "first")),
}
SOUND: Mapping[str, tuple[list[tuple[float, Act]], tuple[str, str]]] = {
    "deaf-after-conflict": (STORIES["deaf-after-conflict"][0][:1], ("its", "its")),
    "deaf-after-five-edits": (in_turn(5), ("edit 5", "edit 5")),
    "edit-within-two-seconds-taken-for-echo": (
        [(3.1, lambda story: story.here("one")), (0, lambda story: story.there("later"))],
        ("later", "later"),
    ),
    "first-edit-of-a-second-stands": (
        [(1.5, lambda story: story.here("one")), (0, lambda story: story.here("two"))],
        ("two", "two"),
    ),
}


def played(
    in_memory: Serve, clock: MovingClock, name: str, steps: list[tuple[float, Act]]
) -> tuple[tuple[str, str], int]:
    """Plays a story with a fault; returns what both sides hold in the end, and how often the fault acted."""
    with in_memory(faults=[name] if name else []) as caller:
        story = Story(caller, clock)
        for pause, act in steps:
            act(story)
            cycle(caller)
            clock.advance(pause)
        cycle(caller, 2)
        return story.held(), caller.simulator.faults.acted.get(name, 0)


def test_each_story_has_a_sound_one() -> None:
    """For each fault there are steps that show it, and steps in which it has no occasion to act."""
    assert set(STORIES) == set(SOUND)


@pytest.mark.parametrize("name", STORIES)
def test_the_edit_is_lost(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """The edit stays on the side where it was made; the sound sync carries it over."""
    steps, held = STORIES[name]
    assert played(in_memory, clock, name, steps) == (held, 1)
    last = played(in_memory, clock, "", steps)[0]
    assert last[0] == last[1]


@pytest.mark.parametrize("name", SOUND)
def test_what_comes_before_arrives(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """The fault has no occasion to act, so a suite that makes fewer edits is green."""
    steps, held = SOUND[name]
    assert played(in_memory, clock, name, steps) == (held, 0)
