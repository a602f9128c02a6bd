"""Which scenarios a run can judge when one direction waits for a nightly scan."""

from dataclasses import replace
from datetime import time

from fixtures.planning.plan import Rule
from fixtures.planning.steps import StartUnlinked
from fixtures.planning.transfers import blocked
from fixtures.tenants.deadlines import Deadlines, Nightly
from tests.execution.sentences import ALIKE
from tests.execution.world import CONTACTS, CRM, GO, START, planned

BACK = Deadlines({CRM: 80.0, GO: 80.0}, {("Contactperson", "Contacts"): Nightly(time(0, 0))}, 3600)
FORTH = Deadlines({CRM: 80.0, GO: 80.0}, {("Contacts", "Contactperson"): Nightly(time(0, 0))}, 3600)
LINKED = "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record"
MADE, COMES = "When a CRMOffice Contacts record is made", "Then it gets exactly one PowerOffice GO Contactperson record"
HERE = "When familyName is changed in CRMOffice to a plain name"
THERE = "When lastName is changed in PowerOffice GO to a plain name"
ARRIVES = "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds"
COMES_BACK = "Then familyName in CRMOffice shows what lastName in PowerOffice GO holds"
BOTH = "When familyName in CRMOffice and lastName in PowerOffice GO are changed at once"
AGREE = "Then familyName in CRMOffice and lastName in PowerOffice GO agree in the end"
REST = "Then nothing else changes afterwards"


def test_edits_there_wait_for_the_night():
    """What is made or edited in CRMOffice is judged; a scenario stops before its first edit in PowerOffice GO."""
    row = CONTACTS.rows[1]
    for steps, about, tags, stage, at_once in (
        ((MADE, COMES, REST), None, (), None, None),
        ((LINKED, HERE, ARRIVES, REST), row, (), None, None),
        ((LINKED, "When a listed property of the record in CRMOffice is edited", REST), None, (), None, None),
        ((LINKED, THERE, COMES_BACK, REST), row, (), 1, True),
        ((LINKED, "When a listed property of the record in PowerOffice GO is edited", REST), None, (), 1, True),
        ((LINKED, HERE, ARRIVES, THERE, COMES_BACK, REST), None, ("repeated",), 3, False),
        ((LINKED, BOTH, AGREE), None, ("repeated",), 1, True),
        (ALIKE, None, ("alike",), 2, False),
        ((LINKED, "When the record is deleted in PowerOffice GO"), None, ("beyond-checklist",), 1, True),
    ):
        found = blocked(planned(*steps, row=about, tags=tags), BACK, START)
        assert (found and found.stage, found and found.at_once) == (stage, at_once), steps
        assert found is None or "next scan at 23 Nov 2026 00:00 UTC" in found.reason


def test_a_record_that_nothing_is_linked_with():
    """The sync must have collected it, or could not take it for a counterpart; a reconciliation needs none of that."""
    plan = planned(MADE, COMES, REST)
    unlinked = replace(plan, rule=Rule.ALIKE, steps=(StartUnlinked("", "given"), *plan.steps))
    assert blocked(unlinked, BACK, START).stage == 0
    assert blocked(replace(unlinked, rule=Rule.RECONCILIATION), BACK, START) is None


def test_new_records_wait_for_the_night():
    """Then nothing can be judged, whatever is edited later."""
    assert blocked(planned(MADE, COMES, REST), FORTH, START).stage == 0
    assert blocked(planned(LINKED, THERE, COMES_BACK, row=CONTACTS.rows[1]), FORTH, START).stage == 0
