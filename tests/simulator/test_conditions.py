"""Every benign condition acts, and under it a sound sync still carries everything over."""

import random
import time
from dataclasses import replace
from typing import Any

import httpx
import pytest

from fixtures.simulator import running
from fixtures.simulator.account import COUNTS
from fixtures.simulator.conditions import BENIGN, PRESETS, UnknownCondition, preset
from fixtures.simulator.sync.flows import ACTIVITIES, CONTACTS, Flow, Side
from fixtures.simulator.sync.links import Seen, Values
from fixtures.simulator.sync.session import Unanswered
from tests.simulator.conftest import NO_CERTIFICATES, Caller, MovingClock, Serve
from tests.simulator.story import counterparts, edit_there, in_crmoffice

BY_THE_LOOP = {"slow-first-cycle", "jitter"}
IN_REAL_TIME = {"low-rate-limits"}
PEOPLE = 22
MOST_UNRELATED = 150
"""Records of others; `test_sync_conditions` has all thousand of them."""


def account(caller: Caller) -> dict[str, Any]:
    """The simulator's account, over HTTP."""
    url = caller.simulator.settings["CRMOFFICE_BASE_URL"]
    found: dict[str, Any] = caller.http.get(f"{url}/_simulator").json()
    return found


def live(caller: Caller, clock: MovingClock, seconds: float, times: int = 1) -> None:
    """Advances the clock and runs a cycle, so many times; a cycle may meet a problem."""
    sync = caller.simulator.sync
    assert sync is not None
    for _ in range(times):
        clock.advance(seconds)
        sync.cycle()


def ours(caller: Caller, keys: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The contact persons of these contacts, by the contact's id."""
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
    for contact in counterparts(caller):
        if contact.get("externalCode") in found:
            found[contact["externalCode"]].append(contact)
    return found


def all_agree(caller: Caller, keys: list[str]) -> None:
    """Asserts that each has one counterpart, with the same value in each row."""
    for key, [contact] in ours(caller, keys).items():
        record = in_crmoffice(caller, key)
        for row in CONTACTS.rows:
            assert record.get(row.crmoffice) == contact.get(row.poweroffice)


@pytest.mark.parametrize("name", sorted(set(BENIGN) - BY_THE_LOOP - IN_REAL_TIME))
def test_a_condition_acts_and_breaks_nothing(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """People and activities arrive once, edits arrive and stand, unlisted properties survive."""
    conditions = preset(name)
    conditions = replace(conditions, unrelated_records=min(conditions.unrelated_records, MOST_UNRELATED))
    draw = random.Random(1)  # noqa: S311 (which record is edited, not a secret)
    with in_memory(conditions=conditions) as caller:
        crmoffice = caller.simulator.crmoffice.tenant
        live(caller, clock, 3)
        made = [{"familyName": f"P{n}", "givenName": "Åse", "directPhone": f"4{n}"} for n in range(PEOPLE)]
        keys = [str(crmoffice.make("contacts", values)["id"]) for values in made]
        drives = [str(crmoffice.make("activities", {"subject": f"D{n}"})["id"]) for n in range(3)]
        live(caller, clock, 1.5, 14)
        all_agree(caller, keys)
        for number in range(4):
            there, here = draw.sample(keys, 2)
            [contact] = ours(caller, [there])[there]
            edit_person(caller, contact, firstName=f"there {number}", city="Moss")
            crmoffice.edit("contacts", here, {"givenName": f"here {number}", "mobilePhone": "9"})
            live(caller, clock, 1.5, 6)
            assert in_crmoffice(caller, there)["givenName"] == f"there {number}"
            [contact] = ours(caller, [here])[here]
            assert contact["firstName"] == f"here {number}"
            assert ours(caller, [there])[there][0]["city"] == "Moss"
            assert in_crmoffice(caller, here)["mobilePhone"] == "9"
        all_agree(caller, keys)
        tenant = caller.simulator.poweroffice.tenant
        used = [use["activityCode"] for use in tenant.project_activities]
        assert [used.count(key) for key in drives] == [1, 1, 1]
        at_rest(caller, clock)
        assert account(caller)["conditions"][name] > 0


def edit_person(caller: Caller, contact: dict[str, Any], **changes: object) -> None:
    """A user's edit, under whichever party the contact person is."""
    kind = "supplier" if "partySupplierCode" in contact else "customer"
    if kind == "customer":
        edit_there(caller, contact, **changes)
        return
    tenant = caller.simulator.poweroffice.tenant
    tenant.save_contact(kind, contact["partyId"], {"id": contact["id"], **changes})


def at_rest(caller: Caller, clock: MovingClock) -> None:
    """Asserts that no record changes any more, unless other users edit all the time."""
    if caller.simulator.conditions.others_edits:
        return
    tenants = caller.simulator.crmoffice.tenant, caller.simulator.poweroffice.tenant
    live(caller, clock, 3, 6)
    stamps = [tenant.stamps.given for tenant in tenants]
    live(caller, clock, 3, 6)
    assert stamps == [tenant.stamps.given for tenant in tenants]


def test_the_opposite_checklist(in_memory: Serve, clock: MovingClock) -> None:
    """A record that users make in PowerOffice GO gets one counterpart in CRMOffice and stays in sync."""
    with in_memory(conditions=preset("both-directions")) as caller:
        live(caller, clock, 3, 40)
        simulator = caller.simulator
        sync, tenant = simulator.sync, simulator.poweroffice.tenant
        assert sync is not None
        assert len(list(simulator.crmoffice.tenant.tables["contacts"])) == len(counterparts(caller)) == 30
        assert len(list(simulator.crmoffice.tenant.tables["activities"])) == 30
        assert len(list(tenant.activities)) == len(list(tenant.project_activities)) == 30
        [link] = [link for link in sync.memory.links if link.flow is ACTIVITIES and link.code == "T-7"]
        simulator.crmoffice.tenant.edit("activities", link.halves[Side.CRMOFFICE].id, {"subject": "Møte to"})
        live(caller, clock, 3)
        assert [one["code"] for one in tenant.activities if one["name"] == "Møte to"] == ["T-7"]


def test_an_edit_while_an_answer_is_missing(
    in_memory: Serve, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sync does not know yet that the counterpart was made, and an edit made meanwhile arrives all the same."""
    with in_memory(conditions=replace(preset("both-directions"), made_there=0)) as caller:
        sync, tenant = caller.simulator.sync, caller.simulator.poweroffice.tenant
        assert sync is not None
        made = tenant.save_contact("customer", caller.simulator.parents["Customer"], {"lastName": "Berg"})
        make = sync.crmoffice.make

        def lost(flow: Flow, values: Values) -> Seen:
            make(flow, values)
            monkeypatch.undo()
            raise Unanswered("no answer")

        monkeypatch.setattr(sync.crmoffice, "make", lost)
        live(caller, clock, 1)
        edit_there(caller, dict(made), lastName="Lie")
        live(caller, clock, 1, 3)
        [contact] = caller.simulator.crmoffice.tenant.tables["contacts"]
        assert contact["familyName"] == counterparts(caller)[0]["lastName"] == "Lie"


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_opposite_checklist_with_calls_that_fail(in_memory: Serve, clock: MovingClock, seed: int) -> None:
    """The sync finds a record whose creation was not answered, and does not make it twice."""
    conditions = replace(preset("both-directions", seed), failure_rate=0.2, made_there=15)
    with in_memory(conditions=conditions) as caller:
        keys = [
            str(caller.simulator.crmoffice.tenant.make("contacts", {"familyName": f"F{n}"})["id"]) for n in range(5)
        ]
        live(caller, clock, 3, 60)
        assert len(list(caller.simulator.crmoffice.tenant.tables["contacts"])) == 20
        assert len(list(caller.simulator.crmoffice.tenant.tables["activities"])) == 15
        assert len(counterparts(caller)) == 20
        assert len(list(caller.simulator.poweroffice.tenant.project_activities)) == 15
        assert all(len(found) == 1 for found in ours(caller, keys).values())


def test_limits_that_are_low() -> None:
    """The sync waits when the tenant asks it to, and everything arrives; in real time."""
    conditions = replace(preset("low-rate-limits"), replica_lag=(0, 0))
    with running(conditions=conditions) as simulator, httpx.Client(trust_env=False, verify=NO_CERTIFICATES) as http:
        assert simulator.sync is not None
        for number in range(20):
            simulator.crmoffice.tenant.make("contacts", {"familyName": str(number)})
        simulator.sync.cycle()
        assert len(list(simulator.poweroffice.tenant.contacts)) == 20
        counted = http.get(f"{simulator.settings['CRMOFFICE_BASE_URL']}/_simulator").json()
        assert counted["conditions"]["low-rate-limits"] > 0


@pytest.mark.parametrize("name", sorted(BY_THE_LOOP))
def test_a_condition_of_the_loop(name: str) -> None:
    """Cycles begin late, and still run."""
    conditions = replace(preset(name), replica_lag=(0, 0))
    with running(conditions=conditions, interval=0.02) as simulator:
        simulator.crmoffice.tenant.make("contacts", {"familyName": "Berg"})
        assert simulator.sync is not None
        while simulator.sync.cycles < 3:
            time.sleep(0.005)
        assert len(list(simulator.poweroffice.tenant.contacts)) == 1
        assert COUNTS[name](simulator) > 0


def test_names_and_lines() -> None:
    """Each has a sentence of its own and a count; the message on an unknown name lists all."""
    assert len(BENIGN) >= 18
    assert set(BENIGN) == set(COUNTS)
    assert len({one.line for one in PRESETS.values()}) == len(PRESETS)
    assert all(one.line.endswith(".") and len(one.line) < 80 for one in PRESETS.values())
    with pytest.raises(UnknownCondition, match="half-filled"):
        preset("fog")
    assert (preset("jitter", 7).seed, preset("jitter", 7).name) == (7, "jitter")
