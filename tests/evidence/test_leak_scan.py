"""The leak scan: shapes of credentials, texts without a leak, and files; `test_spellings` has the known values."""

import base64
import gzip
import json
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from fixtures.evidence.errors import EvidenceLeak
from fixtures.evidence.leak_scan.scan import Literals, files_of, findings, leaks_in, refuse

SECRET = 'Kn/ote"n+ærlig=42'
KNOWN = {SECRET: "a secret of the settings"}
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


def kinds(text: str, literals: dict[str, str] | None = None) -> set[str]:
    return {one.kind for one in findings(text, literals or {})}


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_finding_names_place_and_kind_and_never_the_value() -> None:
    """The line counts from one, the encoding is named."""
    (found,) = findings(f"one\ntwo {b64('user:' + SECRET)}\nthree", KNOWN)
    assert (found.line, str(found)) == (2, "a secret of the settings (Base64)")
    assert SECRET not in repr(found)


LEAKS = [
    (JWT, "a JSON web token"),
    (f"authorization: bearer {JWT[4:40]}", "a Bearer value"),
    ("Authorization: Bearer 0123456789abcdef", "a Bearer value"),
    (f"Authorization: Basic {b64('user:word')}", "a Basic value"),
    ('{"access_token": "opaque-words"}', "a credential under its name"),
    ("{'client_secret': 'opaque'}", "a credential under its name"),
    (json.dumps(json.dumps({"refresh_token": "opaque"})), "a credential under its name"),
    ("grant_type=refresh_token&refresh_token=ABC123def&x=1", "a credential under its name"),
    ("POWEROFFICE_CLIENT_KEY=9f8a7b6c-1", "a credential under its name"),
    ("GET /v2/Customers?subscription-key=0f8a7b6c5d", "a credential under its name"),
    ('{"Ocp-Apim-Subscription-Key": "opaque"}', "a credential under its name"),
    ("POWEROFFICE_SUBSCRIPTION_KEY=0f8a7b6c", "a credential under its name"),
    ("Ocp-Apim-Subscription-Key: opaque-key", "a header with a credential"),
    ("Cookie: session=abcdef", "a header with a credential"),
    ("set-cookie: id=abcdef; path=/", "a header with a credential"),
    ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "an access key of a known form"),
    ("https://kari:word@host.example/", "a user and password in an address"),
    ("kari.nordmann@firma.no", "an e-mail address outside of the reserved domains"),
    ("<Kari+x@mail.firma.co.uk>", "an e-mail address outside of the reserved domains"),
    (quote("kari@firma.no", safe=""), "an e-mail address outside of the reserved domains"),
    ("born 01010750160.", "a Norwegian national identity number"),
    ("010107 50160", "a Norwegian national identity number"),
    ("41010750154", "a Norwegian national identity number"),
    ("01410750143", "a Norwegian national identity number"),
    ("8601.11.17947", "a Norwegian bank account number"),
    ("konto 86011117947", "a Norwegian bank account number"),
    ("8601 11 17947", "a Norwegian bank account number"),
]
NO_LEAKS = [
    "the bearer token is renewed; Basic authentication is not used",
    '"token_type": "bearer", "expires_in": 1200',
    '"client_secret": null, "refresh_token": "**********"',
    "client_secret: SecretStr('**********')",
    "CRMOFFICE_CLIENT_SECRET=",
    "secret = _set(self.settings.crmoffice_client_secret).get_secret_value()",
    "check_fingerprint: 1e284b1108c43967c2846ef2f66f485c68d6401df89147470aed8dfc4c635f77",
    "zq7gm2kaaa@example.com and a@b.test and x@poweroffice.invalid",
    "pytest-bdd@9.0.1 features/x.feature@12",
    "01010750161",
    "01810750126",
    "86011117948",
    "+46701234567 0046701234567 1764000000.12345678903",
    "12345678-1234-1234-1234-123456789012",
    "https://crmoffice.invalid/contacts/bb2a92d2-686a-4882-9706-dd3ebd61675c?page=1&pageSize=100",
]


def test_what_looks_like_a_leak() -> None:
    """Each shape is found plain and inside an encoding, also behind letters that do not belong to that."""
    for text, kind in LEAKS:
        encoded = b64(f"some words, {text}" if kind[2:8] != "header" else text)
        texts = [text, *(json.dumps({"text": before + encoded}) for before in ("", "a", "ab", "abc"))]
        assert [one for one in texts if kind not in kinds(one)] == []


def test_what_is_no_leak() -> None:
    """Prose, placeholders, hashes, ids, reserved domains, test persons and wrong check digits are no leaks."""
    assert {text: found for text in NO_LEAKS if (found := kinds(text, KNOWN))} == {}


def test_short_values_are_not_searched_for() -> None:
    """A value of a few letters is in many texts by chance."""
    assert kinds("abc", {"abc": "x", "": "y", "  ": "z"}) == set()


def test_the_refusal() -> None:
    """It names kind and place; clean text passes."""
    refuse("a: 1\nb: plain words\n", [SECRET])
    with pytest.raises(EvidenceLeak, match=r"a configured host or secret \(URL-quoted\) in line 2") as caught:
        refuse(f"a: 1\nb: {quote(SECRET)}\n", [SECRET])
    assert SECRET not in str(caught.value)


def test_files_of_a_folder(tmp_path: Path) -> None:
    """Every file in it, each once, except folders without artefacts."""
    for name in ("a.txt", "sub/b.txt", ".venv/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = files_of([tmp_path, tmp_path / "a.txt"], apart_from=[tmp_path / "d.txt"])
    assert [path.name for path in found] == ["a.txt", "b.txt"]
    assert [path.name for path in files_of([tmp_path / ".venv"])] == ["c.txt"]


def test_packed_files(tmp_path: Path) -> None:
    """Archives are unpacked, and a text may be UTF-16."""
    known = Literals(KNOWN, {})
    (tmp_path / "a.gz").write_bytes(gzip.compress(SECRET.encode()))
    (tmp_path / "b.txt").write_text(SECRET, encoding="utf-16")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("inside.txt", SECRET)
    for name in ("a.gz", "b.txt", "c.zip"):
        assert [leak.finding.kind for leak in leaks_in(tmp_path / name, known)] == ["a secret of the settings"]


def test_hosts_count_in_cassettes_only(tmp_path: Path) -> None:
    """Logs and the ledger may name the tenant; cassettes must not."""
    known = Literals({}, {"tenant.crmoffice.no": "a configured host"})
    (tmp_path / "run.log").write_text("tenant.crmoffice.no")
    (tmp_path / "one.yaml").write_text("metadata: {}\ninteractions:\n- uri: https://tenant.crmoffice.no/x\n")
    assert list(leaks_in(tmp_path / "run.log", known)) == []
    assert [leak.finding.line for leak in leaks_in(tmp_path / "one.yaml", known)] == [3]
