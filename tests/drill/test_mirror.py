"""What a fault declares of one pair, mirrored for the opposite one."""

from pathlib import Path

import pytest

from fixtures.drill.catalogue import DrillError, FaultEntry
from fixtures.drill.drill import Drill
from fixtures.drill.mirror import mirror, mirrored, of_pair
from fixtures.drill.scenario import SectionPromise
from tests.drill.samples import LINK, PHONE_BACK, PHONE_THERE, SECTION, TOGETHER, passed

BACK = SectionPromise("Contactperson-Contacts", "edited in PowerOffice GO", "phoneNumber -> directPhone")
THERE = SectionPromise("Contactperson-Contacts", "edited in CRMOffice", "phoneNumber -> directPhone")
UNKNOWN = SectionPromise("Timetrackingactivity-Activities", "edited in CRMOffice", "name -> subject")
SCENARIOS = [
    passed(BACK, value="plain"),
    passed(BACK, value="longest"),
    passed(THERE, value="plain"),
    passed(UNKNOWN, value="plain"),
    passed(SectionPromise("Contactperson-Contacts", "one counterpart")),
]
PHONE = FaultEntry("phone", "Phones do not come back.", frozenset({PHONE_BACK, TOGETHER}), ("longest",))
NAME = FaultEntry("name", "", frozenset({SectionPromise(SECTION, "edited in CRMOffice", "familyName -> lastName")}))
EDITS = FaultEntry("edits", "No edit arrives.", frozenset({TOGETHER, PHONE_THERE}))
COUNT = FaultEntry("count", "One too many.", frozenset({LINK, PHONE_THERE}))
FAULTS = [PHONE, NAME, EDITS, COUNT]


def test_an_edit_is_an_edit_seen_from_either_side():
    """Section and row are reversed, the edited system stays; mirrored twice it is the same. Nothing else has a mirror.

    Neither new records nor promises of a section as a whole have an opposite.
    """
    assert mirror(PHONE_BACK) == BACK
    assert mirror(BACK) == PHONE_BACK
    others = (LINK, TOGETHER, SectionPromise(SECTION, "created", "directPhone -> phoneNumber"))
    assert [mirror(promise) for promise in others] == [None, None, None]


def test_faults_of_edits_come_along_with_what_they_break_here():
    """The others are left out: what they break is not promised here, or no edit would be reached."""
    found = mirrored(FAULTS, FAULTS, SCENARIOS)
    assert [(fault.name, fault.breaks) for fault in found.faults] == [
        ("phone", frozenset({BACK})),
        ("edits", frozenset({THERE})),
    ]
    assert found.faults[0].values == ("longest",)
    assert found.summary("other", named=False) == (
        "other: 0 of 4 faults declare what they break of it, 2 break edits of its rows and are tried with these; "
        "the others are left out: count, name"
    )


def test_only_what_some_fault_could_break_is_tried():
    """It is unknown whether a row that no fault declares must stay green; the controls try all."""
    found = mirrored(FAULTS, [PHONE], SCENARIOS)
    assert [one.about for one in found.scenarios] == [BACK, BACK, THERE]
    drill = Drill(Path(), SCENARIOS, whole=False, seeds=1, say=print, against_mirrored=found.scenarios)
    assert len(drill.against(found.faults[0], 1).nodes) == 3
    assert len(drill.nodes()) == 4


def test_a_named_fault_that_is_left_out_is_an_error():
    """A drill that tries nothing would look green."""
    with pytest.raises(DrillError, match="what count breaks is neither declared of other nor an edit of a row"):
        mirrored(FAULTS, [COUNT], SCENARIOS).summary("other", named=True)
    assert mirrored(FAULTS, [PHONE], SCENARIOS).summary("other", named=True).startswith("other: 0 of 1 faults")


def test_a_fault_that_declares_promises_of_this_pair():
    """It is tried with every scenario of the pair, as it declares what it breaks."""
    own = FaultEntry("own", "", frozenset({UNKNOWN}))
    found = mirrored([*FAULTS, own], [PHONE, own], SCENARIOS)
    assert [(fault.name, fault.mirrored) for fault in found.faults] == [("phone", True), ("own", False)]
    assert found.faults[1] == own
    drill = Drill(Path(), SCENARIOS, whole=False, seeds=1, say=print, against_mirrored=found.scenarios)
    assert len(drill.against(own, 1).nodes) == 4


def test_a_drill_of_the_pair_that_faults_declare():
    """The faults of the opposite pair are left out; to name one is an error."""
    known = {fault.name: fault for fault in (PHONE, FaultEntry("own", "", frozenset({UNKNOWN})))}
    here = [passed(PHONE_BACK, value="plain")]
    assert list(of_pair(known, here, ["phone"])) == ["phone"]
    with pytest.raises(DrillError, match="what own breaks is promised by the opposite pair only; add --pair"):
        of_pair(known, here, ["own"])


def test_a_fault_that_breaks_what_no_scenario_is_about():
    """Every scenario of a section can break *others untouched*: a fault of that is one of the section's pair."""
    fault = FaultEntry("emptied", "", frozenset({SectionPromise(SECTION, "others untouched")}))
    assert list(of_pair({"emptied": fault}, [passed(PHONE_BACK, value="plain")], [])) == ["emptied"]
    assert list(of_pair({"emptied": fault}, SCENARIOS, [])) == []
    assert mirrored([fault], [fault], SCENARIOS).left_out == ["emptied"]
