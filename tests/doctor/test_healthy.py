"""The doctor at a sandbox that is ready."""

import pytest

from fixtures.planning import tenant_limits
from fixtures.tenants.ledger import ledger_path


def test_everything_is_well(opened):
    """Every check is ok but the one that nothing provoked, and nothing is left behind."""
    with opened() as clinic:
        assert clinic.visit() == 0, clinic.told
        assert clinic.skipped == ["CRMOffice too many requests"]
        assert clinic.lines[-1].startswith("ready: 39 ok, 0 FAILED, 1 skipped, in ")
        assert "came within" in clinic.line("sync")
        assert clinic.line("values").endswith("not testable on this tenant: none")
        assert (clinic.records, clinic.open) == (0, ())


@pytest.mark.parametrize(
    "conditions",
    [
        {"rotate_refresh_tokens": True, "crmoffice_token_lifetime": 3},
        {"failure_rate": 0.03, "replica_lag": (0.0, 0.05)},
    ],
    ids=["rotating tokens", "failing calls"],
)
def test_bad_weather(opened, conditions):
    """Tokens that rotate and end soon, failing calls and a lagging replica spoil nothing."""
    with opened(**conditions) as clinic:
        assert clinic.visit() == 0, clinic.told
        assert (clinic.records, clinic.open) == (0, ())


def test_findings_are_kept(clinic):
    """With the tenants' name, the day and what was said."""
    clinic.visit()
    (path,) = (ledger_path(clinic.root).parent / "doctor").iterdir()
    host = clinic.settings["POWEROFFICE_BASE_URL"].rpartition(":")[2]
    assert path.name.endswith(f"{host}.json")
    text = path.read_text(encoding="utf-8")
    assert "CRMOffice login: works" in text
    assert not any(clinic.settings[name] in text for name in clinic.settings if name.endswith(("_KEY", "_SECRET")))
    tenant = "127.0.0.1:{} + 127.0.0.1:{}".format(clinic.settings["CRMOFFICE_BASE_URL"].rpartition(":")[2], host)
    assert tenant_limits.read(path.parent.parent, tenant).tenant == tenant
