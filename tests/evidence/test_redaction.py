import json

from fixtures.evidence.redaction import RESPONSE_HEADERS, TEXT_LIMIT, CanonicalUrls, kept_body, kept_headers


def test_only_listed_headers_are_kept():
    """Neither credentials nor volatile headers are kept, in any case."""
    headers = [("SET-Cookie", "s=1"), ("Date", "now"), ("Location", "/x"), ("Content-Type", "text/plain")]
    assert kept_headers(headers, RESPONSE_HEADERS) == {"content-type": "text/plain", "location": "/x"}


def test_bodies():
    """JSON of any size and short text are kept as sent; of long text and of what is no text size and type are kept."""
    for body in (json.dumps({"text": "x" * TEXT_LIMIT}).encode(), "Ikke så fort".encode()):
        assert kept_body(body, "application/json") == body
    assert kept_body(b"<" * (TEXT_LIMIT + 1), "text/html") == b"[not kept: 4097 bytes of text/html]"
    assert kept_body(b"\xff\xfe\x00", "") == b"[not kept: 3 bytes of unknown type]"


def test_headers_of_a_known_form_are_kept():
    """A value of another form is dropped."""
    for name, value, kept in (
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
    ):
        assert kept_headers([(name, value)], RESPONSE_HEADERS) == ({name: value} if kept else {})


def test_json_that_is_nested_too_deep():
    """It is dropped and does not end the run."""
    body = b"[" * 100_000 + b"]" * 100_000
    assert kept_body(body, "application/json") == b"[not kept: 200000 bytes of application/json]"


CRM, V1, V2 = "https://crmoffice.invalid", "https://poweroffice.invalid/", "https://poweroffice.invalid/v2/"
SANDBOX = CanonicalUrls({"https://Api.crmoffice.no:443/v1/": CRM, "https://api-demo.poweroffice.net/": V1})
ONE_SERVER = CanonicalUrls({"http://127.0.0.1:4500/": V1, "http://127.0.0.1:4500/Demo/v2/": V2})
TWO_HOSTS = CanonicalUrls({"https://api-demo.poweroffice.net/": V1, "https://goapi.poweroffice.net/Demo/v2/": V2})


def test_two_apis_of_one_tenant():
    """The longest base URL counts, so that API v2 below the server of v1 keeps its own; production has none."""
    for urls, real, canonical in (
        (ONE_SERVER, "http://127.0.0.1:4500/Demo/v2/Customers?PageNumber=1", f"{V2}Customers?PageNumber=1"),
        (ONE_SERVER, "http://127.0.0.1:4500/Customer/7", f"{V1}Customer/7"),
        (ONE_SERVER, "http://127.0.0.1:4500/Demo/v20/x", f"{V1}Demo/v20/x"),
        (TWO_HOSTS, "https://goapi.poweroffice.net/Demo/v2/Customers/7", f"{V2}Customers/7"),
        (TWO_HOSTS, "https://api-demo.poweroffice.net/Customer/7", f"{V1}Customer/7"),
    ):
        assert urls.uri(real) == canonical
        assert urls.body(real.encode()).decode() == canonical
        assert urls.location(real, "http://127.0.0.1:4500/x") == canonical
    assert TWO_HOSTS.uri("https://goapi.poweroffice.net/v2/Customers/7") is None


def test_a_request():
    """Origin and base path become the canonical URL; a URL outside all base URLs has none, however similar it is."""
    wanted = {
        "https://api.crmoffice.no/v1/contacts?page=1": f"{CRM}/contacts?page=1",
        "https://api.crmoffice.no/v1": f"{CRM}/",
        "https://api.crmoffice.no/v1?x=1": f"{CRM}/?x=1",
        "https://api-demo.poweroffice.net/Customer/": f"{V1}Customer/",
        "https://api.crmoffice.no/v10/contacts": None,
        "https://api.crmoffice.no.evil.example/v1": None,
        "https://x.no/": None,
    }
    assert {real: SANDBOX.uri(real) for real in wanted} == wanted


def test_a_port_that_begins_like_another_one():
    """Ports are compared as a whole."""
    urls = CanonicalUrls({"http://127.0.0.1:4500": CRM, "http://127.0.0.1:45001": V1})
    assert urls.uri("http://127.0.0.1:45001/a") == f"{V1}a"
    body = f'"{V1}a {CRM}/b"'.encode()
    assert urls.body(b'"http://127.0.0.1:45001/a http://127.0.0.1:4500/b"') == body


def test_links_in_a_body():
    """A base URL becomes canonical in any case and escaping, and its origin too; a similar host is unchanged."""
    wanted = {
        '{"self":"https://api.crmoffice.no/v1/contacts/1"}': '{"self":"https://crmoffice.invalid/contacts/1"}',
        '{"self":"HTTPS://API.crmoffice.no:443/v1"}': '{"self":"https://crmoffice.invalid"}',
        r'{"self":"https:\/\/api.crmoffice.no\/v1\/x"}': r'{"self":"https://crmoffice.invalid\/x"}',
        "docs at https://api.crmoffice.no/help.": "docs at https://crmoffice.invalid/help.",
        "Ås ved https://api.crmoffice.no/v1.": "Ås ved https://crmoffice.invalid.",
    }
    wanted |= {same: same for same in ("https://api.crmoffice.nope/v1/x", "https://api.crmoffice.no-x.example", "none")}
    assert {body: SANDBOX.body(body.encode()).decode() for body in wanted} == wanted


def test_a_location():
    """A Location becomes absolute and canonical; one to another host, or an invalid one, is unchanged."""
    wanted = {
        **dict.fromkeys(
            ("https://api.crmoffice.no/v1/contacts/7", "/v1/contacts/7", "contacts/7"), f"{CRM}/contacts/7"
        ),
        "https://elsewhere.example/7": "https://elsewhere.example/7",
        "http://tenant:port": "http://tenant:port",
    }
    assert {one: SANDBOX.location(one, "https://api.crmoffice.no/v1/contacts") for one in wanted} == wanted


def test_a_loopback_of_ip_version_6():
    """The brackets of an IPv6 host are part of it."""
    urls = CanonicalUrls({"http://[::1]:8000/": CRM})
    assert urls.uri("http://[::1]:8000/contacts") == f"{CRM}/contacts"
    assert urls.body(b'"http://[::1]:8000/contacts"') == f'"{CRM}/contacts"'.encode()
