"""A sync that writes as Sesam does, and what it keeps for a simulated node to show."""

from dataclasses import replace

from fixtures.simulator.behaviour import ReadsFirst
from fixtures.simulator.conditions import STILL, Conditions, preset
from tests.simulator.conftest import Caller, MovingClock, Serve
from tests.simulator.story import counterparts, cycle, edit_there, in_crmoffice, person

SLOWLY = replace(STILL, scan_cycles=4, reads_first=True)
WHOLE = replace(STILL, reads_first=True, whole_records=True)


def theirs(caller: Caller, key: str) -> dict[str, object]:
    """The contact person of a contact, as it is now."""
    [found] = [one for one in counterparts(caller) if one["externalCode"] == key]
    return found


def edited_on_both_sides(caller: Caller, clock: MovingClock) -> str:
    """A linked person whose first name a user changes there, and a second later another one here."""
    cycle(caller)
    key = person(caller)
    cycle(caller)
    clock.advance(1)
    edit_there(caller, counterparts(caller)[0], firstName="There", city="Moss")
    clock.advance(1)
    caller.crmoffice.edit("contacts", key, {"familyName": "Here"})
    clock.advance(0.5)
    return key


def test_a_target_that_a_user_has_changed(in_memory: Serve, clock: MovingClock) -> None:
    """The sync writes nothing until it has scanned the change; then both edits stand."""
    with in_memory(conditions=SLOWLY) as caller:
        key = edited_on_both_sides(caller, clock)
        cycle(caller)
        assert theirs(caller, key)["lastName"] == "Berg"
        looks = caller.simulator.behaviours["reads-first"]
        assert isinstance(looks, ReadsFirst)
        assert (looks.acted, looks.held) == (1, 1)
        clock.advance(4)
        cycle(caller, 2)
        assert (theirs(caller, key)["lastName"], theirs(caller, key)["firstName"]) == ("Here", "There")
        assert in_crmoffice(caller, key)["givenName"] == "There"


def test_a_target_that_is_overwritten_without_reading_it(in_memory: Serve, clock: MovingClock) -> None:
    """The counter-proof: a sync that does not read first writes at once."""
    with in_memory(conditions=replace(SLOWLY, reads_first=False)) as caller:
        key = edited_on_both_sides(caller, clock)
        cycle(caller)
        assert theirs(caller, key)["lastName"] == "Here"


def test_a_whole_record_overwrites_what_it_does_not_read(in_memory: Serve, clock: MovingClock) -> None:
    """Without reading first, a whole record takes a user's edit back: that is why the conditions have both."""
    with in_memory(conditions=replace(WHOLE, scan_cycles=4, reads_first=False)) as caller:
        key = edited_on_both_sides(caller, clock)
        cycle(caller)
        assert theirs(caller, key)["firstName"] == " Åse "
    with in_memory(conditions=replace(WHOLE, scan_cycles=4)) as caller:
        key = edited_on_both_sides(caller, clock)
        cycle(caller)
        clock.advance(4)
        cycle(caller, 2)
        assert (theirs(caller, key)["lastName"], theirs(caller, key)["firstName"]) == ("Here", "There")
        assert theirs(caller, key)["city"] == "Moss"


def test_a_day_in_the_filter(in_memory: Serve, clock: MovingClock) -> None:
    """The sync lists all that changed since midnight, and takes nothing of it for a new edit."""
    with in_memory(conditions=replace(STILL, since_by_day=True)) as caller:
        key = person(caller)
        cycle(caller)
        clock.advance(7200)
        person(caller, familyName="Lie")
        cycle(caller)
        sync = caller.sync
        assert len(sync.poweroffice.scan(sync.memory.links[0].flow, clock())) == 2
        given = caller.poweroffice.stamps.given
        cycle(caller, 3)
        assert caller.poweroffice.stamps.given == given
        assert theirs(caller, key)["lastName"] == "Berg"


def test_every_contact_person_by_the_supplier_route(in_memory: Serve, clock: MovingClock) -> None:
    """Those of a customer too: made, read and edited."""
    with in_memory(conditions=preset("supplier-route")) as caller:
        clock.advance(3)
        key = person(caller)
        cycle(caller)
        clock.advance(3)
        caller.crmoffice.edit("contacts", key, {"familyName": "Lie"})
        cycle(caller)
        assert theirs(caller, key)["lastName"] == "Lie"
        assert "partySupplierCode" not in theirs(caller, key)
        sync = caller.sync
        assert sync.poweroffice.supplier_calls == 3


def test_the_last_refusal(in_memory: Serve, clock: MovingClock) -> None:
    """It names the target entity, the record it came from, the time and the tenant's own words."""
    with in_memory(conditions=STILL, faults=["share-pipe-stuck"]) as caller:
        sync = caller.sync
        keys = [person(caller), person(caller, familyName="Lie")]
        for _ in range(2):
            clock.advance(1)
            sync.cycle()
        refusal = sync.refusals["Contactperson"]
        assert refusal.record in keys
        assert refusal.at == clock()
        assert refusal.reason == "Expected a number."
        assert sync.stopped == {"Contactperson"}
        assert counterparts(caller) == []


def test_a_share_pipe_that_is_off(in_memory: Serve) -> None:
    """It writes nothing, so nothing is refused; activities go on."""
    with in_memory(conditions=STILL, faults=["share-pipe-off"]) as caller:
        person(caller)
        caller.crmoffice.make("activities", {"subject": "Drive"})
        cycle(caller, 2)
        assert caller.sync.stopped == {"Contactperson"}
        assert caller.sync.refusals == {}
        assert counterparts(caller) == []
        assert [one["name"] for one in caller.poweroffice.activities] == ["Drive"]


def test_links_that_are_all_lost(in_memory: Serve, clock: MovingClock) -> None:
    """A contact gets a second contact person; an activity keeps its counterpart, which no edit reaches any more."""
    with in_memory(conditions=STILL, faults=["link-dataset-lost"]) as caller:
        sync, crmoffice = caller.sync, caller.crmoffice
        person(caller)
        drive = crmoffice.make("activities", {"subject": "Drive"})["id"]
        for _ in range(4):
            sync.cycle()
        crmoffice.edit("activities", drive, {"subject": "Ski"})
        clock.advance(1)
        sync.cycle()
        assert len(counterparts(caller)) == 2
        assert [one["name"] for one in caller.poweroffice.activities] == ["Drive"]
        assert sync.refusals["Timetrackingactivity"].reason == "The code is in use."


def test_an_edit_that_crmoffice_refuses(in_memory: Serve, clock: MovingClock) -> None:
    """The reason is what CRMOffice answered."""
    with in_memory(conditions=Conditions(replica_lag=(0, 0))) as caller:
        person(caller)
        cycle(caller)
        clock.advance(1)
        edit_there(caller, counterparts(caller)[0], lastName="x" * 256)
        caller.sync.cycle()
        assert "255 characters" in caller.sync.refusals["Contacts"].reason
