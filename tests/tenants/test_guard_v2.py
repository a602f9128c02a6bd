"""PowerOffice GO's API v2: sandbox and production are one host, so the guard judges the path that is sent."""

import json
from collections.abc import Callable

import httpx
import pytest

from fixtures.tenants.errors import GuardError
from fixtures.tenants.guard import Guard

V2 = Guard(frozenset({"sandbox.test", "goapi.poweroffice.net", "api.poweroffice.net"}), demo_path=True)
HOST = "https://goapi.poweroffice.net"
ASKED = httpx.Request("GET", f"{HOST}/Demo/v2/Customers")


@pytest.mark.parametrize(
    "url",
    [
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
    ],
)
def test_the_sandbox(url: str) -> None:
    """The path begins with /demo/, in any case, on every host; the query may hold anything."""
    V2.check(url)
    V2.check(httpx.URL(url))
    V2.check_request(httpx.Request("GET", url))


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


@pytest.mark.parametrize("path", [*PRODUCTION, *DOTS, *SLASHES, *LOOKALIKES])
@pytest.mark.parametrize("host", [HOST, "https://sandbox.test", "http://127.0.0.1:8000"])
def test_a_path_that_only_looks_like_the_sandboxs(host: str, path: str) -> None:
    """It is refused as a setting and as what would be sent, on every host, so that a simulated run shows it too."""
    with pytest.raises(GuardError):
        V2.check(host + path)
    try:
        sent = httpx.URL(host + path)
    except httpx.InvalidURL:
        return
    if path in RESOLVED:
        assert sent.raw_path in {b"/Demo/v2", b"/Demo/v2/"}
        return
    with pytest.raises(GuardError):
        V2.check_request(httpx.Request("DELETE", sent))


@pytest.mark.parametrize("url", HOSTS)
def test_a_host_that_is_not_the_sandboxs(url: str) -> None:
    """Plain http, another port, a user before the host, and every other host are refused, whatever the path says."""
    with pytest.raises(GuardError):
        V2.check(url)


@pytest.mark.parametrize("path", ["/Demo/v2/Customers", "/v2/Customers", "/demo/", "/"])
def test_a_client_of_v1_never_goes_there(path: str) -> None:
    """Only the client of v2 may call the host; that its path is the sandbox's changes nothing for v1."""
    with pytest.raises(GuardError, match="production"):
        Guard(frozenset({"goapi.poweroffice.net"})).check(HOST + path)


def test_the_message() -> None:
    """It names the setting, why the path decides, and the address to set, and nothing of the path that it got."""
    with pytest.raises(GuardError) as caught:
        V2.check(f"{HOST}/v2/hush", "POWEROFFICE_V2_BASE_URL")
    for part in ("POWEROFFICE_V2_BASE_URL: ", "goapi.poweroffice.net", "begin with /demo/", f"{HOST}/Demo/v2"):
        assert part in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("trick", [{"extensions": {"target": b"/v2/Customers"}}, {"headers": {"Host": "evil.example"}}])
def test_a_request_that_goes_elsewhere_than_its_url(trick) -> None:
    """A request can make httpx send another path, or a host of its own: then its URL is not what is sent."""
    for guard in (V2, Guard()):
        url = f"{HOST}/Demo/v2/Customers" if guard is V2 else "https://api-demo.poweroffice.net/Customer"
        guard.check_request(httpx.Request("DELETE", url))
        with pytest.raises(GuardError, match="another"):
            guard.check_request(httpx.Request("DELETE", url, **trick))


def answered(headers: dict[str, str] | None = None, body: object = None, status: int = 200) -> httpx.Response:
    return httpx.Response(status, headers=headers, json=body, request=ASKED)


def as_location(link: str) -> httpx.Response:
    return answered({"Location": link}, status=201)


def as_redirect(link: str) -> httpx.Response:
    return answered({"Location": link}, status=307)


def as_page_link(link: str) -> httpx.Response:
    return answered({"X-Pagination": json.dumps({"totalCount": 3, "nextPageLink": link})}, [])


def as_earlier_page(link: str) -> httpx.Response:
    return answered({"x-pagination": json.dumps({"PreviousPageLink": link, "nextPageLink": ""})}, [])


def as_next_link(link: str) -> httpx.Response:
    return answered(body={"value": [], "@odata.nextLink": link})


def as_next(link: str) -> httpx.Response:
    return answered(body={"Next": link})


def as_page_link_in_a_body(link: str) -> httpx.Response:
    return answered(body={"NextPageLink": link})


Place = Callable[[str], httpx.Response]
PLACES: list[Place] = [
    as_location,
    as_redirect,
    as_page_link,
    as_earlier_page,
    as_next_link,
    as_next,
    as_page_link_in_a_body,
]
EVERY_PLACE = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)


@EVERY_PLACE
@pytest.mark.parametrize(
    "link",
    [
        "https://goapi.poweroffice.net/Demo/v2/Customers?PageNumber=2&PageSize=5",
        "https://goapi.poweroffice.net/demo/v2/Customers/7",
        "/Demo/v2/Customers?PageNumber=2",
        "?PageNumber=2",
        "Customers/7",
    ],
)
def test_a_link_within_the_sandbox(place: Place, link: str) -> None:
    V2.check_response(place(link))


@EVERY_PLACE
@pytest.mark.parametrize(
    "link",
    [
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
    ],
)
def test_a_link_out_of_the_sandbox(place: Place, link: str) -> None:
    """It is an error before a client follows it, and the message says where the link stands."""
    with pytest.raises(GuardError, match=r"in an answer of goapi\.poweroffice\.net"):
        V2.check_response(place(link))


@pytest.mark.parametrize(
    "value", ["", "no JSON", "[]", "7", '{"nextPageLink": null}', '{"nextPageLink": ""}', "{" * 5000]
)
def test_an_x_pagination_without_a_link(value: str) -> None:
    """The last page has an empty link; a header of another form is none."""
    V2.check_response(answered({"X-Pagination": value}, []))


def test_a_redirect_that_is_followed() -> None:
    """As a hook, the guard stops a redirect from the sandbox to production before it is sent."""
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        return httpx.Response(307, headers={"Location": "/v2/Customers"})

    hooks = {"request": [V2.check_request]}
    with (
        httpx.Client(transport=httpx.MockTransport(answer), event_hooks=hooks, follow_redirects=True) as client,
        pytest.raises(GuardError, match="/demo/"),
    ):
        client.delete(f"{HOST}/Demo/v2/Customers/7")
    assert sent == ["/Demo/v2/Customers/7"]


def test_what_is_sent_on_the_wire() -> None:
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
