"""Scenarios from a run's results, and which of them a run needs."""

from dataclasses import replace

import pytest

from fixtures.drill.scenario import SectionPromise, drillable, everything, scenario_of, select
from tests.drill.samples import LINK, PHONE_BACK, PHONE_THERE, SECTION, passed, result, unjudged


def test_a_row():
    """Row, direction and value class; a green scenario breaks nothing, a red one its own row and direction."""
    found = scenario_of(result())
    assert (found.about, found.value, found.verdict, found.broken) == (PHONE_BACK, "plain", "passed", None)
    assert scenario_of(result(verdict="failed", promise="row")).broken == PHONE_BACK


def test_a_failure_of_another_promise():
    """The section's, whatever the scenario is about; an assertion of no kind names nothing, so it can catch nothing."""
    for what in ("one counterpart", "reconciliation", "at rest"):
        assert scenario_of(result(verdict="failed", promise=what)).broken == SectionPromise(SECTION, what)
    assert scenario_of(result(verdict="failed", promise=None)).broken is None


def test_a_section_as_a_whole():
    """Each rule is about one promise."""
    for rule, what in {
        "link": "one counterpart",
        "repeated": "keeps in sync",
        "together": "together",
        "alike": "alike apart",
        "census": "reconciliation",
    }.items():
        found = scenario_of(result(row=None, rule=rule, direction=f"{rule}-created", value_class=None))
        assert (found.about, found.value, found.beyond) == (SectionPromise(SECTION, what), None, False)


def test_beyond_the_checklist():
    """It is marked, so that a run can leave it out."""
    assert scenario_of(result(row=None, rule="beyond-checklist", value_class=None)).beyond


def test_names_are_read_back_from_ids():
    """Every byte that an id writes in hex is decoded."""
    found = scenario_of(result(section="Ting+c3+a5-B", row="Ting+c3+a5-a+2db-B-c+20d", direction="edited-in-Gr+c3+b8t"))
    assert found.about == SectionPromise("Ting+c3+a5-B", "edited in Grøt", "a-b -> c d")


def test_without_a_plan():
    """A scenario that could not be planned is an error of the project, not of a sync."""
    with pytest.raises(KeyError):
        scenario_of({"node": "x", "claim": "y", "identity": None})


SCENARIOS = [
    passed(PHONE_THERE, value="plain"),
    passed(PHONE_THERE, value="longest"),
    passed(PHONE_BACK, value="plain"),
    passed(PHONE_BACK, value="double-zero"),
    passed(LINK),
    passed(SectionPromise(SECTION, "beyond-checklist"), beyond=True),
]


def numbered(nodes: list[str]) -> list[str]:
    """The promises of the samples' node ids."""
    return [node.removeprefix("node of ") for node in nodes]


def test_every_promise_is_there_with_a_plain_value():
    """Nothing beyond the checklist, no other value."""
    assert numbered(select(SCENARIOS)) == [str(PHONE_THERE), str(PHONE_BACK), str(LINK)]


def test_the_values_that_show_a_fault_come_along():
    """In the order of the features."""
    assert len(select(SCENARIOS, ["longest", "double-zero"])) == 5


def test_a_promise_that_a_fault_of_values_leaves_alone():
    """Three of its scenarios, from the first to the last, are enough; of one that it breaks all come along."""
    kept, alike = SectionPromise(SECTION, "keeps in sync"), SectionPromise(SECTION, "alike apart")
    many = [replace(passed(about), node=f"{about.what} {n}") for about in (kept, alike) for n in range(8)]
    chosen = select([*SCENARIOS, *many], ["longest"], {PHONE_THERE, kept})
    assert [node for node in chosen if node.startswith("alike")] == [f"alike apart {n}" for n in (0, 3, 6)]
    assert [node for node in chosen if node.startswith("keeps")] == [f"keeps in sync {n}" for n in range(8)]
    assert numbered(chosen[:4]) == [str(one) for one in (PHONE_THERE, PHONE_THERE, PHONE_BACK, LINK)]


def test_a_section_that_a_fault_leaves_alone():
    """Three scenarios of each of its promises; of a section that the fault breaks anything of all come along."""
    other = SectionPromise("Deals-Orders", "keeps in sync")
    many = [replace(passed(about), node=f"{about.section} {n}") for about in (LINK, other) for n in range(8)]
    chosen = select(many, (), {PHONE_THERE})
    assert chosen == [f"{LINK.section} {n}" for n in range(8)] + [f"Deals-Orders {n}" for n in (0, 3, 6)]


def test_everything():
    """All but what is beyond the checklist."""
    assert len(everything(SCENARIOS)) == 5


def test_what_no_client_can_test_is_left_out():
    """A replay skips it and its reconciliation; the reconciliation of a section with other scenarios is judged live."""
    reconciliation, other = SectionPromise(SECTION, "reconciliation"), SectionPromise("Deals-Orders", "reconciliation")
    untested = [unjudged(PHONE_BACK, "skipped"), unjudged(SectionPromise("Deals-Orders", "together"), "skipped")]
    good = [passed(LINK), unjudged(PHONE_THERE), unjudged(reconciliation, "skipped")]
    assert drillable([*untested, *good, unjudged(other, "skipped")]) == good
