"""The doctor at PowerOffice GO's API v2: a ready one, none, and one that is wrong in part."""

import pytest

from fixtures.checklist import store
from fixtures.doctor.values import cells_of
from fixtures.simulator.poweroffice.v2.entities import EMPLOYEES
from fixtures.simulator.poweroffice.v2.records import Records
from fixtures.systems.poweroffice.v2.entities import ENTITIES
from fixtures.tenants.settings import V2
from tests.plugin.project import ROOT

BACK = store.read(ROOT / "features" / "powerofficego_crmoffice" / "checklist.toml")
NAME = "PowerOffice GO API v2"
NO_SYNC = ["sync"]
CHECKS = [NAME, *(f"{NAME} {word}" for word in ("privileges", "create", "edit", "lists", "delete"))]


@pytest.fixture(autouse=True)
def few_cells(monkeypatch):
    """Two value classes of the opposite checklist."""
    few = [cell for cell in cells_of((BACK,)) if cell.value_class.id in {"plain", "null"}]
    monkeypatch.setattr("fixtures.doctor.visit.cells_of", lambda _checklists: few)


def people(sandbox) -> int:
    return len(list(sandbox.simulator.poweroffice.tenant.parties))


def test_a_tenant_that_is_ready(opened):
    """Every check is ok although a replica lags, values are tried on its entities, and nothing is left behind."""
    with opened(sync=False, replica_lag=(0.5, 1.5)) as sandbox:
        before = people(sandbox), sandbox.records
        sandbox.visit(checklists=(BACK,))
        assert [name for name in CHECKS if sandbox.line(name).startswith("ok")] == CHECKS, sandbox.not_ok
        assert sandbox.failed == NO_SYNC, sandbox.not_ok
        assert "an empty list is 204" in sandbox.line(f"{NAME} lists")
        assert sandbox.line("people").startswith("ok       people: 4 or more are known to both systems")
        assert "3 Employees" in sandbox.line("records to try values on")
        assert (people(sandbox), sandbox.records, sandbox.open) == (*before, ())


def test_settings_without_api_v2(sandbox):
    """None of its checks is run, its entities are named with the settings to set, and all else is as before."""
    for name in V2:
        del sandbox.settings[name]
    sandbox.visit(checklists=(BACK,))
    assert sandbox.failed == NO_SYNC, sandbox.not_ok
    assert not any(NAME in line for line in sandbox.lines)
    for entity in ENTITIES:
        (line,) = (line for line in sandbox.lines if line.startswith(f"not testable: PowerOffice GO: {entity} "))
        assert "POWEROFFICE_SUBSCRIPTION_KEY" in line
    assert "3 Contactperson" in sandbox.line("records to try values on")
    assert sandbox.open == ()


def test_a_wrong_subscription_key(sandbox):
    """It fails the log-in to API v2, and nothing of v1."""
    sandbox.settings["POWEROFFICE_SUBSCRIPTION_KEY"] = "hush-other"
    assert sandbox.visit(checklists=(BACK,)) == 1
    assert sandbox.failed == [NAME, *NO_SYNC], sandbox.not_ok
    assert set(CHECKS[1:]) <= set(sandbox.skipped)
    assert "POWEROFFICE_SUBSCRIPTION_KEY" in sandbox.line(NAME)
    assert "hush" not in "\n".join(sandbox.lines)
    assert sandbox.line("PowerOffice GO create").startswith("ok")
    assert sandbox.open == ()


def test_too_few_people(sandbox):
    """Rows that refer to people cannot be tested then; the line says what to do and names nobody."""
    employees = Records(EMPLOYEES, sandbox.simulator.poweroffice.tenant)
    same = {"op": "replace", "path": "/EmailAddress", "value": "same@unlisted.test"}
    for employee in list(employees.views()):
        employees.change(employee["Id"], [same])
    sandbox.visit(checklists=(BACK,))
    assert "people" in sandbox.skipped
    assert "Give one of the" in sandbox.line("people")
    assert "@" not in "\n".join(sandbox.lines)
