"""The reconciliation finds what no single scenario run can: late changes, surplus records, stalled liveness runs.

It also keeps a record beside the run that is linked with nothing: that must stay as it was.
"""

from dataclasses import replace

import pytest

from fixtures.planning.plan import Promise
from fixtures.systems.errors import Refused
from fixtures.values.correlation_id import correlation_id_for
from tests.execution.broken_syncs import EverySecondLost, OnlyFirstEdit, UnlinkedDeleted, UnlinkedRewritten
from tests.execution.sentences import COUNTED, THERE_AND_BACK, THREE
from tests.execution.world import CHECKLIST, CONTACTS, Sync, World, planned

CENSUS = planned(COUNTED, tags={"census"})
BESIDE = planned(
    "Given a PowerOffice GO Contactperson record that no CRMOffice Contacts record is linked with",
    COUNTED,
    "Then that PowerOffice GO Contactperson record is as it was",
    tags={"census"},
)
SHORT, LONGER = planned(*THREE, tags={"repeated"}), planned(*THERE_AND_BACK, tags={"repeated"})


def census(sync):
    """The runs of a live run: a short scenario run, a longer one, and the reconciliation."""
    runs, _ = World(sync).live(SHORT, LONGER, CENSUS)
    return runs


class WipedLate(Sync):
    """A counterpart loses its town when its scenario run has ended and the longer one is under way."""

    def cycle(self):
        super().cycle()
        if self.crm.clock() >= 45:  # the short scenario run ends after 40 seconds, the longer one after 60
            for one in list(self.go.held.values()):
                if correlation_id_for("abcde", 0) in str(one.get("firstName")):
                    self.go.edit(one, {"city": None})


class LeftOver(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", {"address2": f"again: {contact.get('familyName')}"})


class Strangers(Sync):
    """A record that another user makes in PowerOffice GO."""

    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", {"externalCode": "something else"})


def test_sound_sync():
    """All adds up, and strangers' records are none of its business."""
    for sync in (Sync, Strangers):
        assert [(one.failure, one.problem) for one in census(sync)] == [(None, None)] * 3


@pytest.mark.parametrize(
    ("sync", "text"),
    [(LeftOver, "left over for"), (OnlyFirstEdit, "edit 2 of a plain record in CRMOffice never arrived")],
)
def test_what_only_the_reconciliation_finds(sync, text):
    """It is red by its own promise, and says what is wrong."""
    *_, counting = census(sync)
    assert counting.failure.promise is Promise.RECONCILIATION
    assert text in counting.failure.message


def test_what_changed_after_the_watch():
    """The short scenario run is green by itself; that its record was changed later is seen all the same."""
    short, _, counting = census(WipedLate)
    assert short.failure is None
    assert "city in PowerOffice GO changed when all was at rest" in counting.failure.message


def test_a_sync_that_loses_records():
    """A record without a counterpart is missed in the reconciliation, too."""
    *_, counting = World(EverySecondLost).together(SHORT, SHORT, CENSUS)
    assert counting.failure.promise is Promise.RECONCILIATION


def test_beside_another_edition():
    """The records of both editions are counted, though the other one lists fewer properties."""
    fewer = replace(CONTACTS, rows=CONTACTS.rows[:2])
    edition = replace(CHECKLIST, generated="2024-11-13 00:00:00", sections=(fewer,))
    for sync, red in ((Sync, False), (LeftOver, True)):
        _, counting = World(sync).together(planned(*THREE, tags={"repeated"}, checklist=edition), CENSUS)
        assert counting.unsupported is None
        assert (counting.failure is not None) is red


def reconciled(sync=Sync, *, others=2, refuses=False, then=None):
    """A reconciliation with a record beside; PowerOffice GO may refuse what no sync makes, or change it at once."""
    world = World(sync)
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
    counting, *_ = world.together(BESIDE, *[LONGER] * others)
    return world, counting


def test_a_record_beside():
    """It is made, compared, and no run is blamed."""
    world, counting = reconciled()
    assert (counting.failure, counting.problem, counting.unsupported) == (None, None, None)
    assert sum(request.startswith("make zq") for request in world.go.requests) == 1


@pytest.mark.parametrize(
    ("sync", "then", "text"),
    [
        (UnlinkedRewritten, None, "residenceCountryCode = 'NO'"),
        (UnlinkedDeleted, None, "it is gone"),
        (Sync, {"firstName": "Not synchronised"}, "firstName = 'Not synchronised'"),
    ],
)
def test_a_record_beside_that_nobody_edited(sync, then, text):
    """Any property counts, listed or not; also when it is changed before anybody sees it, as a later stamp shows."""
    _, counting = reconciled(sync, then=then)
    assert counting.failure.promise is Promise.RECONCILIATION
    assert text in counting.failure.message


def test_tenant_that_refuses_a_record_beside():
    """The count is judged all the same; only then the rest is skipped with its reason."""
    _, counting = reconciled(refuses=True)
    assert "took no Contactperson" in str(counting.unsupported)
    _, counting = reconciled(EverySecondLost, refuses=True)
    assert counting.failure is not None


def test_without_other_runs():
    """Alone there is nothing to count, which is neither good nor bad, and nothing to stand beside."""
    world, counting = reconciled(others=0)
    assert (counting.failure, counting.problem) == (None, None)
    assert counting.unsupported is not None
    assert world.go.requests == []
