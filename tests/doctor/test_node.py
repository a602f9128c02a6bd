"""The doctor and a Sesam node: its pipes, their schedules, and a node that is no help."""

import pytest

from fixtures.simulator import running
from fixtures.simulator.conditions import STILL
from tests.doctor.conftest import Sandbox, SkippingClock


@pytest.fixture
def visited(tmp_path):
    """Makes a visit that stops after the node's part, because nothing listens at the tenants."""

    def visit(simulator, **changed):
        clock = SkippingClock()
        gone = {"CRMOFFICE_BASE_URL": "http://127.0.0.1:1", "CRMOFFICE_TOKEN_URL": "http://127.0.0.1:1/token"}
        settings = simulator.settings | gone | {"POWEROFFICE_BASE_URL": "http://127.0.0.1:1"} | changed
        sandbox = Sandbox(tmp_path, settings, simulator, clock)
        sandbox.visit()
        return sandbox

    return visit


@pytest.fixture
def simulator():
    with running(conditions=STILL, node=True, scans="connector") as found:
        yield found


def test_pipes_of_the_pair(visited, simulator):
    """Each has a line with its schedule; the deadlines are printed as a setting."""
    sandbox = visited(simulator)
    assert sandbox.line("Sesam node") == (
        "ok       Sesam node: 5 pipes collect the pair's entities and 4 write them; a run starts the former"
    )
    lines = [line for line in sandbox.lines if line.startswith("Sesam node: ")]
    assert "Sesam node: …-contactperson-all (PowerOffice GO Contactperson): nightly at 00:00 UTC" in lines
    assert "Sesam node: …-contacts-share (CRMOffice Contacts): every 30 s" in lines
    assert "Sesam node: Projectactivity: the node only reads it" in lines
    setting = lines[-1].partition("SYNC_DEADLINES=")[2]
    assert "Contacts>Contactperson=900, Contactperson>Contacts=nightly at 00:00 UTC" in setting
    assert "Activities>Projectactivity" not in setting
    assert simulator.node.pipes.starts == simulator.node.refused == []


def test_the_deadlines_are_a_setting(visited, simulator):
    """What is printed can be set: every entry means a section of the checklist."""
    from fixtures.tenants.deadlines import Deadlines, parse  # noqa: PLC0415 - only this test
    from tests.doctor.conftest import CHECKLIST  # noqa: PLC0415 - likewise

    line = visited(simulator).lines
    (setting,) = (one.partition("SYNC_DEADLINES=")[2] for one in line if "SYNC_DEADLINES=" in one)
    Deadlines({}, parse(setting)).check([CHECKLIST])


def test_a_pipe_that_is_disabled(visited, simulator):
    """It fails the check: a run would be red, or the node would not collect."""
    simulator.node.pipes.disabled.add("powerofficego-58291-contactperson-share")
    assert "FAILED   Sesam node: …-contactperson-share is disabled -> have it enabled" in visited(simulator).line(
        "Sesam node"
    )


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"SESAM_JWT": "another"}, "it does not accept SESAM_JWT (401)"),
        ({"SESAM_NODE_URL": "http://127.0.0.1:1/api"}, "it cannot be reached (ConnectError)"),
    ],
)
def test_a_node_that_is_no_help(visited, simulator, changed, text):
    """The check is skipped with the reason, and no run depends on it."""
    line = visited(simulator, **changed).line("Sesam node")
    assert line.startswith(f"skipped  Sesam node: {text}")
    assert line.endswith("Runs go on without its help")
