"""Stands for the simulator's process in tests: prints what it is told, then serves until its input ends."""

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


def main(manner: str) -> int:
    """Behaves in the manner given: `sound`, or as the test's name for what goes wrong."""
    print("here I am", file=sys.stderr, flush=True)
    if manner == "unknown-fault":
        print(f"unknown fault {sys.argv[-1]!r}; known are a, b", file=sys.stderr)
        return 2
    if manner == "crash":
        raise RuntimeError("no port is free")
    if manner == "silent":
        sys.stdin.read()
        return 0
    if manner == "chatter":
        print("Hello!", flush=True)
    extra = {
        "PID": str(os.getpid()),
        "ARGUMENTS": " ".join(sys.argv[2:]),
        "FOUND": " ".join(sorted(os.environ)),
    }
    print(json.dumps(SETTINGS | extra | ({"CRMOFFICE_BASE_URL": ""} if manner == "gap" else {})), flush=True)
    if manner == "talkative":
        print("x" * 1_000_000, flush=True)
    if manner == "dies":
        sys.stdin.readline()
        print("out of memory", file=sys.stderr, flush=True)
        return 7
    if manner == "deaf":
        time.sleep(60)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
