"""What a worker starts, when, and what it does when the node is no help. Turns are called by hand."""

import time

import httpx
import pytest

from fixtures.node.client import Node
from fixtures.node.worker import AWAY, Missed, NodeWorker
from tests.node.conftest import CONTACTS, IDS, JWT, PERSONS, answer, described

READ_ONLY = ("PowerOffice GO", "Projectactivity")
LATE = Missed(PERSONS, CONTACTS, "c-7")


@pytest.fixture
def worker(node, clock):
    return NodeWorker(node, [CONTACTS, PERSONS], (), clock, round_seconds=5.0)


def turns(worker, clock, seconds: float) -> None:
    """Lets so much time pass in turns of a second."""
    for _ in range(int(seconds)):
        clock.now += 1.0
        worker.turn()


def test_nothing_is_outstanding(worker, fake, clock):
    """Pipes are looked for and none is started."""
    turns(worker, clock, 60)
    assert fake.asked == ["GET pipes"]


def test_a_change(worker, fake, clock):
    """Its pipe is started at once, and again only after some rounds while it is outstanding."""
    worker.update({CONTACTS: clock()}, [])
    turns(worker, clock, 14)
    assert fake.starts == [IDS[0]]
    turns(worker, clock, 2)
    assert fake.starts == [IDS[0], IDS[0]]
    worker.update({}, [])
    turns(worker, clock, 60)
    assert len(fake.starts) == worker.starts == 2


def test_changes_one_after_the_other(worker, fake, clock):
    """A pipe is started once a round at most."""
    for _ in range(30):
        worker.update({CONTACTS: clock()}, [])
        turns(worker, clock, 1)
    assert len(fake.starts) == 6


def test_a_busy_pipe(worker, fake, clock):
    """It is waited for, and then started."""
    busy = answer(described(IDS[0], **{"is-running": True}))
    fake.replies[f"pipes/{IDS[0]}"] = [busy, busy, answer(described(IDS[0]))]
    worker.update({CONTACTS: clock()}, [])
    turns(worker, clock, 2)
    assert fake.starts == []
    turns(worker, clock, 1)
    assert fake.starts == [IDS[0]]


@pytest.mark.parametrize(
    ("runtime", "why"),
    [({"is-disabled": True}, "it is disabled"), ({"is-valid-config": False}, "its configuration is invalid")],
)
def test_a_pipe_that_is_off(worker, fake, clock, runtime, why):
    """It is not started, because the run would hide that; one line says so."""
    fake.replies[f"pipes/{IDS[0]}"] = answer(described(IDS[0], **runtime))
    worker.update({CONTACTS: clock(), PERSONS: clock()}, [])
    turns(worker, clock, 60)
    assert set(fake.starts) == {IDS[2]}
    assert worker.lines() == [f"Sesam node: the pipe …-contacts-all is not started in this run: {why}"]
    assert (worker.collects(CONTACTS), worker.collects(PERSONS)) == (False, True)


def test_a_pipe_that_refuses(worker, fake, clock):
    """One line says so; other pipes go on."""
    fake.replies[f"pipes/{IDS[0]}/pump"] = answer({"detail": JWT}, 403)
    worker.update({CONTACTS: clock(), PERSONS: clock()}, [])
    turns(worker, clock, 60)
    assert fake.starts.count(IDS[0]) == 1
    assert fake.starts.count(IDS[2]) > 1
    (line,) = worker.lines()
    assert line.startswith("Sesam node: the pipe …-contacts-all is not started in this run: the node does not allow")
    assert (worker.started_since(CONTACTS, 0), worker.started_since(PERSONS, 0)) == (False, True)


def test_a_start_that_comes_too_soon(worker, fake, clock):
    """A pipe that is busy in that moment is started later, and does not count as started before."""
    fake.replies[f"pipes/{IDS[0]}/pump"] = [answer({}, 409), answer({})]
    worker.update({CONTACTS: clock()}, [])
    turns(worker, clock, 1)
    assert not worker.started_since(CONTACTS, 0)
    turns(worker, clock, 1)
    assert (worker.started_since(CONTACTS, 0), worker.starts, worker.lines()) == (True, 1, [])


@pytest.mark.parametrize("down", [httpx.ReadTimeout("slow"), answer({}, 404)])
def test_a_node_that_is_away(worker, fake, clock, down):
    """One line says so, and it is asked once a minute; when it is back, pipes are started."""
    fake.down = down
    worker.update({CONTACTS: clock()}, [LATE])
    turns(worker, clock, 3 * AWAY - 1)
    assert len(fake.asked) == 3
    (line,) = worker.lines()
    assert line.startswith("the Sesam node ")
    assert line.endswith("The run goes on without its help")
    assert worker.reason(LATE, 0) is None
    fake.down = None
    turns(worker, clock, AWAY)
    assert IDS[0] in fake.starts
    assert worker.lines() == []


def test_a_token_that_is_not_accepted(worker, fake, clock):
    """The node is not asked again."""
    fake.down = answer({}, 401)
    worker.update({CONTACTS: clock()}, [])
    turns(worker, clock, 10 * AWAY)
    assert fake.asked == ["GET pipes"]
    assert "SESAM_JWT (401)" in worker.lines()[0]


def test_no_such_pipes(worker, fake, clock):
    """A line says so, and nothing is started."""
    fake.replies["pipes"] = answer([])
    worker.update({CONTACTS: clock()}, [LATE])
    turns(worker, clock, 60)
    assert (fake.starts, len(worker.lines())) == ([], 2)
    assert worker.reason(LATE, 0) is None


def test_a_reason(worker, fake, clock):
    """The failure of the share pipe since the scenario run began is the reason; an older one is none."""
    fake.replies[f"pipes/{IDS[3]}/log"] = answer(
        [{"event_type": "pump-failed", "end_time": "2026-11-22T14:02:10Z", "original_error_message": "name required"}]
    )
    worker.update({}, [LATE])
    turns(worker, clock, 1)
    began = clock() - 20
    assert worker.reason(LATE, began) == "the share pipe …-contactperson-share stopped at 14:02:10 UTC: name required"
    assert worker.reason(LATE, clock() - 5) is None


def test_what_the_dataset_keeps(worker, fake, clock):
    """It is asked once for a late change, under the name that the record has on the node."""
    path = f"datasets/{IDS[3]}/entity"
    fake.replies[path] = answer({"response_status": 400, "response_body": {"title": "name required"}})
    worker.update({}, [LATE])
    turns(worker, clock, 30)
    assert fake.asked.count(f"GET {path}") == 1
    assert worker.reason(LATE, 0) == (
        "the share pipe …-contactperson-share keeps a refusal of this record: 400: name required"
    )


def test_a_share_pipe_that_is_off(worker, fake, clock):
    """That is the reason, whatever its log held before."""
    fake.replies[f"pipes/{IDS[3]}"] = answer(described(IDS[3], **{"is-disabled": True}))
    worker.update({}, [LATE])
    turns(worker, clock, 1)
    assert worker.reason(LATE, 0) == "the share pipe …-contactperson-share is disabled"


def test_a_log_that_may_not_be_read(worker, fake, clock):
    """Pipes are started all the same."""
    fake.replies[f"pipes/{IDS[3]}/log"] = answer({}, 403)
    worker.update({CONTACTS: clock()}, [LATE])
    turns(worker, clock, 30)
    assert len(fake.starts) > 1
    (line,) = worker.lines()
    assert line.startswith("Sesam node: of …-contactperson-share no reason is read")


def test_an_entity_that_is_only_read(node, fake, clock):
    """The node never writes it: that is the reason."""
    fake.replies["pipes"] = answer([described("go-2-projectactivity-all")])
    worker = NodeWorker(node, [READ_ONLY], (), clock, 5.0)
    worker.turn()
    late = Missed(READ_ONLY, ("CRMOffice", "Activities"), "a-1")
    assert worker.reason(late, 0) == (
        "the node has no share pipe …-projectactivity-share: it only reads Projectactivity"
    )


def test_the_thread(serve):
    """It starts a pipe of a running node, and ends with the run."""
    with serve() as simulator:
        settings = simulator.settings
        node = Node(settings["SESAM_NODE_URL"], settings["SESAM_JWT"])
        worker = NodeWorker(node, [CONTACTS, PERSONS], (), time.monotonic, 0.02)
        worker.start()
        worker.update({CONTACTS: time.monotonic()}, [])
        assert simulator.node.pipes.started.wait(5)
        worker.stop()
        assert not worker._thread.is_alive()
        node.close()
    assert simulator.node.refused == []
