"""The simulated node: its pipes, its log-in, and what a start and a refusal do."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fixtures.simulator.schedules import UnknownSchedule, schedule, sped_up
from tests.simulator.conftest import Caller, MovingClock, Serve
from tests.simulator.story import counterparts, edit_there, in_crmoffice, person

CONTACTS, PERSONS = "crmoffice-73120-contacts", "powerofficego-58291-contactperson"
Ask = Callable[..., httpx.Response]


@pytest.fixture
def caller(serve: Serve) -> Iterator[Caller]:
    with serve(sync=True, node=True, scans="nightly") as found:
        yield found


@pytest.fixture
def ask(caller: Caller) -> Ask:
    settings = caller.simulator.settings

    def send(method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        headers = {"Authorization": f"Bearer {settings['SESAM_JWT']}"}
        return caller.http.request(method, f"{settings['SESAM_NODE_URL']}/{path}", headers=headers, **options)

    return send


def cycle(caller: Caller) -> None:
    caller.sync.cycle()


def test_a_call_without_the_token(caller: Caller) -> None:
    """It is answered 401, whatever it asks for."""
    for path in ("pipes", "health", "nothing"):
        assert caller.http.get(f"{caller.simulator.settings['SESAM_NODE_URL']}/{path}").status_code == 401


def test_pipes(ask: Ask) -> None:
    """Each entity has four, but a Projectactivity has no share pipe; the schedule is a cron expression."""
    ids = [pipe["_id"] for pipe in ask("GET", "pipes", params={"fields": "runtime"}).json()]
    assert [key for key in ids if "projectactivity" in key] == [
        "powerofficego-58291-projectactivity-all",
        "powerofficego-58291-projectactivity-collect",
    ]
    assert f"{PERSONS}-share" in ids
    shown = ask("GET", f"pipes/{PERSONS}-all").json()
    assert shown["config"]["effective"]["pump"]["cron_expression"] == "0 0 * * ?"
    assert ask("GET", "pipes/nothing-all").status_code == 404


def test_a_start(caller: Caller, ask: Ask, clock: MovingClock) -> None:
    """It forces a scan of a nightly entity; the pipe is running until a cycle has ended."""
    cycle(caller)
    key = person(caller)
    ask("POST", "pipes/crmoffice-73120-contacts-all/pump", data={"operation": "start"})
    cycle(caller)
    clock.advance(1)
    edit_there(caller, counterparts(caller)[0], firstName="Ola")
    cycle(caller)
    assert in_crmoffice(caller, key)["givenName"] != "Ola"
    started = ask("POST", f"pipes/{PERSONS}-all/pump", data={"operation": "start"}).json()
    assert started["runtime"]["is-running"]
    cycle(caller)
    assert in_crmoffice(caller, key)["givenName"] == "Ola"
    assert not ask("GET", f"pipes/{PERSONS}-all").json()["runtime"]["is-running"]


def test_another_operation(caller: Caller, ask: Ask) -> None:
    """It is refused and kept."""
    assert ask("POST", f"pipes/{PERSONS}-all/pump", data={"operation": "disable"}).status_code == 400
    assert caller.simulator.node is not None
    assert caller.simulator.node.refused == [f"POST /api/pipes/{PERSONS}-all/pump disable"]


def test_a_refusal(serve: Serve, clock: MovingClock) -> None:
    """What the target refuses stands in the log of its share pipe, and in the share dataset under the record."""
    with serve(sync=True, node=True) as caller:
        cycle(caller)
        key = person(caller)
        cycle(caller)
        clock.advance(1)
        edit_there(caller, counterparts(caller)[0], firstName="x" * 300)
        cycle(caller)
        settings = caller.simulator.settings
        headers = {"Authorization": f"Bearer {settings['SESAM_JWT']}"}
        base = settings["SESAM_NODE_URL"]
        (event,) = caller.http.get(f"{base}/pipes/{CONTACTS}-share/log?reverse=true", headers=headers).json()
        assert event["event_type"] == "write-error"
        begins = f"{CONTACTS}:{key}"
        assert event["entity"] == {"_id": begins}
        kept = f"{base}/datasets/{CONTACTS}-share/entity"
        assert caller.http.get(kept, params={"entity_id": begins}, headers=headers).json()["$error"]
        assert caller.http.get(kept, params={"entity_id": "x:nothing"}, headers=headers).status_code == 404


def test_schedules() -> None:
    """One interval stands for 300 s, so a day is 288 intervals; what is scanned in every cycle has no entry."""
    found = dict(sped_up(schedule("connector"), 2.0))
    assert found["Contactperson"] == found["Employees"] == 576.0
    assert not {"Contacts", "Timetrackingactivity"} & set(found)
    with pytest.raises(UnknownSchedule, match="did you mean nightly"):
        schedule("nightyl")
