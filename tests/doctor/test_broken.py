"""Sandboxes that are not ready: the check of what is wrong fails with advice, and no record is left behind."""

import socket

import pytest

from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant, Invalid, _shown
from fixtures.tenants.ledger import ledger_path

pytestmark = pytest.mark.usefixtures("few_values")

CONDITIONS = {
    "clocks": ("CRMOffice +", "have the clock of the tenant set"),
    "PowerOffice GO rate limit": ("calls were answered 429", "let other programs with this key rest"),
    "PowerOffice GO replica": (
        "documented are 2 s at most",
        "raise settle in fixtures/systems/poweroffice/client.py",
    ),
}


def test_conditions(opened):
    """The check of each condition that a tenant should not have fails, with advice; the others run."""
    wrong = {"crmoffice_clock_offset": 90, "poweroffice_limit": 20, "replica_lag": (3.0, 3.0)}
    with opened(sync=False, **wrong) as sandbox:
        assert sandbox.visit() == 1
        assert set(sandbox.failed) == {*CONDITIONS, "sync"}, sandbox.not_ok
        for check, (text, advice) in CONDITIONS.items():
            found, _, advised = sandbox.line(check).partition(" -> ")
            assert (text in found, advice in advised) == (True, True)
        assert (sandbox.records, sandbox.open) == (0, ())
        assert sandbox.lines[-1].startswith("not ready: ")


def test_without_the_time_subscription_contacts_are_examined(opened):
    """The doctor makes no activity in CRMOffice, because it could not delete the counterpart."""
    with opened(invalid_privileges=("TimeTracking",)) as sandbox:
        assert sandbox.visit() == 1
        assert sandbox.failed == ["PowerOffice GO privileges"], sandbox.not_ok
        found, _, advised = sandbox.line("PowerOffice GO privileges").partition(" -> ")
        assert "does not cover time tracking (its token says: TimeTracking)" in found
        assert "use a client that has the Time subscription" in advised
        assert "16 of 16 values" in sandbox.line("values")
        assert sandbox.line("sync").startswith("ok       sync: Contactperson came")
        assert sandbox.records == 0


def test_no_sync(sandbox, monkeypatch):
    """It fails when nothing came within the deadline; in a shorter visit it is skipped and names the option to wait."""
    monkeypatch.setattr("fixtures.doctor.sync_times.POLL_EVERY", 12.0)
    sandbox.settings["SYNC_DEADLINE_FROM_CRMOFFICE"] = "60"
    assert sandbox.visit() == 0, sandbox.not_ok
    assert "conformance doctor --wait 60 waits for it" in sandbox.line("sync")
    assert sandbox.visit(wait=60) == 1
    assert sandbox.failed == ["sync"]
    assert "nothing came from CRMOffice within" in sandbox.line("sync")
    assert "see that the sync is started" in sandbox.line("sync")


def test_a_deadline_of_no_section(sandbox):
    """The line says which is meant, and nothing is sent to the tenants."""
    sandbox.settings["SYNC_DEADLINES"] = "Contactpersons>Contacts=900"
    assert sandbox.visit() == 1
    assert (sandbox.failed, sandbox.skipped) == (["settings"], ["hosts"])
    assert "is Contactperson>Contacts meant?" in sandbox.line("settings")


@pytest.mark.parametrize("name", ["CRMOFFICE_CLIENT_SECRET", "POWEROFFICE_CLIENT_KEY"])
def test_wrong_login(sandbox, name):
    """The line names the settings but no secret; the other system is read, and no record is made."""
    sandbox.settings[name] = "hush-hush-hush"
    assert sandbox.visit() == 1
    system = {"C": "CRMOffice", "P": "PowerOffice GO"}[name[0]]
    other = {"C": "PowerOffice GO", "P": "CRMOffice"}[name[0]]
    assert sandbox.failed == [f"{system} login"], sandbox.not_ok
    assert name in sandbox.line(f"{system} login")
    assert sandbox.line(f"{other} token renewal").startswith("ok")
    assert {"CRMOffice create", "values", "sync"} <= set(sandbox.skipped)
    assert not ledger_path(sandbox.root).exists()
    assert "hush" not in "\n".join(sandbox.lines)
    assert (sandbox.records, sandbox.open) == (0, ())


def test_unreachable(sandbox):
    """The line names the tenant that does not answer, and its setting."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        sandbox.settings["POWEROFFICE_BASE_URL"] = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert sandbox.visit() == 1
    assert sandbox.failed == ["PowerOffice GO login"], sandbox.not_ok
    assert "POWEROFFICE_BASE_URL" in sandbox.line("PowerOffice GO login")


def test_incomplete_settings(sandbox):
    """The line names each, and every other check is skipped."""
    del sandbox.settings["CRMOFFICE_CLIENT_ID"]
    sandbox.settings["SYNC_POL_INTERVAL"] = "1"
    assert sandbox.visit() == 1
    assert (sandbox.failed, sandbox.skipped) == (["settings"], ["hosts"])
    assert "CRMOFFICE_CLIENT_ID" in sandbox.line("settings")
    assert "SYNC_POLL_INTERVAL" in sandbox.line("settings")
    assert len(sandbox.lines) == 3


def test_production(sandbox):
    """Nothing is sent to it."""
    sandbox.settings |= {"POWEROFFICE_BASE_URL": "https://api.poweroffice.net/", "POWEROFFICE_CALLS_PER_SECOND": "45"}
    assert sandbox.visit() == 1
    assert sandbox.failed == ["hosts"]
    assert "production" in sandbox.line("hosts")
    assert sandbox.open == ()


def wrap(monkeypatch, method, done):
    """Wraps a method of the simulated CRMOffice."""
    sound = getattr(CRMOfficeTenant, method)
    monkeypatch.setattr(CRMOfficeTenant, method, lambda self, *words, **more: done(sound, self, *words, **more))


def whole_object(sound, tenant, entity, key, body):
    """An edit that replaces the object instead of the property in it."""
    before = tenant._existing(entity, key)
    for name in body:
        for other in before:
            if other.startswith(f"{name}."):
                body = {**body, name: {other.partition(".")[2]: None, **body[name]}}
    return sound(tenant, entity, key, body)


def replacing(sound, tenant, entity, key, body):
    """An edit that takes the body for the whole record."""
    empty = {name: None for name in ("givenName", "directPhone") if entity == "contacts" and name not in body}
    return sound(tenant, entity, key, {**empty, **body})


def unstamped(sound, tenant, entity, key, body):
    """An edit that leaves the stamp as it was."""
    before = tenant._existing(entity, key)
    sound(tenant, entity, key, body)
    after = {**tenant._existing(entity, key), "modifiedAt": before["modifiedAt"]}
    tenant.tables[entity].put(key, after)
    return _shown(after)


def ignoring_null(sound, tenant, entity, key, body):
    """An edit that ignores null."""
    return sound(tenant, entity, key, {name: value for name, value in body.items() if value is not None})


def numbered(sound, tenant, entity, values):
    """Ids that are no UUIDs."""
    return sound(tenant, entity, {**values, "id": str(values["id"]).replace("-", "")[:12]})


def lenient(sound, tenant, entity, body):
    """Nothing is required."""
    name = {"contacts": "familyName", "activities": "subject"}[entity]
    return sound(tenant, entity, {name: "unnamed", **body})


def last_page_first(sound, tenant, entity, number, size):
    """Pages in no order of ids."""
    items, total = sound(tenant, entity, 1, 1000)
    return items[::-1][(number - 1) * size : number * size], total


OBJECTS, EDITS = ("edit of one property of an object", "change EDIT in"), ("edit", "change EDIT in")
STAMPS, NULLS = ("edit", "change MODIFIED in"), ("nulls", "null should empty a property")
OTHERS = {
    ("ids", "ids should be UUIDs"): ("_store", numbered),
    ("required properties", "change REQUIRED in"): ("make", lenient),
    ("lists", "change ITEMS, TOTAL, PAGE, PAGE_SIZE in"): ("page", last_page_first),
}


@pytest.mark.parametrize(
    "broken",
    [
        {OBJECTS: ("edit", whole_object), **OTHERS},
        {EDITS: ("edit", replacing)},
        {STAMPS: ("edit", unstamped)},
        {NULLS: ("edit", ignoring_null)},
    ],
    ids=["objects and more", "edits", "stamps", "nulls"],
)
def test_assumptions(sandbox, monkeypatch, broken):
    """The check of an assumption that does not hold fails and names the place to change; no record is left behind."""
    for method, done in broken.values():
        wrap(monkeypatch, method, done)
    assert sandbox.visit(wait=0) == 1
    wrong = [name for name in sandbox.failed if name.startswith("CRMOffice")]
    assert set(wrong) >= {f"CRMOffice {name}" for name, _ in broken}, sandbox.not_ok
    for name, advice in broken:
        assert advice in sandbox.line(f"CRMOffice {name}")
    assert (sandbox.records, sandbox.open) == (0, ())


def test_a_record_that_a_tenant_does_not_delete(sandbox, monkeypatch):
    """The line names it, and it stays open in the ledger."""

    def refuse(tenant, entity, key):
        raise Invalid({"id": ["is needed elsewhere"]})

    monkeypatch.setattr(CRMOfficeTenant, "delete", refuse)
    assert sandbox.visit(wait=0) == 1
    assert "nothing left behind" in sandbox.failed
    assert "conformance sweep" in sandbox.line("nothing left behind")
    assert {line.system for line in sandbox.open} == {"CRMOffice"}


def test_ctrl_c(sandbox):
    """The doctor stops, deletes its records, and prints that."""

    def say(line: str) -> None:
        sandbox.lines.append(line)
        if "PowerOffice GO create" in line:
            raise KeyboardInterrupt

    sandbox.say = say
    assert sandbox.visit() == 1
    assert sandbox.lines[-1] == "stopped; what was made has been deleted"
    assert (sandbox.records, sandbox.open) == (0, ())
