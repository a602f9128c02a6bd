"""A stub for the simulator's process."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STUB = Path(__file__).with_name("stub.py")


@pytest.fixture
def stub() -> Callable[[str], tuple[str, ...]]:
    """The command that starts the stub with a behaviour."""
    return lambda behaviour: (sys.executable, "-IS", str(STUB), behaviour)
