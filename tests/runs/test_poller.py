"""One snapshot serves every run that polls in the same round; a recording gets only the run's own records."""

import json
from contextlib import contextmanager
from typing import cast

import pytest

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Interaction, Recording
from fixtures.runs.poller import Poller, SharedPoller, correlation_ids_of, listed_properties
from fixtures.systems.interface import Kind, Record, Value
from fixtures.values.correlation_id import digits
from tests.execution.world import CHECKLIST, CRM, GO, START, FakeSystem, VirtualClock, World

MINE, YOURS = "zqabcdeaaa", "zqabcdeaab"
LISTED = {"phoneNumber": Kind.PHONE, "lastName": Kind.NAME, "firstName": Kind.NAME}


class Tenant(FakeSystem):
    """Answers a listing with a page that a recording can hold."""

    def list_changed(self, entity, since, known=None):
        """Every record of the entity."""
        found = super().list_changed(entity, since)
        page = {"items": [{"id": record.id, **record.values} for record in found], "total": len(found)}
        if self.recording is not None:
            body = json.dumps(page).encode()
            self.recording.interactions[-1] = Interaction("GET", "https://x.invalid/a", {}, None, 200, {}, body)
        return found


class Shared:
    """A tenant of Contactpersons with two scenario runs' records and one of another user, polled together."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.go = Tenant(GO, self.clock)
        self.mine = self.go.make("Contactperson", {"lastName": f"Berg {MINE}"})
        self.yours = self.go.make("Contactperson", {"lastName": "x", "phoneNumber": f"+47 {digits(YOURS)}"})
        self.stranger = self.go.make("Contactperson", {"lastName": "Somebody Else"})
        self.poller = SharedPoller(
            {GO: self.go}, {(GO, "Contactperson"): LISTED}, START, self.clock, cast(Recorder, self), 2.0
        )

    @contextmanager
    def on(self, recording):
        """As the recorder's."""
        self.go.recording = recording
        yield
        self.go.recording = None

    def snapshot(self, fresh_after=0.0):
        """A snapshot."""
        return self.poller.snapshot(GO, "Contactperson", fresh_after)


def test_same_round():
    """Two polls are one request."""
    shared = Shared()
    assert shared.snapshot() is shared.snapshot()
    assert shared.poller.listings == 1


@pytest.mark.parametrize(("later", "fresh_after"), [(2.0, 0.0), (0.5, 0.5)])
def test_other_round_or_too_old(later, fresh_after):
    """A later round asks again, and so does a run that needs a poll that began after its own write."""
    shared = Shared()
    first = shared.snapshot()
    shared.clock.now += later
    assert shared.snapshot(fresh_after) is not first


def test_snapshot_that_takes_its_time():
    """Its age counts from when it was asked for: what was written meanwhile may not be in it."""
    shared = Shared()
    list_changed = shared.go.list_changed

    def slow(entity, since):
        found = list_changed(entity, since)
        shared.clock.now += 3.0
        return found

    shared.go.list_changed = slow
    assert shared.snapshot().taken == 0.0


def test_whose_records():
    """Those that show a mark in a listed property, phones by their digits."""
    shared = Shared()
    snapshot = shared.snapshot()
    assert snapshot.showing([MINE, digits(MINE)]) == {shared.mine.id}
    assert snapshot.showing([YOURS, digits(YOURS)]) == {shared.yours.id}
    assert snapshot.showing(["zqabcdeaac"]) == frozenset()


def test_recording_shows_no_other_records():
    """A scenario run's evidence holds its own records and the number of those."""
    shared, recording = Shared(), Recording()
    shared.snapshot().copy_to(recording, frozenset({shared.mine.id}))
    (look,) = recording.interactions
    assert json.loads(look.response_body) == {"items": [{"id": shared.mine.id, "lastName": f"Berg {MINE}"}], "total": 1}


@pytest.mark.parametrize(
    ("names", "shown"),
    [({"lastName": f"Berg {YOURS}"}, {YOURS}), ({"lastName": "Berg"}, {digits(MINE)}), ({}, {digits(MINE)})],
)
def test_a_phone_that_stands_for_another_correlation_id(names: dict[str, Value], shown: set[str]) -> None:
    """It counts only in a record that names no correlation id: a thousand phones meet in eight digits now and then."""
    record = Record("Contactperson", "1", {**names, "phoneNumber": digits(MINE)})
    assert correlation_ids_of(record, LISTED) == shown


def test_correlation_ids_in_unlisted_properties():
    """They make no record a counterpart; nor do values that are no text."""
    record = Record("Contactperson", "1", {"address1": MINE, "firstName": 12, "lastName": None})
    assert correlation_ids_of(record, LISTED) == set()


def test_own_polls():
    """In a replay each poll is a request, on the recording that is running."""
    world = World()
    poller = Poller(world.systems, listed_properties(CHECKLIST), START, world.clock)
    for _ in range(2):
        snapshot = poller.snapshot(GO, "Contactperson", float("inf"))
    assert world.go.requests == ["survey Contactperson"] * 2
    recording = Recording()
    snapshot.copy_to(recording, frozenset())
    assert len(recording) == 0


def test_listed_properties():
    """They come from all sections; what a client does not know is text, and keeps no run from polling what is known."""
    rows = (Row("familyName", "lastName", DataType.STRING), Row("nickName", "alias", DataType.STRING))
    more = Section("Contacts", "Contactperson", rows=rows)
    strange = Section("Persons", "Customer", rows=(Row("familyName", "name", DataType.STRING),))
    listed = listed_properties(Checklist(CRM, GO, "x", (*CHECKLIST.sections, more, strange)))
    assert listed[CRM, "Contacts"] == {
        "directPhone": Kind.PHONE,
        "familyName": Kind.NAME,
        "givenName": Kind.NAME,
        "nickName": Kind.TEXT,
    }
    assert listed[GO, "Contactperson"]["alias"] is Kind.TEXT
    assert listed[GO, "Contactperson"]["lastName"] is Kind.NAME
    assert listed[GO, "Customer"] == {"name": Kind.TEXT}
