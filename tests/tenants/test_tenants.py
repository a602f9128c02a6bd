"""Opening the tenants of a run: recorded, sandbox, simulated."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from fixtures.systems.client import Client
from fixtures.systems.errors import LoginFailed, NotAllowed, Unreachable, Unserved
from fixtures.systems.transport import NoRecorder
from fixtures.tenants import live, simulated
from fixtures.tenants.errors import GuardError, SettingsError, SimulatorFailed
from fixtures.tenants.model import TenantChoice, TenantKind, Tenants
from fixtures.tenants.tenants import check_reachable, open_tenants
from tests.tenants.answering import Answering, answering
from tests.tenants.stub import SETTINGS

Stub = Callable[[str], tuple[str, ...]]


class Clock:
    """A clock that only `sleep` advances."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Advances the clock."""
        self.now += seconds


def opened(choice: TenantChoice) -> Tenants:
    clock = Clock()
    return open_tenants(choice, clock=clock, sleep=clock.sleep)


def test_calls_are_timed_by_the_monotonic_clock(tmp_path):
    """They are timed by the other clock only when there is no monotonic one."""
    clock, choice = Clock(), sandbox("http://127.0.0.1:9", tmp_path)
    for given in (None, time.monotonic):
        with open_tenants(choice, clock=clock, sleep=clock.sleep, monotonic=given) as tenants:
            for system in tenants.connect(NoRecorder()).values():
                assert isinstance(system, Client)
                assert system._transport._retry_policy.clock is (given or clock)


@pytest.fixture
def server() -> Iterator[Answering]:
    with answering() as server:
        yield server


def sandbox(url: str, state: Path, **changed: str) -> TenantChoice:
    environ = SETTINGS | {
        "CRMOFFICE_BASE_URL": f"{url}/crm",
        "CRMOFFICE_TOKEN_URL": f"{url}/connect/token",
        "POWEROFFICE_BASE_URL": f"{url}/power/",
    }
    return TenantChoice(TenantKind.SANDBOX, environ | changed, state=state)


def test_recorded_tenants():
    """The clients of a replay have the base URLs of the evidence; there are no secrets and no waits."""
    with opened(TenantChoice()) as tenants:
        assert list(tenants.hosts) == [
            "https://crmoffice.invalid/",
            "https://poweroffice.invalid/",
            "https://poweroffice.invalid/v2/",
        ]
        assert (tenants.forbidden, tenants.token_urls, tenants.times.quiet) == ((), (), 0)
        assert list(tenants.connect(NoRecorder())) == ["CRMOffice", "PowerOffice GO"]
        tenants.check_alive()


def test_recorded_tenants_without_a_cassette(monkeypatch):
    """Without an answer a replay gives up at once and never sleeps."""

    def refuse(*words: object, **more: object) -> None:
        raise OSError("no network here")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(time, "sleep", refuse)
    with opened(TenantChoice()) as tenants, pytest.raises(Unreachable, match=r"crmoffice\.invalid"):
        check_reachable(tenants.connect(NoRecorder()))


def test_a_sandbox(server, tmp_path):
    """Both log-ins work, each tenant answers, and `forbidden` holds hosts and secrets."""
    with opened(sandbox(server.url, tmp_path)) as tenants:
        assert server.asked == []
        check_reachable(tenants.connect(NoRecorder()))
    assert server.asked == [
        "POST /connect/token",
        "GET /crm/contacts",
        "POST /power/OAuth/Token",
        "GET /power/PartyContactPerson/",
    ]
    place = server.url.removeprefix("http://")
    assert tenants.hosts == {
        f"{server.url}/crm/": "https://crmoffice.invalid/",
        f"{server.url}/power/": "https://poweroffice.invalid/",
    }
    assert tenants.token_urls == (f"{server.url}/connect/token", f"{server.url}/power/OAuth/Token")
    assert {"hush-crm", "hush-refresh", "hush-application", "hush-client", place} == set(tenants.forbidden)
    assert tenants.name == f"{place} + {place}"
    assert tenants.times.quiet == 320
    assert "hush" not in repr(tenants)


V2 = {"POWEROFFICE_SUBSCRIPTION_KEY": "hush-subscription", "POWEROFFICE_V2_CALLS_PER_SECOND": "7"}


def test_a_sandbox_with_api_v2(server, tmp_path):
    """It is asked, too, below its own base URL and with its own key; it is the same tenant, and in no evidence."""
    choice = sandbox(server.url, tmp_path, **V2, POWEROFFICE_V2_BASE_URL=f"{server.url}/Demo/v2")
    with opened(choice) as tenants:
        systems = tenants.connect(NoRecorder())
        check_reachable(systems)
        assert vars(systems["PowerOffice GO"])["_v2"].calls_per_second == 7
    assert server.asked[2:] == [
        "POST /power/OAuth/Token",
        "GET /power/PartyContactPerson/",
        "POST /Demo/OAuth/Token",
        "GET /Demo/v2/Projects",
    ]
    place = server.url.removeprefix("http://")
    assert tenants.name == f"{place} + {place}"
    assert tenants.hosts[f"{server.url}/Demo/v2/"] == "https://poweroffice.invalid/v2/"
    assert tenants.token_urls[2:] == (f"{server.url}/Demo/OAuth/Token",)
    assert "hush-subscription" in tenants.forbidden
    assert "hush" not in repr(tenants)


def test_a_wrong_subscription_key(server, tmp_path):
    """It shows before a record is made; the message names the setting and not its value."""
    changed = V2 | {"POWEROFFICE_SUBSCRIPTION_KEY": "hush-other", "POWEROFFICE_V2_BASE_URL": f"{server.url}/Demo/v2"}
    with (
        opened(sandbox(server.url, tmp_path, **changed)) as tenants,
        pytest.raises(LoginFailed, match="POWEROFFICE_SUBSCRIPTION_KEY") as caught,
    ):
        check_reachable(tenants.connect(NoRecorder()))
    assert "hush" not in str(caught.value)


def test_without_api_v2(server, tmp_path):
    """Its entities are not served, with the settings to set as the reason; its host is never asked."""
    with opened(sandbox(server.url, tmp_path)) as tenants:
        power = tenants.connect(NoRecorder())["PowerOffice GO"]
        assert "POWEROFFICE_V2_BASE_URL" in (power.unserved("Projects") or "")
        with pytest.raises(Unserved, match="POWEROFFICE_SUBSCRIPTION_KEY"):
            power.list_changed("Projects", power.now())
    assert server.asked == []


def test_the_token_url_of_api_v2(tmp_path):
    """It lies below the path of the same environment, spelt as the base URL has it."""
    for base, token in (
        ("https://goapi.poweroffice.net/Demo/v2", "https://goapi.poweroffice.net/Demo/OAuth/Token"),
        ("https://GOAPI.poweroffice.net:443/demo/v2/", "https://goapi.poweroffice.net/demo/OAuth/Token"),
        ("http://127.0.0.1:8000/DEMO/v2", "http://127.0.0.1:8000/DEMO/OAuth/Token"),
    ):
        with opened(sandbox("http://127.0.0.1:9", tmp_path, **V2, POWEROFFICE_V2_BASE_URL=base)) as tenants:
            assert tenants.token_urls[2] == token
            assert tenants.hosts[token.replace("OAuth/Token", "v2/")] == "https://poweroffice.invalid/v2/"


def test_api_v2_that_is_no_sandbox(server, tmp_path):
    """The guard refuses the address as it is set, whatever httpx would make of it, before a request is sent."""
    for address in (
        "https://goapi.poweroffice.net/v2",
        "https://goapi.poweroffice.net/",
        "https://goapi.poweroffice.net/Demo/../v2",
        "https://goapi.poweroffice.net/x/../Demo/v2",
        "https://goapi.poweroffice.net/Demo/%2e%2e/v2",
        "https://goapi.poweroffice.net/Demo//v2",
        "https://api.poweroffice.net/Demo/v2",
        "http://127.0.0.1:8000/v2",
    ):
        with pytest.raises(GuardError, match="POWEROFFICE_V2_BASE_URL: "):
            opened(sandbox(server.url, tmp_path, **V2, POWEROFFICE_V2_BASE_URL=address))
    assert server.asked == []


def test_every_request_to_api_v2_is_guarded(server, tmp_path):
    """Neither client can send to what only the other one may call."""
    choice = sandbox(server.url, tmp_path, **V2, POWEROFFICE_V2_BASE_URL="https://goapi.poweroffice.net/Demo/v2")
    with opened(choice) as tenants:
        power = vars(tenants.connect(NoRecorder())["PowerOffice GO"])
        v2: httpx.Client = power["_v2"].client
        for url in ("https://goapi.poweroffice.net/v2/Customers/7", "https://api-demo.poweroffice.net/Customer"):
            with pytest.raises(GuardError):
                v2.delete(url)
        v1: httpx.Client = power["_client"]
        with pytest.raises(GuardError):
            v1.delete("https://goapi.poweroffice.net/Demo/v2/Customers/7")


def test_a_sandbox_that_refuses_the_suite(server, tmp_path):
    """Wrong credentials, missing rights and an outage raise before a record is made."""
    for server.login, server.status, error, words in (
        (400, 200, LoginFailed, "CRMOFFICE_CLIENT_SECRET"),
        (200, 401, LoginFailed, "CRMOFFICE_BASE_URL"),
        (200, 403, NotAllowed, "CRMOffice"),
        (200, 503, Unreachable, "CRMOFFICE_BASE_URL"),
    ):
        with opened(sandbox(server.url, tmp_path)) as tenants, pytest.raises(error, match=words) as caught:
            check_reachable(tenants.connect(NoRecorder()))
        assert "hush" not in str(caught.value)


def test_a_sandbox_that_is_not_there(tmp_path):
    """The message names the host, and the test does not wait in real time."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with opened(sandbox(url, tmp_path)) as tenants, pytest.raises(Unreachable, match=r"127\.0\.0\.1"):
        check_reachable(tenants.connect(NoRecorder()))


def test_a_tenant_that_is_no_sandbox(server, tmp_path):
    """An address that the guard refuses raises before a request is sent."""
    for name, address, words in (
        ("POWEROFFICE_BASE_URL", "https://api.poweroffice.net/", "POWEROFFICE_BASE_URL: .*production"),
        ("CRMOFFICE_TOKEN_URL", "https://sesam.crmoffice.no/t", "CRMOFFICE_TOKEN_URL: .*SANDBOX_CONFIRMED"),
        ("CRMOFFICE_BASE_URL", "https://api.crmoffice.no/", "CRMOFFICE_BASE_URL: .*CRMOFFICE_TOKEN_URL"),
    ):
        with pytest.raises(GuardError, match=words):
            opened(sandbox(server.url, tmp_path, **{name: address}))
    assert server.asked == []


def test_a_confirmed_tenant(tmp_path):
    """A tenant whose token host is confirmed is allowed, and so is its shared API host."""
    confirmed = {
        "CRMOFFICE_BASE_URL": "https://API.crmoffice.no",
        "CRMOFFICE_TOKEN_URL": "https://Sesam.crmoffice.no/connect/token",
        "POWEROFFICE_BASE_URL": "https://api-demo.poweroffice.net",
        "SANDBOX_CONFIRMED": "sesam.crmoffice.no",
    }
    with opened(sandbox("http://127.0.0.1", tmp_path, **confirmed)) as tenants:
        assert tenants.name == "sesam.crmoffice.no + api-demo.poweroffice.net"
        assert list(tenants.hosts) == ["https://api.crmoffice.no/", "https://api-demo.poweroffice.net/"]
        assert {"sesam.crmoffice.no", "api.crmoffice.no"} < set(tenants.forbidden)


def test_every_request_is_guarded(server, tmp_path):
    """The httpx client itself refuses to send to another host."""
    with opened(sandbox(server.url, tmp_path)) as tenants:
        for system in tenants.connect(NoRecorder()).values():
            client = vars(system)["_client"]
            assert isinstance(client, httpx.Client)
            with pytest.raises(GuardError, match=r"evil\.example"):
                client.get("https://evil.example/")


def test_a_sandbox_without_settings(tmp_path):
    """The error names the missing settings."""
    with pytest.raises(SettingsError, match="CRMOFFICE_BASE_URL"):
        opened(TenantChoice(TenantKind.SANDBOX, state=tmp_path))


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[str]]:
    """The processes that were started as simulators."""
    processes: list[subprocess.Popen[str]] = []
    launch: Callable[..., subprocess.Popen[str]] = simulated._launch

    def launch_and_note(*words: object) -> subprocess.Popen[str]:
        processes.append(launch(*words))
        return processes[-1]

    monkeypatch.setattr(simulated, "_launch", launch_and_note)
    return processes


def test_simulated_tenants(stub, launched):
    """Addresses and secrets are those of the simulator, times follow the interval, `close` ends the process."""
    environ = {"CRMOFFICE_BASE_URL": "https://api.crmoffice.no/"}
    choice = TenantChoice(TenantKind.SIMULATED, environ, interval=5, command=stub("sound"))
    with opened(choice) as tenants:
        assert list(tenants.hosts) == ["http://127.0.0.1:9/", "http://127.0.0.1:8/"]
        assert tenants.times.deadlines.by_system["CRMOffice"] == 40
        assert {"127.0.0.1:9", "127.0.0.1:8", "hush-client"} < set(tenants.forbidden)
        assert len(tenants.connect(NoRecorder())) == 2
        tenants.check_alive()
    assert [process.returncode is None for process in launched] == [False]


def test_the_conditions_of_simulated_tenants(monkeypatch):
    """Settings give the conditions, the seed and the backend; the conditions of the choice win."""
    started: list[list[str]] = []

    def start(simulation: simulated.Simulation, _environ: object) -> simulated.SimulatorProcess:
        started.append(simulation.arguments())
        raise SimulatorFailed

    monkeypatch.setattr(live, "start_simulator", start)
    for environ, chosen, words in (
        ({"SIMULATOR_CONDITIONS": "jitter", "SIMULATOR_SEED": "7"}, None, "--conditions jitter --seed 7"),
        ({"SIMULATOR_CONDITIONS": "jitter"}, "half-filled", "--conditions half-filled --seed 1"),
        ({}, None, "--interval 5"),
        ({"SIMULATOR_BACKEND": "dotnet8"}, None, "--interval 5 --backend dotnet8"),
    ):
        with pytest.raises(SimulatorFailed):
            opened(TenantChoice(TenantKind.SIMULATED, environ, interval=5, conditions=chosen))
        assert " ".join(started[-1]).endswith(words)


@pytest.mark.parametrize(
    ("behaviour", "words"), [("unknown-fault", "known are a, b"), ("gap", "needs: CRMOFFICE_BASE_URL")]
)
def test_a_simulator_that_does_not_start(stub, launched, behaviour, words):
    """A simulator that refuses, or prints incomplete settings, raises and leaves no process."""
    choice = TenantChoice(TenantKind.SIMULATED, faults=("odd",), command=stub(behaviour))
    with pytest.raises(SimulatorFailed, match=words):
        opened(choice)
    assert [process.returncode is None for process in launched] == [False]


def test_a_mistyped_setting_of_a_simulated_run(stub):
    """It raises before the simulator is started."""
    choice = TenantChoice(TenantKind.SIMULATED, {"SYNC_POL_INTERVAL": "1"}, command=("/nowhere",))
    with pytest.raises(SettingsError, match="SYNC_POLL_INTERVAL"):
        opened(choice)
