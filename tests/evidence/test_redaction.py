import json

import pytest

from fixtures.evidence.redaction import RESPONSE_HEADERS, TEXT_LIMIT, kept_body, kept_headers


def test_only_listed_headers_are_kept():
    """Neither credentials nor volatile headers get through, in whatever case they come."""
    headers = [("SET-Cookie", "s=1"), ("Date", "now"), ("Location", "/x"), ("Content-Type", "text/plain")]

    assert kept_headers(headers, RESPONSE_HEADERS) == {"content-type": "text/plain", "location": "/x"}


def test_json_is_kept_as_sent_whatever_its_size():
    """Evidence of values is never shortened."""
    body = json.dumps({"text": "x" * TEXT_LIMIT}).encode()

    assert kept_body(body, "application/json") == body


def test_short_text_is_kept():
    """An error in plain words is worth reading."""
    assert kept_body("Ikke så fort".encode(), "text/plain") == "Ikke så fort".encode()


def test_long_text_is_dropped():
    """An error page leaves its size and type."""
    assert kept_body(b"<" * (TEXT_LIMIT + 1), "text/html") == b"[not kept: 4097 bytes of text/html]"


def test_bytes_that_are_no_text_are_dropped():
    """What YAML would show as noise leaves its size."""
    assert kept_body(b"\xff\xfe\x00", "") == b"[not kept: 3 bytes of unknown type]"


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("content-type", "application/json; charset=utf-8", True),
        ("content-type", "application/problem+json", True),
        ("content-type", "Bearer 0123456789abcdef", False),
        ("content-type", "application/json; kari=nordmann@firma.no", False),
        ("retry-after", "120", True),
        ("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT", True),
        ("retry-after", "41234567", False),
        ("retry-after", "kari", False),
        ("location", "/contacts/0190c581-baf6-47b5-90a2-091b469f1d82", True),
        ("location", "https://tenant.example:8443/api/contacts/7", True),
        ("location", "/login?token=0123456789abcdef", False),
        ("location", "https://kari:word@tenant.example/", False),
    ],
)
def test_headers_of_a_known_form_are_kept(name, value, kept):
    """A tenant can write anything into a header that is on the list."""
    assert kept_headers([(name, value)], RESPONSE_HEADERS) == ({name: value} if kept else {})


def test_json_that_is_nested_too_deep():
    """It is noise like any other, and no end of the run."""
    body = b"[" * 100_000 + b"]" * 100_000
    assert kept_body(body, "application/json") == b"[not kept: 200000 bytes of application/json]"
