"""Scenarios, from a run's results."""

import pytest

from fixtures.drill.scenario import Promise, scenario_of
from tests.drill.samples import PHONE_BACK, SECTION, result


def test_a_row():
    """Row, direction and value class; a green scenario breaks nothing."""
    found = scenario_of(result())
    assert (found.about, found.value, found.verdict, found.broken) == (PHONE_BACK, "plain", "passed", None)


def test_a_failure_of_a_row():
    """Its own row and direction are broken."""
    assert scenario_of(result(verdict="failed", promise="row")).broken == PHONE_BACK


@pytest.mark.parametrize(
    ("word", "what"),
    [("one counterpart", "one counterpart"), ("reconciliation", "census"), ("at rest", "at rest")],
)
def test_a_failure_of_another_promise(word: str, what: str):
    """The section's, whatever the scenario is about."""
    assert scenario_of(result(verdict="failed", promise=word)).broken == Promise(SECTION, what)


def test_a_failure_without_a_promise():
    """An assertion of no kind names nothing, so it can catch nothing."""
    assert scenario_of(result(verdict="failed", promise=None)).broken is None


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("link", "one counterpart"),
        ("repeated", "keeps in sync"),
        ("together", "together"),
        ("alike", "alike apart"),
        ("census", "census"),
    ],
)
def test_a_section_as_a_whole(rule: str, what: str):
    """Each rule is about one promise."""
    found = scenario_of(result(row=None, rule=rule, direction=f"{rule}-created", value_class=None))
    assert (found.about, found.value, found.beyond) == (Promise(SECTION, what), None, False)


def test_beyond_the_checklist():
    """Known, so that it can be left out."""
    assert scenario_of(result(row=None, rule="beyond-checklist", value_class=None)).beyond


def test_names_are_as_they_were_before_they_became_ids():
    """Every byte that an id writes in hex is read back."""
    found = scenario_of(result(section="Ting+c3+a5-B", row="Ting+c3+a5-a+2db-B-c+20d", direction="edited-in-Gr+c3+b8t"))
    assert found.about == Promise("Ting+c3+a5-B", "edited in Grøt", "a-b -> c d")


def test_without_a_plan():
    """A scenario that could not be planned is an error of the project, not of a sync."""
    with pytest.raises(KeyError):
        scenario_of({"node": "x", "claim": "y", "identity": None})
