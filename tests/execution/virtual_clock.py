"""A clock that moves only when somebody sleeps by it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Alarm(Protocol):
    """Rings when the clock shows `due` (seconds), and sets when it rings again."""

    due: float

    def ring(self) -> None: ...


@dataclass
class VirtualClock:
    """Time that passes only when the scheduler sleeps; `alarms` ring on the way."""

    now: float = 0.0
    alarms: list["Alarm"] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        for alarm in self.alarms:
            while alarm.due <= end:
                self.now = max(self.now, alarm.due)
                alarm.ring()
        self.now = end

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.now)
