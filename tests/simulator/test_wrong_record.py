"""Faults that write the wrong record, in situations that the trial of the catalogue does not have."""

from tests.simulator.conftest import Caller, MovingClock, Serve
from tests.simulator.story import counterparts, cycle, in_crmoffice, person


def rename(caller: Caller, key: str, subject: str) -> None:
    """A user's new subject in CRMOffice."""
    caller.crmoffice.edit("activities", key, {"subject": subject})


def names(caller: Caller) -> dict[str, str]:
    """The names of the time-tracking activities, by code."""
    return {one["code"]: one["name"] for one in caller.poweroffice.activities}


def test_renaming_reaches_first_of_one_subject(in_memory: Serve, clock: MovingClock) -> None:
    """The activity made first is renamed when the second one is."""
    with in_memory(faults=["renaming-reaches-first-of-one-subject"]) as caller:
        made = []
        for _ in range(2):
            tenant = caller.crmoffice
            made.append(str(tenant.make("activities", {"subject": "Walk"})["id"]))
            cycle(caller)
            clock.advance(1)
        rename(caller, made[1], "Run")
        cycle(caller)
        assert names(caller) == {made[0]: "Run", made[1]: "Walk"}
        assert caller.simulator.faults.acted == {"renaming-reaches-first-of-one-subject": 1}


def namesake_first(caller: Caller, clock: MovingClock) -> None:
    """Makes an unlinked contact person, and later a contact with the same values; runs cycles."""
    party = caller.simulator.parents["Customer"]
    values = {"firstName": "Åse", "lastName": "Berg"}
    caller.poweroffice.save_contact("customer", party, values)
    cycle(caller)
    clock.advance(1)
    person(caller, givenName="Åse", familyName="Berg")
    for _ in range(4):
        cycle(caller)
        clock.advance(1)


def test_unlinked_namesake(in_memory: Serve, clock: MovingClock) -> None:
    """A sound sync makes a contact person of its own, and leaves the unlinked one as it is."""
    with in_memory() as caller:
        namesake_first(caller, clock)
        assert [one["firstName"] for one in counterparts(caller)] == ["Åse", "Åse"]


def test_unlinked_namesake_taken_over(in_memory: Serve, clock: MovingClock) -> None:
    """There is one contact person only."""
    with in_memory(faults=["unlinked-namesake-taken-over"]) as caller:
        namesake_first(caller, clock)
        assert [one.get("externalCode") for one in counterparts(caller)] == [None]


def test_unlinked_records_rewritten(in_memory: Serve, clock: MovingClock) -> None:
    """The unlinked one is renamed, the counterpart is not."""
    with in_memory(faults=["unlinked-records-rewritten"]) as caller:
        namesake_first(caller, clock)
        assert [one["firstName"] for one in counterparts(caller)] == ["Not synchronised", "Åse"]


def test_too_long_for_crmoffice(in_memory: Serve, clock: MovingClock) -> None:
    """A sound sync goes on behind what CRMOffice refuses; with the fault nothing behind it arrives."""
    for faults, arrives in (([], True), (["too-long-for-crmoffice-stops-all"], False)):
        with in_memory(faults=faults) as caller:
            long, behind = (
                str(caller.crmoffice.make("activities", {"subject": name})["id"]) for name in ("Long", "Behind")
            )
            caller.sync.cycle()
            tenant = caller.poweroffice
            keys = {one["code"]: one["id"] for one in tenant.activities}
            clock.advance(1)
            tenant.save_activity({"id": keys[long], "name": "x" * 300})
            tenant.save_activity({"id": keys[behind], "name": "Arrives"})
            for _ in range(3):
                clock.advance(1)
                caller.sync.cycle()
            shown = in_crmoffice(caller, behind, "activities")["subject"]
            assert (shown == "Arrives") is arrives
