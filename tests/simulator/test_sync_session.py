"""The sync's calls of an API: tokens, waits, missing answers."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from fixtures.simulator.sync.session import Refused, Session, Stopped, Unanswered

Answer = httpx.Response | Exception
Start = Callable[..., Session]


class Script:
    """Answers calls in the order of `answers`, and keeps what was sent."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.tokens: list[str] = []
        self.waits: list[float] = []
        self.logins = 0
        self.lifetime = 100.0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The next answer."""
        self.tokens.append(request.headers["Authorization"])
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def login(self, _client: httpx.Client) -> tuple[str, float]:
        """One more token."""
        self.logins += 1
        return f"t{self.logins}", self.lifetime


@pytest.fixture
def script() -> Script:
    """The answers of the API."""
    return Script()


@pytest.fixture
def session(script: Script) -> Iterator[Session]:
    """A session with that API."""
    with httpx.Client(transport=httpx.MockTransport(script), base_url="http://api.invalid") as client:
        yield Session(client, script.login, script.waits.append)


def test_a_call_that_has_to_wait(script: Script, session: Session) -> None:
    """The session waits as long as Retry-After says, at least a second, and calls again."""
    script.answers = [
        httpx.Response(429),
        httpx.Response(429, headers={"Retry-After": "7"}),
        httpx.Response(200),
    ]
    assert session.call("POST", "/x").status_code == 200
    assert script.waits == [1.0, 7.0]


def test_a_token_that_is_refused(script: Script, session: Session) -> None:
    """A new one is asked for, and reused afterwards."""
    script.answers = [httpx.Response(401), httpx.Response(200), httpx.Response(200)]
    session.call("GET", "/x")
    session.call("GET", "/x")
    assert script.tokens == ["Bearer t1", "Bearer t2", "Bearer t2"]


def test_a_token_near_its_end(script: Script, session: Session) -> None:
    """It is renewed before it ends."""
    script.lifetime = 0.0
    script.answers = [httpx.Response(200), httpx.Response(200)]
    session.call("GET", "/x")
    session.call("GET", "/x")
    assert script.tokens == ["Bearer t1", "Bearer t2"]


@pytest.mark.parametrize("answer", [httpx.Response(503), httpx.ReadError("gone")])
def test_a_write_without_a_usable_answer(script: Script, session: Session, answer: Answer) -> None:
    """The session does not send it again, because it may have taken effect."""
    script.answers = [answer]
    with pytest.raises(Unanswered):
        session.call("POST", "/x")


def test_a_read_without_a_usable_answer(script: Script, session: Session) -> None:
    """It is sent again a few times, then given up."""
    script.answers = [httpx.Response(503), httpx.ReadError("gone"), httpx.Response(200, json={"a": 1})]
    assert session.read("/x") == {"a": 1}
    script.answers = [httpx.Response(503)] * 5
    with pytest.raises(Unanswered):
        session.read("/x")


def test_a_refusal(script: Script, session: Session) -> None:
    """A refusal is not taken for a missing answer."""
    script.answers = [httpx.Response(400)]
    with pytest.raises(Refused):
        session.call("POST", "/x")


def test_an_api_that_refuses_every_token(script: Script, session: Session) -> None:
    """The session gives up after 20 attempts."""
    script.answers = [httpx.Response(401)] * 20
    with pytest.raises(Unanswered, match="to log in"):
        session.call("GET", "/x")


def test_a_sync_that_is_shut_down(script: Script, session: Session) -> None:
    """The session sends nothing any more."""
    session.stopped = lambda: True
    with pytest.raises(Stopped):
        session.call("GET", "/x")
    assert script.tokens == []
