"""A sound sync may move a contact person to another customer once it is there: edits go to where it is."""

from dataclasses import replace

from fixtures.systems.errors import Refused
from tests.execution.sentences import LINKED, PHONE, REST
from tests.execution.world import World

EDITED = (
    LINKED,
    "When phoneNumber is changed in PowerOffice GO to a phone number of eight digits",
    "Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds",
    REST,
)
QUICKLY = (LINKED, EDITED[1].replace("a phone number of eight digits", "three values in a row"), *EDITED[2:])
AT_ONCE = (
    LINKED,
    "When directPhone in CRMOffice and phoneNumber in PowerOffice GO are changed at once",
    "Then directPhone in CRMOffice and phoneNumber in PowerOffice GO agree in the end",
    REST,
)


def moving(stale=0):
    """A world in which contact persons move a second after they were first seen.

    An edit at the old parent is refused; so many polls after the move still show it.
    """
    world, seen, left = World(), dict[str, float](), [stale]
    edit, list_changed = world.go.edit, world.go.list_changed

    def kind():
        for one in list(world.go.held.values()):
            moved = world.clock() - seen.setdefault(one.id, world.clock()) >= 1
            world.go.held[one.id] = replace(one, parent="Customer/2" if moved else "Customer/1")

    def strict(record, values):
        kind()
        if record.parent not in {None, world.go.held[record.id].parent}:
            raise Refused("there is no such contact person")
        return edit(record, values)

    def lagging(entity, since, known=None):
        kind()
        found = list_changed(entity, since, known)
        if left[0] and any(one.parent == "Customer/2" for one in found):
            left[0] -= 1
            return [replace(one, parent="Customer/1") for one in found]
        return found

    world.go.edit, world.go.list_changed = strict, lagging
    return world


def test_edited_where_it_is_now():
    """The parent is read from the latest poll, not kept from when the counterpart was found."""
    for steps in (EDITED, QUICKLY, AT_ONCE):
        run = moving().executed(*steps, row=PHONE, tags={"repeated"})
        assert (run.failure, run.problem) == (None, None)


def test_readers_that_lag_behind_the_move():
    """What is refused at the old parent is tried again where the next poll shows the record."""
    world = moving(stale=5)
    run = world.executed(*EDITED, row=PHONE)
    assert (run.failure, run.problem) == (None, None)


def test_a_refusal_that_has_nothing_to_do_with_it():
    """It is an error of the run as before, and soon."""
    world = moving()

    def refused(record, values):
        raise Refused("no")

    world.go.edit = refused
    run = world.executed(*EDITED, row=PHONE)
    assert isinstance(run.problem, Refused)
