"""Finding a pair's pipes by their ending, and reading what a node says of one."""

from fixtures.node.pipes import Pipe, find, pipe
from tests.node.conftest import CONTACTS, IDS, PERSONS, described

READ_ONLY = ("PowerOffice GO", "Projectactivity")


def listed(*ids: object) -> list[object]:
    return [{"_id": key, "runtime": {}} for key in ids]


def test_pipes_of_a_pair():
    """Each entity has the one that collects it and the one that writes it, whatever stands before the ending."""
    found = find(listed(*IDS, "other-1-customers-all", "go-2-projectactivity-all"), [CONTACTS, PERSONS, READ_ONLY])
    assert found.collecting == {CONTACTS: IDS[0], PERSONS: IDS[2], READ_ONLY: "go-2-projectactivity-all"}
    assert found.sharing == {CONTACTS: IDS[1], PERSONS: IDS[3]}
    assert (found.only_read, found.problems) == ((READ_ONLY,), ())


def test_an_ending_is_a_whole_word():
    """`-subcontacts-all` is no pipe of Contacts; a pipe without a system before it is one."""
    assert not find(listed("crm-1-subcontacts-all"), [CONTACTS]).collecting
    assert find(listed("contacts-all"), [CONTACTS]).collecting == {CONTACTS: "contacts-all"}


def test_an_entity_with_brackets():
    """The node's datatype has the name before them."""
    customers = ("PowerOffice GO", "Customers (human data)")
    assert find(listed("go-2-customers-all"), [customers]).collecting == {customers: "go-2-customers-all"}


def test_two_pipes_that_end_alike():
    """None is used until the tester names one, and an entity whose share pipe is in doubt is not called read-only."""
    several = listed(*IDS, "hub-9-contacts-all", "hub-9-contacts-share")
    found = find(several, [CONTACTS])
    assert (found.collecting, found.sharing, found.only_read) == ({}, {}, ())
    assert found.problems[0] == (
        "2 pipes end in -contacts-all, so none is used; name the one of CRMOffice in SESAM_PIPES: "
        "crm-1-contacts-all, hub-9-contacts-all"
    )
    named = find(several, [CONTACTS], ("crm-1-contacts-all", "crm-1-contacts-share"))
    assert (named.collecting, named.problems) == ({CONTACTS: IDS[0]}, ())


def test_pipes_that_are_not_there():
    """A line says which entity is not collected, and which name of the setting the node does not know."""
    found = find(listed("x-all"), [CONTACTS], ["gone-contacts-all"])
    assert found.problems == (
        "SESAM_PIPES names gone-contacts-all, which the node does not have",
        "no pipe ends in -contacts-all, so CRMOffice Contacts is not collected",
    )


def test_a_list_that_is_none():
    """It holds no pipes."""
    for body in (None, {}, "pipes", [1, None, [], {}, {"_id": 3}, {"_id": "a/../contacts-all"}]):
        assert find(body, [CONTACTS]).collecting == {}


def test_schedules():
    """A deadline is three scans and at least 300 s; a daily cron expression is a nightly schedule."""
    for pump, schedule, text in (
        ({"cron_expression": "0 0 * * ?", "schedule_interval": 300}, "nightly at 00:00 UTC", "nightly at 00:00 UTC"),
        ({"cron_expression": "0 30 2 * * ?"}, "nightly at 02:30 UTC", "nightly at 02:30 UTC"),
        ({"cron_expression": "*/5 * * * ?"}, None, "by a cron expression that the suite does not read"),
        ({"schedule_interval": 300}, "900", "every 300 s"),
        ({"schedule_interval": 10.0}, "300", "every 10 s"),
        ({"schedule_interval": "soon"}, None, "no schedule given"),
        ({}, None, "no schedule given"),
    ):
        found = pipe("x", described("x", pump))
        assert (found.schedule, str(found)) == (schedule, text)


def test_states():
    """Disabled, invalid, running and deploying pipes say so."""
    runtime = {"is-disabled": True, "is-valid-config": False, "is-running": True, "state": "Deploying"}
    found = pipe("x", described("x", {"schedule_interval": 60}, **runtime))
    assert str(found) == "every 60 s, disabled, its configuration is invalid, deploying, running now"


def test_a_description_that_says_nothing():
    """It counts as a sound pipe at rest, whose schedule is unknown."""
    for body in (None, [], {"runtime": 3, "config": {"effective": None}}, "pipe"):
        assert pipe("x", body) == Pipe("x")
