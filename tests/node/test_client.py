"""The client of a node: what it sends, what it never sends, and what a hostile node makes of it."""

import socket
import threading

import httpx
import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from fixtures.node.client import Node, NodeProblem, NodeRefused, NotSent
from tests.node.conftest import BASE, IDS, JWT, answer


def test_all_calls(node, fake):
    """They are reads, and a start; each carries the token."""
    node.listed()
    node.pipe(IDS[0])
    node.log(IDS[1])
    node.entity(IDS[1], "crm-1-contacts:c-1")
    node.start(IDS[0])
    assert fake.asked == [
        "GET pipes",
        f"GET pipes/{IDS[0]}",
        f"GET pipes/{IDS[1]}/log",
        f"GET datasets/{IDS[1]}/entity",
        f"POST pipes/{IDS[0]}/pump operation=start",
    ]
    assert {one["authorization"] for one in fake.headers} == {f"Bearer {JWT}"}


def test_nothing_else_is_sent(node, fake):
    """Another method, operation, path, host, port or scheme raises before a byte leaves."""
    for method, url, body in (
        ("POST", f"{BASE}/pipes/a-all/pump", b"operation=disable"),
        ("POST", f"{BASE}/pipes/a-all/pump", b"operation=start&operation=stop"),
        ("POST", f"{BASE}/pipes/a-all/pump", b""),
        ("POST", f"{BASE}/pipes/a-all/pump?operation=update-last-seen", b"operation=start"),
        ("POST", f"{BASE}/pipes/run-all-pipes", b"operation=start"),
        ("POST", f"{BASE}/jwt", b"operation=start"),
        ("PUT", f"{BASE}/pipes/a-all/pump", b"operation=start"),
        ("DELETE", f"{BASE}/datasets/a-share", b""),
        ("PATCH", f"{BASE}/pipes/a-all", b"{}"),
        ("GET", f"{BASE}/pipes", b"operation=start"),
        ("GET", "https://acme.sesam.cloud/other", b""),
        ("GET", "https://acme.sesam.cloud.evil.example/api/pipes", b""),
        ("GET", "https://evil.sesam.cloud/api/pipes", b""),
        ("GET", "https://acme.sesam.cloud:8443/api/pipes", b""),
        ("GET", "http://acme.sesam.cloud/api/pipes", b""),
        ("GET", "https://me@acme.sesam.cloud/api/pipes", b""),
        ("GET", "https://acme.sesam.cloud/apipes", b""),
    ):
        with pytest.raises(NotSent):
            node._client.request(method, url, content=body)
    assert fake.asked == []


def test_an_id_that_is_a_path(node, fake):
    """It is one segment of the path, so nothing but a pump can be reached."""
    fake.down = answer({}, 404)
    with pytest.raises(NodeProblem):
        node.start("../datasets/x?a=b#c")
    assert fake.asked == ["POST pipes/../datasets/x?a=b#c/pump operation=start"]  # as the node decodes one segment


def test_a_hostile_answer(node, fake):
    """It is one line that quotes nothing of it."""
    for fake.down, text in (
        (httpx.ConnectError("no route"), "cannot be reached (ConnectError)"),
        (httpx.ReadTimeout("slow"), "did not answer within 5 s"),
        (answer({"detail": f"{JWT} Kari"}, 503), "answers 503 Service Unavailable"),
        (answer({"detail": f"{JWT} Kari"}, 401), "does not accept SESAM_JWT (401); make a new one"),
        (answer({}, 403), "does not allow this to the roles of SESAM_JWT (403)"),
        (answer({}, 302, {"Location": "https://evil.example/"}), "answers 302 Found"),
        (httpx.Response(200, content=b"<html>Kari"), "answers something that is no JSON"),
        (httpx.Response(200, content=b"[" * 100_000), "answers something that is no JSON"),
    ):
        with pytest.raises(NodeProblem) as caught:
            node.listed()
        assert str(caught.value).startswith(text)
        assert [word for word in ("Kari", JWT) if word in str(caught.value)] == []


def test_an_entity_that_is_not_there(node, fake):
    """It is None, another refusal an error."""
    assert node.entity(IDS[1], "x") is None
    fake.down = answer({}, 400)
    with pytest.raises(NodeRefused):
        node.entity(IDS[1], "x")


def test_the_token_is_not_shown(node):
    """No repr of the client or of a part of it holds it."""
    assert "hush" not in repr(node) + repr(vars(node)) + repr(node._client.headers)


@pytest.fixture
def endless():
    """A server that answers a header line now and then, without an end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def serve() -> None:
            found, _ = server.accept()
            with found:
                found.recv(4096)
                found.sendall(b"HTTP/1.1 200 OK\r\n")
                while not over.wait(0.02):
                    found.sendall(b"X-More: 1\r\n")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        over.set()
        thread.join()


def test_an_answer_without_end(endless):
    """The time of a call counts in all, not for each read."""
    node = Node(f"http://127.0.0.1:{endless}/api", JWT, seconds=0.2)
    with pytest.raises(NodeProblem, match=r"did not answer within 0\.2 s"):
        node.listed()
    node.close()


def test_nothing_is_recorded(serve):
    """While a recorder has a recording a call to the node is neither recorded nor refused as a foreign host's."""
    with serve(sync=False) as simulator:  # in this process the recorder sees whatever the sync asks
        settings, recording = simulator.settings, Recording()
        node = Node(settings["SESAM_NODE_URL"], settings["SESAM_JWT"])
        with Recorder({}, (), lambda: 0.0) as recorder, recorder.on(recording):
            assert node.listed()
            assert recording.interactions == []
        node.close()
