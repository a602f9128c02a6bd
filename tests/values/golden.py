"""Every value class by name, and a hash of what each version of its recipe makes.

`python -m tests.values.golden` adds the hashes of new classes and versions. It never replaces a hash: cassettes hold
the values of their recipe's version, so a recipe that changes needs a new version.
"""

import hashlib
import json
from pathlib import Path

from fixtures.systems.interface import Value
from fixtures.values import ALL, Ingredients, ValueClass

FILE = Path(__file__).with_name("golden.json")
CORRELATION_ID = "zqk7f3a2m9"
NAMED = {f"{known.kinds[0].value}/{known.id}": known for known in ALL}
_CORRELATION_IDS = (CORRELATION_ID, "zq22222bcd")
_ROOMS = (None, 50, 400)
PEOPLE: tuple[Value, ...] = (10012, 10007, 10011)


def value_of(known: ValueClass, serial: int = 0, room: int | None = None, *, carry: bool = False) -> Value:
    """A value of a class for the correlation id of these tests."""
    return known.make(Ingredients(CORRELATION_ID, serial, room, carry, PEOPLE))


def current() -> dict[str, str]:
    """The hash of each class now, by kind, id and version."""
    return {f"{name}/{known.version}": _hash(known) for name, known in NAMED.items()}


def kept() -> dict[str, str]:
    """The committed hashes."""
    hashes: dict[str, str] = json.loads(FILE.read_text())
    return hashes


def _hash(known: ValueClass) -> str:
    values = [
        known.make(Ingredients(correlation_id, serial, room, carry, PEOPLE))
        for correlation_id in _CORRELATION_IDS
        for serial in range(4)
        for room in _ROOMS
        for carry in ((False, True) if known.carries_correlation_id else (False,))
    ]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


if __name__ == "__main__":
    before = kept() if FILE.is_file() else {}
    FILE.write_text(json.dumps({**current(), **before}, indent=1, sort_keys=True) + "\n")
