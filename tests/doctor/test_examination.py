"""Checks one after the other, a line each."""

import pytest

from fixtures.doctor.examination import CannotTell, Examination, Wrong
from fixtures.systems.errors import LoginFailed, Refused, Unreachable
from tests.execution.world import VirtualClock


class Heeded(Examination):
    """An examination without a tenant; `said` are its lines."""

    def __init__(self) -> None:
        self.said: list[str] = []
        clock = VirtualClock()
        super().__init__(self.said.append, clock, clock.sleep, 40)


@pytest.fixture
def exam():
    """One that has just begun."""
    return Heeded()


def raising(problem):
    """A check that ends so."""

    def look():
        raise problem

    return look


@pytest.mark.parametrize(
    ("look", "line"),
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
def test_one_line(exam, look, line):
    """Verdict, name, what was seen, and beside a failure what to do, unless its text says so itself."""
    assert exam.check("a", look, advice="mend it") == line.startswith("ok")
    assert exam.said == [line]


def test_needs(exam):
    """What needs a check that was not well is skipped, and so is what needs that."""
    exam.check("a", raising(Wrong("odd")))
    exam.check("b", lambda: "fine", needs=("a",))
    exam.check("c", lambda: "fine", needs=("b",))
    assert exam.said[1:] == ["skipped  b: needs a", "skipped  c: needs b"]


def test_out_of_reach_on_the_way(exam):
    """A tenant that goes away is waited for once: whatever needs its login is skipped from then on."""
    exam.check("login", lambda: "works")
    exam.check("a", raising(Unreachable("gone")), needs=("login",))
    exam.check("b", lambda: "fine", needs=("login",))
    assert exam.said[2] == "skipped  b: needs login"


def test_until(exam):
    """Looks at least once, and gives up when the time is over."""
    polls = []
    assert exam.until(lambda: polls.append(1), 1.0) is None
    assert len(polls) == 6
    assert exam.until(lambda: "there", 0.0) == "there"
