"""Checks one after the other, a line each."""

import pytest

from fixtures.doctor.examination import CannotTell, Examination, Wrong
from fixtures.systems.errors import LoginFailed, Refused, Unreachable
from tests.execution.world import VirtualClock


class Recorded(Examination):
    """An examination without tenants; `printed` are its lines."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        clock = VirtualClock()
        super().__init__(self.printed.append, clock, clock.sleep, 40)


@pytest.fixture
def exam():
    """One that has just begun."""
    return Recorded()


def raising(problem):
    """A check that raises this."""

    def run():
        raise problem

    return run


@pytest.mark.parametrize(
    ("run", "line"),
    [
        (lambda: "fine", "ok       a: fine"),
        (raising(Wrong("odd")), "FAILED   a: odd -> mend it"),
        (raising(Wrong("odd", "do this")), "FAILED   a: odd -> do this"),
        (raising(Refused("no")), "FAILED   a: no -> mend it"),
        (raising(LoginFailed("no. Check KEY.")), "FAILED   a: no. Check KEY."),
        (raising(CannotTell("too soon")), "skipped  a: too soon"),
        (raising(Wrong("one\ntwo")), "FAILED   a: one; two -> mend it"),
    ],
)
def test_one_line(exam, run, line):
    """Verdict, name and text; after a failure also the advice, unless the text has it already."""
    assert exam.check("a", run, advice="mend it") == line.startswith("ok")
    assert exam.printed == [line]


def test_needs(exam):
    """A check is skipped when one that it needs was not ok, directly or through others."""
    exam.check("a", raising(Wrong("odd")))
    exam.check("b", lambda: "fine", needs=("a",))
    exam.check("c", lambda: "fine", needs=("b",))
    assert exam.printed[1:] == ["skipped  b: needs a", "skipped  c: needs b"]


def test_a_tenant_that_becomes_unreachable(exam):
    """Every later check that needs its log-in is skipped."""
    exam.check("login", lambda: "works")
    exam.check("a", raising(Unreachable("gone")), needs=("login",))
    exam.check("b", lambda: "fine", needs=("login",))
    assert exam.printed[2] == "skipped  b: needs login"


def test_until(exam):
    """Polls at least once, and returns None when the time is over."""
    polls = []
    assert exam.until(lambda: polls.append(1), 1.0) is None
    assert len(polls) == 6
    assert exam.until(lambda: "there", 0.0) == "there"
