"""The sync's calls of an API: tokens, waits, missing answers."""

import contextlib
from collections.abc import Mapping

import pytest

from fixtures.simulator.sync.connection import Connection, HttpAnswer
from fixtures.simulator.sync.session import Post, Refused, Session, Stopped, Unanswered
from tests.simulator.conftest import Serve

GONE = ConnectionError("gone")


class Script:
    """Answers calls in the order of `answers`, and keeps what was sent."""

    def __init__(self) -> None:
        self.answers: list[HttpAnswer | Exception] = []
        self.tokens: list[str] = []
        self.bodies: list[bytes | None] = []
        self.waits: list[float] = []
        self.logins = 0
        self.lifetime = 100.0

    def send(self, _method: str, _path: str, headers: Mapping[str, str], body: bytes | None) -> HttpAnswer:
        """The next answer."""
        self.tokens.append(headers["Authorization"])
        self.bodies.append(body)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Nothing is open."""

    def login(self, _post: Post) -> dict[str, object]:
        """One more token."""
        self.logins += 1
        return {"access_token": f"t{self.logins}", "expires_in": self.lifetime}


def empty(status: int, retry_after: str | None = None) -> HttpAnswer:
    """An answer without a body."""
    return HttpAnswer(status, b"", retry_after)


@pytest.fixture
def script() -> Script:
    """The answers of the API."""
    return Script()


@pytest.fixture
def session(script: Script) -> Session:
    """A session with that API."""
    return Session(script, script.login, script.waits.append)


def test_a_call_that_has_to_wait(script: Script, session: Session) -> None:
    """The session waits as long as Retry-After says, at least a second, and calls again."""
    script.answers = [empty(429), empty(429, "7"), empty(200)]
    assert session.call("POST", "/x").status == 200
    assert script.waits == [1.0, 7.0]


def test_half_an_emoji(script: Script, session: Session) -> None:
    """JSON is sent in ASCII, which has a form for it."""
    script.answers = [empty(200)]
    session.call("POST", "/x", body={"name": "\ud83d"})
    assert script.bodies == [b'{"name": "\\ud83d"}']


def test_a_token_that_is_refused(script: Script, session: Session) -> None:
    """A new one is asked for, and reused afterwards."""
    script.answers = [empty(401), empty(200), empty(200)]
    session.call("GET", "/x")
    session.call("GET", "/x")
    assert script.tokens == ["Bearer t1", "Bearer t2", "Bearer t2"]


def test_a_token_near_its_end(script: Script, session: Session) -> None:
    """It is renewed before it ends."""
    script.lifetime = 0.0
    script.answers = [empty(200), empty(200)]
    session.call("GET", "/x")
    session.call("GET", "/x")
    assert script.tokens == ["Bearer t1", "Bearer t2"]


@pytest.mark.parametrize("answer", [empty(503), GONE])
def test_a_write_without_a_usable_answer(script: Script, session: Session, answer: HttpAnswer | Exception) -> None:
    """The session does not send it again, because it may have taken effect."""
    script.answers = [answer]
    with pytest.raises(Unanswered):
        session.call("POST", "/x")


def test_a_read_without_a_usable_answer(script: Script, session: Session) -> None:
    """It is sent again a few times, then given up."""
    script.answers = [empty(503), GONE, HttpAnswer(200, b'{"a": 1}')]
    assert session.read("/x") == {"a": 1}
    script.answers = [empty(503)] * 5
    with pytest.raises(Unanswered):
        session.read("/x")


def test_a_refusal(script: Script, session: Session) -> None:
    """A refusal is not taken for a missing answer."""
    script.answers = [empty(400)]
    with pytest.raises(Refused):
        session.call("POST", "/x")


def test_an_api_that_refuses_every_token(script: Script, session: Session) -> None:
    """The session gives up after 20 attempts."""
    script.answers = [empty(401)] * 20
    with pytest.raises(Unanswered, match="to log in"):
        session.call("GET", "/x")


def test_a_sync_that_is_shut_down(script: Script, session: Session) -> None:
    """The session sends nothing any more."""
    session.stopped = lambda: True
    with pytest.raises(Stopped):
        session.call("GET", "/x")
    assert script.tokens == []


def test_a_connection_that_was_closed(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that closes it in the middle of an answer has not answered; the next call opens another one."""
    with serve() as caller, contextlib.closing(Connection(caller.simulator.urls[0])) as connection:
        monkeypatch.setattr(caller.simulator.crmoffice.failures, "draw", iter(["dropped", None]).__next__)
        with pytest.raises(ConnectionError, match="IncompleteRead"):
            connection.send("GET", "/contacts", {}, None)
        assert connection.send("GET", "/contacts", {}, None).status == 401
