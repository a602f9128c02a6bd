"""Of a status only the standard phrase is shown; a connection that a signal broke is not used again."""

import logging
import socket
import threading
from collections.abc import Iterator

import h11
import httpx
import pytest

from fixtures.evidence.recorder import Recorder
from fixtures.evidence.recording import Recording
from fixtures.systems.answers import transient_problem
from fixtures.systems.http import new_client
from fixtures.systems.transport import _described

SECRET = "Bearer eyJ-9f2c-hush"
KEPT_OPEN = b"Connection: keep-alive"


@pytest.fixture
def server() -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers each connection with the bytes in the list."""
    answers: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    while connection.recv(65536):
                        connection.sendall(answers[0])
                        if KEPT_OPEN not in answers[0]:
                            break

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", answers
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def status_line(status: int, length: int = 2) -> bytes:
    return f"HTTP/1.1 {status} {SECRET}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{{}}".encode()


def test_it_is_replaced_before_it_is_logged_or_recorded(server, caplog):
    """The log, the answer, the recording and the message about a 5xx show the standard phrase."""
    base, answers = server
    caplog.set_level(logging.DEBUG)
    for status in (200, 299, 400, 503, 599):
        answers[:] = [status_line(status)]
        recording, recorder = Recording(), Recorder({base: "https://crmoffice.invalid"}, [], lambda: 0.0)
        with recorder, recorder.on(recording), new_client() as client:
            answer = client.get(f"{base}/contacts")
        standard = httpx.codes.get_reason_phrase(status)
        assert answer.reason_phrase == standard
        assert f'"HTTP/1.1 {status} {standard}"' in caplog.text
        assert [one.reason for one in recording.interactions] == [standard]
        shown = (answer, recording.interactions, transient_problem(answer, 0.0))
        assert SECRET not in caplog.text + repr(shown)


def test_an_answer_that_is_no_http(server):
    """The description does not quote the line that the parser could not read."""
    base, answers = server
    no_http, ended = "the answer is no HTTP", "the connection ended before the answer did"
    for answer, description in (
        (f"HTTP/1.1 {SECRET}\r\n\r\n", no_http),
        (f"{SECRET}\r\n\r\n", no_http),
        (f"HTTP/1.1 200 OK\r\n{SECRET}\r\n\r\n", no_http),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", ended),
        ("", ended),
    ):
        answers[:] = [answer.encode()]
        with new_client() as client, pytest.raises(httpx.TransportError) as caught:
            client.get(base)
        assert _described(caught.value) == f"RemoteProtocolError: {description}"


def test_a_signal_before_the_next_request(server, monkeypatch):
    """A signal may come when a connection counts as free and h11 is not: the clean-up can still send."""
    base, answers = server
    answers.append(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n%b\r\n\r\n{}" % KEPT_OPEN)

    def interrupted(_connection: h11.Connection) -> None:
        raise KeyboardInterrupt

    with new_client() as client:
        with monkeypatch.context() as signal:
            signal.setattr(h11.Connection, "start_next_cycle", interrupted)
            with pytest.raises(KeyboardInterrupt):
                client.get(base)
        assert [client.get(base).status_code, client.get(base).status_code] == [200, 200]
