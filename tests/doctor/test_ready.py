"""The doctor at a sandbox that is ready."""

import pytest

from fixtures.doctor.doctor import PRECONDITIONS
from fixtures.tenants.ledger import ledger_path
from tests.doctor.test_values import limits, tenant_of


def test_everything_is_ok(opened):
    """Every check is ok but the one without an occasion, and no record is left behind."""
    with opened(backend="dotnet8") as sandbox:
        assert sandbox.visit() == 0, sandbox.not_ok
        assert sandbox.skipped == ["CRMOffice too many requests"]
        assert sandbox.lines[-1].startswith("ready: 44 ok, 0 FAILED, 1 skipped, in ")
        assert "came within" in sandbox.line("sync")
        assert "an edit in" in sandbox.line("Contactperson>Contacts")
        assert [line.strip() for line in sandbox.lines[-len(PRECONDITIONS) - 1 : -1]] == list(PRECONDITIONS)
        assert sandbox.line("values").endswith("not testable on this tenant: none")
        assert (sandbox.records, sandbox.open) == (0, ())


@pytest.mark.parametrize(
    "conditions",
    [
        {"rotate_refresh_tokens": True, "crmoffice_token_lifetime": 3},
        {"failure_rate": 0.03, "replica_lag": (0.0, 0.05)},
    ],
    ids=["rotating tokens", "failing calls"],
)
def test_benign_conditions(opened, few_values, conditions):
    """Rotating and short tokens, failing calls and a lagging replica fail no check."""
    with opened(**conditions) as sandbox:
        assert sandbox.visit() == 0, sandbox.not_ok
        assert (sandbox.records, sandbox.open) == (0, ())


def test_findings_are_kept(few_values, sandbox):
    """With the tenants' name, the day and the printed lines, and without secrets."""
    sandbox.visit()
    (path,) = (ledger_path(sandbox.root).parent / "doctor").iterdir()
    text = path.read_text(encoding="utf-8")
    assert "CRMOffice login: works" in text
    assert not any(sandbox.settings[name] in text for name in sandbox.settings if name.endswith(("_KEY", "_SECRET")))
    assert limits(sandbox).tenant == tenant_of(sandbox.settings)
