"""Long times of 429 and 503, and of tokens that end and rotate while two runs share one login.

In virtual time, against a strict tenant: a refresh token works once, and a call before the end of Retry-After counts as
too soon.
"""

import itertools
import json
import threading
import time as real_time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import httpx

from fixtures.systems.crmoffice.client import CRMOffice
from fixtures.systems.crmoffice.login import RefreshToken, StoredRefreshToken
from fixtures.systems.http import new_client
from fixtures.systems.transport import CallOptions
from tests.systems.conftest import Time

LONG = 1200.0  # seconds: 26 records, each after some twenty refusals; a token lasts 60
TOKEN_URL = "https://tenant.example/connect/token"
CONFIGURED = "refresh-0"


@dataclass
class Tenant:
    """A strict CRMOffice: `lasts` is how many seconds a token works; with `bad`, seven calls in eight fail."""

    time: Time
    lasts: float = 60.0
    bad: bool = False
    records: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh: str = CONFIGURED
    logins: int = 0
    refused_logins: int = 0
    unwelcome: int = 0
    too_soon: int = 0
    _access: dict[str, float] = field(default_factory=dict)
    _until: float = 0.0
    _calls: int = 0
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answers one request; several threads may call it."""
        with self._lock:
            return self._login(request) if request.url.path == "/connect/token" else self._call(request)

    def _login(self, request: httpx.Request) -> httpx.Response:
        offered = parse_qs(request.content.decode())["refresh_token"][0]
        if offered != self.refresh:
            self.refused_logins += 1
            return httpx.Response(400, json={"error": "invalid_grant", "error_description": offered})
        self.logins += 1
        self.refresh, access = f"refresh-{self.logins}", f"access-{self.logins}"
        self._access[access] = self.time.now + self.lasts
        body = {"access_token": access, "expires_in": self.lasts, "refresh_token": self.refresh}
        return httpx.Response(200, json=body)

    def _call(self, request: httpx.Request) -> httpx.Response:
        self._calls += 1
        if self._access.get(request.headers["Authorization"].removeprefix("Bearer "), 0) < self.time.now:
            self.unwelcome += 1
            return httpx.Response(401)
        self.too_soon += self.time.now < self._until
        if self.bad and self._calls % 8 != 0:
            self.unwelcome += 1
            if self._calls % 2:
                self._until = self.time.now + 2
                return httpx.Response(429, headers={"Retry-After": "2"})
            if self._calls % 4:
                self._answer(request)  # it takes effect, but the answer is a failure
            return httpx.Response(503)
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            key = str(next(self._ids))
            self.records[key] = {"id": key, **json.loads(request.content)}
            return httpx.Response(201, json=self.records[key])
        key = request.url.path.rpartition("/")[2]
        if request.method == "PATCH":
            self.records[key] |= json.loads(request.content)
        if key in self.records:
            return httpx.Response(200, json=self.records[key])
        found = list(self.records.values())
        return httpx.Response(200, json={"items": found[-100:], "total": min(len(found), 100)})


def crm(tenant: Tenant, time: Time, stored: StoredRefreshToken | None, pause: float | None = None) -> CRMOffice:
    """A client as a run makes it; with `pause` it really sleeps, that many seconds for each second."""
    sleep = time.sleep if pause is None else lambda seconds: real_time.sleep(seconds * pause)
    auth = RefreshToken(TOKEN_URL, "client", "hush", CONFIGURED, stored=stored, clock=time.clock, sleep=sleep)
    client = new_client(offline=True, transport=httpx.MockTransport(tenant))
    return CRMOffice(client, "https://tenant.example/", CallOptions(time.clock, sleep, seconds=120.0), auth=auth)


def stored_refresh_token(folder: Path) -> StoredRefreshToken:
    return StoredRefreshToken(folder, TOKEN_URL, "client", CONFIGURED)


def test_a_long_time_of_429_and_503(time):
    """Seven calls in eight are refused or fail: each record is made once, and no call comes too soon."""
    tenant = Tenant(time, bad=True)
    client, begun, made = crm(tenant, time, None), time.now, 0
    while time.now < begun + LONG:
        correlation_id = f"zqabcde{made:03d}"
        record = client.make("Contacts", {"familyName": correlation_id}, correlation_id=correlation_id)
        edited = client.edit(record, {"familyName": f"{correlation_id} edited"})
        assert client.read(edited).get("familyName") == f"{correlation_id} edited"
        made += 1
        time.sleep(1)
    client.close()
    assert made > 20
    assert len(tenant.records) == made
    assert client.retries > made
    assert client.retries <= tenant.unwelcome
    assert tenant.too_soon == 0


def test_tokens_that_rotate_for_long(time, tmp_path):
    """Each minute the token is replaced; no call is lost, and the next run can log in."""
    tenant, stored = Tenant(time), stored_refresh_token(tmp_path)
    client, begun = crm(tenant, time, stored), time.now
    record = client.make("Contacts", {"familyName": "zqabcdeaaa"}, correlation_id="zqabcdeaaa")
    while time.now < begun + LONG:
        assert client.read(record) == record
        time.sleep(7)
    client.close()
    assert 20 <= tenant.logins <= 25
    assert (tenant.refused_logins, tenant.unwelcome, client.retries) == (0, 0, 0)
    assert stored.read() == tenant.refresh
    with_next = crm(tenant, time, stored_refresh_token(tmp_path))
    assert with_next.read(record) == record
    with_next.close()


def test_two_runs_take_turns_for_long(time, tmp_path):
    """Each run uses the refresh token of the other repeatedly, and both continue."""
    tenant = Tenant(time)
    one, other = (crm(tenant, time, stored_refresh_token(tmp_path)) for _ in range(2))
    begun, polls = time.now, 0
    while time.now < begun + LONG:
        for client in (one, other):
            client.list_changed("Contacts", client.now())
            polls += 1
            time.sleep(13)
    one.close()
    other.close()
    assert polls > 80
    assert tenant.logins > 30
    assert stored_refresh_token(tmp_path).read() == tenant.refresh


def test_two_runs_at_the_very_same_time(time, tmp_path):
    """Two threads log in repeatedly: the one that loses the race uses the token of the other."""
    tenant = Tenant(time)
    gone_wrong: list[Exception] = []

    def execute(client: CRMOffice) -> None:
        try:
            for _ in range(20):
                log_in(client)
        except Exception as problem:  # noqa: BLE001 - asserted below
            gone_wrong.append(problem)

    clients = [crm(tenant, time, stored_refresh_token(tmp_path), pause=0.1) for _ in range(2)]
    threads = [threading.Thread(target=execute, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    for client in clients:
        client.close()
    assert gone_wrong == []
    assert tenant.logins == 40
    assert stored_refresh_token(tmp_path).read() == tenant.refresh


def log_in(client: CRMOffice) -> None:
    """Fetches a token as httpx does."""
    assert client._auth is not None
    exchange = client._auth.fetch({})
    request = next(exchange)
    while True:
        answer = client._client.send(request)
        answer.read()
        try:
            request = exchange.send(answer)
        except StopIteration:
            return
