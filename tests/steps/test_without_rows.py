"""A section without rows: its counterpart is what shows the correlation id in any text, and nothing else is asked."""

import pytest

from fixtures.planning.plan import Promise
from fixtures.runs.verdict import NotJudged
from tests.execution.sections import PRODUCT, OppositeSync, OppositeWorld, opposite
from tests.execution.world import GO

RECORD, COUNTERPART = "a PowerOffice GO Product record", "a CRMOffice Companies record"
MADE = (
    f"When {RECORD} is made",
    "Then it gets exactly one CRMOffice Companies record",
    "Then nothing else changes afterwards",
)
EDITED = [
    (
        f"Given {RECORD} linked with {COUNTERPART}",
        f"When a text of the record in {system} is edited",
        "Then the CRMOffice Companies record is the same as before and the only one",
        "Then nothing else changes afterwards",
    )
    for system in ("PowerOffice GO", "CRMOffice")
]
COUNTED = (
    f"Given {COUNTERPART} that no PowerOffice GO Product record is linked with",
    "Then each PowerOffice GO Product record of this run has one CRMOffice Companies record, and nothing is left over",
    "Then that CRMOffice Companies record is as it was",
)


class InAnotherText(OppositeSync):
    """The company shows the product's code in a text that is not its name."""

    def values_of(self, record):
        return {"name": "Acme", "visitAddress.streetAddress": f"see {str(record.get('code')).upper()}"}


class SecondMade(OppositeSync):
    """Every change of a product makes another company."""

    def note(self, record, counterpart):
        self.seen[record.id, "name"] = record.get("name")

    def carry(self, record):
        if self.seen[record.id, "name"] != record.get("name"):
            self.link(record)


class Nameless(OppositeSync):
    """The company shows nothing of the product."""

    def values_of(self, record):
        return {"name": "Acme"}


class Off(OppositeSync):
    def cycle(self):
        pass


def executed(sync, *steps):
    world = OppositeWorld(sync)
    world.crm.make("Companies", {"name": "older"})
    run = world.scenario_run(*steps, section=PRODUCT)
    run.context.poller.older = lambda _, record: record.get("name") == "older"
    world.execute(run)
    return run


@pytest.mark.parametrize("sync", [OppositeSync, InAnotherText])
def test_sound_sync(sync):
    """Any text will do, in any case; all adds up, the last record and one that is linked with nothing included."""
    runs = [*(executed(sync, *steps) for steps in (MADE, *EDITED)), *counted(sync)]
    assert [(run.failure, run.problem, run.unsupported) for run in runs] == [(None, None, None)] * 5


def test_edit_changes_a_text_that_is_no_sentinel():
    """The record still shows the correlation id, and what is watched stays."""
    world = OppositeWorld()
    run = world.scenario_run(*EDITED[0], section=PRODUCT)
    before = run.pair.any_value(GO)
    assert list(before) == ["name"]
    assert run.correlation_id in str(before["name"])


def test_no_counterpart():
    """When no new record came at all, the promise is broken."""
    run = executed(Off, *MADE)
    assert run.failure.promise is Promise.ONE_COUNTERPART


def test_records_of_nobody():
    """One of them may be the counterpart, so nothing can be said: never red."""
    run = executed(Nameless, *MADE)
    assert isinstance(run.problem, NotJudged)
    assert "the checklist lists no property" in str(run.problem).lower()
    assert run.failure is None


def test_another_counterpart_after_an_edit():
    """It is one too many."""
    run = executed(SecondMade, *EDITED[0])
    assert run.failure.promise is Promise.ONE_COUNTERPART


class StopsEarly(OppositeSync):
    """Nothing is made any more after 30 seconds."""

    def cycle(self):
        if self.crm.clock() < 30:
            super().cycle()


class Everyone(OppositeSync):
    def cycle(self):
        super().cycle()
        for one in [one for one in self.crm.held.values() if one.id not in self.links.values()]:
            if self.crm.clock() > 25:
                self.crm.edit(one, {"orgNr": "123"})


def counted(sync):
    runs, _ = OppositeWorld(sync).live(opposite(PRODUCT, *MADE), opposite(PRODUCT, *COUNTED, tags={"census"}))
    return runs


@pytest.mark.parametrize(
    ("sync", "text"), [(StopsEarly, "got no counterpart (zq"), (Everyone, "orgNr of CRMOffice Companies")]
)
def test_what_only_the_reconciliation_finds(sync, text):
    """A sync that stops while all pairs rest, and one that writes into what is linked with nothing."""
    made, census = counted(sync)
    assert made.failure is None
    assert census.failure.promise is Promise.RECONCILIATION
    assert text in census.failure.message
