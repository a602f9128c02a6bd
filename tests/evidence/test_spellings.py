"""A known value is found in each spelling, in a text and in an interaction."""

import base64
import codecs
import gzip
import json
import quopri
import re
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import asdict
from urllib.parse import quote

import pytest

from fixtures.evidence.errors import EvidenceLeak
from fixtures.evidence.leak_scan.layers import layers
from fixtures.evidence.leak_scan.scan import Finding, findings
from fixtures.evidence.leak_scan.spellings import spellings
from fixtures.evidence.leaks import refuse_leaks
from tests.evidence.samples import PASSED, got

VALUES = ('Kn/ote"n+ærlig=42', "9f8a7b6c-1d2e-4f5a-9b0c-7d6e5f4a3b2c", "sk_9f2cQ7tYbZx41LmN")
KIND = "a secret of the settings"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "upper case": str.upper,
    "full width": lambda v: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in v),
    "decomposed": lambda v: unicodedata.normalize("NFD", v),
    "reversed": lambda v: v[::-1],
    "ROT13": lambda v: codecs.encode(v, "rot13"),
    "URL-quoted": lambda v: quote(v, safe=""),
    "URL-quoted twice": lambda v: quote(quote(v, safe=""), safe=""),
    "a form": lambda v: f"x={quote(v, safe='').lower()}&y=1",
    "URL-quoted, every byte": lambda v: "".join(f"%{byte:02x}" for byte in v.encode()),
    "quoted-printable": lambda v: quopri.encodestring(v.encode()).decode(),
    "JSON": lambda v: json.dumps({"a": v}),
    "JSON in JSON": lambda v: json.dumps(json.dumps({"a": v})),
    "JSON with escaped slashes": lambda v: json.dumps({"a": v}).replace("/", "\\/"),
    "Python bytes": lambda v: repr(v.encode()),
    "ASCII": ascii,
    "escapes \\u": lambda v: "".join(f"\\u{ord(c):04x}" for c in v),
    "escapes \\x": lambda v: "".join(f"\\x{byte:02x}" for byte in v.encode()),
    "octal escapes": lambda v: "".join(f"\\{byte:03o}" for byte in v.encode()),
    "HTML, numbers": lambda v: "".join(f"&#{ord(c)};" for c in v),
    "HTML, names": lambda v: v.replace('"', "&quot;"),
    "hex": lambda v: v.encode().hex(),
    "hex, upper case": lambda v: v.encode().hex().upper(),
    "hex with spaces": lambda v: v.encode().hex(" "),
    "hex with colons": lambda v: v.encode().hex(":"),
    "hex with 0x": lambda v: ", ".join(f"0x{byte:02x}" for byte in v.encode()),
    "hex of UTF-16": lambda v: v.encode("utf-16-be").hex(),
    "a list of bytes": lambda v: str(list(v.encode())),
    "binary": lambda v: " ".join(f"{byte:08b}" for byte in v.encode()),
    "Base64": lambda v: b64(v.encode()),
    "Base64 after others": lambda v: b64(f"ab{v}cd".encode()),
    "Base64 in a path": lambda v: f"https://host.example/path/{b64(v.encode())}",
    "Base64 for URLs, unpadded": lambda v: base64.urlsafe_b64encode(b"a" + v.encode()).decode().rstrip("="),
    "Base64 twice": lambda v: b64(b64(v.encode()).encode()),
    "Base64 in JSON in Base64": lambda v: b64(json.dumps({"d": b64(v.encode())}).encode()),
    "Base64 over lines": lambda v: "\n".join([b64(v.encode())[:10], b64(v.encode())[10:]]),
    "Base64 of UTF-16": lambda v: b64(v.encode("utf-16")),
    "Base64 of gzip": lambda v: b64(gzip.compress(v.encode())),
    "Base64 of zlib": lambda v: b64(zlib.compress(v.encode())),
    "Base64 of deflate": lambda v: b64(zlib.compress(v.encode())[2:-4]),
    "Base32": lambda v: base64.b32encode(v.encode()).decode(),
    "Base32, lower case": lambda v: base64.b32encode(b"ab" + v.encode()).decode().lower().rstrip("="),
    "Base85": lambda v: base64.b85encode(v.encode()).decode(),
    "Ascii85": lambda v: base64.a85encode(v.encode()).decode(),
    "two fields": lambda v: json.dumps({"first": v[:8], "second": v[8:]}),
    "two fields of a form": lambda v: f"first={v[:8]}&second={v[8:]}",
    "two fields of YAML": lambda v: f"\n    first: {v[:8]}\n    second: {v[8:]}",
    "two fields, escaped": lambda v: json.dumps(json.dumps({"first": v[:8], "second": v[8:]})),
    "two items": lambda v: json.dumps([v[:8], v[8:]]),
    "two texts put together": lambda v: f"{json.dumps(v[:8])} + {json.dumps(v[8:])}",
    "markup between": lambda v: f"<b>{v[:8]}</b>{v[8:]}",
    "zero-width characters between": "\u200b".join,
    "zero-width characters, escaped": lambda v: json.dumps("\u200b".join(v)),
    "soft hyphens between": "\u00ad".join,
    "spaces between": " ".join,
    "a line break in JSON": lambda v: json.dumps({"a": f"{v[:8]}\n{v[8:]}"}),
    "two lines": lambda v: f"'{v[:8]}\\\n      {v[8:]}'",
}  # fmt: skip


def found(text: str, value: str) -> list[Finding]:
    """The findings of a known value in a text."""
    return [one for one in findings(text, {value: KIND}) if one.kind == KIND]


def test_a_known_value_in_every_spelling() -> None:
    """It is found encoded, cut or mixed with other characters; the finding does not show it."""
    for value in VALUES:
        seen = {name: found(f"before\n  value: {spelled(value)}\nafter", value) for name, spelled in SPELLINGS.items()}
        assert [name for name, findings in seen.items() if not findings] == []
        assert value not in repr(seen)


def test_it_is_refused_before_it_is_written() -> None:
    """`refuse_leaks` finds the same spellings and names the place, and shows neither value nor spelling."""
    for name, spelled in SPELLINGS.items():
        body = spelled(VALUES[1])
        with pytest.raises(EvidenceLeak) as caught:
            refuse_leaks(asdict(PASSED), [got("/x"), got("/x", response_body=body.encode())], [VALUES[1]])
        where = r".* a configured host or secret \(.+\) stands in interaction 2, response body\."
        assert re.match(where, str(caught.value)), name
        assert body not in str(caught.value)


def test_another_value() -> None:
    """Half of the value, or one that differs in a character, is not found in any spelling."""
    for value in VALUES:
        for other in (value[:7], value[:9] + "Q" + value[10:]):
            assert [name for name, spelled in SPELLINGS.items() if found(spelled(other), value)] == []


def test_short_values_are_not_searched_for_encoded() -> None:
    """A few letters or digits are in any hash by chance; such values are searched for plain only."""
    for short in ("", "abc", "K-9!", "1234567"):
        assert all(len(form) >= 8 and form != short for form in spellings(short))


def test_decompression_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a few bytes that unpack to many only the first are read."""
    monkeypatch.setattr("fixtures.evidence.leak_scan.layers.MOST", 10_000)
    packed = b64(zlib.compress(b"words, " * 100_000))
    assert 10_000 <= max(len(reading) for _, reading in layers(packed)) < 11_000
