"""A fault of the suite in a live run: the report shows where it happened, and no value of any variable."""

from pathlib import Path

from fixtures.plugin.crash import report_of, without_variables
from fixtures.runs.verdict import NotJudged
from fixtures.systems.errors import Refused

SECRET = "hush-9f2c-refresh"


def broken(token: str) -> Exception:
    known: dict[str, str] = {}
    try:
        known[token]
    except KeyError as problem:
        return problem
    return Exception()


def test_a_fault_of_the_suite() -> None:
    """Class of the exception and lines of code below the project's root; no value, not even in the message."""
    text = report_of(broken(SECRET), Path("/elsewhere"))
    assert "KeyError" in text
    assert "tests/plugin/test_crash.py:" in text
    assert " in broken" in text
    assert SECRET not in text
    assert "conformance sweep" in text


def test_foreseen_and_unforeseen_problems() -> None:
    """A refusal stays as it is; any other exception becomes an error of the scenario."""
    refusal = Refused("no")
    assert without_variables(refusal, Path()) is refusal
    unforeseen = without_variables(broken(SECRET), Path())
    assert isinstance(unforeseen, NotJudged)
    assert SECRET not in str(unforeseen)
