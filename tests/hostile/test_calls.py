"""One call to a hostile tenant ends in time, takes little memory, and raises an error that names the tenant."""

import time
import tracemalloc
from collections.abc import Iterator, Mapping

import pytest

from fixtures.simulator.simulator import running
from fixtures.systems.errors import TenantError, UnexpectedAnswer, Unreachable
from fixtures.systems.http import MAX_BYTES
from fixtures.systems.interface import Record, System
from fixtures.systems.transport import CallOptions
from fixtures.tenants.access import gain_access
from fixtures.tenants.errors import GuardError
from fixtures.tenants.settings import NAMES, load
from tests.hostile.hostilities import HOSTILITIES, big_body, gzip_bomb, html, redirect, same_page, status
from tests.hostile.proxy import CRM, GO, Attack, Hostile, hostile

CALL_SECONDS = 1.2
"""Seconds for one call; an attempt has at least one second."""
SOON = 20.0
"""Seconds within which a call ends also on a busy machine; a hostile answer lasts longer."""
ENTITY = {CRM: "Contacts", GO: "Contactperson"}
SOUND = {"same-page", "merge", "broken-utf8"}
"""Hostilities after which a call may succeed."""


@pytest.fixture(scope="module")
def settings() -> Iterator[Mapping[str, str]]:
    """Simulated tenants without a sync."""
    with running(sync=False) as simulator:
        yield simulator.settings


@pytest.fixture
def proxy(settings) -> Iterator[Hostile]:
    """A proxy for both tenants, without an attack."""
    with hostile(settings) as made:
        yield made


@pytest.fixture
def systems(proxy: Hostile) -> Iterator[Mapping[str, System]]:
    """Logged-in clients that reach the tenants through the proxy, with `CALL_SECONDS` for a call."""
    named = {name: proxy.settings.get(name, "") for name in NAMES}
    access = gain_access(load(named, None, sandbox=True), None)
    made = access.clients(CallOptions(monotonic=time.monotonic, seconds=CALL_SECONDS))
    for name, system in made.items():
        system.list_changed(ENTITY[name], system.now())
    yield made
    for system in made.values():
        system.close()


def list_changed(system: System) -> object:
    return system.list_changed(ENTITY[system.name], system.now())


@pytest.mark.parametrize("name", HOSTILITIES)
def test_a_read_ends(proxy, systems, name):
    """It ends in time with an error of that tenant, and does not take the memory that the answer would need."""
    proxy.attacks = [Attack(HOSTILITIES[name], methods=["GET"])]
    for system in systems.values():
        begun, problem = time.monotonic(), None
        tracemalloc.start()
        try:
            list_changed(system)
        except TenantError as caught:
            problem = caught
        finally:
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert time.monotonic() - begun < SOON
        assert peak < 5 * MAX_BYTES
        assert name in SOUND or problem is not None
        assert isinstance(problem, GuardError | None) or str(problem).startswith(system.name), problem
        assert "Bearer" not in str(problem) or name.startswith("status")
    assert not proxy.followed


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", ["silent", "drip-head", "html", "gzip-bomb"])
def test_a_write_ends(proxy, systems, method, name):
    """It ends in time with an error of that tenant."""
    crm = systems[CRM]
    made = crm.make("Contacts", {"familyName": "zqabcdefgh"}, correlation_id="zqabcdefgh")
    proxy.attacks = [Attack(HOSTILITIES[name], methods=[method])]
    begun = time.monotonic()
    with pytest.raises(TenantError, match=r"^CRMOffice: "):
        _written(crm, method, made)
    assert time.monotonic() - begun < SOON
    proxy.attacks = []
    crm.delete(made)


def _written(system: System, method: str, record: Record) -> None:
    if method == "POST":
        system.make("Contacts", {"familyName": "zqabcdefgh other"}, correlation_id="zqabcdefgj")
    elif method == "PATCH":
        system.edit(record, {"familyName": "zqabcdefgh edited"})
    else:
        system.delete(record)


@pytest.mark.parametrize("name", ["drip-body", "drip-head", "drip-interim"])
def test_a_drip_is_given_up(proxy, systems, name):
    """Although each read succeeds, it counts as a time-out, and the tenant is unreachable."""
    proxy.attacks = [Attack(HOSTILITIES[name])]
    with pytest.raises(Unreachable, match=r"did not end in time|timed out"):
        list_changed(systems[CRM])


@pytest.mark.parametrize("name", ["silent", "drip-head", "gzip-bomb", "deep-json", "html", "json-list"])
def test_a_login_ends(proxy, systems, name):
    """A token request shares the seconds of the call that needs it."""
    proxy.attacks = [Attack(HOSTILITIES[name], logins=True), Attack(status(401), times=1)]
    begun = time.monotonic()
    with pytest.raises(TenantError, match=r"^CRMOffice: "):
        list_changed(systems[CRM])
    assert time.monotonic() - begun < SOON


def test_compressed_is_refused(proxy, systems):
    """A compressed answer is neither unpacked nor requested again."""
    proxy.attacks = [Attack(gzip_bomb)]
    with pytest.raises(UnexpectedAnswer, match="compressed, although it was asked for identity"):
        list_changed(systems[GO])
    assert proxy.attacks[0].spoilt == 1


def test_too_large_is_not_read_on(proxy, systems):
    """An answer of 64 MB is read up to 8 MiB."""
    proxy.attacks = [Attack(big_body)]
    with pytest.raises(UnexpectedAnswer, match="more than 8 MiB"):
        list_changed(systems[GO])


def test_a_maintenance_page_once(proxy, systems):
    """The call is repeated."""
    proxy.attacks = [Attack(html, times=1)]
    systems[CRM].list_changed("Contacts", systems[CRM].now())
    assert systems[CRM].retries == 1


def test_a_maintenance_page_that_stays(proxy, systems):
    """The message names the page of HTML."""
    proxy.attacks = [Attack(html)]
    with pytest.raises(Unreachable, match="200 with a page of HTML"):
        list_changed(systems[CRM])


def test_no_redirect_is_followed(proxy, systems):
    """No request follows it, whatever its method."""
    made = systems[CRM].make("Contacts", {"familyName": "zqabcdefgh"}, correlation_id="zqabcdefgh")
    proxy.attacks = [Attack(redirect, systems=[CRM])]
    for method in ("POST", "PATCH", "DELETE"):
        with pytest.raises(UnexpectedAnswer, match="answers 307"):
            _written(systems[CRM], method, made)
    assert proxy.followed == []
    proxy.attacks = []
    systems[CRM].delete(made)


def test_a_list_without_end(proxy, systems):
    """A list whose first page is repeated raises UnexpectedAnswer."""
    crm = systems[CRM]
    made = crm.make("Contacts", {"familyName": "zqabcdefgh"}, correlation_id="zqabcdefgh")
    proxy.attacks = [Attack(same_page, methods=["GET"])]
    with pytest.raises(UnexpectedAnswer, match="has no end"):
        list_changed(crm)
    assert proxy.attacks[0].spoilt == 2
    proxy.attacks = []
    crm.delete(made)
