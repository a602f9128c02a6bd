"""Simulators for tests, served on loopback or reached without sockets, with a clock that the test moves."""

import base64
import contextlib
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from fixtures.simulator import Simulator, running
from fixtures.simulator.conditions import STILL
from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant
from fixtures.simulator.poweroffice.tenant import PowerOfficeTenant
from fixtures.simulator.sync.sync import Sync
from tests.simulator.wire import wired

SUBSCRIPTION = "Ocp-Apim-Subscription-Key"
JSON_PATCH = {"Content-Type": "application/json-patch+json"}
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # all is plain http; loading them takes 15 ms


class MovingClock:
    """A clock that stands still until a test advances it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The present time."""
        return self.moment

    def advance(self, seconds: float) -> None:
        """Moves the clock forward."""
        self.moment += timedelta(seconds=seconds)


@dataclass
class Caller:
    """A client of all three APIs with the tester's credentials."""

    simulator: Simulator
    http: httpx.Client
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def crmoffice(self) -> CRMOfficeTenant:
        """CRMOffice without HTTP."""
        return self.simulator.crmoffice.tenant

    @property
    def poweroffice(self) -> PowerOfficeTenant:
        """PowerOffice GO without HTTP."""
        return self.simulator.poweroffice.tenant

    @property
    def sync(self) -> Sync:
        """The sync."""
        assert self.simulator.sync is not None
        return self.simulator.sync

    def login_crmoffice(self, **changed: str) -> httpx.Response:
        """Asks for a token, and keeps it when the tenant issues one."""
        settings = self.simulator.settings
        form = {
            "grant_type": "refresh_token",
            "refresh_token": settings["CRMOFFICE_REFRESH_TOKEN"],
            "client_id": settings["CRMOFFICE_CLIENT_ID"],
            "client_secret": settings["CRMOFFICE_CLIENT_SECRET"],
        }
        return self._kept("crm", self.http.post(settings["CRMOFFICE_TOKEN_URL"], data={**form, **changed}))

    def login_poweroffice(self, *, client_key: str | None = None) -> httpx.Response:
        """Asks for a token, and keeps it when the tenant issues one."""
        url = f"{self.simulator.settings['POWEROFFICE_BASE_URL']}/OAuth/Token"
        form = {"grant_type": "client_credentials"}
        return self._kept("po", self.http.post(url, data=form, headers={"Authorization": self.basic(client_key)}))

    def login_v2(self, **headers: str) -> httpx.Response:
        """Asks for a token of API v2, and keeps it when the tenant issues one; `headers` replace the usual ones."""
        settings = self.simulator.settings
        usual = {"Authorization": self.basic(), SUBSCRIPTION: settings["POWEROFFICE_SUBSCRIPTION_KEY"]}
        url = settings["POWEROFFICE_V2_BASE_URL"].removesuffix("v2") + "OAuth/Token"
        form = {"grant_type": "client_credentials"}
        return self._kept("v2", self.http.post(url, data=form, headers={**usual, **headers}))

    def basic(self, client_key: str | None = None) -> str:
        """The header Authorization of a log-in at PowerOffice GO."""
        settings = self.simulator.settings
        keys = f"{settings['POWEROFFICE_APPLICATION_KEY']}:{client_key or settings['POWEROFFICE_CLIENT_KEY']}"
        return f"Basic {base64.b64encode(keys.encode()).decode()}"

    def v2(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        """Calls PowerOffice GO's API v2; logs in before the first call. `headers` go beside the usual ones."""
        settings = self.simulator.settings
        if "v2" not in self.tokens:
            self.login_v2()
        usual = {
            "Authorization": f"Bearer {self.tokens['v2']}",
            SUBSCRIPTION: settings["POWEROFFICE_SUBSCRIPTION_KEY"],
        }
        headers = {**usual, **options.pop("headers", {})}
        return self.http.request(method, settings["POWEROFFICE_V2_BASE_URL"] + path, headers=headers, **options)

    def patch(self, path: str, **values: Any) -> httpx.Response:  # noqa: ANN401 (any JSON)
        """Replaces properties of a record of API v2."""
        operations = [{"op": "replace", "path": f"/{name}", "value": value} for name, value in values.items()]
        return self.v2("PATCH", path, content=json.dumps(operations), headers=JSON_PATCH)

    def crm(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        """Calls CRMOffice; logs in before the first call."""
        return self._call("crm", self.simulator.settings["CRMOFFICE_BASE_URL"], method, path, options)

    def po(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        """Calls PowerOffice GO; logs in before the first call."""
        return self._call("po", self.simulator.settings["POWEROFFICE_BASE_URL"], method, path, options)

    def po_json(self, method: str, path: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401 (httpx's own)
        """The JSON of a PowerOffice GO answer, which must be a 200."""
        answer = self.po(method, path, **options)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def filtered(self, path: str, query: str) -> dict[str, Any]:
        """A PowerOffice GO list with a filter."""
        return self.po_json("GET", path, params={"$filter": query})

    def _call(self, system: str, base: str, method: str, path: str, options: dict[str, Any]) -> httpx.Response:
        if system not in self.tokens:
            (self.login_crmoffice if system == "crm" else self.login_poweroffice)()
        headers = {"Authorization": f"Bearer {self.tokens[system]}"}
        return self.http.request(method, base + path, headers=headers, **options)

    def _kept(self, system: str, answer: httpx.Response) -> httpx.Response:
        if answer.is_success:
            self.tokens[system] = answer.json()["access_token"]
        return answer


Serve = Callable[..., AbstractContextManager[Caller]]
"""`serve` takes what `running` takes, `in_memory` what `wired` takes."""


@pytest.fixture
def clock() -> MovingClock:
    """A clock that stands still."""
    return MovingClock()


@pytest.fixture
def serve(clock: MovingClock) -> Serve:
    """Serves a simulator on loopback, by default without lag and limits and without a sync."""

    @contextlib.contextmanager
    def start(**options: Any) -> Iterator[Caller]:  # noqa: ANN401 (what `running` takes)
        chosen = {"conditions": STILL, "sync": False, "clock": clock, **options}
        with running(**chosen) as simulator, _client() as http:
            yield Caller(simulator, http)

    return start


@pytest.fixture
def in_memory(clock: MovingClock) -> Serve:
    """Starts a simulator without sockets, by default with a sync and without lag and limits."""

    @contextlib.contextmanager
    def start(**options: Any) -> Iterator[Caller]:  # noqa: ANN401 (what `wired` takes)
        with wired(clock=clock, **options) as (simulator, wire), _client(wire) as http:
            yield Caller(simulator, http)

    return start


def _client(wire: httpx.BaseTransport | None = None) -> httpx.Client:
    return httpx.Client(trust_env=False, verify=NO_CERTIFICATES, transport=wire)


@pytest.fixture
def tester(in_memory: Serve) -> Iterator[Caller]:
    """A client of two tenants without a sync."""
    with in_memory(sync=False) as found:
        yield found


@pytest.fixture
def synced(in_memory: Serve) -> Iterator[Caller]:
    """A client of two tenants with the sound reference sync, whose cycles the test runs."""
    with in_memory() as found:
        yield found
