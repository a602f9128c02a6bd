import http.client
import socket

import httpx
import pytest

from fixtures.evidence.errors import EvidenceError, ReplayMismatch
from fixtures.evidence.recording import Recording
from fixtures.evidence.replay import Replay
from tests.evidence.samples import CRM, POWER, asked, got
from tests.simulator.conftest import NO_CERTIFICATES


def test_two_clients_replay_several_scenario_runs(shared_client):
    """Several replays answer the same two clients, each from its own recording."""
    with httpx.Client(base_url=POWER, trust_env=False, verify=NO_CERTIFICATES) as power:
        for name in ("Ås", "Bø"):
            recording = [
                got("/contacts/1", {"name": name}),
                asked("GET", f"{POWER}/Customer/1", None, {"data": name}),
            ]
            with Replay(recording) as replay:
                assert shared_client.get(f"{CRM}/contacts/1").json() == {"name": name}
                assert power.get("/Customer/1").json() == {"data": name}
            assert replay.unplayed == []


def test_a_recorded_answer_is_replayed(tenant, recorder, shared_client):
    """Status, reason, headers and body are the same."""
    tenant.answers_with('{"name": "Ås"}'.encode(), status=201, Location="/crm/v1/contacts/1")
    recording = Recording()
    with recorder, recorder.on(recording):
        live = shared_client.post(f"{tenant.base}/crm/v1/contacts", json={"name": "Ås"})
    with Replay(recording.interactions):
        played = shared_client.post(f"{CRM}/contacts", json={"name": "Ås"})
    assert (played.status_code, played.reason_phrase, played.json()) == (201, "Created", live.json())
    assert played.headers["location"] == f"{CRM}/contacts/1"


def test_a_replay_inside_a_recorder(tenant, recorder, shared_client):
    """A run that records some and replays the rest does not record replayed answers."""
    recording = Recording()
    with recorder, recorder.on(recording):
        with Replay([got("/contacts/1", {})]):
            shared_client.get(f"{CRM}/contacts/1")
        shared_client.get(f"{tenant.base}/crm/v1/contacts/2")
    assert [kept.label for kept in recording.interactions] == ["GET /contacts/2"]


def test_repeated_requests_come_in_recorded_order(shared_client):
    """The third request gets the third answer."""
    recording = [got("/contacts/1", {"poll": poll}) for poll in (1, 2, 3)]
    with Replay(recording):
        polls = [shared_client.get(f"{CRM}/contacts/1").json()["poll"] for _ in recording]
    assert polls == [1, 2, 3]


def test_one_request_too_many(shared_client):
    """An interaction is served once; the message says that there are no more."""
    with Replay([got("/contacts/1")]) as replay:
        shared_client.get(f"{CRM}/contacts/1")
        with pytest.raises(ReplayMismatch, match="not that often"):
            shared_client.get(f"{CRM}/contacts/1")
    assert replay.misses == ["GET /contacts/1"]


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/contacts/1"), ("GET", "/contacts/2"), ("GET", "/contacts/1?page=2")]
)
def test_a_request_that_is_not_on_the_recording(shared_client, method, path):
    """The message names method and path, what the recording still holds, and the command to run."""
    with Replay([got("/contacts/1")], command="pytest -m row-x") as replay:
        with pytest.raises(ReplayMismatch) as caught:
            shared_client.request(method, f"{CRM}{path}")
        unplayed = replay.unplayed
    assert isinstance(caught.value, EvidenceError)
    for part in (f"{method} {path}", "still holds: GET /contacts/1", "pytest -m row-x"):
        assert part in str(caught.value)
    assert unplayed == [got("/contacts/1")]


def test_a_request_with_another_body(shared_client):
    """The message shows where the body differs."""
    with (
        Replay([asked("PATCH", f"{CRM}/contacts/1", {"name": "Ås"}, {})]),
        pytest.raises(ReplayMismatch, match=r"another body.*Ås.*As"),
    ):
        shared_client.patch(f"{CRM}/contacts/1", content=b'{"name": "As"}')


def test_requests_that_differ_in_their_bodies(shared_client):
    """Two edits of one record are answered by their bodies, whatever their order."""
    recording = [asked("PATCH", f"{CRM}/contacts/1", {"n": n}, {"is": n}) for n in (1, 2)]
    with Replay(recording):
        answers = [shared_client.patch(f"{CRM}/contacts/1", content=b'{"n": %d}' % n).json() for n in (2, 1)]
    assert answers == [{"is": 2}, {"is": 1}]


@pytest.mark.parametrize(("number", "rest"), [(8, r"GET /contacts/4 and 3 more\."), (0, "played to its end")])
def test_what_a_recording_still_holds(shared_client, number, rest):
    """The message shows five interactions and counts the others, or says that there is none."""
    with Replay([got(f"/contacts/{n}") for n in range(number)]), pytest.raises(ReplayMismatch, match=rest):
        shared_client.get(f"{CRM}/other")


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_no_network_during_a_replay(tenant):
    """Another HTTP client, a socket and a look-up of a name are all blocked."""
    with Replay([]):
        for attempt in (
            lambda: http.client.HTTPConnection("127.0.0.1", 9).connect(),
            lambda: socket.create_connection(("127.0.0.1", 9)),
            lambda: socket.getaddrinfo("localhost", 80),
        ):
            with pytest.raises(RuntimeError, match="A test tried to use socket"):
                attempt()
    assert tenant.seen == []


def test_everything_is_as_before_after_a_replay(tenant, shared_client):
    """Transport and sockets are restored, also after an error."""
    before = (httpx.HTTPTransport.handle_request, socket.socket, socket.getaddrinfo, socket.gethostbyname)
    with pytest.raises(KeyError), Replay([got("/contacts/1")]):
        raise KeyError
    assert before == (
        httpx.HTTPTransport.handle_request,
        socket.socket,
        socket.getaddrinfo,
        socket.gethostbyname,
    )
    assert shared_client.get(tenant.base).status_code == 200


def test_sockets_that_were_forbidden_stay_forbidden(monkeypatch):
    """A replay does not undo another block of sockets."""
    closed = type("ClosedSocket", (socket.socket,), {})
    monkeypatch.setattr(socket, "socket", closed)
    with Replay([]):
        pass
    assert socket.socket is closed
