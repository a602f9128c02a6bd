"""The reconciliation keeps a record beside the run that is linked with nothing: it must stay as it was."""

import pytest

from fixtures.planning.plan import Promise
from fixtures.systems.errors import Refused
from tests.execution.world import Sync, World
from tests.steps.test_section_rules import COUNTED, THERE_AND_BACK

STEPS = (
    "Given a PowerOffice GO Contactperson record that no CRMOffice Contacts record is linked with",
    COUNTED,
    "Then that PowerOffice GO Contactperson record is as it was",
)


def reconciled(sync=Sync, *, others=2, refuses=False, then=None):
    """A reconciliation beside other runs; PowerOffice GO may refuse what no sync makes, or change it at once."""
    world = World(sync)
    runs = [world.scenario_run(*THERE_AND_BACK, number=number, tags={"repeated"}) for number in range(others)]
    counting = world.scenario_run(*STEPS, number=9, tags={"census"})
    counting.population += [*runs, counting]
    make = world.go.make

    def refusing(entity, values, *, correlation_id=""):
        if correlation_id and refuses:
            raise Refused("no")
        made = make(entity, values, correlation_id=correlation_id)
        if correlation_id and then:
            world.clock.now += 1
            world.go.edit(made, then)
        return made

    world.go.make = refusing
    world.execute(counting, *runs)
    return world, counting


class Rewrites(Sync):
    """Writes a country into whatever is linked with nothing."""

    def cycle(self):
        super().cycle()
        for one in list(self.go.held.values()):
            if one.id not in self.links.values():
                self.spoil(one)

    def spoil(self, person):
        self.go.edit(person, {"residenceCountryCode": "NO"})


class Deletes(Rewrites):
    """Deletes it."""

    def spoil(self, person):
        self.go.delete(person)


def test_sound_sync():
    """It is made, compared, and no run is blamed."""
    world, counting = reconciled()
    assert (counting.failure, counting.problem, counting.unsupported) == (None, None, None)
    assert sum(request.startswith("make zq") for request in world.go.requests) == 1


@pytest.mark.parametrize(("sync", "text"), [(Rewrites, "residenceCountryCode = 'NO'"), (Deletes, "it is gone")])
def test_record_that_nobody_edited(sync, text):
    """Any property counts, whether the checklist lists it or not."""
    _, counting = reconciled(sync)
    assert counting.failure is not None
    assert counting.failure.promise is Promise.RECONCILIATION
    assert text in counting.failure.message


def test_a_record_that_is_renamed_before_anybody_sees_it():
    """The answer to its creation says what it was, and a later stamp that somebody changed it since."""
    _, counting = reconciled(then={"firstName": "Not synchronised"})
    assert counting.failure is not None
    assert counting.failure.promise is Promise.RECONCILIATION
    assert "firstName = 'Not synchronised'" in counting.failure.message


def test_tenant_that_refuses_it():
    """The count is judged all the same; only then the rest is skipped with its reason."""
    _, counting = reconciled(refuses=True)
    assert "took no Contactperson" in str(counting.unsupported)

    class Loses(Sync):
        def link(self, contact):
            if contact.id.endswith("1"):
                super().link(contact)

    _, counting = reconciled(Loses, refuses=True)
    assert counting.failure is not None


def test_nothing_to_stand_beside():
    """Without other runs nothing is made."""
    world, counting = reconciled(others=0)
    assert counting.unsupported is not None
    assert world.go.requests == []
