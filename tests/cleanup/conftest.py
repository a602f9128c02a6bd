"""What makes every test of the clean-up faster."""

import pytest


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of a ledger need not be on the disk, and no run of these tests makes more than eight values of a class."""
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)
    monkeypatch.setattr("fixtures.cleanup.ownership.MOST_SERIALS", 8)
