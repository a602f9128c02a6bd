"""Host names in spellings that hide where a request goes."""

import pytest

from fixtures.tenants.hosts import NotAHost, canonical, host_of, is_loopback


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://API-Demo.PowerOffice.NET/x", "api-demo.poweroffice.net"),
        ("https://api-demo.poweroffice.net./x", "api-demo.poweroffice.net"),
        ("https://api-demo.poweroffice.net..", "api-demo.poweroffice.net"),
        ("https://api-demo.poweroffice.net:8443/", "api-demo.poweroffice.net"),
        ("https://api．poweroffice。net/", "api.poweroffice.net"),
        ("https://api-demo.powеroffice.net/", "api-demo.xn--powroffice-msi.net"),
        ("https://blåbær.example/", "xn--blbr-roah.example"),
        ("http://[::1]:80/", "::1"),
        ("http://[0:0:0:0:0:0:0:1]/", "::1"),
        ("http://[::FFFF:127.0.0.1]/", "127.0.0.1"),
        ("http://127.0.0.1./", "127.0.0.1"),
        ("https://host.example/#@api-demo.poweroffice.net", "host.example"),
    ],
)
def test_a_host_however_it_is_spelt(url: str, host: str) -> None:
    """Case, trailing dots, ports, full-width dots, look-alike letters and IPv6 forms do not hide the host."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
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
    ],
)
def test_an_address_that_hides_its_host(url: str) -> None:
    """A user before the host, a backslash, an escape, no host or another scheme is refused."""
    with pytest.raises(NotAHost):
        host_of(url)


@pytest.mark.parametrize("name", ["https://a.example", "a.example/x", "a.example:80", "*.a.example", "", "a..b"])
def test_more_than_a_host_name(name: str) -> None:
    """A text that is more than a host name is refused."""
    with pytest.raises(NotAHost):
        canonical(name)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_loopback(host: str) -> None:
    """Each name of this machine is loopback."""
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f.1", "2130706433", "localhost.example", "127.0.0.1.example", "10.0.0.1", "::2"]
)
def test_what_looks_like_loopback(host: str) -> None:
    """A host that only looks like loopback is none."""
    assert not is_loopback(host)
