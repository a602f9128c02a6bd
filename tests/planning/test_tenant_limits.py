"""What the doctor found on some tenants decides what is skipped there, and how long a longest value is."""

import json
from dataclasses import replace

import pytest

from fixtures.planning.tenant_limits import NO_LIMITS, Limits, Place, Room, Unfit, keep, path_for, read
from tests.execution.projects import BEGINS
from tests.execution.projects import planned as projects_plan
from tests.execution.world import CONTACTS, CRM, GO, World, planned

PHONE, FAMILY, GIVEN = CONTACTS.rows
TENANT, DAY = "127.0.0.1:1 + 127.0.0.1:2", "2026-11-23"
THERE = Place(GO, "Contactperson", "lastName", "person name")
TRIMS = Unfit(THERE, "space-ends", 1, "stored otherwise: spaces lost")
FINDINGS = Limits(TENANT, DAY, (TRIMS,), (Room(THERE, "longest", 40),))

MADE = "When a CRMOffice Contacts record is made with familyName as {}"
EDITED = (
    "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record",
    "When lastName is changed in PowerOffice GO to {}",
)
SPACES, PLAIN, LONGEST = ("a name with a space at each end", "a plain name", "the longest name")


def made(words: str, row=FAMILY):
    """The plan of a record made with a value of a class."""
    return planned(MADE.format(words).replace("familyName", row.source), row=row)


def test_either_direction():
    """What one side changes can be tested neither from there nor towards it; the reason says all."""
    edited = planned(EDITED[0], EDITED[1].format(SPACES), row=FAMILY)
    for plan in (made(SPACES), edited):
        reason = FINDINGS.reason(plan) or ""
        assert reason.startswith("not testable on this tenant: PowerOffice GO Contactperson, lastName as a name with")
        assert "spaces lost" in reason
        assert DAY in reason


def test_others_are_tested():
    """Another class, another row, and promises without a row."""
    for plan in (made(PLAIN), made(SPACES, GIVEN), planned("When a CRMOffice Contacts record is made")):
        assert FINDINGS.reason(plan) is None


def test_promises_about_every_property_need_plain_values():
    """Where not even these are kept, neither is anything that rests on them."""
    plain = replace(FINDINGS, unfit=(replace(TRIMS, value_class="plain"),))
    together = planned(
        "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record",
        "When every listed property is changed in CRMOffice to plain values",
        tags={"together"},
    )
    assert plain.reason(together)
    assert plain.reason(planned("When a CRMOffice Contacts record is made")) is None


def test_nothing_is_made(monkeypatch):
    """A scenario run that cannot be tested ends before its first write, with the reason."""
    world = World()
    scenario_run = world.scenario_run(MADE.format(SPACES), row=FAMILY)
    scenario_run.context = replace(scenario_run.context, limits=FINDINGS)
    scenario_run.pair.context = scenario_run.context
    world.execute(scenario_run)
    assert (scenario_run.unsupported or "").startswith("not testable on this tenant")
    assert world.crm.requests == []


@pytest.mark.parametrize(("limits", "length"), [(FINDINGS, 40), (NO_LIMITS, 255)])
def test_longest(limits, length):
    """It is as long as both sides were seen to hold, else as the clients think."""
    scenario_run = World().scenario_run(MADE.format(LONGEST), row=FAMILY)
    scenario_run.pair.context = replace(scenario_run.context, limits=limits)
    (value,) = scenario_run.pair.value_of(scenario_run.plan.steps[0]).values()
    assert len(str(value)) == length
    assert scenario_run.pair.rooms == ({("familyName", "lastName", "longest"): 40} if limits.rooms else {})


def test_longest_of_a_replay():
    """It is the recording's, wherever it is replayed."""
    scenario_run = World().scenario_run(MADE.format(LONGEST), row=FAMILY)
    scenario_run.pair.rooms["familyName", "lastName", "longest"] = 33
    (value,) = scenario_run.pair.value_of(scenario_run.plan.steps[0]).values()
    assert len(str(value)) == 33


def test_kept(tmp_path):
    """What is written is read again, for these tenants only, with the transcript beside it."""
    path = keep(tmp_path, FINDINGS, ["ok a: b"])
    assert path == path_for(tmp_path, TENANT)
    assert read(tmp_path, TENANT) == FINDINGS
    assert read(tmp_path, "other") == NO_LIMITS
    assert json.loads(path.read_bytes())["transcript"] == ["ok a: b"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_unreadable(tmp_path):
    """A file that says nothing limits nothing."""
    path = keep(tmp_path, FINDINGS, [])
    for text in ("", "{", "[]", '{"form": 0}', '{"form": 1, "tenant": "127.0.0.1:1 + 127.0.0.1:2"}'):
        path.write_text(text, encoding="utf-8")
        assert read(tmp_path, TENANT) == NO_LIMITS, text


def test_older_recipes(tmp_path):
    """What was found of other values than the class makes today is not believed."""
    keep(tmp_path, replace(FINDINGS, unfit=(TRIMS, replace(TRIMS, version=0), replace(TRIMS, value_class="x"))), [])
    assert read(tmp_path, TENANT).unfit == (TRIMS,)


def test_a_day_that_one_side_changes():
    """The class of the same name on the other side stands for the same days, so it cannot be tested either way."""
    begins = Unfit(Place(CRM, "Activities", "startsAt", "moment"), "leap-day", 1, "refused")
    limits = Limits(TENANT, DAY, (begins,))
    made = "When a PowerOffice GO Projects record is made with StartDate as {}"
    assert "startsAt as a leap day: refused" in (
        limits.reason(projects_plan(made.format("a leap day"), row=BEGINS)) or ""
    )
    assert limits.reason(projects_plan(made.format("a plain day"), row=BEGINS)) is None
