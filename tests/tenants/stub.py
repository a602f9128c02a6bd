"""Replaces the simulator's process in tests: prints settings, then waits until its input ends."""

import json
import os
import sys
import time

SETTINGS = {
    "CRMOFFICE_BASE_URL": "http://127.0.0.1:9/",
    "CRMOFFICE_TOKEN_URL": "http://127.0.0.1:9/connect/token",
    "CRMOFFICE_CLIENT_ID": "suite",
    "CRMOFFICE_CLIENT_SECRET": "hush-crm",
    "CRMOFFICE_REFRESH_TOKEN": "hush-refresh",
    "POWEROFFICE_BASE_URL": "http://127.0.0.1:8/",
    "POWEROFFICE_APPLICATION_KEY": "hush-application",
    "POWEROFFICE_CLIENT_KEY": "hush-client",
    "SYNC_DEADLINE_FROM_CRMOFFICE": "4.0",
}


def main(behaviour: str) -> int:
    """Executes the given behaviour: `sound`, or a failure by its name."""
    print("here I am", file=sys.stderr, flush=True)
    if behaviour == "unknown-fault":
        print(f"unknown fault {sys.argv[-1]!r}; known are a, b", file=sys.stderr)
        return 2
    if behaviour == "crash":
        raise RuntimeError("no port is free")
    if behaviour == "silent":
        sys.stdin.read()
        return 0
    if behaviour == "chatter":
        print("Hello!", flush=True)
    extra = {
        "PID": str(os.getpid()),
        "ARGUMENTS": " ".join(sys.argv[2:]),
        "FOUND": " ".join(sorted(os.environ)),
    }
    print(json.dumps(SETTINGS | extra | ({"CRMOFFICE_BASE_URL": ""} if behaviour == "gap" else {})), flush=True)
    if behaviour == "talkative":
        print("x" * 1_000_000, flush=True)
    if behaviour == "dies":
        sys.stdin.readline()
        print("out of memory", file=sys.stderr, flush=True)
        return 7
    if behaviour == "deaf":
        time.sleep(60)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
