"""What a recording changed is said in names and types, and no value of a record is."""

from dataclasses import replace

import pytest

from fixtures.evidence.changes import LINES, NAMES, Changes
from fixtures.evidence.errors import EvidenceError
from fixtures.execution.evidence_writer import EvidenceWriter
from tests.evidence.samples import CRM, FROM_SANDBOX, PASSED, POWER, asked, got
from tests.execution.world import START, World

ID = "542e87b9-1f6c-4c53-9a46-0d5d7b1e2a77"
OTHER_ID = "0a0c7fd2-8a51-4f0e-8a5e-33a4b4bb1c10"
SAME = "1 cassettes compared with what they replaced: nothing changed in shape"
HEAD = "1 cassettes compared with what they replaced: changed, with the number of cassettes"


def record(**more):
    return {"id": ID, "familyName": "Nordmann", "directPhone": "46336747"} | more


def listed(*records):
    return got("/contacts?page=1", {"items": list(records), "total": len(records)})


def written(answer, **changes):
    return asked("PATCH", f"{CRM}/contacts/{ID}", {}, answer, **changes)


def said(before, after, old=PASSED, new=PASSED, direction="CRMOffice"):
    changes = Changes()
    changes.note(direction, (old, before), (new, after))
    return changes.lines()


def taking(*ends):
    return replace(PASSED, seconds=dict(zip(("0-make", "1-link", "2-rest"), ends, strict=False)))


def test_nothing_replaced():
    """A first recording has nothing to be compared with."""
    assert Changes().lines() == []


def test_other_values_only():
    """Values, ids, stamps and the time in a query are new in every recording, and are no change."""
    before = [
        listed(record()),
        asked("GET", f"{POWER}/Customer/10001/Contact/?$filter=a", None, {"data": []}),
    ]
    after = [
        listed(record(id=OTHER_ID, familyName="Hansen"), record(directPhone="48732296")),
        asked("GET", f"{POWER}/Customer/10002/Contact/?$filter=b", None, {"data": []}),
    ]
    assert said(before, after) == [SAME]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (
            [listed(record())],
            [listed(record(score=7))],
            "new in answers, crmoffice contacts: score number (1)",
        ),
        (
            [written(record(score=7))],
            [written(record())],
            "missing in answers, crmoffice contacts: score (1)",
        ),
        (
            [written(record())],
            [written(record(directPhone=None))],
            "other type in answers, crmoffice contacts: directPhone string -> null (1)",
        ),
        (
            [listed(record(company={"id": 1}))],
            [listed(record(company={"id": 1, "vip": True}), record(company=None))],
            "new in answers, crmoffice contacts: company.vip boolean (1)",
        ),
        (
            [written(record())],
            [written({"errors": []}, status=400)],
            "other status, crmoffice PATCH /contacts/*: 200 -> 400 (1)",
        ),
        (
            [written(record())],
            [written(None, response_body=b"<html>Nordmann</html>")],
            "other type in answers, crmoffice contacts: the answer object -> string (1)",
        ),
    ],
)
def test_other_shape(before, after, line):
    """It is said once, with place, name and type."""
    head, *lines = said(before, after)
    assert head == HEAD
    assert f"  {line}" in lines
    assert not {"Nordmann", "46336747", ID} & set(" ".join(lines).split())


@pytest.mark.parametrize("key", ["ola@firma.example", ID, f"a{ID[1:]}", "Kari Nordmann", "a1b2c3d4e5f6"])
def test_key_that_is_data(key):
    """It becomes a star: ids, addresses and names of people are no names of properties."""
    answer = {key: 1}
    _, line = said([written(record())], [written(record(byOwner=answer))])
    assert "byOwner object" in line
    _, line = said([written(record(byOwner={}))], [written(record(byOwner=answer))])
    assert line == "  new in answers, crmoffice contacts: byOwner.* number (1)"


def test_record_that_was_not_seen_before():
    """An empty list does not tell what its records look like, so the first record is no change."""
    assert said([listed()], [listed(record())]) == [SAME]
    assert said([listed(record())], [listed()]) == [SAME]
    one = got("/contacts", {"data": record()})
    assert said([got("/contacts", {"data": []}), one], [got("/contacts", {"data": [1]}), one]) == [SAME]


def test_request_of_one_recording_only():
    """It has no answer to be compared with; nor has an error's body with that of a success."""
    before = [listed(record()), written(record())]
    assert said(before, [listed(record())]) == [SAME]
    lines = said(before, [listed(record()), written({"errors": {}}, status=400)])
    assert lines[1:] == ["  other status, crmoffice PATCH /contacts/*: 200 -> 400 (1)"]


def test_same_property_in_list_and_write():
    """It is one change of that cassette."""
    before = [listed(record()), written(record())]
    after = [listed(record(score=1)), written(record(score=1))]
    assert said(before, after)[1:] == ["  new in answers, crmoffice contacts: score number (1)"]


def test_other_verdict():
    """It is said with the promise, and is no change of shape."""
    failed = replace(PASSED, verdict="failed", promise="at rest", message="familyName 'Nordmann'")
    assert said([], [], new=failed) == [SAME, "  other verdict: passed -> failed (at rest) (1)"]
    assert said([], [], old=failed, new=failed) == [SAME]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ((1.0, 4.0, 10.0), (1.0, 8.5, 14.5), ["  other time (median), link: CRMOffice 3.0 -> 7.5 s (1)"]),
        ((1.0, 8.5), (1.0, 4.0), ["  other time (median), link: CRMOffice 7.5 -> 3.0 s (1)"]),
        ((1.0, 2.0), (1.0, 2.9), []),  # 90 %, and less than a second
        ((1.0, 31.0), (1.0, 36.0), []),  # five seconds, and less than 20 %
        ((1.0,), (1.0, 9.0), []),  # the old scenario run did not get so far
    ],
)
def test_other_times(before, after, lines):
    """A stage's own time counts, and only what is more than both a second and a fifth."""
    assert said([], [], taking(*before), taking(*after))[1:] == lines


def test_median_of_each_direction():
    """One slow scenario run among many is no change; directions are told apart, in one line a stage."""
    changes = Changes()
    for direction, ends in (("CRMOffice", (3, 3, 30)), ("PowerOffice GO", (9, 9, 3))):
        for end in ends:
            changes.note(direction, (taking(1.0, 4.0), []), (taking(1.0, 1.0 + end), []))
    assert changes.lines()[1:] == ["  other time (median), link: PowerOffice GO 3.0 -> 9.0 s (3)"]


def test_several_edits_of_a_journey():
    """They are times of one stage."""
    old = replace(PASSED, seconds={"0-edit": 1.0, "1-edit": 2.0})
    new = replace(PASSED, seconds={"0-edit": 3.0, "1-edit": 6.0})
    assert said([], [], old, new)[1:] == ["  other time (median), edit: CRMOffice 1.0 -> 3.0 s (2)"]


def test_counted_in_cassettes():
    """Equal changes are one line, the most frequent name first."""
    changes = Changes()
    for more in ({"score": 1}, {"score": 1, "rank": "a"}, {"score": 2}):
        changes.note("CRMOffice", (PASSED, [listed(record())]), (PASSED, [listed(record(**more))]))
    head, line = changes.lines()
    assert head.startswith("3 cassettes compared")
    assert line == "  new in answers, crmoffice contacts: score number (3), rank string (1)"


def test_sandbox_over_simulated():
    """The first day with a sandbox: the head says what was compared with what."""
    (head,) = said([], [], new=FROM_SANDBOX)
    assert head.startswith("1 cassettes compared with what they replaced, 1 of them simulated -> sandbox:")


def test_another_api():
    """However much changes, it is a few lines of a few names, and says how much more there is."""
    entities = [f"{'a' * (number + 1)}" for number in range(LINES + 5)]
    changed = {f"new{number}": 1 for number in range(NAMES + 3)}
    lines = said([got(f"/{one}", {}) for one in entities], [got(f"/{one}", changed) for one in entities])
    assert len(lines) == 1 + LINES
    assert lines[1].endswith(", ... and 3 more")
    assert lines[-1] == "  ... and 6 lines more"


def test_keeper(tmp_path):
    """It compares what it replaces; a first recording, and one that must not be written, compare nothing."""
    world = World()
    (scenario_run,) = world.execute(
        world.scenario_run("When a CRMOffice Contacts is made", "Then it gets exactly one PowerOffice GO Contactperson")
    )
    evidence_writer = EvidenceWriter(tmp_path, "sandbox", "abcde", START, lambda: START, ())
    evidence_writer.keep(scenario_run)
    assert evidence_writer.changes.lines() == []
    last = scenario_run.recording.interactions[-1]
    scenario_run.recording.interactions[-1] = replace(last, status=203)
    evidence_writer.keep(scenario_run)
    head, line = evidence_writer.changes.lines()
    assert head == HEAD
    assert line.startswith("  other status")
    assert line.endswith("(1)")
    refused = replace(evidence_writer, tenants="simulated", changes=Changes())
    with pytest.raises(EvidenceError, match="simulated never replaces it"):
        refused.keep(scenario_run)
    assert refused.changes.lines() == []
