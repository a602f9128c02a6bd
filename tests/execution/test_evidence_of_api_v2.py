"""What PowerOffice GO's API v2 answers is recorded without a leak, and a replay reads the same from it."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.evidence.cassette import load, save
from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from fixtures.evidence.replay import Replay
from fixtures.execution.own_records import own_only
from fixtures.simulator import running
from fixtures.simulator.conditions import STILL
from fixtures.systems.errors import RecordMissing
from fixtures.systems.interface import Record, System
from fixtures.tenants.model import TenantChoice, TenantKind, Tenants
from fixtures.tenants.tenants import open_tenants
from tests.evidence.samples import PASSED

CORRELATION_ID = "zqabcdeaaa"
CUSTOMERS, PROJECTS = "Customers (human data)", "Projects"
SINCE, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)


def opened(choice: TenantChoice) -> Tenants:
    return open_tenants(choice, clock=time.time, sleep=lambda _seconds: None)


def exercised(power: System) -> list[Record]:
    """What a scenario run asks of a client: a new record, an edit, lists, a deletion."""
    values = {"FirstName": "Åse", "LastName": f"{CORRELATION_ID} Berg"}
    made = power.make(CUSTOMERS, values, correlation_id=CORRELATION_ID)
    edited = power.edit(made, {"FirstName": "Øyvind"})
    read = power.read(made)
    listed = [one for one in power.list_changed(CUSTOMERS, SINCE) if one.id == made.id]
    project = power.make(PROJECTS, {"Name": f"{CORRELATION_ID} Bygg"}, correlation_id=CORRELATION_ID)
    renamed = power.edit(project, {"Name": f"{CORRELATION_ID} Hus"})
    none = power.list_changed("Suppliers (human data)", LATER)
    power.delete(made)
    with pytest.raises(RecordMissing):
        power.read(made)
    return [made, edited, read, *listed, project, renamed, *none]


def test_a_recording_and_its_replay(tmp_path: Path) -> None:
    """The records are the same; neither other people nor hosts, keys and tokens are in the cassette."""
    path = tmp_path / "one.yaml"
    with running(sync=False, conditions=STILL) as simulator:
        choice = TenantChoice(TenantKind.SANDBOX, simulator.settings, state=tmp_path)
        with opened(choice) as tenants:
            recorder, recording = Recorder(tenants.hosts, tenants.token_urls, time.monotonic), Recording()
            systems = tenants.connect(recorder)
            others = systems["PowerOffice GO"]
            others.make(CUSTOMERS, {"FirstName": "Kari", "LastName": "Nordmann"}, correlation_id="zqother")
            with recorder, recorder.on(recording):
                live = exercised(systems["PowerOffice GO"])
            kept = own_only(recording.interactions, systems.values(), {one.id for one in live}, (CORRELATION_ID,))
            save(path, PASSED, kept, forbidden=tenants.forbidden)
    text = path.read_text()
    assert "https://poweroffice.invalid/v2/Customers" in text
    assert not any(word in text for word in ("Nordmann", "127.0.0.1", "Subscription", "X-Pagination", "OAuth"))
    _, interactions = load(path)
    assert [one.status for one in interactions].count(204) == 1
    with opened(TenantChoice()) as recorded, Replay(interactions) as replay:
        replayed = exercised(recorded.connect(Recorder(recorded.hosts, (), time.monotonic))["PowerOffice GO"])
    assert replay.unplayed == []
    assert [(one.id, one.get("FirstName"), one.get("Name")) for one in replayed] == [
        (one.id, one.get("FirstName"), one.get("Name")) for one in live
    ]
