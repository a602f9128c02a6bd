"""Allure's page holds its pieces compressed; `tests/report/browser` shows that a browser unpacks them."""

import base64
import gzip
import json
import re

from fixtures.report.allure.packed import packed

PIECES = {"widgets/x.json": b'{"name":"\xc3\x85se"}' * 99, "data/y.png": bytes(range(256)), "data/z.txt": b""}


def page(pieces: str) -> str:
    return f"<p>a</p><script defer>\n Promise.allSettled([{pieces}])\n .then(ready)</script><p>b</p>"


def told(content: bytes) -> str:
    return base64.b64encode(content).decode()


WHOLE = page(",".join(f'd("{name}","{told(content)}")' for name, content in PIECES.items()))


def test_every_piece_is_there_byte_by_byte():
    """Unpacking gives the same pieces; the rest of the page is unchanged."""
    small = packed(WHOLE)
    (data,) = re.findall(r'\}\)\("([A-Za-z0-9+/=]+)"\)\n \.then\(ready\)</script><p>b</p>', small)
    pieces = json.loads(gzip.decompress(base64.b64decode(data)))
    assert {name: piece.encode("latin-1") for name, piece in pieces.items()} == PIECES
    assert small.startswith("<p>a</p><script defer>\n (async (packed) => {")
    assert packed(WHOLE) == small


def test_a_page_of_another_form_stays_as_it_is():
    """A page in an unknown form stays as it is."""
    for other in ("<p>a</p>", page('d("x","AAAA"),e("y")').replace("allSettled", "all"), page('d("x", f())')):
        assert packed(other) == other
