"""What an API does to values by itself is found, kept, and no failure; longest values are measured."""

import unicodedata

import pytest

from fixtures.planning import tenant_limits
from fixtures.simulator.crmoffice.tenant import CRMOfficeTenant, Invalid
from fixtures.simulator.poweroffice.tenant import BusinessError, PowerOfficeTenant
from fixtures.tenants.ledger import ledger_path
from tests.doctor.conftest import Clinic


def limits(clinic: Clinic) -> tenant_limits.Limits:
    """What the visit kept."""
    ports = [clinic.settings[f"{name}_BASE_URL"].rpartition(":")[2] for name in ("CRMOFFICE", "POWEROFFICE")]
    return tenant_limits.read(ledger_path(clinic.root).parent, f"127.0.0.1:{ports[0]} + 127.0.0.1:{ports[1]}")


def found(clinic: Clinic) -> set[tuple[str, str, str]]:
    """System, property and class of everything that is not testable."""
    return {(one.place.system, one.place.property, one.value_class) for one in limits(clinic).unfit}


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


def test_trimmed(clinic, monkeypatch):
    """Blanks at the ends are not testable there, in each text property; the sandbox is ready all the same."""
    crmoffice_stores(monkeypatch, of_texts(str.strip))
    clinic.settings["SYNC_DEADLINE_FROM_CRMOFFICE"] = "600"
    assert clinic.visit(wait=0) == 0, clinic.told
    names = ("givenName", "familyName", "subject")
    assert found(clinic) == {("CRMOffice", name, "blank-ends") for name in names}
    assert "not testable on this tenant: 3" in clinic.line("values")
    (line,) = (line for line in clinic.lines if line.startswith("not testable: CRMOffice Contacts, givenName"))
    assert "a name with a blank at each end: stored otherwise:" in line
    assert (clinic.records, clinic.open) == (0, ())


def test_normalised(clinic, monkeypatch):
    """Only values with decomposed letters are changed by NFC."""
    poweroffice_stores(monkeypatch, of_texts(lambda text: unicodedata.normalize("NFC", text)))
    clinic.visit(wait=0)
    assert found(clinic) == {
        ("PowerOffice GO", name, value)
        for name in ("firstName", "lastName")
        for value in ("marks-decomposed", "all-sorts")
    }


def test_refused(clinic, monkeypatch):
    """A class that one property refuses is found out though several are saved together."""

    def no_emoji(body):
        if any(ord(letter) > 0xFFFF for letter in str(body.get("firstName", ""))):
            raise BusinessError("Not a name.", {"firstName": ["Not a name."]})
        return body

    poweroffice_stores(monkeypatch, no_emoji)
    clinic.visit(wait=0)
    classes = ("emoji", "zero-width-joiner", "all-sorts", "longest-emoji")
    assert found(clinic) == {("PowerOffice GO", "firstName", name) for name in classes}
    assert {one.what.partition(":")[0] for one in limits(clinic).unfit} == {"refused"}


@pytest.mark.parametrize("refusing", [True, False], ids=["refused", "cut"])
def test_longest(clinic, monkeypatch, refusing):
    """The longest value is what the API holds, whether it refuses or cuts more; nothing is unfit."""

    def at_most(text: str) -> str:
        if refusing and len(text) > 100:
            raise BusinessError("Too long.", {"lastName": ["Too long."]})
        return text[:100]

    poweroffice_stores(
        monkeypatch,
        lambda body: {name: at_most(value) if name == "lastName" else value for name, value in body.items()},
    )
    clinic.visit(wait=0)
    assert found(clinic) == set()
    assert {(one.place.property, one.value_class, one.characters) for one in limits(clinic).rooms} == {
        ("lastName", "longest", 100),
        ("lastName", "longest-emoji", 100),
    }
    assert any(line.startswith("longest: PowerOffice GO Contactperson, lastName holds 100") for line in clinic.lines)


def test_counted_in_another_unit(clinic, monkeypatch):
    """Where lengths count UTF-16 units, faces have half the room."""

    def checked(body):
        for name, value in body.items():
            if isinstance(value, str) and len(value.encode("utf-16-le")) // 2 > 255:
                raise Invalid({name: ["Too long."]})
        return body

    crmoffice_stores(monkeypatch, checked)
    clinic.visit(wait=0)
    assert {one.characters for one in limits(clinic).rooms if one.value_class == "longest-emoji"} == {127}


def test_plain_values_changed(clinic, monkeypatch):
    """A tenant that takes not even plain values is not ready."""
    poweroffice_stores(
        monkeypatch,
        lambda body: {name: f"+47{value}" if name == "phoneNumber" else value for name, value in body.items()},
    )
    assert clinic.visit(wait=0) == 1
    assert "values" in clinic.failed, clinic.told
    assert "phoneNumber as a phone number of eight digits" in clinic.line("values")


def test_read_back_otherwise(clinic, monkeypatch):
    """An API that answers what it was sent, and shows something else to readers, is found out."""
    read = CRMOfficeTenant.read

    def shown(tenant, entity, key):
        return {
            name: value.replace("&", "&amp;") if name == "subject" else value
            for name, value in read(tenant, entity, key).items()
        }

    monkeypatch.setattr(CRMOfficeTenant, "read", shown)
    clinic.visit(wait=0)
    classes = ("angle-brackets", "literal-amp", "all-sorts")
    assert found(clinic) == {("CRMOffice", "subject", name) for name in classes}
    assert all("when read back" in one.what for one in limits(clinic).unfit)


def test_no_time(clinic):
    """What could not be tried in time is said, and stays testable."""
    sleep = clinic.clock.sleep
    clinic.clock.slept = 0.0

    def say(line: str) -> None:
        clinic.lines.append(line)
        if "form of a refusal: 200" in line:
            sleep(60)

    clinic.say = say
    clinic.visit(wait=0)
    assert "0 of 234 values written and read back, no time for the other 234" in clinic.line("values")
