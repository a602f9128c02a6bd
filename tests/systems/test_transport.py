"""What the transport repeats, looks up and records when attempts fail, and when it gives up."""

import httpx
import pytest

from fixtures.systems.errors import LoginFailed, NotAllowed, RecordMissing, Refused, UnexpectedAnswer, Unreachable
from fixtures.systems.transport import ApiLimits, Call, CallOptions, Transport
from tests.systems.conftest import Recording, Time

LIMITS = ApiLimits("A system", "A_BASE_URL", settle=2.0, least_wait=1.0, explain=lambda response: response.text)
READ = Call("GET", "/thing/1")
WRITE = Call("POST", "/thing", b'{"a":1}')
LOOK_UP = "GET /thing?id"


class Sender:
    """A transport to a tenant with scripted answers."""

    def __init__(self, client: httpx.Client, time: Time, recording: Recording, seconds: float = 30.0) -> None:
        self.transport = Transport(client, "https://tenant.example/", LIMITS, None, time.options(recording, seconds))

    def read(self) -> str:
        """Reads the thing."""
        return self.transport.read(READ).text

    def write(self) -> str:
        """Makes a thing."""

        def look_up() -> str | None:
            return self.transport.read(Call("GET", "/thing?id")).text or None

        return self.transport.write(WRITE, lambda answer: answer.text, look_up)


@pytest.fixture
def sender(client: httpx.Client, time: Time, recording: Recording) -> Sender:
    return Sender(client, time, recording)


def good(text: str = "good") -> httpx.Response:
    return httpx.Response(200, text=text)


def test_a_success_is_one_request(sender, script, recording):
    """There is no repetition and no wait."""
    script.replies = [good()]
    assert sender.read() == "good"
    assert recording.lines() == ["GET /thing/1"]
    assert sender.transport.retries == 0


def test_a_read_is_sent_again(sender, script, recording, time):
    """Only the successful attempts are on the recording; the others are counted."""
    troubles = (
        httpx.Response(503),
        httpx.Response(500),
        httpx.ReadError("reset by peer"),
        httpx.ReadTimeout("timed out"),
        httpx.ConnectError("refused"),
        httpx.RemoteProtocolError("disconnected without an answer"),
    )
    for count, trouble in enumerate(troubles, start=1):
        script.replies = [trouble, trouble, good()]
        assert sender.read() == "good"
        assert recording.lines() == ["GET /thing/1"] * count
        assert sender.transport.retries == 2 * count
        assert time.slept == [0.5, 1.0] * count


def test_429_waits_for_retry_after_and_at_least_the_vendors_minimum(sender, script, time):
    """Retry-After, a number or a date, counts, but the wait is at least one second."""
    for header, waited in (("7", 7.0), ("0", 1.0), (None, 1.0), ("soon", 1.0), ("Mon, 23 Nov 2026 12:00:09 GMT", 9.0)):
        time.now = 1_795_435_200.0  # 23 Nov 2026 12:00:00 GMT
        script.replies = [httpx.Response(429, headers={"Retry-After": header} if header else {}), good()]
        assert sender.read() == "good"
        assert time.slept.pop() == waited


def test_a_write_that_had_no_effect_is_sent_again_without_a_look_up(sender, script, recording):
    """It had none after a 429, and without a connection."""
    script.replies = [httpx.Response(429), httpx.ConnectError("refused"), good("made")]
    assert sender.write() == "made"
    assert recording.lines() == ["POST /thing"]
    assert len(script.requests) == 3


def test_a_failed_write_that_arrived_is_not_sent_again(sender, script, recording, time):
    """After a 503 the transport looks it up and returns what it finds; both stay on the recording."""
    script.replies = [httpx.Response(503), good("found")]
    assert sender.write() == "found"
    assert recording.lines() == ["POST /thing", LOOK_UP]
    assert time.slept == [2.0]


def test_a_lost_answer_of_a_write_that_arrived(sender, script, recording):
    """The recording shows the lost answer, then the look-up."""
    script.replies = [httpx.ReadTimeout("timed out"), good("found")]
    assert sender.write() == "found"
    assert recording.lines() == ['lost POST https://tenant.example/thing {"a":1}', LOOK_UP]


def test_a_write_that_shows_late_is_not_sent_again(sender, script, recording, time):
    """A replica may lag: the second look-up decides, and only that one is on the recording."""
    script.replies = [httpx.ReadTimeout("timed out"), good(""), good("found")]
    assert sender.write() == "found"
    assert recording.lines() == ['lost POST https://tenant.example/thing {"a":1}', LOOK_UP]
    assert time.slept == [2.0, 2.0]


def test_a_lost_answer_of_a_write_that_did_not_arrive(sender, script, recording):
    """The write is sent again, and nothing of the first attempt stays on the recording."""
    script.replies = [httpx.ReadTimeout("timed out"), good(""), good(""), good("made")]
    assert sender.write() == "made"
    assert recording.lines() == ["POST /thing"]
    assert [line[:4] for line in script.lines()] == ["POST", "GET ", "GET ", "POST"]


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "20"}], ids=["503", "503 with Retry-After"])
def test_a_write_that_cannot_be_looked_up_is_not_sent_again(client, script, time, recording, headers):
    """The call fails rather than make a record twice, even when seconds are left."""
    script.replies = [httpx.ReadTimeout("timed out"), httpx.Response(503, headers=headers)]
    script.endless = True
    with pytest.raises(Unreachable):
        # The look-ups give up at 24.5 s; in the remaining 3.5 s the write could be sent again.
        Sender(client, time, recording, seconds=28.0).write()
    assert sum(line.startswith("POST") for line in script.lines()) == 1


def test_a_lost_answer_replays_without_waiting(client, script, time, recording):
    """The same code replays the 503 and the look-up, with zero seconds and no sleep."""
    script.replies = [httpx.Response(503), good("found")]
    assert Sender(client, time, recording, seconds=0.0).write() == "found"
    assert time.slept == []


def test_a_host_that_does_not_answer_is_given_up_in_time(sender, script, time):
    """The message names the host, the last problem, and what to check."""
    script.replies, script.endless = [httpx.ConnectError("no route to host")], True
    began = time.now
    with pytest.raises(Unreachable, match=r"tenant\.example.*30 s.*no route to host.*A_BASE_URL"):
        sender.read()
    assert 20 < time.now - began <= 30


def test_a_wait_beyond_the_deadline_is_not_begun(sender, script, time):
    """A Retry-After of an hour raises Unreachable at once."""
    script.replies = [httpx.Response(429, headers={"Retry-After": "3600"})]
    with pytest.raises(Unreachable, match="3600 s"):
        sender.read()
    assert time.slept == []


def test_a_permanent_problem(sender, script):
    """Each status raises its own error after one request."""
    errors = {
        400: Refused,
        409: Refused,
        401: LoginFailed,
        403: NotAllowed,
        404: RecordMissing,
        302: UnexpectedAnswer,
    }
    for status, error in errors.items():
        script.replies = [httpx.Response(status, text="because")]
        with pytest.raises(error, match="A system"):
            sender.read()
    assert len(script.requests) == len(errors)


def test_a_refusal_shows_its_reason(sender, script):
    """The message holds the words of the tenant."""
    script.replies = [httpx.Response(400, text="familyName is too long")]
    with pytest.raises(Refused, match=r"POST /thing.*400.*familyName is too long"):
        sender.write()


def test_a_base_url_that_is_none(client, time, recording):
    """A mistyped address raises Unreachable at once."""
    with httpx.Client() as real:
        transport = Transport(real, "tenant.example", LIMITS, None, time.options(recording))
        with pytest.raises(Unreachable, match="A_BASE_URL"):
            transport.read(READ)
    assert time.slept == []


def test_other_errors_are_not_caught(sender, script):
    """An error of the guard or of a replay is no transient problem."""
    script.replies = [RuntimeError("not on recording")]
    with pytest.raises(RuntimeError, match="not on recording"):
        sender.read()


def test_time_outs_shrink(client, script, time, recording):
    """The last attempt does not exceed the deadline by a whole time-out."""
    script.replies = [httpx.Response(503), httpx.Response(503), good()]
    Sender(client, time, recording, seconds=4.0).read()
    assert [one.extensions["timeout"]["read"] for one in script.requests] == [4.0, 3.5, 2.5]


def test_a_wall_clock_that_is_set(client, script, time, recording):
    """A wall clock that is set back an hour at each reading does not prolong a call."""
    script.replies, script.endless = [httpx.Response(503)], True
    polls = iter(range(1_000_000))
    options = CallOptions(lambda: 1_800_000_000.0 - 3600 * next(polls), time.sleep, time.clock, recording)
    with pytest.raises(Unreachable):
        Transport(client, "https://tenant.example/", LIMITS, None, options).read(READ)
    assert 20 < sum(time.slept) <= 30


def test_a_date_that_is_no_clock(sender, script):
    """An implausible Date raises UnexpectedAnswer."""
    script.replies = [httpx.Response(200, headers={"Date": "Mon, 23 Nov 9999 12:00:00 GMT"})]
    with pytest.raises(UnexpectedAnswer, match="A system: GET /thing/1 is answered with a Date"):
        sender.read()
