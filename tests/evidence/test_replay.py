import http.client
import socket

import httpx
import pytest

from fixtures.evidence.errors import EvidenceError, ReplayMismatch
from fixtures.evidence.recording import Recording
from fixtures.evidence.replay import Replay
from tests.evidence.samples import CRM, POWER, asked, got


def test_two_clients_replay_several_journeys(shared_client):
    """Player after player answers the same two clients, each with its own recording."""
    with httpx.Client(base_url=POWER, trust_env=False) as power:
        for name in ("Ås", "Bø"):
            recording = [
                got("/contacts/1", {"name": name}),
                asked("GET", f"{POWER}/Customer/1", None, {"data": name}),
            ]
            with Replay(recording) as player:
                assert shared_client.get(f"{CRM}/contacts/1").json() == {"name": name}
                assert power.get("/Customer/1").json() == {"data": name}
            assert player.unplayed == []


def test_what_was_recorded_is_what_is_played(tenant, recorder, shared_client):
    """From the wire to the recording and back: status, reason, headers and body are the same."""
    tenant.says('{"name": "Ås"}'.encode(), status=201, Location="/crm/v1/contacts/1")
    recording = Recording()
    with recorder, recorder.on(recording):
        live = shared_client.post(f"{tenant.base}/crm/v1/contacts", json={"name": "Ås"})
    with Replay(recording.interactions):
        played = shared_client.post(f"{CRM}/contacts", json={"name": "Ås"})

    assert (played.status_code, played.reason_phrase, played.json()) == (201, "Created", live.json())
    assert played.headers["location"] == f"{CRM}/contacts/1"


def test_a_player_inside_a_recorder(tenant, recorder, shared_client):
    """A run that records some and replays the rest: what is played is not recorded again."""
    recording = Recording()
    with recorder, recorder.on(recording):
        with Replay([got("/contacts/1", {})]):
            shared_client.get(f"{CRM}/contacts/1")
        shared_client.get(f"{tenant.base}/crm/v1/contacts/2")

    assert [kept.label for kept in recording.interactions] == ["GET /contacts/2"]


def test_repeated_requests_come_in_recorded_order(shared_client):
    """The third look sees what the third look saw."""
    recording = [got("/contacts/1", {"look": look}) for look in (1, 2, 3)]
    with Replay(recording):
        polls = [shared_client.get(f"{CRM}/contacts/1").json()["look"] for _ in recording]

    assert polls == [1, 2, 3]


def test_one_look_too_many(shared_client):
    """An interaction is served once; the message says that it was not recorded that often."""
    with Replay([got("/contacts/1")]) as player:
        shared_client.get(f"{CRM}/contacts/1")
        with pytest.raises(ReplayMismatch, match="not that often"):
            shared_client.get(f"{CRM}/contacts/1")

    assert player.misses == ["GET /contacts/1"]


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/contacts/1"), ("GET", "/contacts/2"), ("GET", "/contacts/1?page=2")]
)
def test_a_request_that_is_not_on_tape(shared_client, method, path):
    """The error is ours, names method and path, what the recording still holds and what to run."""
    with Replay([got("/contacts/1")], command="pytest -m row-x") as player:
        with pytest.raises(ReplayMismatch) as caught:
            shared_client.request(method, f"{CRM}{path}")
        unplayed = player.unplayed

    assert isinstance(caught.value, EvidenceError)
    for part in (f"{method} {path}", "still holds: GET /contacts/1", "pytest -m row-x"):
        assert part in str(caught.value)
    assert unplayed == [got("/contacts/1")]


def test_a_request_with_another_body(shared_client):
    """The body counts, and the message shows where it differs."""
    with (
        Replay([asked("PATCH", f"{CRM}/contacts/1", {"name": "Ås"}, {})]),
        pytest.raises(ReplayMismatch, match=r"another body.*Ås.*As"),
    ):
        shared_client.patch(f"{CRM}/contacts/1", content=b'{"name": "As"}')


def test_bodies_tell_requests_apart(shared_client):
    """Two edits of one record are answered by their bodies, whatever their order."""
    recording = [asked("PATCH", f"{CRM}/contacts/1", {"n": n}, {"is": n}) for n in (1, 2)]
    with Replay(recording):
        answers = [shared_client.patch(f"{CRM}/contacts/1", content=b'{"n": %d}' % n).json() for n in (2, 1)]

    assert answers == [{"is": 2}, {"is": 1}]


def test_a_long_tape_is_not_listed_whole(shared_client):
    """The message shows the next few and counts the rest."""
    with (
        Replay([got(f"/contacts/{n}") for n in range(8)]),
        pytest.raises(ReplayMismatch, match=r"GET /contacts/4 and 3 more\."),
    ):
        shared_client.get(f"{CRM}/other")


def test_an_empty_tape(shared_client):
    """Nothing is on it, and nothing gets out."""
    with Replay([]) as player, pytest.raises(ReplayMismatch, match="played to its end"):
        shared_client.get(f"{CRM}/contacts/1")

    assert player.unplayed == []


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_no_way_out_while_a_tape_plays(tenant):
    """Neither another HTTP client nor a bare socket nor a look-up of a name gets through."""
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
    """Transport and sockets are given back, also after an error."""
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
    """A replay does not open what somebody else had closed."""
    closed = type("ClosedSocket", (socket.socket,), {})
    monkeypatch.setattr(socket, "socket", closed)
    with Replay([]):
        pass

    assert socket.socket is closed
