"""Exploring: the reference sync is sound whatever users do; a broken one is found out."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.explore.machine import Explorer

BOUNDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    stateful_step_count=20,
    phases=[Phase.generate],  # a failure is shown with its steps; add Phase.shrink to have fewer of them
    suppress_health_check=list(HealthCheck),
)


def test_the_reference_sync() -> None:
    """At rest both sides agree, nothing is lost that must survive, each has exactly one counterpart."""
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
    """The families lost update, duplicates and reverted later are found."""
    broken = type("Broken", (Explorer,), {"faults": (fault,)})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(broken, settings=BOUNDED)
