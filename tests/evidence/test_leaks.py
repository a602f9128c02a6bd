import base64
from dataclasses import asdict
from urllib.parse import quote

import pytest

from fixtures.evidence.errors import EvidenceLeak
from fixtures.evidence.leaks import refuse_leaks
from tests.evidence.samples import CRM, PASSED, asked, got

METADATA = asdict(PASSED)


def refused(interaction, forbidden=(), metadata=METADATA):
    """The message of the refusal."""
    with pytest.raises(EvidenceLeak) as caught:
        refuse_leaks(metadata, [got("/contacts/1", {"name": "Ås"}), interaction], forbidden)
    return str(caught.value)


def test_clean_evidence_passes():
    """Canonical hosts and invented values are accepted."""
    recording = [asked("POST", f"{CRM}/contacts?x=%2B1", {"name": "Ås token bearer"}, {"id": "1"})]
    refuse_leaks(METADATA, recording, ['p/ss "wørd"+42', "tenant.example", "", " "])


@pytest.mark.parametrize(
    "interaction",
    [
        got(f"/x?q={quote('tenant.example')}"),
        got("/x", {}, request_body=b'"tenant.example"'),
        got("/x", {}, response_headers={"location": "https://TENANT.example/7"}),
    ],
)
def test_a_host_anywhere_in_an_interaction(interaction):
    """Every part of an interaction is checked."""
    assert "plain" in refused(interaction, ["tenant.example"])


def test_a_host_in_the_metadata():
    """A message or an extra value can leak as well as a body."""
    metadata = METADATA | {"extra": {"seen": ["at tenant.example"]}}
    assert "metadata" in refused(got("/x"), ["tenant.example"], metadata)


def test_a_short_secret_is_not_searched_for_in_base64():
    """Three letters are in any Base64 by chance; plain they are found."""
    refuse_leaks(METADATA, [got("/x", {"a": base64.b64encode(b"key").decode()})], ["key"])
    assert "plain" in refused(got("/x", {"a": "key"}), ["key"])


@pytest.mark.parametrize(
    "interaction",
    [
        got("/x", {"access_token": "abc"}),
        asked("POST", f"{CRM}/x", None, {}, request_body=b"grant_type=client_credentials"),
        got("/x", {"echo": "Bearer 0123456789abcdef0"}),
        got("/x", {"echo": "eyJhbGciOiJI.eyJzdWIiOiIx.sig"}),
    ],
)
def test_part_of_a_log_in(interaction):
    """Parts of a log-in are refused, even without a known secret."""
    assert "part of a log-in stands in interaction 2" in refused(interaction)


def test_a_token_endpoint():
    """It is recognised by its path, even without a secret."""
    assert "a token endpoint" in refused(got("/OAuth/Token/"))


@pytest.mark.parametrize("name", ["authorization", "cookie", "x-api-key", "ocp-apim-subscription-key", "x-pagination"])
def test_a_header_that_is_not_kept(name):
    """Headers outside the allow-list are refused."""
    assert f"not kept ({name})" in refused(got("/x", {}, request_headers={name: "v"}))
    assert f"not kept ({name})" in refused(got("/x", {}, response_headers={name: "v"}))
