"""PowerOffice GO's API v2: sandbox and production are one host, so the guard judges the path that is sent."""

import json
from collections.abc import Callable
from contextlib import suppress

import httpx
import pytest

from fixtures.tenants.errors import GuardError
from fixtures.tenants.guard import Guard
from tests.tenants.refusal import refusal

V2 = Guard(frozenset({"sandbox.test", "goapi.poweroffice.net", "api.poweroffice.net"}), demo_path=True)
HOST = "https://goapi.poweroffice.net"
ASKED = httpx.Request("GET", f"{HOST}/Demo/v2/Customers")


SANDBOX = [
    f"{HOST}/Demo/v2",
    f"{HOST}/Demo/v2/",
    f"{HOST}/demo/v2/Customers/17",
    f"{HOST}/DEMO/OAuth/Token",
    f"{HOST}/Demo/",
    f"{HOST}:443/Demo/v2/Projects",
    "https://GOAPI.PowerOffice.net./Demo/v2/Customers",
    f"{HOST}/Demo/v2/Customers?externalImportReference=a%2Fb..%5C//c&x=/../v2",
    f"{HOST}/Demo/v2/Customers#/v2",
    "https://sandbox.test/Demo/v2/Customers",
    "http://127.0.0.1:8000/Demo/v2/Customers",
    "http://localhost/demo/OAuth/Token",
]


def test_the_sandbox():
    """The path begins with /demo/, in any case, on every host; the query may hold anything."""
    assert [url for url in SANDBOX if refusal(V2.check, url)] == []
    assert [url for url in SANDBOX if refusal(V2.check, httpx.URL(url))] == []
    assert [url for url in SANDBOX if refusal(V2.check_request, httpx.Request("GET", url))] == []


PRODUCTION = [
    "/v2/Customers",
    "/",
    "",
    "/OAuth/Token",
    "/v2/Demo/Customers",
    "/x/Demo/v2",
    "/Demo",
    "/Demov2/Customers",
    "/Demo-/v2",
    "/Demonstration/v2",
    "?/Demo/v2",
    "/v2?x=/Demo/",
    "/v2#/Demo/v2",
    "#/Demo/v2",
    "/;/Demo/v2",
]
DOTS = [
    "/Demo/../v2/Customers",
    "/Demo/v2/../../v2/Customers",
    "/Demo/..",
    "/Demo/./../v2",
    "/./Demo/v2",
    "/Demo/./v2",
    "/Demo/v2/.",
    "/x/../Demo/v2",
    "/Demo/.../v2",
    "/Demo./v2",
    "/.Demo/v2",
    "/Demo/%2e%2e/v2",
    "/Demo/%2E%2E/v2",
    "/Demo/.%2e/v2",
    "/Demo/%2e./v2",
    "/Demo/%2e/v2",
    "/Demo/v2/%2e%2e/%2e%2e/v2",
    "/Demo/%252e%252e/v2",
    "/Demo/..%2fv2",
    "/Demo/..%5cv2",
    "/Demo/%c0%ae%c0%ae/v2",
    "/Demo/%u002e%u002e/v2",
    "/Demo/..;/v2",
    "/Demo/;/../v2",
    "/Demo/..%00/v2",
]
RESOLVED = {"/./Demo/v2", "/Demo/./v2", "/Demo/v2/.", "/x/../Demo/v2", "/Demo/;/../v2"}
"""Refused as a setting or a link; httpx sends the sandbox's path in their place."""
SLASHES = [
    "//Demo/v2",
    "/Demo//v2",
    "//goapi.poweroffice.net/Demo/v2",
    "/Demo/v2//Customers",
    "/Demo/v2//",
    "/Demo%2fv2",
    "/Demo%2Fv2",
    "/Demo/%2fv2",
    "/Demo/%2F..%2Fv2",
    "/%2fDemo/v2",
    "/Demo%252fv2",
    "/Demo\\v2",
    "\\Demo\\v2",
    "/Demo/\\v2",
    "/Demo/..\\v2",
    "/Demo\\..\\v2",
    "/Demo%5cv2",
    "/Demo/%5C..%5Cv2",
    "/Demo%255cv2",
    "/Demo\uff0fv2",  # full-width slash
    "/Demo\u2215v2",  # division slash
    "/Demo\u2044v2",  # fraction slash
    "/Demo\u29f8v2",  # big solidus
    "/Demo%ef%bc%8fv2",
    "/Demo%c0%afv2",  # an overlong slash
]
LOOKALIKES = [
    "/D\u0435mo/v2",  # Cyrillic e
    "/Dem\u043e/v2",  # Cyrillic o
    "/Dem\u03bf/v2",  # Greek o
    "/D\u00e9mo/v2",
    "/De\u0301mo/v2",
    "/\uff24\uff45\uff4d\uff4f/v2",  # full width
    "/De\u200bmo/v2",  # zero-width space
    "/Demo\u200b/v2",
    "/\u202eomeD/v2",  # right to left
    "/Dem0/v2",
    "/D%45mo/v2",
    "/%44emo/v2",
    "/%2544emo/v2",
    "/Demo%20/v2",
    "/Demo /v2",
    "/ Demo/v2",
    "/Demo%00/v2",
    "/Demo%09/v2",
    "/Demo%0a/v2",
    "/Demo%0d%0a/v2",
    "/Demo\t/v2",
    "/Demo\n/v2",
    "/Demo/v2\x00",
    "/Demo/v2/Caf\u00e9",
    "/Demo/v2/a%20b",
    "/Demo,/v2",
    "/Demo+/v2",
    "/Demo=/v2",
    "/Demo:8/v2",
    "/Demo@x/v2",
    "/(Demo)/v2",
    "/*/v2",
]
HOSTS = [
    "http://goapi.poweroffice.net/Demo/v2",
    "http://goapi.poweroffice.net:443/Demo/v2",
    "https://goapi.poweroffice.net:8443/Demo/v2",
    "https://goapi.poweroffice.net:80/Demo/v2",
    "https://user@goapi.poweroffice.net/Demo/v2",
    "https://user:password@goapi.poweroffice.net/Demo/v2",
    "https://goapi.poweroffice.net@evil.example/Demo/v2",
    "https://evil.example\\@goapi.poweroffice.net/Demo/v2",
    "https://goapi.poweroffice.net\\Demo/v2",
    "https://goapi.poweroffice.net.evil.example/Demo/v2",
    "https://goapi.poweroffice.net%2f/Demo/v2",
    "https://goapi%2epoweroffice.net/Demo/v2",
    "https://go\u0430pi.poweroffice.net/Demo/v2",  # Cyrillic a
    "https://\uff47oapi.poweroffice.net/Demo/v2",  # full-width g
    "https://x.goapi.poweroffice.net/Demo/v2",
    "https://api.poweroffice.net/Demo/v2",
    "https://api-demo.poweroffice.net/Demo/v2",
    "https://unknown.test/Demo/v2",
    "https:///Demo/v2",
    "//goapi.poweroffice.net/Demo/v2",
    "/Demo/v2",
    "ftp://goapi.poweroffice.net/Demo/v2",
    "file:///Demo/v2",
]


URLS = [
    (host, path)
    for host in (HOST, "https://sandbox.test", "http://127.0.0.1:8000")
    for path in (*PRODUCTION, *DOTS, *SLASHES, *LOOKALIKES)
]


def test_a_path_that_only_looks_like_the_sandboxs():
    """It is refused as a setting on every host, so that a simulated run shows it too."""
    assert [host + path for host, path in URLS if not refusal(V2.check, host + path)] == []


def test_what_httpx_makes_of_a_path_that_only_looks_like_the_sandboxs():
    """It is refused as what would be sent, unless httpx cannot send it or sends the sandbox's path in its place."""
    sent = {}
    for host, path in URLS:
        with suppress(httpx.InvalidURL):
            sent[host, path] = httpx.Request("DELETE", host + path)
    assert len(sent) > len(URLS) / 2
    passed = {url for url, request in sent.items() if not refusal(V2.check_request, request)}
    assert {path for _, path in passed} == RESOLVED
    assert {sent[url].url.raw_path for url in passed} == {b"/Demo/v2"}


def test_a_host_that_is_not_the_sandboxs():
    """Plain http, another port, a user before the host, and every other host are refused, whatever the path says."""
    assert [url for url in HOSTS if not refusal(V2.check, url)] == []


def test_a_client_of_v1_never_goes_there():
    """Only the client of v2 may call the host; that its path is the sandbox's changes nothing for v1."""
    v1 = Guard(frozenset({"goapi.poweroffice.net"}))
    for path in ("/Demo/v2/Customers", "/v2/Customers", "/demo/", "/"):
        assert "production" in refusal(v1.check, HOST + path)


def test_the_message():
    """It names the setting, why the path decides, and the address to set, and nothing of the path that it got."""
    said = refusal(V2.check, f"{HOST}/v2/hush", "POWEROFFICE_V2_BASE_URL")
    for part in ("POWEROFFICE_V2_BASE_URL: ", "goapi.poweroffice.net", "begin with /demo/", f"{HOST}/Demo/v2"):
        assert part in said
    assert "hush" not in said


@pytest.mark.parametrize("trick", [{"extensions": {"target": b"/v2/Customers"}}, {"headers": {"Host": "evil.example"}}])
def test_a_request_that_goes_elsewhere_than_its_url(trick):
    """A request can make httpx send another path, or a host of its own: then its URL is not what is sent."""
    for guard in (V2, Guard()):
        url = f"{HOST}/Demo/v2/Customers" if guard is V2 else "https://api-demo.poweroffice.net/Customer"
        guard.check_request(httpx.Request("DELETE", url))
        with pytest.raises(GuardError, match="another"):
            guard.check_request(httpx.Request("DELETE", url, **trick))


def answered(headers: dict[str, str] | None = None, body: object = None, status: int = 200) -> httpx.Response:
    return httpx.Response(status, headers=headers, json=body, request=ASKED)


PLACES: dict[str, Callable[[str], httpx.Response]] = {
    "Location of what was made": lambda link: answered({"Location": link}, status=201),
    "Location of a redirect": lambda link: answered({"Location": link}, status=307),
    "next page": lambda link: answered({"X-Pagination": json.dumps({"totalCount": 3, "nextPageLink": link})}, []),
    "page before": lambda link: answered(
        {"x-pagination": json.dumps({"PreviousPageLink": link, "nextPageLink": ""})}, []
    ),
    "OData's next link": lambda link: answered(body={"value": [], "@odata.nextLink": link}),
    "next": lambda link: answered(body={"Next": link}),
    "next page in a body": lambda link: answered(body={"NextPageLink": link}),
}
WITHIN = [
    "https://goapi.poweroffice.net/Demo/v2/Customers?PageNumber=2&PageSize=5",
    "https://goapi.poweroffice.net/demo/v2/Customers/7",
    "/Demo/v2/Customers?PageNumber=2",
    "?PageNumber=2",
    "Customers/7",
]
OUTSIDE = [
    "https://goapi.poweroffice.net/v2/Customers?PageNumber=2",
    "/v2/Customers?PageNumber=2",
    "../../v2/Customers",
    "../Customers",
    "//goapi.poweroffice.net/v2/Customers",
    "///v2/Customers",
    "https:/v2/Customers",
    "https://goapi.poweroffice.net/Demo/../v2/Customers",
    "/Demo/%2e%2e/v2/Customers",
    "/Demo/..%2fv2",
    "/Demo\\..\\v2",
    "\\v2",
    "/Demo//v2",
    "/D%D0%B5mo/v2",
    "https://evil.example/Demo/v2/Customers",
    "https://user@goapi.poweroffice.net/Demo/v2/Customers",
    "https://goapi.poweroffice.net:8443/Demo/v2/Customers",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_link_in_an_answer(place):
    """A link out of the sandbox is an error before a client follows it; the message says where the link stands."""
    answer, where = PLACES[place], "in an answer of goapi.poweroffice.net"
    assert [link for link in WITHIN if refusal(V2.check_response, answer(link))] == []
    assert [link for link in OUTSIDE if where not in refusal(V2.check_response, answer(link))] == []


def test_an_x_pagination_without_a_link():
    """The last page has an empty link; a header of another form is none."""
    for value in ("", "no JSON", "[]", "7", '{"nextPageLink": null}', '{"nextPageLink": ""}', "{" * 5000):
        V2.check_response(answered({"X-Pagination": value}, []))


def test_what_is_sent_on_the_wire():
    """The path that the guard judged is the one that httpx hands to the connection."""
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.raw_path)
        return httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"request": [V2.check_request]}) as client:
        client.get(f"{HOST}/Demo/v2/Customers?Name=%C3%86", headers={"X": "1"})
        for path in ("/Demo/v2/Customers/../../../v2/Customers", "/Demo/v2/Customers/%2e%2e/7", "/Demo/v2\\x"):
            with pytest.raises(GuardError):
                client.get(HOST + path)
    assert sent == [b"/Demo/v2/Customers?Name=%C3%86"]
