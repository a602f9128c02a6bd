"""Exploring: the reference sync is sound whatever users do; a broken one fails."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.examples import examples
from tests.explore.machine import Explorer
from tests.explore.mutants import ROOT, SYNC, mutants

BOUNDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=int(os.environ.get("EXPLORE_EXAMPLES", str(examples(30)))),
    stateful_step_count=20,
    phases=[Phase.generate],  # a failure is shown with its steps; add Phase.shrink to have fewer of them
    suppress_health_check=list(HealthCheck),
)


def test_the_reference_sync() -> None:
    """At rest both sides agree, no edit or unlisted property is lost, and each record has exactly one counterpart."""
    run_state_machine_as_test(Explorer, settings=BOUNDED)


@pytest.mark.parametrize(
    "fault",
    [
        "users-edit-taken-for-echo",
        "unlisted-properties-wiped",
        "two-contactpersons",
        "duplicate-on-edit",
        "reverted-a-cycle-later",
    ],
)
def test_a_broken_sync(fault: str) -> None:
    """Explore finds lost updates, duplicates and edits that are reverted later."""
    broken = type("Broken", (Explorer,), {"faults": (fault,)})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(broken, settings=BOUNDED)


def test_mutants_fit() -> None:
    """The text of each is in its file exactly once; `mutants.py` tries nightly whether explore finds it."""
    for mutant in mutants():
        assert (ROOT / SYNC / mutant.file).read_text(encoding="utf-8").count(mutant.sound) == 1, mutant.what
