"""Bad weather: what is sent again, what is looked for first, what stays on recording, and when it is given up."""

import httpx
import pytest

from fixtures.systems.errors import (
    LoginFailed,
    NotAllowed,
    RecordMissing,
    Refused,
    UnexpectedAnswer,
    Unreachable,
)
from fixtures.systems.retries import RetryPolicy
from fixtures.systems.transport import ApiLimits, Call, Transport
from tests.systems.conftest import Recording, Script, Time

LIMITS = ApiLimits("A system", "A_BASE_URL", settle=2.0, least_wait=1.0, explain=lambda response: response.text)
READ = Call("GET", "/thing/1")
WRITE = Call("POST", "/thing", b'{"a":1}')
LOOK = "GET /thing?token"


class Ship:
    """A transport in the weather of a script."""

    def __init__(self, client: httpx.Client, time: Time, recording: Recording, retry_policy: float = 30.0) -> None:
        self.transport = Transport(
            client,
            "https://tenant.example/",
            LIMITS,
            auth=None,
            witness=recording,
            retry_policy=RetryPolicy(retry_policy, time.clock, time.sleep),
            wall=time.clock,
        )

    def read(self) -> str:
        """Reads the thing."""
        return self.transport.read(READ).text

    def write(self) -> str:
        """Makes a thing."""

        def look() -> str | None:
            return self.transport.read(Call("GET", "/thing?token")).text or None

        return self.transport.write(WRITE, lambda answer: answer.text, look)


@pytest.fixture
def ship(client: httpx.Client, time: Time, recording: Recording) -> Ship:
    return Ship(client, time, recording)


def good(text: str = "good") -> httpx.Response:
    return httpx.Response(200, text=text)


def test_fair_weather_is_one_request(ship: Ship, script: Script, recording: Recording) -> None:
    """Nothing is sent twice, counted or waited for."""
    script.replies = [good()]

    assert ship.read() == "good"
    assert recording.lines() == ["GET /thing/1"]
    assert ship.transport.retries == 0


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(503),
        httpx.Response(500),
        httpx.ReadError("reset by peer"),
        httpx.ReadTimeout("timed out"),
        httpx.ConnectError("refused"),
        httpx.RemoteProtocolError("disconnected without an answer"),
    ],
    ids=str,
)
def test_a_read_is_sent_again(
    ship: Ship, script: Script, recording: Recording, time: Time, trouble: httpx.Response | Exception
) -> None:
    """Only the attempt that got through is on recording; the others are counted."""
    script.replies = [trouble, trouble, good()]

    assert ship.read() == "good"
    assert recording.lines() == ["GET /thing/1"]
    assert ship.transport.retries == 2
    assert time.slept == [0.5, 1.0]


@pytest.mark.parametrize(("header", "waited"), [("7", 7.0), ("0", 1.0), (None, 1.0), ("soon", 1.0)])
def test_429_waits_as_long_as_told_and_never_less_than_the_vendor_wants(
    ship: Ship, script: Script, time: Time, header: str | None, waited: float
) -> None:
    """Retry-After counts; at least a second."""
    script.replies = [httpx.Response(429, headers={"Retry-After": header} if header else {}), good()]

    assert ship.read() == "good"
    assert time.slept == [waited]


def test_429_with_a_date(ship: Ship, script: Script, time: Time) -> None:
    """Retry-After may be a moment instead of seconds."""
    time.now = 1_795_435_200.0  # 23 Nov 2026 12:00:00 GMT
    script.replies = [httpx.Response(429, headers={"Retry-After": "Mon, 23 Nov 2026 12:00:09 GMT"}), good()]

    ship.read()

    assert time.slept == [9.0]


def test_a_write_refused_with_429_is_sent_again_without_looking(
    ship: Ship, script: Script, recording: Recording
) -> None:
    """It was not carried out, so there is nothing to look for."""
    script.replies = [httpx.Response(429), good("made")]

    assert ship.write() == "made"
    assert recording.lines() == ["POST /thing"]


def test_a_write_that_never_left_is_sent_again_without_looking(
    ship: Ship, script: Script, recording: Recording
) -> None:
    """No connection, no record."""
    script.replies = [httpx.ConnectError("refused"), good("made")]

    assert ship.write() == "made"
    assert recording.lines() == ["POST /thing"]


def test_a_failed_write_that_arrived_is_not_sent_again(
    ship: Ship, script: Script, recording: Recording, time: Time
) -> None:
    """After a 503 it is looked for, and what is found is the answer; both stay on recording."""
    script.replies = [httpx.Response(503), good("found")]

    assert ship.write() == "found"
    assert recording.lines() == ["POST /thing", LOOK]
    assert time.slept == [2.0]


def test_a_lost_answer_of_a_write_that_arrived(ship: Ship, script: Script, recording: Recording) -> None:
    """The recording says that the answer was lost, then shows the look."""
    script.replies = [httpx.ReadTimeout("timed out"), good("found")]

    assert ship.write() == "found"
    assert recording.lines() == ['lost POST https://tenant.example/thing {"a":1}', LOOK]


def test_a_write_that_shows_late_is_not_sent_again(
    ship: Ship, script: Script, recording: Recording, time: Time
) -> None:
    """A replica may lag: the second look decides, and it is the one on recording."""
    script.replies = [httpx.ReadTimeout("timed out"), good(""), good("found")]

    assert ship.write() == "found"
    assert recording.lines() == ['lost POST https://tenant.example/thing {"a":1}', LOOK]
    assert time.slept == [2.0, 2.0]


def test_a_lost_answer_of_a_write_that_did_not_arrive(ship: Ship, script: Script, recording: Recording) -> None:
    """It is sent again, and nothing of the first attempt stays on recording."""
    script.replies = [httpx.ReadTimeout("timed out"), good(""), good(""), good("made")]

    assert ship.write() == "made"
    assert recording.lines() == ["POST /thing"]
    assert [line[:4] for line in script.lines()] == ["POST", "GET ", "GET ", "POST"]


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "20"}], ids=["503", "503 with Retry-After"])
def test_a_write_whose_fate_cannot_be_looked_up_is_not_sent_again(
    client: httpx.Client, script: Script, time: Time, recording: Recording, headers: dict[str, str]
) -> None:
    """Better no verdict than a record made twice, even when there is a moment's patience left."""
    script.replies = [httpx.ReadTimeout("timed out"), httpx.Response(503, headers=headers)]
    script.endless = True

    with pytest.raises(Unreachable):
        # The looks give up at 24.5 s: 3.5 s are left, in which the write could go out again.
        Ship(client, time, recording, retry_policy=28.0).write()

    assert sum(line.startswith("POST") for line in script.lines()) == 1


def test_a_lost_answer_replays_without_waiting(
    client: httpx.Client, script: Script, time: Time, recording: Recording
) -> None:
    """The same code reads the 503 and the look off the recording, with no patience and no sleep."""
    script.replies = [httpx.Response(503), good("found")]

    assert Ship(client, time, recording, retry_policy=0.0).write() == "found"
    assert time.slept == []


def test_a_host_that_stays_away_is_given_up_in_time(ship: Ship, script: Script, time: Time) -> None:
    """The message names the host, the last problem, and what to check."""
    script.replies, script.endless = [httpx.ConnectError("no route to host")], True
    began = time.now

    with pytest.raises(Unreachable, match=r"tenant\.example.*30 s.*no route to host.*A_BASE_URL"):
        ship.read()

    assert 20 < time.now - began <= 30


def test_a_wait_longer_than_patience_is_not_begun(ship: Ship, script: Script, time: Time) -> None:
    """An hour's Retry-After is told at once."""
    script.replies = [httpx.Response(429, headers={"Retry-After": "3600"})]

    with pytest.raises(Unreachable, match="3600 s"):
        ship.read()

    assert time.slept == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Refused),
        (409, Refused),
        (401, LoginFailed),
        (403, NotAllowed),
        (404, RecordMissing),
        (302, UnexpectedAnswer),
    ],
)
def test_what_will_not_pass_is_sent_once(ship: Ship, script: Script, status: int, error: type[Exception]) -> None:
    """Each status has its own error, and the request was sent once."""
    script.replies = [httpx.Response(status, text="because")]

    with pytest.raises(error, match="A system"):
        ship.read()

    assert len(script.requests) == 1


def test_a_refusal_says_why(ship: Ship, script: Script) -> None:
    """The tenant's own words stand in the message."""
    script.replies = [httpx.Response(400, text="familyName is too long")]

    with pytest.raises(Refused, match=r"POST /thing.*400.*familyName is too long"):
        ship.write()


def test_a_base_url_that_is_none(client: httpx.Client, time: Time, recording: Recording) -> None:
    """A mistyped address is said at once."""
    with httpx.Client() as real:
        transport = Transport(
            real,
            "tenant.example",
            LIMITS,
            auth=None,
            witness=recording,
            retry_policy=RetryPolicy(30, time.clock, time.sleep),
        )
        with pytest.raises(Unreachable, match="A_BASE_URL"):
            transport.read(READ)

    assert time.slept == []


def test_somebody_elses_errors_pass(ship: Ship, script: Script) -> None:
    """A guard or a recording that does not fit must not look like weather."""
    script.replies = [RuntimeError("not on recording")]

    with pytest.raises(RuntimeError, match="not on recording"):
        ship.read()


def test_time_outs_shrink_with_patience(client: httpx.Client, script: Script, time: Time, recording: Recording) -> None:
    """The last attempt cannot overshoot the patience by a whole time-out."""
    script.replies = [httpx.Response(503), httpx.Response(503), good()]

    Ship(client, time, recording, retry_policy=4.0).read()

    assert [one.extensions["timeout"]["read"] for one in script.requests] == [4.0, 3.5, 2.5]


def test_a_wall_clock_that_is_set(client: httpx.Client, script: Script, time: Time, recording: Recording) -> None:
    """Set back by an hour at every look, it makes no call wait any longer."""
    script.replies, script.endless = [httpx.Response(503)], True
    polls = iter(range(1_000_000))
    retry_policy = RetryPolicy(30, time.clock, time.sleep)
    transport = Transport(
        client,
        "https://tenant.example/",
        LIMITS,
        auth=None,
        witness=recording,
        retry_policy=retry_policy,
        wall=lambda: 1_800_000_000.0 - 3600 * next(polls),
    )

    with pytest.raises(Unreachable):
        transport.read(READ)

    assert 20 < sum(time.slept) <= 30


def test_a_date_that_is_no_clock(ship: Ship, script: Script) -> None:
    """It is the tenant's error, and no reason to wait for a thousand years."""
    script.replies = [httpx.Response(200, headers={"Date": "Mon, 23 Nov 9999 12:00:00 GMT"})]

    with pytest.raises(UnexpectedAnswer, match="A system: GET /thing/1 is answered with a Date"):
        ship.read()
