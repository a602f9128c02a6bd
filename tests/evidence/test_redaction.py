import json

import pytest

from fixtures.evidence.redaction import RESPONSE_HEADERS, TEXT_LIMIT, CanonicalUrls, kept_body, kept_headers


def test_only_listed_headers_are_kept():
    """Neither credentials nor volatile headers are kept, in any case."""
    headers = [("SET-Cookie", "s=1"), ("Date", "now"), ("Location", "/x"), ("Content-Type", "text/plain")]

    assert kept_headers(headers, RESPONSE_HEADERS) == {"content-type": "text/plain", "location": "/x"}


def test_json_is_kept_as_sent_whatever_its_size():
    """JSON is never shortened."""
    body = json.dumps({"text": "x" * TEXT_LIMIT}).encode()

    assert kept_body(body, "application/json") == body


def test_short_text_is_kept():
    """A short text is kept unchanged."""
    assert kept_body("Ikke så fort".encode(), "text/plain") == "Ikke så fort".encode()


def test_long_text_is_dropped():
    """Its size and type are kept."""
    assert kept_body(b"<" * (TEXT_LIMIT + 1), "text/html") == b"[not kept: 4097 bytes of text/html]"


def test_bytes_that_are_no_text_are_dropped():
    """Their size is kept."""
    assert kept_body(b"\xff\xfe\x00", "") == b"[not kept: 3 bytes of unknown type]"


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("content-type", "application/json; charset=utf-8", True),
        ("content-type", "application/problem+json", True),
        ("content-type", "application/json-patch+json", True),
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
    """A value of another form is dropped."""
    assert kept_headers([(name, value)], RESPONSE_HEADERS) == ({name: value} if kept else {})


def test_json_that_is_nested_too_deep():
    """It is dropped and does not end the run."""
    body = b"[" * 100_000 + b"]" * 100_000
    assert kept_body(body, "application/json") == b"[not kept: 200000 bytes of application/json]"


SANDBOX = CanonicalUrls(
    {
        "https://Api.crmoffice.no:443/v1/": "https://crmoffice.invalid",
        "https://api-demo.poweroffice.net/": "https://poweroffice.invalid",
    }
)
LOOPBACK = CanonicalUrls(
    {
        "http://127.0.0.1:4500": "https://crmoffice.invalid",
        "http://127.0.0.1:45001": "https://poweroffice.invalid",
    }
)


V1, V2 = "https://poweroffice.invalid/", "https://poweroffice.invalid/v2/"
ONE_SERVER = CanonicalUrls({"http://127.0.0.1:4500/": V1, "http://127.0.0.1:4500/Demo/v2/": V2})
TWO_HOSTS = CanonicalUrls({"https://api-demo.poweroffice.net/": V1, "https://goapi.poweroffice.net/Demo/v2/": V2})


@pytest.mark.parametrize(
    ("urls", "real", "canonical"),
    [
        (ONE_SERVER, "http://127.0.0.1:4500/Demo/v2/Customers?PageNumber=1", f"{V2}Customers?PageNumber=1"),
        (ONE_SERVER, "http://127.0.0.1:4500/Customer/7", f"{V1}Customer/7"),
        (ONE_SERVER, "http://127.0.0.1:4500/Demo/v20/x", f"{V1}Demo/v20/x"),
        (TWO_HOSTS, "https://goapi.poweroffice.net/Demo/v2/Customers/7", f"{V2}Customers/7"),
        (TWO_HOSTS, "https://api-demo.poweroffice.net/Customer/7", f"{V1}Customer/7"),
        (TWO_HOSTS, "https://goapi.poweroffice.net/v2/Customers/7", None),
    ],
)
def test_two_apis_of_one_tenant(urls, real, canonical):
    """The longest base URL counts, so that API v2 below the server of v1 keeps its own; production has none."""
    assert urls.uri(real) == canonical
    if canonical:
        assert urls.body(real.encode()).decode() == canonical
        assert urls.location(real, "http://127.0.0.1:4500/x") == canonical


@pytest.mark.parametrize(
    ("real", "canonical"),
    [
        ("https://api.crmoffice.no/v1/contacts?page=1", "https://crmoffice.invalid/contacts?page=1"),
        ("https://api.crmoffice.no/v1", "https://crmoffice.invalid/"),
        ("https://api.crmoffice.no/v1?x=1", "https://crmoffice.invalid/?x=1"),
        ("https://api-demo.poweroffice.net/Customer/", "https://poweroffice.invalid/Customer/"),
    ],
)
def test_a_request_below_a_base_url(real, canonical):
    """Origin and base path become the canonical URL; the rest is unchanged."""
    assert SANDBOX.uri(real) == canonical


@pytest.mark.parametrize(
    "real",
    ["https://api.crmoffice.no/v10/contacts", "https://api.crmoffice.no.evil.example/v1", "https://x.no/"],
)
def test_a_request_elsewhere(real):
    """A URL outside all base URLs has no canonical form, however similar it is."""
    assert SANDBOX.uri(real) is None


def test_a_port_that_begins_like_another_one():
    """Ports are compared as a whole."""
    assert LOOPBACK.uri("http://127.0.0.1:45001/a") == "https://poweroffice.invalid/a"
    assert LOOPBACK.body(b'"http://127.0.0.1:45001/a http://127.0.0.1:4500/b"') == (
        b'"https://poweroffice.invalid/a https://crmoffice.invalid/b"'
    )


@pytest.mark.parametrize(
    ("body", "canonical"),
    [
        (
            b'{"self":"https://api.crmoffice.no/v1/contacts/1"}',
            b'{"self":"https://crmoffice.invalid/contacts/1"}',
        ),
        (b'{"self":"HTTPS://API.crmoffice.no:443/v1"}', b'{"self":"https://crmoffice.invalid"}'),
        (rb'{"self":"https:\/\/api.crmoffice.no\/v1\/x"}', rb'{"self":"https://crmoffice.invalid\/x"}'),
        (b"docs at https://api.crmoffice.no/help.", b"docs at https://crmoffice.invalid/help."),
        ("Ås ved https://api.crmoffice.no/v1.".encode(), "Ås ved https://crmoffice.invalid.".encode()),
    ],
)
def test_links_in_a_body(body, canonical):
    """A base URL becomes canonical in any case and escaping, and so does its origin outside the base path."""
    assert SANDBOX.body(body) == canonical


@pytest.mark.parametrize(
    "body", [b'"https://api.crmoffice.nope/v1/x"', b'"https://api.crmoffice.no-x.example"', b'"no link"']
)
def test_a_similar_host_in_a_body(body):
    """Another host that begins with the same letters is unchanged."""
    assert SANDBOX.body(body) == body


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("https://api.crmoffice.no/v1/contacts/7", "https://crmoffice.invalid/contacts/7"),
        ("/v1/contacts/7", "https://crmoffice.invalid/contacts/7"),
        ("contacts/7", "https://crmoffice.invalid/contacts/7"),
        ("https://elsewhere.example/7", "https://elsewhere.example/7"),
        ("http://tenant:port", "http://tenant:port"),
    ],
)
def test_a_location(value, canonical):
    """A Location becomes absolute and canonical; one to another host, or an invalid one, is unchanged."""
    assert SANDBOX.location(value, "https://api.crmoffice.no/v1/contacts") == canonical


def test_a_loopback_of_ip_version_6():
    """The brackets of an IPv6 host are part of it."""
    urls = CanonicalUrls({"http://[::1]:8000/": "https://crmoffice.invalid"})

    assert urls.uri("http://[::1]:8000/contacts") == "https://crmoffice.invalid/contacts"
    assert urls.body(b'"http://[::1]:8000/contacts"') == b'"https://crmoffice.invalid/contacts"'
