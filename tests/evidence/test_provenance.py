from dataclasses import replace

import pytest

from fixtures.evidence.errors import EvidenceStale
from fixtures.evidence.provenance import check_fingerprint, check_fits, may_replace
from tests.evidence.samples import FROM_SANDBOX, PASSED

ROW = {"row": "directPhone", "direction": "created", "class": "plain"}


def test_evidence_of_this_row_and_check_fits():
    """Equal fingerprints are no error."""
    check_fits(PASSED, "a" * 64, "b" * 64, "pytest")


@pytest.mark.parametrize(
    ("row", "check", "reason"), [("x", "b" * 64, "the row changed"), ("a" * 64, "x", "the check changed")]
)
def test_evidence_of_another_row_or_check_is_stale(row, check, reason):
    """The message says which of the two changed, what was got and the command that renews."""
    with pytest.raises(EvidenceStale, match=f"{reason}.*simulated, 2026-11-22.*pytest -m row-x"):
        check_fits(PASSED, row, check, "pytest -m row-x")


def test_the_check_fingerprint_ignores_order():
    """The same parts in another order are the same check."""
    assert check_fingerprint(ROW, 1, 2) == check_fingerprint(dict(reversed(ROW.items())), 1, 2)


def test_every_part_counts_for_the_check_fingerprint():
    """A change of row, direction, class, protocol or recipe makes evidence stale."""
    checks = [(ROW, 1, 2), (ROW, 2, 2), (ROW, 1, 3), (ROW, 1, None), (ROW | {"direction": "edited"}, 1, 2), (ROW, 2, 1)]
    assert len({check_fingerprint(*one) for one in checks}) == len(checks)


def test_the_check_fingerprint_stays_the_same_from_version_to_version():
    """A change would make all committed cassettes stale."""
    assert check_fingerprint({"row": "ø"}, 1, None).startswith("82c20ade8f026351")


def test_which_evidence_may_replace_which():
    """Simulated evidence never replaces sandbox evidence."""
    may = [(None, PASSED), (PASSED, PASSED), (PASSED, FROM_SANDBOX), (FROM_SANDBOX, FROM_SANDBOX)]
    may_not = [(FROM_SANDBOX, PASSED), (FROM_SANDBOX, replace(PASSED, verdict="failed"))]
    assert [may_replace(*one) for one in (*may, *may_not)] == [True] * 4 + [False] * 2
