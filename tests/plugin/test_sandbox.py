"""A sandbox that cannot be used ends the run at once; the message names the problem and no secret."""

import socket
from collections.abc import Iterator, Mapping

import pytest

from fixtures.simulator import running
from tests.plugin.project import SOUND, Project
from tests.plugin.sandbox import at_home

HURRIED = '''

def pytest_configure():
    """Sleeping takes no time and sets the clock forward."""
    import time
    import types

    import fixtures.plugin.live_run as executing

    slept = [0.0]
    executing.time = types.SimpleNamespace(
        time=lambda: time.time() + slept[0],
        monotonic=lambda: time.monotonic() + slept[0],
        sleep=lambda seconds: slept.append(slept.pop() + seconds),
    )
'''


@pytest.fixture(scope="module")
def simulated() -> Iterator[Mapping[str, str]]:
    """The settings of simulated tenants, used as a sandbox."""
    with running(sync=False) as simulator:
        yield simulator.settings


def closed_port() -> int:
    """Returns a port of this machine on which no process listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def refused(project: Project, settings: Mapping[str, str]) -> str:
    """Returns the output of a run that must not begin."""
    project.write("conftest.py", (project.root / "conftest.py").read_text(encoding="utf-8") + HURRIED)
    before = project.cassettes(), project.ledger()
    run = project.run("--tenants=sandbox", "-k", SOUND, **at_home(project), **settings)
    assert run.code == 4, run.output + run.errors
    assert (project.cassettes(), project.ledger()) == before
    output = run.output + run.errors
    assert "Traceback" not in output
    assert "INTERNALERROR" not in output
    assert output.count("ERROR: ") == 1
    for name, value in settings.items():
        assert value not in output or not name.endswith(("SECRET", "TOKEN", "KEY")), name
    return output


@pytest.mark.parametrize("system", ["CRMOFFICE", "POWEROFFICE"])
def test_unreachable(project, simulated, system):
    """The message names the setting of the tenant that does not answer."""
    address = {f"{system}_BASE_URL": f"http://127.0.0.1:{closed_port()}/"}
    assert f"{system}_BASE_URL" in refused(project, {**simulated, **address})


@pytest.mark.parametrize("name", ["POWEROFFICE_CLIENT_KEY", "CRMOFFICE_CLIENT_SECRET"])
def test_wrong_credentials(project, simulated, name):
    """The message names the system that refused the log-in."""
    output = refused(project, {**simulated, name: "00000000-aaaa-bbbb-cccc-000000000000"})
    assert name.partition("_")[0] in output


def test_mistyped_setting(project, simulated):
    """The message names it."""
    assert "CRMOFFICE_BASE_ULR" in refused(project, {**simulated, "CRMOFFICE_BASE_ULR": "x"})
