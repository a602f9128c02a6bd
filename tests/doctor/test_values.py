"""Values that an API changes are found and kept, and are no failure; longest values are measured."""

import unicodedata
from collections.abc import Mapping

import httpx
import pytest

from fixtures.planning import tenant_limits
from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant, Invalid
from fixtures.simulator.poweroffice.errors import BusinessError
from fixtures.simulator.poweroffice.tenant import PowerOfficeTenant
from fixtures.tenants.ledger import ledger_path
from tests.doctor.conftest import Sandbox


def tenant_of(settings: Mapping[str, str]) -> str:
    """The name of the pair of simulated tenants."""
    return " + ".join(httpx.URL(settings[f"{name}_BASE_URL"]).netloc.decode() for name in ("CRMOFFICE", "POWEROFFICE"))


def limits(sandbox: Sandbox) -> tenant_limits.Limits:
    """The limits that the visit kept."""
    return tenant_limits.read(ledger_path(sandbox.root).parent, tenant_of(sandbox.settings))


def found(sandbox: Sandbox) -> set[tuple[str, str, str]]:
    """System, property and class of everything that is not testable."""
    return {(one.place.system, one.place.property, one.value_class) for one in limits(sandbox).unfit}


def of_texts(change):
    """A body with every text changed."""
    return lambda body: {name: change(value) if isinstance(value, str) else value for name, value in body.items()}


def crmoffice_stores(monkeypatch: pytest.MonkeyPatch, change) -> None:
    """CRMOffice changes what it is sent."""
    make, edit = CRMOfficeTenant.make, CRMOfficeTenant.edit
    monkeypatch.setattr(CRMOfficeTenant, "make", lambda self, entity, body: make(self, entity, change(body)))
    monkeypatch.setattr(CRMOfficeTenant, "edit", lambda self, entity, key, body: edit(self, entity, key, change(body)))


def poweroffice_stores(monkeypatch: pytest.MonkeyPatch, change) -> None:
    """PowerOffice GO changes the contact persons that it is sent."""
    save = PowerOfficeTenant.save_contact
    monkeypatch.setattr(
        PowerOfficeTenant,
        "save_contact",
        lambda self, kind, party, body: save(self, kind, party, change(body)),
    )


def test_trimmed_and_normalised(sandbox, monkeypatch, trying):
    """Spaces at the ends, and decomposed letters under NFC, cannot be tested; the sandbox is ready all the same."""
    trying("plain", "space-ends", "marks-decomposed", "all-sorts")
    crmoffice_stores(monkeypatch, of_texts(str.strip))
    poweroffice_stores(monkeypatch, of_texts(lambda text: unicodedata.normalize("NFC", text)))
    sandbox.settings["SYNC_DEADLINE_FROM_CRMOFFICE"] = "600"
    assert sandbox.visit(wait=0) == 0, sandbox.not_ok
    assert found(sandbox) == {
        *(("CRMOffice", name, "space-ends") for name in ("givenName", "familyName", "subject")),
        *(
            ("PowerOffice GO", name, value)
            for name in ("firstName", "lastName")
            for value in ("marks-decomposed", "all-sorts")
        ),
    }
    assert "not testable on this tenant: 7" in sandbox.line("values")
    (line,) = (line for line in sandbox.lines if line.startswith("not testable: CRMOffice Contacts, givenName"))
    assert "a name with a space at each end: stored otherwise:" in line
    assert (sandbox.records, sandbox.open) == (0, ())


def test_refused_and_counted_in_another_unit(sandbox, monkeypatch, trying):
    """What one property refuses is found although several are saved together; half as many emoji fit in UTF-16."""
    classes = ("emoji", "zero-width-joiner", "all-sorts", "longest-emoji")
    trying("plain", *classes)

    def no_emoji(body):
        if any(ord(letter) > 0xFFFF for letter in str(body.get("firstName", ""))):
            raise BusinessError("Not a name.", {"firstName": ["Not a name."]})
        return body

    def checked(body):
        for name, value in body.items():
            if isinstance(value, str) and len(value.encode("utf-16-le")) // 2 > 255:
                raise Invalid({name: ["Too long."]})
        return body

    poweroffice_stores(monkeypatch, no_emoji)
    crmoffice_stores(monkeypatch, checked)
    sandbox.visit(wait=0)
    assert found(sandbox) == {("PowerOffice GO", "firstName", name) for name in classes}
    assert {one.what.partition(":")[0] for one in limits(sandbox).unfit} == {"refused"}
    longest = [one for one in limits(sandbox).rooms if one.value_class == "longest-emoji"]
    assert {(one.place.system, one.characters) for one in longest} == {("CRMOffice", 127)}


@pytest.mark.parametrize("refusing", [True, False], ids=["refused", "cut"])
def test_longest(sandbox, monkeypatch, trying, refusing):
    """The longest value is what the API holds, whether it refuses or cuts more; nothing is unfit."""
    trying("plain", "longest", "longest-emoji")

    def at_most(text: str) -> str:
        if refusing and len(text) > 100:
            raise BusinessError("Too long.", {"lastName": ["Too long."]})
        return text[:100]

    poweroffice_stores(
        monkeypatch,
        lambda body: {name: at_most(value) if name == "lastName" else value for name, value in body.items()},
    )
    sandbox.visit(wait=0)
    assert found(sandbox) == set()
    assert {(one.place.property, one.value_class, one.characters) for one in limits(sandbox).rooms} == {
        ("lastName", "longest", 100),
        ("lastName", "longest-emoji", 100),
    }
    assert any(line.startswith("longest: PowerOffice GO Contactperson, lastName holds 100") for line in sandbox.lines)


def test_plain_values_changed(sandbox, monkeypatch, trying):
    """A tenant that changes even plain values is not ready."""
    trying("plain")
    poweroffice_stores(
        monkeypatch,
        lambda body: {name: f"+47{value}" if name == "phoneNumber" else value for name, value in body.items()},
    )
    assert sandbox.visit(wait=0) == 1
    assert "values" in sandbox.failed, sandbox.not_ok
    assert "phoneNumber as a phone number of eight digits" in sandbox.line("values")


def test_read_back_otherwise(sandbox, monkeypatch, trying):
    """The doctor notices an API that answers a value as sent and shows another to readers."""
    classes = ("angle-brackets", "literal-amp", "all-sorts")
    trying("plain", *classes)
    read = CRMOfficeTenant.read

    def shown(tenant, entity, key):
        return {
            name: value.replace("&", "&amp;") if name == "subject" else value
            for name, value in read(tenant, entity, key).items()
        }

    monkeypatch.setattr(CRMOfficeTenant, "read", shown)
    sandbox.visit(wait=0)
    assert found(sandbox) == {("CRMOffice", "subject", name) for name in classes}
    assert all("when read back" in one.what for one in limits(sandbox).unfit)


def test_no_time(sandbox):
    """The line counts the values that could not be tried in time; they stay testable."""
    sleep = sandbox.clock.sleep

    def say(line: str) -> None:
        sandbox.lines.append(line)
        if "form of a refusal: 200" in line:
            sleep(60)

    sandbox.say = say
    sandbox.visit(wait=0)
    assert "0 of 234 values written and read back, no time for the other 234" in sandbox.line("values")
