"""Later runs on the same tenants use what the doctor kept."""

import time

from fixtures.simulator import running
from fixtures.simulator.conditions import STILL
from tests.doctor.conftest import Sandbox, SkippingClock
from tests.doctor.test_values import crmoffice_stores, of_texts, poweroffice_stores
from tests.plugin.project import CONTACTS, SOUND, new_project

SPACES, LONGEST = "a name with a space at each end", "the longest name"


def test_skipped_and_shortened(few_values, monkeypatch, tmp_path):
    """A value that the tenant changes is skipped with the reason; the longest is what it stores, in a replay too."""
    crmoffice_stores(monkeypatch, of_texts(str.strip))
    poweroffice_stores(
        monkeypatch,
        lambda body: {name: value[:60] if name == "lastName" else value for name, value in body.items()},
    )
    project = new_project(tmp_path)
    project.replace(CONTACTS, "| a name with Norwegian letters |", f"| {SPACES} |\n        | {LONGEST} |")
    clock = SkippingClock()
    monkeypatch.setattr(clock, "sleep", lambda _: time.sleep(0.005))  # pytest below has a clock of its own
    with running(conditions=STILL, interval=0.1) as simulator:
        sandbox = Sandbox(tmp_path, dict(simulator.settings), simulator, clock, 600)
        assert sandbox.visit() == 0, sandbox.not_ok
        home = str(tmp_path / "home")
        settings = {**sandbox.settings, "HOME": home, "XDG_STATE_HOME": home}
        run = project.run("--tenants=sandbox", "--record-mode=once", "-rs", "-k", SOUND, **settings)
    assert run.counts == {"passed": 3, "skipped": 1, "deselected": 2}, run.output
    assert "not testable on this tenant: CRMOffice Contacts, familyName as a name with a space" in run.output
    assert "created--longest" in project.cassette("created--longest")
    assert b"0060" in project.cassettes()[project.cassette("created--longest")]
    replayed = project.run("-k", f"({SOUND}) and not space")
    assert (replayed.code, replayed.counts["passed"]) == (0, 3), replayed.output
