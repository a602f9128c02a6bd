"""`conformance sweep`: which tenants are swept, what is printed about the others, exit codes."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.tenants.deadlines import Deadlines
from fixtures.tenants.ledger import Ledger, ledger_path, open_records
from fixtures.tenants.model import TenantChoice, TenantKind, Tenants
from fixtures.tenants.times import Times
from tests.command.conftest import Run
from tests.execution.world import CRM, GO, World

Clock = Callable[[], datetime]
CAPTURE = pytest.CaptureFixture[str]
REAL = Path(__file__).parents[2] / "features" / "crmoffice_powerofficego" / "checklist.toml"
CORRELATION_ID = "zqabcdeaaa"
SANDBOX = "tenant.crmoffice.no + api-demo.poweroffice.net"
SETTINGS = (
    "CRMOFFICE_BASE_URL=https://api.crmoffice.no\nCRMOFFICE_TOKEN_URL=https://tenant.crmoffice.no/connect/token\n"
    "CRMOFFICE_CLIENT_ID=x\nCRMOFFICE_CLIENT_SECRET=x\nCRMOFFICE_REFRESH_TOKEN=x\n"
    "POWEROFFICE_BASE_URL=https://api-demo.poweroffice.net\nPOWEROFFICE_APPLICATION_KEY=x\n"
    "POWEROFFICE_CLIENT_KEY=x\nSANDBOX_CONFIRMED=tenant.crmoffice.no\n"
)


@pytest.fixture
def clock() -> Clock:
    """When the runs took place."""
    return lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def ledger(project: Path, clock: Clock) -> Iterator[Ledger]:
    """A ledger of a run that ended long ago, in a project with the real checklist and no settings."""
    shutil.rmtree(project / "features" / "alpha_poweroffice")
    (project / "features" / "pair").mkdir()
    shutil.copy(REAL, project / "features" / "pair")
    before = Ledger(ledger_path(project), "abcde", clock)
    for place in ((CRM, "Contacts"), (GO, "Contactperson")):
        before.began(*place, 0, SANDBOX)
    before.close()
    ledger = Ledger(ledger_path(project), "abcde", clock)
    yield ledger
    ledger.close()


@pytest.fixture
def world(project: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Tenants in memory, which the settings name."""
    world = World()
    world.clock.alarms.clear()
    (project / ".env").write_text(SETTINGS)

    def opened(choice: TenantChoice, **_more: object) -> Tenants:
        assert (choice.kind, choice.env_file) == (TenantKind.SANDBOX, project / ".env")
        times = Times(deadlines=Deadlines({CRM: 1, GO: 1}), poll=1, quiet=7)
        return Tenants(
            kind=choice.kind,
            times=times,
            name=SANDBOX,
            hosts={},
            token_urls=(),
            forbidden=(),
            make_clients=lambda _witness: world.systems,
            check_alive=lambda: None,
            cleaning=ExitStack(),
        )

    monkeypatch.setattr("fixtures.command.sweep.open_tenants", opened)
    monkeypatch.setattr("fixtures.command.sweep.time.sleep", world.clock.sleep)
    monkeypatch.setattr("fixtures.command.sweep.time.monotonic", world.clock)
    for system in world.systems.values():
        monkeypatch.setattr(system, "close", lambda: None, raising=False)
    return world


def test_a_sweep(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """Deletions and the wait are printed; exit code 0 when nothing is left; the next sweep has nothing to do."""
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    ledger.close()
    made = world.crm.make("Contacts", {"familyName": CORRELATION_ID})
    late = world.go.make("Contactperson", {"lastName": CORRELATION_ID})
    stranger = world.go.make("Contactperson", {"lastName": "Somebody Else"})
    assert run("sweep") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"sweeping    {SANDBOX}: runs in the ledger: 1, 1 record open"
    assert out[1:3] == [
        f"deleted     {CRM} Contacts {made.id}  ({CORRELATION_ID})",
        f"deleted     {GO} Contactperson {late.id}  ({CORRELATION_ID})",
    ]
    assert out[3].startswith("waiting     7 s")
    assert out[4] == "2 records deleted; nothing left"
    assert list(world.go.held) == [stranger.id]
    assert open_records(ledger_path(project)) == ()
    assert run("sweep") == 0
    assert "0 records deleted; nothing left" in capsys.readouterr().out


def test_a_dry_run(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """It prints what it would delete, and deletes and writes nothing; exit code 1 when there is something."""
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    ledger.close()
    made = world.crm.make("Contacts", {"familyName": CORRELATION_ID})
    before = ledger_path(project).read_bytes()
    assert run("sweep", "--dry-run") == 1
    assert f"would delete {CRM} Contacts {made.id}  ({CORRELATION_ID})" in capsys.readouterr().out
    assert (list(world.crm.held), ledger_path(project).read_bytes()) == ([made.id], before)
    world.crm.held.clear()
    assert run("sweep", "--dry-run") == 0


def test_a_run_that_is_still_under_way(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """The records of a run under way stay."""
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    world.crm.make("Contacts", {"familyName": CORRELATION_ID})
    assert run("sweep") == 0
    assert len(world.crm.held) == 1
    assert "left alone  run abcde: it is still under way" in capsys.readouterr().out
    ledger.close()
    run("sweep")
    assert world.crm.held == {}


def test_simulated_tenants_that_are_gone(
    project: Path, run: Run, ledger: Ledger, clock: Clock, capsys: CAPTURE
) -> None:
    """Their lines are closed, and no settings are needed."""
    gone = "127.0.0.1:9001 + 127.0.0.1:9002"
    simulated = Ledger(ledger_path(project), "fghij", clock, simulated=True)
    simulated.intent(CRM, "Contacts", CORRELATION_ID, gone)
    simulated.made(CRM, "Contacts", "zqabcdeaab", "1", None, gone)
    simulated.close()
    assert run("sweep", "--dry-run") == 0
    assert len(open_records(ledger_path(project))) == 2
    assert run("sweep") == 0
    out = capsys.readouterr().out
    assert f"gone        {gone}: simulated tenants that ended, and 2 records with them" in out
    assert open_records(ledger_path(project)) == ()


def test_a_sandbox_behind_a_tunnel(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """On loopback with a closed port, but not marked as simulated when written: the lines stay open."""
    ledger.made(CRM, "Contacts", CORRELATION_ID, "1", None, "127.0.0.1:9001 + 127.0.0.1:9002")
    ledger.close()
    assert run("sweep") == 1
    assert "not swept  127.0.0.1:9001 + 127.0.0.1:9002: 1 record may still be there" in capsys.readouterr().out
    assert len(open_records(ledger_path(project))) == 1


def test_other_tenants(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """Records of tenants that the settings do not name are printed: exit code 1."""
    ledger.made(CRM, "Contacts", CORRELATION_ID, "1", None, "other.crmoffice.no + api-demo.poweroffice.net")
    ledger.close()
    assert run("sweep") == 1
    assert "not swept  other.crmoffice.no + api-demo.poweroffice.net: 1 record" in capsys.readouterr().out


def test_nothing_to_sweep(project: Path, run: Run, ledger: Ledger, capsys: CAPTURE) -> None:
    """Without settings and open lines the exit code is 0."""
    assert run("sweep") == 0
    assert capsys.readouterr().out.startswith("nothing to sweep: .conformance/ledger.jsonl")


def test_settings_that_are_missing(project: Path, run: Run, ledger: Ledger, capsys: CAPTURE) -> None:
    """Open records without settings are exit code 2; the message names the missing settings."""
    ledger.made(CRM, "Contacts", CORRELATION_ID, "1", None, SANDBOX)
    ledger.close()
    assert run("sweep") == 2
    assert "CRMOFFICE_BASE_URL" in capsys.readouterr().err


def test_production_is_never_swept(project: Path, run: Run, ledger: Ledger, capsys: CAPTURE) -> None:
    """The production guard is checked before any request."""
    (project / ".env").write_text(SETTINGS.replace("api-demo", "api"))
    ledger.made(CRM, "Contacts", CORRELATION_ID, "1", None, SANDBOX)
    ledger.close()
    assert run("sweep") == 2
    assert "production" in capsys.readouterr().err


def test_a_line_that_is_not_ours(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE) -> None:
    """A line that cannot be read is printed and skipped: exit code 1; the rest is swept."""
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    ledger.close()
    world.crm.make("Contacts", {"familyName": CORRELATION_ID})
    with ledger_path(project).open("a") as file:
        file.write('{"what": "sold"}\n')
    assert run("sweep") == 1
    out = capsys.readouterr().out
    assert "skipped     .conformance/ledger.jsonl, line 4: 'what' is none of began" in out
    assert world.crm.held == {}


def test_unfinished_cassettes(project: Path, run: Run, ledger: Ledger, capsys: CAPTURE) -> None:
    """The unfinished file of a killed recording is removed, but not while a run is under way."""
    unfinished = project / "cassettes" / "pair" / ".plain-123abc.yaml.4711.tmp"
    unfinished.parent.mkdir(parents=True)
    unfinished.touch()
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    run("sweep")
    assert unfinished.exists()
    ledger.close()
    run("sweep")
    assert not unfinished.exists()
    assert "removed     unfinished cassettes: 1" in capsys.readouterr().out


def test_stopped(project: Path, run: Run, world: World, ledger: Ledger, capsys: CAPTURE, monkeypatch) -> None:
    """Ctrl-C ends the sweep with a line, without a traceback."""
    ledger.intent(CRM, "Contacts", CORRELATION_ID, SANDBOX)
    ledger.close()

    def stop(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(world.crm, "list_changed", stop)
    assert run("sweep") == 1
    assert capsys.readouterr().out.endswith("so sweep again\n")
