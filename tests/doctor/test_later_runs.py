"""Later runs on the same tenants use what the doctor kept."""

from datetime import UTC, datetime

from fixtures.planning.tenant_limits import Limits, Place, Room, Unfit, keep
from fixtures.simulator import running
from fixtures.simulator.conditions import STILL
from fixtures.tenants.ledger import ledger_path
from tests.doctor.test_values import tenant_of
from tests.plugin.project import CONTACTS, new_project

SPACES, LONGEST = "a name with a space at each end", "the longest name"


def test_skipped_and_shortened(tmp_path):
    """A value that the tenant changes is skipped with the reason; the longest is what it stores, in a replay too."""
    project = new_project(tmp_path)
    project.replace(CONTACTS, "| a name with Norwegian letters |", f"| {SPACES} |\n        | {LONGEST} |")
    trims = Unfit(Place("CRMOffice", "Contacts", "familyName", "person name"), "space-ends", 1, "stored otherwise")
    sixty = Room(Place("PowerOffice GO", "Contactperson", "lastName", "person name"), "longest", 60)
    with running(conditions=STILL, interval=0.1) as simulator:
        found = Limits(tenant_of(simulator.settings), datetime.now(UTC).date().isoformat(), (trims,), (sixty,))
        keep(ledger_path(tmp_path).parent, found, ())
        home = str(tmp_path / "home")
        settings = {**simulator.settings, "HOME": home, "XDG_STATE_HOME": home}
        run = project.run("--tenants=sandbox", "--record-mode=once", "-rs", "-k", "familyName and created", **settings)
    assert run.counts == {"passed": 2, "skipped": 1, "deselected": 3}, run.output
    assert "not testable on this tenant: CRMOffice Contacts, familyName as a name with a space" in run.output
    assert "created--longest" in project.cassette("created--longest")
    assert b"0060" in project.cassettes()[project.cassette("created--longest")]
    replayed = project.run("-k", "familyName and created and not space")
    assert (replayed.code, replayed.counts["passed"]) == (0, 2), replayed.output
