"""Simulators for tests: served for real on loopback, with a clock that the test moves."""

import base64
import contextlib
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

NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # all is plain http; loading them takes 15 ms


class MovingClock:
    """Time that stands still until it is told to pass."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it is."""
        return self.moment

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self.moment += timedelta(seconds=seconds)


@dataclass
class Caller:
    """A client of both APIs with the tester's credentials."""

    simulator: Simulator
    http: httpx.Client
    tokens: dict[str, str] = field(default_factory=dict)

    def login_crmoffice(self, **changed: str) -> httpx.Response:
        """Asks for a token, and keeps it when it comes."""
        settings = self.simulator.settings
        form = {
            "grant_type": "refresh_token",
            "refresh_token": settings["CRMOFFICE_REFRESH_TOKEN"],
            "client_id": settings["CRMOFFICE_CLIENT_ID"],
            "client_secret": settings["CRMOFFICE_CLIENT_SECRET"],
        }
        return self._kept("crm", self.http.post(settings["CRMOFFICE_TOKEN_URL"], data={**form, **changed}))

    def login_poweroffice(self, *, client_key: str | None = None) -> httpx.Response:
        """Asks for a token, and keeps it when it comes."""
        settings = self.simulator.settings
        keys = (settings["POWEROFFICE_APPLICATION_KEY"], client_key or settings["POWEROFFICE_CLIENT_KEY"])
        basic = base64.b64encode(":".join(keys).encode()).decode()
        answer = self.http.post(
            f"{settings['POWEROFFICE_BASE_URL']}/OAuth/Token",
            data={"grant_type": "client_credentials"},
            headers={"Authorization": f"Basic {basic}"},
        )
        return self._kept("po", answer)

    def crm(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        """Calls CRMOffice, logging in first where that is still to be done."""
        return self._call("crm", self.simulator.settings["CRMOFFICE_BASE_URL"], method, path, options)

    def po(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        """Calls PowerOffice GO, logging in first where that is still to be done."""
        return self._call("po", self.simulator.settings["POWEROFFICE_BASE_URL"], method, path, options)

    def po_json(self, method: str, path: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401 (httpx's own)
        """The JSON of a PowerOffice GO answer, which has to be a 200."""
        answer = self.po(method, path, **options)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def filtered(self, path: str, query: str) -> dict[str, Any]:
        """A PowerOffice GO list with a filter."""
        return self.po_json("GET", path, params={"$filter": query})

    def _call(self, who: str, base: str, method: str, path: str, options: dict[str, Any]) -> httpx.Response:
        if who not in self.tokens:
            (self.login_crmoffice if who == "crm" else self.login_poweroffice)()
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        return self.http.request(method, base + path, headers=headers, **options)

    def _kept(self, who: str, answer: httpx.Response) -> httpx.Response:
        if answer.is_success:
            self.tokens[who] = answer.json()["access_token"]
        return answer


Serve = Callable[..., AbstractContextManager[Caller]]


@pytest.fixture
def clock() -> MovingClock:
    """A clock that stands still."""
    return MovingClock()


@pytest.fixture
def serve(clock: MovingClock) -> Serve:
    """Starts a simulator, still benign conditions unless told otherwise; no sync unless asked for."""

    @contextlib.contextmanager
    def start(**options: Any) -> Iterator[Caller]:  # noqa: ANN401 (what `running` takes)
        chosen = {"conditions": STILL, "sync": False, "clock": clock, **options}
        with running(**chosen) as simulator, httpx.Client(trust_env=False, verify=NO_CERTIFICATES) as http:
            yield Caller(simulator, http)

    return start


@pytest.fixture
def tester(serve: Serve) -> Iterator[Caller]:
    """A client of two tenants that nobody keeps in sync."""
    with serve() as found:
        yield found


@pytest.fixture
def synced(serve: Serve) -> Iterator[Caller]:
    """A client of two tenants that the sound reference sync keeps in step, a cycle at each call."""
    with serve(sync=True) as found:
        yield found
