"""A stub for the simulator's process."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STUB = Path(__file__).with_name("stub.py")


@pytest.fixture
def stub() -> Callable[[str], tuple[str, ...]]:
    """The command that starts the stub in a manner."""
    return lambda manner: (sys.executable, str(STUB), manner)
