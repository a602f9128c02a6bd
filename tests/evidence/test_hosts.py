import pytest

from fixtures.evidence.hosts import Hosts

SANDBOX = Hosts(
    {
        "https://Api.crmoffice.no:443/v1/": "https://crmoffice.invalid",
        "https://api-demo.poweroffice.net/": "https://poweroffice.invalid",
    }
)
LOOPBACK = Hosts(
    {
        "http://127.0.0.1:4500": "https://crmoffice.invalid",
        "http://127.0.0.1:45001": "https://poweroffice.invalid",
    }
)


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
    """Origin and base path give way to the canonical URL, the rest stays letter by letter."""
    assert SANDBOX.uri(real) == canonical


@pytest.mark.parametrize(
    "real",
    ["https://api.crmoffice.no/v10/contacts", "https://api.crmoffice.no.evil.example/v1", "https://x.no/"],
)
def test_a_request_elsewhere(real):
    """What lies under no base URL has no canonical form, however alike it looks."""
    assert SANDBOX.uri(real) is None


def test_two_ports_of_which_one_begins_like_the_other():
    """A port is taken as a whole."""
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
    """A base URL is made canonical in any case and escaping, and so is its origin outside the base path."""
    assert SANDBOX.body(body) == canonical


@pytest.mark.parametrize(
    "body", [b'"https://api.crmoffice.nope/v1/x"', b'"https://api.crmoffice.no-x.example"', b'"no link"']
)
def test_what_only_looks_like_a_link(body):
    """Another host that begins with the same letters is left alone."""
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
    """A Location is made absolute and canonical; one that leads elsewhere, or nowhere, stays."""
    assert SANDBOX.location(value, "https://api.crmoffice.no/v1/contacts") == canonical


def test_a_loopback_of_ip_version_6():
    """The brackets of an IPv6 host are part of it."""
    hosts = Hosts({"http://[::1]:8000/": "https://crmoffice.invalid"})

    assert hosts.uri("http://[::1]:8000/contacts") == "https://crmoffice.invalid/contacts"
    assert hosts.body(b'"http://[::1]:8000/contacts"') == b'"https://crmoffice.invalid/contacts"'
