"""`python -m tests.hostile NAME`: simulated tenants behind a hostile proxy, to be used as a sandbox.

Prints the settings as one line of JSON, for the environment of `pytest --tenants=sandbox`, and serves until its
standard input ends.
"""

import argparse
import json
import subprocess
import sys

from tests.hostile.hostilities import HOSTILITIES
from tests.hostile.proxy import CRM, GO, Attack, hostile


def main() -> int:
    """Parses the options and serves until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("hostility", choices=sorted(HOSTILITIES))
    parser.add_argument("--systems", nargs="+", default=[CRM, GO], choices=[CRM, GO])
    parser.add_argument("--methods", nargs="+", default=["GET", "POST", "PATCH", "DELETE"])
    parser.add_argument("--path", default="", help="a part of the path")
    parser.add_argument("--after", type=int, default=0, help="number of matching requests to forward first")
    parser.add_argument("--times", type=int, default=1_000_000, help="number of answers to spoil")
    parser.add_argument(
        "--seconds",
        type=float,
        default=float("inf"),
        help="seconds after the first spoilt answer during which answers are spoilt",
    )
    parser.add_argument("--delivered", action="store_true", help="forward the request to the tenant first")
    parser.add_argument("--logins", action="store_true", help="spoil log-ins only")
    parser.add_argument("--interval", type=float, default=0.2, help="seconds between two scans of the sync")
    chosen = parser.parse_args()
    attack = Attack(
        HOSTILITIES[chosen.hostility],
        chosen.systems,
        chosen.methods,
        chosen.path,
        chosen.after,
        chosen.times,
        chosen.seconds,
        chosen.delivered,
        chosen.logins,
    )
    words = [sys.executable, "-m", "fixtures.simulator", "--interval", str(chosen.interval)]
    with subprocess.Popen(  # noqa: S603 - our own words
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        with hostile(json.loads(process.stdout.readline()), attack) as made:
            print(json.dumps(dict(made.settings)), flush=True)
            sys.stdin.read()
        process.stdin.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
