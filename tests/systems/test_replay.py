"""A recording with benign conditions replays, with the real recorder, replay and HTTP."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from fixtures.evidence.replay import Replay
from fixtures.simulator.conditions import STILL, Conditions
from fixtures.simulator.simulator import running
from fixtures.systems.crmoffice.client import CRMOffice
from fixtures.systems.http import new_client
from fixtures.systems.interface import System
from fixtures.systems.poweroffice.client import PowerOfficeGO
from tests.simulator.conftest import NO_CERTIFICATES
from tests.systems.conftest import Time
from tests.systems.contract import Wire
from tests.systems.simulated import crmoffice, poweroffice

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
CANONICAL = {CRMOffice: "https://crmoffice.invalid", PowerOfficeGO: "https://poweroffice.invalid"}
CASES = [
    (CRMOffice, "Contacts", "familyName", (2, 3, 11)),
    (PowerOfficeGO, "Contactperson", "lastName", (3, 8, 10)),
    (PowerOfficeGO, "Projectactivity", "name", (1, 3, 8)),
]
"""With seeds with which a write is lost, a deletion is repeated, or most attempts fail."""


def story(system: System, entity: str, name: str) -> object:
    """Everything a scenario run does with a record, and what it saw."""
    made = system.make(entity, {name: "Aas zqk1"}, correlation_id="zqk1")
    edited = system.edit(made, {name: "Bø zqk1"})
    seen = [(one.id, one.get(name)) for one in system.list_changed(entity, SINCE)]
    system.read(made)
    system.delete(made)
    return made.id, edited.get(name), seen


def recorded(
    kind: type[CRMOffice | PowerOfficeGO], entity: str, name: str, conditions: Conditions
) -> tuple[Recording, object, int]:
    """The recording of a live story, what was seen, and how many attempts had to be made again."""
    time, recording = Time(), Recording()
    with running(conditions=conditions, sync=False, clock=lambda: datetime.fromtimestamp(time.now, UTC)) as tenants:
        settings, crm = tenants.settings, kind is CRMOffice
        base_url = settings["CRMOFFICE_BASE_URL" if crm else "POWEROFFICE_BASE_URL"]
        token_url = settings["CRMOFFICE_TOKEN_URL"] if crm else f"{base_url}/OAuth/Token"
        recorder = Recorder({base_url: CANONICAL[kind]}, [token_url], time.clock)
        wire = Wire()
        with httpx.HTTPTransport(verify=NO_CERTIFICATES) as wire.carrier:
            system = (crmoffice if crm else poweroffice)(tenants, wire, time)
            system._transport._witness = recorder
            with recorder, recorder.on(recording):
                seen = story(system, entity, name)
            system.close()
    return recording, seen, system.retries


@pytest.mark.parametrize(("kind", "entity", "name", "seeds"), CASES, ids=[case[1] for case in CASES])
def test_benign_conditions_replay(kind, entity, name, seeds):
    """The same code gets the same answers from the recording: no miss, no rest, no sleep."""
    lost = 0
    for seed in seeds:
        recording, live, retries = recorded(kind, entity, name, replace(STILL, failure_rate=0.3, seed=seed))
        assert retries > 0
        lost += any(exchange.status == 503 for exchange in recording.interactions)
        time = Time()
        system = kind(new_client(offline=True), CANONICAL[kind], time.options(seconds=0))

        with Replay(recording.interactions) as replay:
            replayed = story(system, entity, name)

        assert replayed == live
        assert replay.unplayed == []
        assert time.slept == []
    assert lost > 0, "no write was lost and found, so this test has shown nothing"
