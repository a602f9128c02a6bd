"""Which scenarios a run needs."""

from fixtures.drill.scenario import Promise
from fixtures.drill.selection import drillable, everything, select
from tests.drill.samples import LINK, PHONE_BACK, PHONE_THERE, SECTION, passed, unjudged

SCENARIOS = [
    passed(PHONE_THERE, value="plain"),
    passed(PHONE_THERE, value="longest"),
    passed(PHONE_BACK, value="plain"),
    passed(PHONE_BACK, value="double-zero"),
    passed(LINK),
    passed(Promise(SECTION, "beyond-checklist"), beyond=True),
]


def numbered(nodes: list[str]) -> list[str]:
    """As short as the sample's promises."""
    return [node.removeprefix("node of ") for node in nodes]


def test_every_promise_is_there_with_a_plain_value():
    """Nothing beyond the checklist, no other value."""
    assert numbered(select(SCENARIOS)) == [str(PHONE_THERE), str(PHONE_BACK), str(LINK)]


def test_the_values_that_show_a_fault_come_along():
    """In the order of the features."""
    assert len(select(SCENARIOS, ["longest", "double-zero"])) == 5


def test_everything():
    """All but what is beyond the checklist."""
    assert len(everything(SCENARIOS)) == 5


def test_what_no_client_can_test_is_left_out():
    """A replay skips it, with its census; the census of a section with other scenarios is good live."""
    census, other = Promise(SECTION, "census"), Promise("Deals-Orders", "census")
    untested = [unjudged(PHONE_BACK, "skipped"), unjudged(Promise("Deals-Orders", "together"), "skipped")]
    good = [passed(LINK), unjudged(PHONE_THERE), unjudged(census, "skipped")]
    assert drillable([*untested, *good, unjudged(other, "skipped")]) == good
