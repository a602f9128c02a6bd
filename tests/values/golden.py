"""Keeps a hash of what each version of each recipe makes: `python -m tests.values.golden` adds new ones.

Cassettes hold the values of their recipe's version. A recipe that changes and keeps its version would make
them lie, so a hash that is there is never replaced: raise the version instead.
"""

import hashlib
import json
from pathlib import Path

from fixtures.values import Ingredients, ValueClass
from tests.values.samples import NAMED

FILE = Path(__file__).with_name("golden.json")
_TOKENS = ("zqk7f3a2m9", "zq22222bcd")
_ROOMS = (None, 50, 400)


def current() -> dict[str, str]:
    """The hash of every class as it is now, by kind, id and version."""
    return {f"{name}/{known.version}": _hash(known) for name, known in NAMED.items()}


def kept() -> dict[str, str]:
    """The hashes as they were committed."""
    hashes: dict[str, str] = json.loads(FILE.read_text())
    return hashes


def _hash(known: ValueClass) -> str:
    values = [
        known.make(Ingredients(correlation_id, serial, room, carry))
        for correlation_id in _TOKENS
        for serial in range(4)
        for room in _ROOMS
        for carry in ((False, True) if known.carries_correlation_id else (False,))
    ]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


if __name__ == "__main__":
    before = kept() if FILE.is_file() else {}
    FILE.write_text(json.dumps({**current(), **before}, indent=1, sort_keys=True) + "\n")
