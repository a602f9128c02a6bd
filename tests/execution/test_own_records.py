"""No record of anybody else is kept, however it came onto the recording."""

import json

from fixtures.evidence.recording import Interaction
from fixtures.execution.own_records import own_only
from tests.execution.world import CRM, FakeSystem, VirtualClock

CORRELATION_ID = "zqabcdeaaa"
SYSTEMS = (FakeSystem(CRM, VirtualClock()),)
MINE = {"id": "7", "familyName": f"{CORRELATION_ID} Lien"}
STRANGER = {"id": "8", "familyName": "Somebody Else"}


def answer(path: str, body: object, method: str = "GET") -> Interaction:
    """One interaction with a JSON answer."""
    uri = f"https://crmoffice.invalid{path}"
    return Interaction(method, uri, {}, None, 200, {}, json.dumps(body).encode())


def listed(page: int, *records: object) -> Interaction:
    """One page of a list of two."""
    return answer(f"/contacts?page={page}", {"items": list(records), "total": 2})


def body(interaction: Interaction) -> object:
    """What an interaction answers."""
    answered: object = json.loads(interaction.response_body)
    return answered


def test_strangers_in_a_list():
    """They are taken out and the count is put right."""
    (kept,) = own_only([listed(1, MINE, STRANGER)], SYSTEMS, (), (CORRELATION_ID,))
    assert body(kept) == {"items": [MINE], "total": 1}


def test_pages_of_one_list_become_one():
    """So a replay that asks for the first page is not sent on to a second."""
    kept = own_only([listed(1, STRANGER), listed(2, MINE)], SYSTEMS, (), (CORRELATION_ID,))
    assert [body(one) for one in kept] == [{"items": [MINE], "total": 1}]


def test_half_an_emoji_in_a_record():
    """It is evidence like any other value, also where the list is put together anew."""
    cut = {**MINE, "familyName": f"{CORRELATION_ID} \ud83d"}
    (kept,) = own_only([listed(1, cut, {"id": "9", "code": "1", "x": 2})], SYSTEMS, (), (CORRELATION_ID,))
    assert body(kept) == {"items": [cut], "total": 1}
    assert kept.response_body.isascii()


def test_two_polls_of_the_same_list_stay_two():
    """The same request twice is two polls of the scenario run, not two pages."""
    kept = own_only([listed(1, MINE), listed(1, MINE)], SYSTEMS, (), (CORRELATION_ID,))
    assert len(kept) == 2


def test_a_record_known_by_its_id_stays():
    """After an edit its correlation id may be gone."""
    changed = {"id": "7", "familyName": "null"}
    (kept,) = own_only([listed(1, changed)], SYSTEMS, ("7",), (CORRELATION_ID,))
    assert body(kept) == {"items": [changed], "total": 1}


def test_what_is_no_list_stays_as_it_is():
    """Single records, writes and answers without a body are not searched."""
    single = answer("/contacts/7", MINE)
    written = answer("/contacts", {"items": [STRANGER], "total": 1}, method="POST")
    torn = Interaction("GET", "https://crmoffice.invalid/x", {}, None, 500, {}, b"")
    assert own_only([single, written, torn], SYSTEMS, (), (CORRELATION_ID,)) == [single, written, torn]


def test_of_a_record_that_a_call_goes_through_the_id_is_kept():
    """A replay has to find the way to `/projects/3/activities` again, and nothing else of project 3."""
    projects = {"items": [{"id": 3, "name": "Somebody's secret"}, {"id": 31, "name": "Other"}], "total": 2}
    kept = own_only(
        [answer("/projects?code=P-1", projects), answer("/projects/3/activities", {"id": "7"}, method="POST")],
        SYSTEMS,
        (),
        (CORRELATION_ID,),
    )
    assert body(kept[0]) == {"items": [{"id": 3}], "total": 1}


PO = "https://poweroffice.invalid/v2"
V2 = {"Id": 7, "LastName": f"{CORRELATION_ID} Lien"}


def v2(path: str, body: object, status: int = 200) -> Interaction:
    """One interaction of PowerOffice GO's API v2; a 204 has no body."""
    content = b"" if status == 204 else json.dumps(body).encode()
    return Interaction("GET", f"{PO}{path}", {}, None, status, {}, content)


def test_bare_lists_of_api_v2():
    """Its pages become one, strangers are taken out, and a record is known by its `Id`."""
    pages = [
        v2("/ContactPersons?PageNumber=1&PageSize=2", [V2, {"Id": 8, "LastName": "Somebody Else"}]),
        v2("/ContactPersons?PageNumber=2&PageSize=2", [{"Id": 9, "LastName": "null"}]),
        v2("/ContactPersons?PageNumber=3&PageSize=2", None, 204),
    ]
    (kept,) = own_only(pages, SYSTEMS, ("9",), (CORRELATION_ID,))
    assert body(kept) == [{"Id": 7}, {"Id": 9}]  # no client describes contact persons of v2
    (alone,) = own_only(pages[2:], SYSTEMS, (), (CORRELATION_ID,))
    assert alone == pages[2]


def test_two_searches_of_one_list_stay_two():
    """A search for the correlation id and a listing by time are no pages of one list: a replay asks both."""
    found, changed = v2("/ContactPersons?externalCode=x", None, 204), v2("/ContactPersons?status=Active", [V2])
    kept = own_only([found, changed], SYSTEMS, (), (CORRELATION_ID,))
    assert [one.uri for one in kept] == [found.uri, changed.uri]
