import gzip

import httpx
import pytest

from fixtures.evidence.errors import ForeignHost
from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from tests.evidence.samples import CRM, JSON_TYPE, POWER
from tests.simulator.conftest import NO_CERTIFICATES


def test_a_client_made_before_and_one_made_after(tenant, recorder, shared_client):
    """Both are recorded, because the transport classes are patched."""
    recording = Recording()
    with recorder, recorder.on(recording), httpx.Client(trust_env=False, verify=NO_CERTIFICATES) as late:
        shared_client.get(f"{tenant.base}/crm/v1/contacts?page=1")
        late.post(f"{tenant.base}/power/Customer/", json={"name": "Ås"})
    assert [interaction.uri for interaction in recording.interactions] == [
        f"{CRM}/contacts?page=1",
        f"{POWER}/Customer/",
    ]
    assert recording.interactions[1].request_body == '{"name":"Ås"}'.encode()
    assert tenant.seen == ["GET /crm/v1/contacts?page=1", "POST /power/Customer/"]


def test_what_is_kept_of_an_exchange(tenant, recorder, shared_client):
    """No credentials, no volatile headers; canonical hosts in Location and body; the time of the clock."""
    tenant.answers_with(
        b'{"self": "%s/crm/v1/contacts/7"}' % tenant.base.encode(),
        status=201,
        Location="/crm/v1/contacts/7",
        Set_Cookie="session=1",
        Retry_After="2",
    )
    recording = Recording()
    with recorder, recorder.on(recording):
        answer = shared_client.post(
            f"{tenant.base}/crm/v1/contacts", json={"a": 1}, headers={"Authorization": "Bearer abc"}
        )
    (kept,) = recording.interactions
    assert kept.request_headers == {"content-type": "application/json"}
    assert kept.response_headers == {
        "content-type": "application/json",
        "location": f"{CRM}/contacts/7",
        "retry-after": "2",
    }
    assert kept.response_body == b'{"self": "https://crmoffice.invalid/contacts/7"}'
    assert (kept.status, kept.reason, kept.seconds_since_start) == (201, "Created", 0.5)
    assert answer.headers["location"] == "/crm/v1/contacts/7"  # the caller gets what the tenant said


def test_what_is_kept_of_an_exchange_with_api_v2(tenant, shared_client):
    """Neither the subscription key nor `X-Pagination`, whose link shows the host; an empty list has no body."""
    hosts = {f"{tenant.base}/power/": f"{POWER}/", f"{tenant.base}/power/Demo/v2/": f"{POWER}/v2/"}
    recorder = Recorder(hosts, [f"{tenant.base}/power/Demo/OAuth/Token"], lambda: 0.5)
    link = f'{{"nextPageLink": "{tenant.base}/power/Demo/v2/Customers?PageNumber=2"}}'
    tenant.answers_with(b'[{"Id": 7}]', X_Pagination=link)
    tenant.answers_with(b"", status=204)
    recording, key = Recording(), {"Ocp-Apim-Subscription-Key": "hush"}
    with recorder, recorder.on(recording):
        shared_client.get(f"{tenant.base}/power/Demo/v2/Customers", headers=key)
        shared_client.get(f"{tenant.base}/power/Demo/v2/Customers?PageNumber=2", headers=key)
        shared_client.post(f"{tenant.base}/power/demo/oauth/token", headers=key)
    listed, empty = recording.interactions
    assert listed.uri == f"{POWER}/v2/Customers"
    assert listed.response_headers == JSON_TYPE
    assert (empty.status, empty.response_body) == (204, b"")
    assert "hush" not in str(recording.interactions)
    assert tenant.base not in str(recording.interactions)


def test_an_answer_that_came_compressed(tenant, recorder, shared_client):
    """The recorder does not unpack it, which could take any memory."""
    tenant.answers_with(gzip.compress(b'{"name": "x"}'), Content_Encoding="gzip")
    recording = Recording()
    with recorder, recorder.on(recording):
        answer = shared_client.get(f"{tenant.base}/crm/v1/contacts/1")
    assert answer.content == b'{"name": "x"}'
    assert recording.interactions[0].response_body.startswith(b"[not kept: ")


def test_nothing_is_kept_off_the_record(tenant, recorder, shared_client):
    """Without a recording, and with None, exchanges are dropped and `mark`, `forget` and `lost` do nothing."""
    recording = Recording()
    with recorder:
        shared_client.get(f"{tenant.base}/crm/v1/contacts")
        with recorder.on(recording), recorder.on(None):
            shared_client.get(f"{tenant.base}/elsewhere")
            recorder.lost("POST", f"{tenant.base}/crm/v1/contacts", b"{}")
            recorder.forget(recorder.mark())
    assert len(recording) == 0
    assert len(tenant.seen) == 2


def test_recordings_nest(tenant, recorder, shared_client):
    """After the inner `on` ends, also by an error, exchanges go to the outer recording."""
    outer, inner = Recording(), Recording()
    tenant.answers_with(b"{}")
    tenant.answers_with(b"no JSON")
    with recorder, recorder.on(outer):
        shared_client.get(f"{tenant.base}/crm/v1/before")
        with pytest.raises(ValueError, match="Expecting value"), recorder.on(inner):
            shared_client.get(f"{tenant.base}/crm/v1/inner").json()
        shared_client.get(f"{tenant.base}/crm/v1/outer")
    assert [interaction.label for interaction in outer.interactions] == ["GET /before", "GET /outer"]
    assert [interaction.label for interaction in inner.interactions] == ["GET /inner"]


def test_a_log_in_is_never_recorded(tenant, recorder, shared_client):
    """Token endpoints are recognised in any case, with or without a slash at the end."""
    recording = Recording()
    with recorder, recorder.on(recording):
        shared_client.post(f"{tenant.base}/connect/token", data={"refresh_token": "secret"})
        shared_client.post(f"{tenant.base}/power/oauth/TOKEN/", auth=("key", "secret"))
    assert len(recording) == 0
    assert len(tenant.seen) == 2


def test_a_repeated_attempt(tenant, recorder, shared_client):
    """`forget` removes the failed attempt."""
    tenant.answers_with(b"{}", status=503)
    tenant.answers_with(b'{"id": "1"}')
    recording = Recording()
    with recorder, recorder.on(recording):
        mark = recorder.mark()
        shared_client.get(f"{tenant.base}/crm/v1/contacts/1")
        recorder.forget(mark)
        shared_client.get(f"{tenant.base}/crm/v1/contacts/1")
    assert [kept.status for kept in recording.interactions] == [200]


def test_a_lost_answer(tenant, recorder):
    """The recording gets a 503 whose body says that it is a stand-in."""
    recording = Recording()
    with recorder, recorder.on(recording):
        recorder.lost("POST", f"{tenant.base}/crm/v1/contacts", b'{"a":1}')
    (kept,) = recording.interactions
    assert (kept.method, kept.uri, kept.request_body) == ("POST", f"{CRM}/contacts", b'{"a":1}')
    assert kept.status == 503
    assert b"stand-in" in kept.response_body


def test_a_recorded_request_to_another_host(tenant, recorder, shared_client):
    """It raises ForeignHost."""
    with recorder, recorder.on(Recording()), pytest.raises(ForeignHost, match=r"127\.0\.0\.1.*no tenant"):
        shared_client.get(f"{tenant.base}/elsewhere")


def test_nothing_is_recorded_after_the_run(tenant, recorder, shared_client):
    """The original method is restored, also after an error; without an answer nothing is recorded."""
    before = httpx.HTTPTransport.handle_request
    recording = Recording()
    with pytest.raises(httpx.ConnectError), recorder, recorder.on(recording):
        shared_client.get("http://127.0.0.1:9/crm")
    shared_client.get(f"{tenant.base}/crm/v1/contacts")
    assert httpx.HTTPTransport.handle_request is before
    assert len(recording) == 0
