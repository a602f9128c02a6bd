"""Host names in spellings that hide where a request goes."""

import pytest

from fixtures.tenants.hosts import NotAHost, canonical, host_of, is_loopback

SPELT = {
    "https://API-Demo.PowerOffice.NET/x": "api-demo.poweroffice.net",
    "https://api-demo.poweroffice.net./x": "api-demo.poweroffice.net",
    "https://api-demo.poweroffice.net..": "api-demo.poweroffice.net",
    "https://api-demo.poweroffice.net:8443/": "api-demo.poweroffice.net",
    "https://api．poweroffice。net/": "api.poweroffice.net",
    "https://api-demo.powеroffice.net/": "api-demo.xn--powroffice-msi.net",
    "https://blåbær.example/": "xn--blbr-roah.example",
    "http://[::1]:80/": "::1",
    "http://[0:0:0:0:0:0:0:1]/": "::1",
    "http://[::FFFF:127.0.0.1]/": "127.0.0.1",
    "http://127.0.0.1./": "127.0.0.1",
    "https://host.example/#@api-demo.poweroffice.net": "host.example",
}
HIDDEN = [
    "https://api-demo.poweroffice.net@evil.example/",
    "https://user:password@api-demo.poweroffice.net/",
    "https://evil.example\\@api-demo.poweroffice.net/",
    "https://evil.example\\.api-demo.poweroffice.net/",
    "https://api%2Epoweroffice.net/",
    "https:///path",
    "api-demo.poweroffice.net",
    "//api-demo.poweroffice.net/",
    "ftp://api-demo.poweroffice.net/",
    "https://api.poweroffice.net\t/",
    "https://ａpi.poweroffice.net/",
    "https://xn--/",
    "",
]


def test_a_host_however_it_is_spelt():
    """Case, trailing dots, ports, full-width dots, look-alike letters and IPv6 forms do not hide the host."""
    assert {url: host_of(url) for url in SPELT} == SPELT


def test_an_address_that_hides_its_host():
    """A user before the host, a backslash, an escape, no host or another scheme is refused."""
    for url in HIDDEN:
        with pytest.raises(NotAHost):
            host_of(url)


def test_more_than_a_host_name():
    for name in ("https://a.example", "a.example/x", "a.example:80", "*.a.example", "", "a..b"):
        with pytest.raises(NotAHost):
            canonical(name)


def test_loopback():
    """Each name of this machine is loopback, and nothing that only looks like it."""
    names = ("localhost", "127.0.0.1", "127.9.9.9", "::1")
    others = ("127.1", "0x7f.1", "2130706433", "localhost.example", "127.0.0.1.example", "10.0.0.1", "::2")
    assert [host for host in (*names, *others) if is_loopback(host)] == list(names)
