"""A pytest plugin for the benchmark's live runs: counts what the suite sends, at httpx's own transport.

Loaded with `-p tests.bench.counting`; `BENCH_COUNTS` names the JSON file it writes. It counts every request that is
sent, log-ins and repeated calls included, and none of the sync, which is another client. It also measures how long
calls were held back because of a system's rate limit.
"""

import json
import os
import time
from collections import deque
from dataclasses import asdict, dataclass, field
from pathlib import Path

import httpx
import pytest

from fixtures.systems.transport import Transport

TOO_MANY = 429
_BASES = {"CRMOffice": "CRMOFFICE_BASE_URL", "PowerOffice GO": "POWEROFFICE_BASE_URL"}


@dataclass
class Counts:
    """Of one system: requests, the most within one second, how many were refused, seconds that calls were held back."""

    requests: int = 0
    busiest_second: int = 0
    refused: int = 0
    held_back: float = 0.0
    _recent: deque[float] = field(default_factory=deque, repr=False)

    def sent(self, now: float) -> None:
        """Counts a request as it leaves; `now` counts seconds."""
        self.requests += 1
        self._recent.append(now)
        while self._recent[0] <= now - 1:
            self._recent.popleft()
        self.busiest_second = max(self.busiest_second, len(self._recent))


class _Counting:
    """Wraps httpx's transport for the whole run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._counts = {name: Counts() for name in _BASES}
        self._ports = {httpx.URL(os.environ[setting]).port: name for name, setting in _BASES.items()}

    def start(self) -> None:
        """Patches httpx's transport; must come before vcrpy's own patch, which then calls this one."""
        inner = httpx.HTTPTransport.handle_request

        def handle_request(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
            counts = self._counts[self._ports[request.url.port]]
            counts.sent(time.monotonic())
            answer = inner(transport, request)
            counts.refused += answer.status_code == TOO_MANY
            return answer

        httpx.HTTPTransport.handle_request = handle_request  # type: ignore[method-assign,assignment]
        self._time_the_pace()

    def _time_the_pace(self) -> None:
        """Patches the client's pace, the only place where it waits for a rate limit."""
        inner = Transport._throttle

        def keep_pace(transport: Transport) -> None:
            begun = time.monotonic()
            inner(transport)
            self._counts[transport._limits.system].held_back += time.monotonic() - begun

        Transport._throttle = keep_pace  # type: ignore[method-assign,assignment]

    def pytest_unconfigure(self) -> None:
        """Writes what was counted."""
        counted = {name: _public(counts) for name, counts in self._counts.items()}
        self._file.write_text(json.dumps(counted), encoding="utf-8")


def _public(counts: Counts) -> dict[str, float]:
    return {name: value for name, value in asdict(counts).items() if not name.startswith("_")}


def pytest_configure(config: pytest.Config) -> None:
    """Begins to count."""
    counting = _Counting(Path(os.environ["BENCH_COUNTS"]))
    counting.start()
    config.pluginmanager.register(counting, "bench-counting")
