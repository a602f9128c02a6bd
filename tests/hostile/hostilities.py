"""The hostilities: what the proxy can do to an answer, and the table of all.

A hostility yields the raw bytes of the answer; it calls `exchange.forward` to send a request to the tenant. With
`Attack.delivered` the tenant gets the request before its answer is spoilt.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from tests.hostile.proxy import ELSEWHERE, GO, Answer, Exchange, Hostility

JSON_TYPE, HTML_TYPE = "application/json", "text/html; charset=utf-8"
PAGE = b"<!doctype html><title>Maintenance</title><p>We will be back shortly.</p>"
MEGABYTE = 1_000_000
DRIPS = 100_000
"""The most parts of a dripping answer; `Exchange.wait` ends it sooner."""


def answer(status: int, body: bytes, kind: str = JSON_TYPE, **headers: str) -> bytes:
    """A well-formed answer."""
    more = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Answer(status, "OK", [("Content-Type", kind), *more], body).raw()


def _bomb(megabytes: int) -> bytes:
    """Gzip of that many million spaces."""
    packer, block, check = zlib.compressobj(9, zlib.DEFLATED, -15), b" " * MEGABYTE, 0
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)  # after which the same bytes may follow
    for _ in range(megabytes):
        check = zlib.crc32(block, check)
    end = packer.flush() + struct.pack("<II", check, megabytes * MEGABYTE)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + first * megabytes + end


def always(answered: Callable[[], bytes]) -> Hostility:
    """A hostility that answers the same, whatever is asked."""
    made = cache(answered)
    return lambda _exchange: iter([made()])


def status(code: int, reason: str = "") -> Hostility:
    """A hostility that answers any status with any reason phrase."""
    return always(Answer(code, reason, [("Content-Type", JSON_TYPE)], b"{}").raw)


garbage = always(lambda: bytes(range(256)) * 16)  # not HTTP
html = always(lambda: answer(200, PAGE, HTML_TYPE))
gzip_bomb = always(lambda: answer(200, _bomb(100), Content_Encoding="gzip"))  # although the client asked for identity


def truncated(exchange: Exchange) -> Iterator[bytes]:
    """The tenant's answer, cut in the middle of its body."""
    raw = exchange.forward(exchange.method, exchange.path, exchange.body).raw()
    head, _, body = raw.partition(b"\r\n\r\n")
    yield (head + b"\r\n\r\n" + body[: len(body) // 2]) if body else head[: len(head) // 2]


def drip_body(exchange: Exchange) -> Iterator[bytes]:
    """A long body, a byte every fifth of a second: each read succeeds, the answer never ends."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    for _ in range(DRIPS):
        exchange.wait(0.2)
        yield b" "


def drip_head(exchange: Exchange) -> Iterator[bytes]:
    """Headers that never end, a line every fifth of a second."""
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(DRIPS):
        exchange.wait(0.2)
        yield f"X-{number}: y\r\n".encode()


def drip_interim(exchange: Exchange) -> Iterator[bytes]:
    """Interim answers (103) without end, each of them whole."""
    for _ in range(DRIPS):
        exchange.wait(0.2)
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n"


def silent(exchange: Exchange) -> Iterator[bytes]:
    """Nothing at all, and the connection stays open."""
    for _ in range(DRIPS):
        exchange.wait(1.0)
        yield b""


def big_body(exchange: Exchange) -> Iterator[bytes]:
    """64 MB in chunks, without a length beforehand."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    for _ in range(64):
        exchange.wait(0)
        yield f"{MEGABYTE:x}\r\n".encode() + b" " * MEGABYTE + b"\r\n"
    yield b"0\r\n\r\n"


def big_head(exchange: Exchange) -> Iterator[bytes]:
    """64 MB of headers."""
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(64):
        exchange.wait(0)
        yield f"X-{number}: ".encode() + b"y" * MEGABYTE + b"\r\n"
    yield b"Content-Length: 0\r\n\r\n"


def redirect(exchange: Exchange) -> Iterator[bytes]:
    """A redirect to another path of this proxy, which lists requests there."""
    yield answer(307, b"", HTML_TYPE, Location=f"{exchange.url}{ELSEWHERE}{exchange.path}")


def same_page(exchange: Exchange) -> Iterator[bytes]:
    """A list without end: every page is the first one, and the count is a million records."""
    path = exchange.path.partition("?")[0]
    query = "?$top=500&$skip=0&$orderby=Id%20asc" if exchange.system == GO else "?page=1&pageSize=100"
    given = exchange.forward("GET", path + query)
    body = json.loads(given.body)
    for count in ("total", "count"):
        if count in body:
            body[count] = 1_000_000
    yield answer(200, json.dumps(body).encode())


def merge(exchange: Exchange) -> Iterator[bytes]:
    """A sync that merges: the values of a made or changed record are also written into the oldest record of the list.

    Without an older record nothing is merged.
    """
    given = exchange.forward(exchange.method, exchange.path, exchange.body)
    if exchange.method in {"POST", "PATCH"} and given.status < 300:
        _written_into_the_oldest(exchange, json.loads(given.body))
    yield given.raw()


def _written_into_the_oldest(exchange: Exchange, body: dict[str, object]) -> None:
    if exchange.system == GO:
        made = body.get("data")
        listed = exchange.forward("GET", "/PartyContactPerson/?$top=1&$skip=0&$orderby=Id%20asc")
        (oldest, *_) = json.loads(listed.body)["data"] or [None]
        if isinstance(made, dict) and oldest and oldest["id"] != made["id"]:
            parent = "Customer" if "partyCustomerCode" in oldest else "Supplier"
            kept = {name: made[name] for name in ("firstName", "lastName", "phoneNumber") if name in made}
            into = json.dumps({"id": oldest["id"], **kept}).encode()
            exchange.forward("POST", f"/{parent}/{oldest['partyId']}/Contact/", into)
        return
    path = "/" + exchange.path.strip("/").partition("/")[0]
    listed = exchange.forward("GET", f"{path}?page=1&pageSize=100")
    (oldest, *_) = sorted(json.loads(listed.body)["items"], key=lambda one: one["createdAt"]) or [None]
    if oldest and oldest["id"] != body["id"]:
        exchange.forward("PATCH", f"{path}/{oldest['id']}", exchange.body)


HOSTILITIES: dict[str, Hostility] = {
    "garbage": garbage,
    "hang-up": always(lambda: b""),  # the connection is closed without a byte
    "truncated": truncated,
    "truncated-head": always(lambda: b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "drip-body": drip_body,
    "drip-head": drip_head,
    "drip-interim": drip_interim,
    "silent": silent,
    "html": html,
    "gzip-bomb": gzip_bomb,
    "broken-gzip": always(lambda: answer(200, b'{"items": [], "total": 0}', Content_Encoding="gzip")),
    "broken-utf8": always(
        lambda: answer(200, b'{"items": [], "total": 0, "success": true, "data": [], "count": 0, "x": "\xff\xfe"}')
    ),
    "deep-json": always(lambda: answer(200, b'{"items": ' + b"[" * 100_000 + b"]" * 100_000 + b', "total": 0}')),
    "json-list": always(lambda: answer(200, b"[1, 2, 3]")),
    "json-text": always(lambda: answer(200, b'"ok"')),
    "wrong-members": always(
        lambda: answer(
            200, b'{"items": {"0": 1}, "total": "0", "success": "yes", "data": "none", "count": [], "id": {}}'
        )
    ),
    "empty": always(lambda: answer(200, b"")),
    "big-body": big_body,
    "big-head": big_head,
    "redirect": redirect,
    "redirect-away": always(lambda: answer(307, b"", HTML_TYPE, Location="https://tenant.invalid/")),
    "same-page": same_page,
    "merge": merge,
    "status-500": status(500, "Bearer eyJhbGciOiJub25lIn0.c2VjcmV0.x"),
    "status-418": status(418, "Kari Nordmann 9123 4567"),
    "status-299": status(299, "Bearer eyJhbGciOiJub25lIn0.c2VjcmV0.x"),
}
