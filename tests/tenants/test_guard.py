"""The hosts that a run may write to, with look-alikes and redirects."""

import httpx
import pytest

from fixtures.systems.errors import TenantError
from fixtures.tenants.errors import GuardError
from fixtures.tenants.guard import Guard, crmoffice_guard
from tests.tenants.refusal import refusal

CONFIRMED = Guard(frozenset({"sesam.crmoffice.no", "api.poweroffice.net", "goapi.poweroffice.net"}))
SANDBOXES = [
    "https://api-demo.poweroffice.net/",
    "https://API-DEMO.poweroffice.net.:443/OAuth/Token",
    "http://127.0.0.1:8000/",
    "http://localhost/",
    "http://[::1]:9/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]:80/",
    "http://LOCALHOST./",
    "http://127.8.9.1:1/",
    "https://sesam.crmoffice.no/connect/token",
    "https://Sesam.CRMOffice.no./connect/token",
]
LOOKALIKES = [
    "https://api-demo.poweroffice.net.evil.example/",
    "https://evil-api-demo.poweroffice.net/",
    "https://api-demo.poweroffice.net@evil.example/",
    "https://x.api-demo.poweroffice.net/",
    "https://api-demo.powеroffice.net/",
    "https://localhost.example/",
    "https://127.1/",
    "https://127.0.0.1.example/",
    "https://[::2]/",
    "https://sesam.crmoffice.no.example/",
    "https://other.crmoffice.no/",
    "https://api.crmoffice.no/",
    "ftp://localhost/",
    "https://api-demo-poweroffice.net/",
    "https://api-demo.poweroffice.net%2eevil.example/",
    "https://api-demo.poweroffice.net\\@evil.example/",
    "https://evil.example#api-demo.poweroffice.net",
    "https://evil.example?api-demo.poweroffice.net",
    "https://api-demo.poweroffice.net:443@evil.example/",
    "https://xn--pi-demo-2fg.poweroffice.net/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::127.0.0.1]/",
    "https://[fe80::1%25lo]/",
    "https://0/",
    "https://0.0.0.0/",
    "https://[::]/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://127.0.0.1.nip.io/",
]
PRODUCTION = [
    "https://api.poweroffice.net/",
    "https://GOAPI.poweroffice.net.:443/v2",
    "https://api．poweroffice.net/",
    "https://x.api.poweroffice.net/",
    "http://api.poweroffice.net/",
    "https://api.poweroffice.net:8443/",
    "https://api.poweroffice.net../",
    "HTTPS://API.POWEROFFICE.NET/",
    "https://api。poweroffice。net/",
    "https://v2.goapi.poweroffice.net./",
]


def test_a_sandbox():
    """Loopback, PowerOffice GO's sandbox and confirmed hosts are allowed."""
    assert [url for url in SANDBOXES if refusal(CONFIRMED.check, url)] == []


def test_a_host_that_looks_like_a_sandbox():
    """A host that is not confirmed is refused, however similar it is to an allowed one."""
    assert [url for url in LOOKALIKES if not refusal(CONFIRMED.check, url)] == []


def test_production():
    """Production is refused even when it is confirmed, and the message names the sandbox."""
    said = {url: refusal(CONFIRMED.check, url) for url in PRODUCTION}
    assert [url for url in said if "production" not in said[url]] == []
    assert [url for url in said if "https://api-demo.poweroffice.net/" not in said[url]] == []


def test_plain_http_to_a_sandbox():
    """Plain http is allowed for loopback only, because credentials travel in it."""
    assert "plain http" in refusal(CONFIRMED.check, "http://api-demo.poweroffice.net/")


def test_the_message():
    """It names the setting, the host, what is accepted and what to set, and never a password."""
    said = refusal(Guard().check, "https://crm.example/x", "CRMOFFICE_TOKEN_URL")
    for part in ("CRMOFFICE_TOKEN_URL", "crm.example", "loopback", "SANDBOX_CONFIRMED"):
        assert part in said
    assert "hush" not in refusal(Guard().check, "https://user:hush@crm.example/x")
    assert issubclass(GuardError, TenantError)


def test_the_shared_api_host():
    """CRMOffice's is allowed when the tenant's own token host is confirmed; else the message names the setting."""
    shared = "https://api.crmoffice.no/contacts"
    crmoffice_guard("sesam.crmoffice.no", ["sesam.crmoffice.no"]).check(shared)
    for token_host, confirmed in (
        ("sesam.crmoffice.no", []),
        ("sesam.crmoffice.no", ["other.crmoffice.no"]),
        ("127.0.0.1", ["sesam.crmoffice.no"]),
        ("api.crmoffice.no", []),
    ):
        assert "CRMOFFICE_TOKEN_URL" in refusal(crmoffice_guard(token_host, confirmed).check, shared)


def test_a_redirect_to_another_host():
    """As a hook, the guard stops the redirected request before it is sent."""
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.host)
        return httpx.Response(307, headers={"Location": "https://evil.example/"})

    hooks = {"request": [Guard().check_request]}
    with (
        httpx.Client(transport=httpx.MockTransport(answer), event_hooks=hooks, follow_redirects=True) as client,
        pytest.raises(GuardError, match=r"evil\.example"),
    ):
        client.post("https://api-demo.poweroffice.net/Customer")
    assert sent == ["api-demo.poweroffice.net"]


ALLOWED = Guard(frozenset({"tenant.crmoffice.no"}))
ASKED = httpx.Request("GET", "https://tenant.crmoffice.no/api/contacts")


def answer(status: int = 200, location: str | None = None, /, **body: object) -> httpx.Response:
    headers = {"Location": location} if location is not None else {}
    return httpx.Response(status, headers=headers, json=body, request=ASKED)


def test_an_answer_that_points_to_a_sandbox():
    """Links to its own host, to another allowed host, and texts that are no links are accepted."""
    for response in (
        answer(201, "/contacts/7"),
        answer(201, "contacts/7"),
        answer(201, "https://tenant.crmoffice.no/contacts/7"),
        answer(201, "http://tenant.crmoffice.no:8080/contacts/7"),
        answer(307, "https://api-demo.poweroffice.net/x"),
        answer(302, "/elsewhere"),
        answer(nextLink="/contacts?page=2"),
        answer(**{"@odata.nextLink": "https://TENANT.crmoffice.no./contacts?page=2"}),
        answer(next=None),
        answer(next={"page": 2}),
        answer(items=[{"nextLink": "https://evil.example/"}]),
        httpx.Response(200, text='no JSON, "next" nor "nextLink"', request=ASKED),
        httpx.Response(204, request=ASKED),
    ):
        ALLOWED.check_response(response)


def test_an_answer_that_points_elsewhere():
    """It is an error before a client follows the link; the message names the host and the part of the answer."""
    for response, what in (
        (answer(201, "https://evil.example/contacts/7"), "Location"),
        (answer(201, "//evil.example/contacts/7"), "Location"),
        (answer(302, "http://tenant.crmoffice.no/contacts"), "Location"),
        (answer(302, "https://api.poweroffice.net/"), "Location"),
        (answer(308, "https://user@tenant.crmoffice.no/"), "Location"),
        (answer(301, "ftp://tenant.crmoffice.no/"), "Location"),
        (answer(nextLink="https://api.poweroffice.net/x"), "nextLink"),
        (answer(**{"@odata.nextLink": "https://evil.example/"}), "@odata.nextLink"),
        (answer(next="https://tenant.crmoffice.no.evil.example/"), "next"),
        (answer(next="//evil.example/x"), "next"),
    ):
        assert f"the {what} in an answer of tenant.crmoffice.no" in refusal(ALLOWED.check_response, response)


def test_a_guarded_client():
    """The guard checks requests and answers, and no redirect is followed."""
    with ALLOWED.client() as client:
        assert client.event_hooks == {
            "request": [ALLOWED.check_request],
            "response": [ALLOWED.check_response],
        }
        assert not client.follow_redirects
