from dataclasses import replace

import httpx
import vcr  # type: ignore[import-untyped]  # vcrpy has no types
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.evidence.cassette import save
from fixtures.evidence.layout import document_of, parts_of, read, written
from tests.evidence.samples import CRM, PASSED, got

EDGES = [
    "\u2028",
    "\u2029",
    "\x85",
    "\ufeff",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\x00",
    "\x7f",
    " ",
    "🙂",
    "\u200d",
    "ø",
    "%",
]
TEXTS = st.lists(st.one_of(st.sampled_from(EDGES), st.text(max_size=8)), max_size=6).map("".join)


@settings(database=None, deadline=None, max_examples=80)
@given(TEXTS)
def test_any_text_comes_back(text):
    """Code point by code point, through both ways of writing: body and message."""
    interaction = replace(got("/x"), request_body=text.encode(), response_body=text.encode())
    provenance = replace(PASSED, message=text, extra={text: [text]})

    back = read(written(document_of(provenance, [interaction])))

    assert isinstance(back, dict)
    assert parts_of(back) == (provenance, (interaction,))


def test_vcrpy_reads_and_plays_the_file(tmp_path):
    """The format is vcrpy's own, metadata included: another vcrpy user needs nothing of this suite."""
    path = tmp_path / "one.yaml"
    save(path, PASSED, [got("/contacts/1", {"name": "Ås"})], forbidden=[])

    with vcr.use_cassette(path, record_mode="none") as cassette, httpx.Client(trust_env=False) as client:
        assert client.get(f"{CRM}/contacts/1").json() == {"name": "Ås"}
        assert cassette.get_metadata("token", None) == PASSED.token


def test_shared_objects_are_written_out():
    """No anchors: each interaction can be read by itself."""
    one = got("/x")

    assert "&id" not in written(document_of(PASSED, [one, one]))
