"""Clients of simulated tenants, whose clock is the test's, over a wire that can lose requests and answers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from fixtures.simulator import Simulator
from fixtures.simulator.conditions import Conditions
from fixtures.systems.crmoffice.client import CRMOffice
from fixtures.systems.crmoffice.login import RefreshToken
from fixtures.systems.http import new_client
from fixtures.systems.poweroffice.client import PowerOfficeGO, V2Access
from fixtures.systems.poweroffice.login import ClientCredentials, SubscribedCredentials
from tests.simulator.wire import wired
from tests.systems.conftest import Time
from tests.systems.contract import Wire

Start = Callable[[Conditions], Simulator]


def crmoffice(simulator: Simulator, wire: Wire, time: Time) -> CRMOffice:
    settings = simulator.settings
    login = RefreshToken(
        settings["CRMOFFICE_TOKEN_URL"],
        settings["CRMOFFICE_CLIENT_ID"],
        settings["CRMOFFICE_CLIENT_SECRET"],
        settings["CRMOFFICE_REFRESH_TOKEN"],
        stored=None,
        clock=time.clock,
        sleep=time.sleep,
    )
    client = new_client(offline=True, transport=wire)
    return CRMOffice(client, settings["CRMOFFICE_BASE_URL"], time.options(), auth=login)


def poweroffice(simulator: Simulator, wire: Wire, time: Time) -> PowerOfficeGO:
    settings = simulator.settings
    base_url, v2_url = settings["POWEROFFICE_BASE_URL"], settings["POWEROFFICE_V2_BASE_URL"]
    keys = settings["POWEROFFICE_APPLICATION_KEY"], settings["POWEROFFICE_CLIENT_KEY"]
    key = settings["POWEROFFICE_SUBSCRIPTION_KEY"]
    v2_login = SubscribedCredentials(f"{v2_url.removesuffix('/v2')}/OAuth/Token", *keys, key, clock=time.clock)
    return PowerOfficeGO(
        new_client(offline=True, transport=wire),
        base_url,
        time.options(),
        v2=V2Access(new_client(offline=True, transport=wire), v2_url, v2_login),
        auth=ClientCredentials(f"{base_url}/OAuth/Token", *keys, clock=time.clock),
    )


@pytest.fixture
def start(time: Time, wire: Wire) -> Iterator[Start]:
    """Starts simulated tenants whose clock is the test's, at the end of the wire."""
    with ExitStack() as cleaning:

        def started(conditions: Conditions) -> Simulator:
            tenants = wired(conditions=conditions, sync=False, clock=lambda: datetime.fromtimestamp(time.now, UTC))
            simulator, wire.carrier = cleaning.enter_context(tenants)
            return simulator

        yield started


@pytest.fixture
def wire() -> Wire:
    return Wire()
