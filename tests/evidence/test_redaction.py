import json

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


def test_json_that_is_nested_too_deep():
    """It is noise like any other, and no end of the run."""
    body = b"[" * 100_000 + b"]" * 100_000
    assert kept_body(body, "application/json") == b"[not kept: 200000 bytes of application/json]"
