"""Sandboxes that are not ready: the check that is about it fails, says what to do, and nothing stays."""

import socket

import pytest

from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant, Invalid, _shown
from fixtures.tenants.ledger import ledger_path

CONDITIONS = {
    "no time subscription": (
        {"invalid_privileges": ("TimeTracking",)},
        "PowerOffice GO privileges",
        "does not cover time tracking (its token says: TimeTracking)",
        "use a client that has the Time subscription",
    ),
    "clock ahead": (
        {"crmoffice_clock_offset": 90},
        "clocks",
        "CRMOffice +",
        "have the clock of the tenant set",
    ),
    "low rate limit": (
        {"poweroffice_limit": 20},
        "PowerOffice GO rate limit",
        "calls were answered 429",
        "let other programs with this key rest",
    ),
    "replica that lags": (
        {"replica_lag": (3.0, 3.0)},
        "PowerOffice GO replica",
        "documented are 2 s at most",
        "raise settle in fixtures/systems/poweroffice/client.py",
    ),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_weather(opened, name):
    """One check fails, the others are made."""
    conditions, check, said, advice = CONDITIONS[name]
    with opened(sync=False, **conditions) as clinic:
        assert clinic.visit() == 1
        assert check in clinic.failed, clinic.told
        assert said in clinic.line(check)
        assert advice in clinic.line(check).partition(" -> ")[2]
        assert (clinic.records, clinic.open) == (0, ())
        assert clinic.lines[-1].startswith("not ready: ")


def test_without_the_time_subscription_contacts_are_examined(opened):
    """No activity is made in CRMOffice either: nobody here could delete what a sync makes of it."""
    with opened(invalid_privileges=("TimeTracking",)) as clinic:
        clinic.visit()
        assert clinic.failed == ["PowerOffice GO privileges"], clinic.told
        assert "160 of 160 values" in clinic.line("values")
        assert clinic.line("sync").startswith("ok       sync: Contactperson came")
        assert clinic.records == 0


def test_no_sync(clinic):
    """Nothing came within the deadline: so nothing synchronises."""
    assert clinic.visit() == 1
    assert clinic.failed == ["sync"], clinic.told
    assert "nothing came from CRMOffice within" in clinic.line("sync")
    assert "see that the sync is started" in clinic.line("sync")


def test_slow_sync(clinic):
    """A minute is too short to say that nothing will come: skipped, and how to find out is named."""
    clinic.settings["SYNC_DEADLINE_FROM_CRMOFFICE"] = "600"
    assert clinic.visit() == 0, clinic.told
    assert "conformance doctor --wait 600 waits for it" in clinic.line("sync")
    assert clinic.visit(wait=600) == 1
    assert clinic.failed == ["sync"]


@pytest.mark.parametrize("name", ["CRMOFFICE_CLIENT_SECRET", "POWEROFFICE_CLIENT_KEY"])
def test_wrong_login(clinic, name):
    """The settings to check are named, no secret is; the other side is read, and nothing is made anywhere."""
    clinic.settings[name] = "hush-hush-hush"
    assert clinic.visit() == 1
    system = {"C": "CRMOffice", "P": "PowerOffice GO"}[name[0]]
    other = {"C": "PowerOffice GO", "P": "CRMOffice"}[name[0]]
    assert clinic.failed == [f"{system} login"], clinic.told
    assert name in clinic.line(f"{system} login")
    assert clinic.line(f"{other} token renewal").startswith("ok")
    assert {"CRMOffice create", "values", "sync"} <= set(clinic.skipped)
    assert not ledger_path(clinic.root).exists()
    assert "hush" not in "\n".join(clinic.lines)
    assert (clinic.records, clinic.open) == (0, ())


def test_unreachable(clinic):
    """The tenant that does not answer is named with its setting, within the minute."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        clinic.settings["POWEROFFICE_BASE_URL"] = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert clinic.visit() == 1
    assert clinic.failed == ["PowerOffice GO login"], clinic.told
    assert "POWEROFFICE_BASE_URL" in clinic.line("PowerOffice GO login")


def test_incomplete_settings(clinic):
    """Each is named, and everything else waits."""
    del clinic.settings["CRMOFFICE_CLIENT_ID"]
    clinic.settings["SYNC_POL_INTERVAL"] = "1"
    assert clinic.visit() == 1
    assert (clinic.failed, clinic.skipped) == (["settings"], ["hosts"])
    assert "CRMOFFICE_CLIENT_ID" in clinic.line("settings")
    assert "SYNC_POLL_INTERVAL" in clinic.line("settings")
    assert len(clinic.lines) == 3


def test_production(clinic):
    """Nothing is sent to it."""
    clinic.settings["POWEROFFICE_BASE_URL"] = "https://api.poweroffice.net/"
    assert clinic.visit() == 1
    assert clinic.failed == ["hosts"]
    assert "production" in clinic.line("hosts")
    assert clinic.open == ()


def spoil(monkeypatch, method, done):
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


def forgetful(sound, tenant, entity, key, body):
    """An edit that takes the body for the whole record."""
    empty = {name: None for name in ("givenName", "directPhone") if entity == "contacts" and name not in body}
    return sound(tenant, entity, key, {**empty, **body})


def still(sound, tenant, entity, key, body):
    """An edit that leaves the stamp as it was."""
    before = tenant._existing(entity, key)
    sound(tenant, entity, key, body)
    after = {**tenant._existing(entity, key), "modifiedAt": before["modifiedAt"]}
    tenant.tables[entity].put(key, after)
    return _shown(after)


def deaf(sound, tenant, entity, key, body):
    """An edit that takes null for nothing said."""
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


ASSUMPTIONS = {
    "edit of one property of an object": ("edit", whole_object, "change EDIT in"),
    "edit": ("edit", forgetful, "change EDIT in"),
    "edit ": ("edit", still, "change MODIFIED in"),
    "nulls": ("edit", deaf, "null should empty a property"),
    "ids": ("_store", numbered, "ids should be UUIDs"),
    "required properties": ("make", lenient, "change REQUIRED in"),
    "lists": ("page", last_page_first, "change ITEMS, TOTAL, PAGE, PAGE_SIZE in"),
}


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_assumption(clinic, monkeypatch, name):
    """What CRMOffice does otherwise than assumed is named, with the place to change; nothing stays behind."""
    method, done, advice = ASSUMPTIONS[name]
    spoil(monkeypatch, method, done)
    assert clinic.visit(wait=0) == 1
    assert f"CRMOffice {name.strip()}" in clinic.failed, clinic.told
    assert advice in clinic.line(f"CRMOffice {name.strip()}")
    assert (clinic.records, clinic.open) == (0, ())


def test_what_a_tenant_does_not_delete(clinic, monkeypatch):
    """It is named, and the ledger remembers it."""

    def refuse(tenant, entity, key):
        raise Invalid({"id": ["is needed elsewhere"]})

    monkeypatch.setattr(CRMOfficeTenant, "delete", refuse)
    assert clinic.visit(wait=0) == 1
    assert "nothing left behind" in clinic.failed
    assert "conformance sweep" in clinic.line("nothing left behind")
    assert {line.system for line in clinic.open} == {"CRMOffice"}


def test_ctrl_c(clinic):
    """Stops, deletes what was made, and says so."""

    def say(line: str) -> None:
        clinic.lines.append(line)
        if "PowerOffice GO create" in line:
            raise KeyboardInterrupt

    clinic.say = say
    assert clinic.visit() == 1
    assert clinic.lines[-1] == "stopped; what was made has been deleted"
    assert (clinic.records, clinic.open) == (0, ())
