"""How many examples a property-based test tries: a few on each push, and EXAMPLES times as many nightly."""

import os


def examples(number: int) -> int:
    """The number of examples, multiplied by the environment variable EXAMPLES."""
    return number * int(os.environ.get("EXAMPLES", "1"))
