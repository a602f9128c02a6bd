"""A fault of the suite in a live run: where it happened, and no value of any variable."""

from pathlib import Path

from fixtures.plugin.crash import told, without_variables
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


def test_what_is_told() -> None:
    """Kind and lines of code, as a reader of the project knows them; no value, not even in the message."""
    text = told(broken(SECRET), Path("/elsewhere"))
    assert "KeyError" in text
    assert "tests/plugin/test_crash.py:" in text
    assert " in broken" in text
    assert SECRET not in text
    assert "conformance sweep" in text


def test_what_was_foreseen_speaks_for_itself() -> None:
    """A refusal stays what it is; anything else becomes an error of the scenario."""
    refusal = Refused("no")
    assert without_variables(refusal, Path()) is refusal
    unforeseen = without_variables(broken(SECRET), Path())
    assert isinstance(unforeseen, NotJudged)
    assert SECRET not in str(unforeseen)
