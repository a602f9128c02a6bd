"""A scenario of the last sign-off that is gone is listed until it is acknowledged."""

import pytest

from fixtures.checklist.gaps import Gap
from fixtures.report.signoff.absence import absent
from fixtures.report.signoff.as_json import as_json
from tests.report.signoff.samples import read, signoff

EARLIER = {"scenarios": [{"identity": "p/s/row/created/plain"}, {"identity": "p/s/row/created/emoji"}]}


def test_nothing_to_compare_with_is_said():
    """The first report has nothing to compare with."""
    assert absent(None, set(), ()).gone == ()
    assert read(signoff()).verdict == "conformant"


def test_a_scenario_that_is_gone_is_named():
    """A scenario that is gone is listed."""
    assert absent(EARLIER, {"p/s/row/created/plain"}, ()).gone == ("p/s/row/created/emoji",)


@pytest.mark.parametrize("what", ["p/s/row/created/emoji", "p/s/row/created", "p/s"])
def test_it_is_acknowledged_by_name(what):
    """The acknowledgement names the scenario, its direction, its row or its section."""
    found = absent(EARLIER, {"p/s/row/created/plain"}, [Gap(what, "no longer promised")])
    assert found.gone == ()
    assert found.acknowledged == ("p/s/row/created/emoji: no longer promised",)


def test_part_of_a_name_acknowledges_nothing():
    """A part of a direction's name acknowledges nothing."""
    assert absent(EARLIER, set(), [Gap("p/s/row/cre", "?")]).gone


def test_it_stays_gone_in_the_next_sign_off():
    """A scenario that the last sign-off listed as gone is listed again."""
    first = signoff(earlier=as_json(signoff()) | EARLIER, compared_with="the last one")
    assert first.decision.word.value == "cannot be judged"
    assert "2 scenarios of the last sign-off have DISAPPEARED" in first.decision.reasons[0].words
    second = signoff(earlier=as_json(first))
    assert second.gone == first.gone == ("p/s/row/created/plain", "p/s/row/created/emoji")
