"""The end of a run, as a developer reads it in a terminal of 100 columns."""

import pytest

from fixtures.plugin.summary import WIDTH, lines, says
from tests.plugin.project import CONTACTS, RED, SOUND, Project


def result(row: str, direction: str = "made in A", verdict: str = "passed") -> dict[str, object]:
    """One scenario."""
    place = {
        "section": "People -> Persons",
        "row": row,
        "direction": direction,
        "directions": ["made in A", "edited in A", "edited in B"],
    }
    return {"place": place, "verdict": verdict, "rule": "created", "message": "", "claim": "it arrives"}


def table(output: str) -> list[str]:
    """The lines of the summary."""
    return output.partition("= conformance =")[2].splitlines()[1:]


def test_a_line_a_row_with_its_directions():
    """How many of each verdict; a dash where nothing was tried."""
    found = [result("a -> b"), result("a -> b"), result("a -> b", "edited in B", "failed"), result("(link)")]
    assert [line.split() for line, _ in lines(found)] == [
        ["People", "->", "Persons", "made", "in", "A", "edited", "in", "A", "edited", "in", "B"],
        ["a", "->", "b", "2", "passed", "-", "1", "failed"],
        ["(link)", "1", "passed", "-", "-"],
    ]
    assert [state for _, state in lines(found)] == ["", "failed", "passed"]


def test_it_fits_whatever_names_are_long():
    """The name gives way."""
    found = [
        result("x" * 200),
        *(result("x" * 200, "edited in B", verdict) for verdict in ("failed", "error", "waived", "passed")),
    ]
    assert max(len(line) for line, _ in lines(found)) <= WIDTH


def test_what_a_failure_says_beside_its_claim():
    """The first line is the claim, which stands above."""
    told = result("a -> b") | {"message": "it arrives\n  broken     row a -> b\n  expected   1"}
    assert says(told) == "broken row a -> b"


def test_at_the_end_of_a_run(project: Project):
    """Rows, then what is broken, then where the results are; pytest's own list of node ids is not needed."""
    ended = project.run(COLUMNS="100")
    told = table(ended.output)
    assert told[1].split()[:5] == ["familyName", "->", "lastName", "2", "passed"]
    assert "1 failed" in told[2]
    assert any(line.startswith("failed  givenName of a new contact arrives") for line in told)
    assert any(line.strip().startswith("broken row givenName -> address1") for line in told)
    assert any(line.startswith("results: .conformance/last-run.json") for line in told)
    assert "short test summary" not in ended.output
    assert max(map(len, told)) <= WIDTH
    assert "\x1b" not in ended.output


def test_quiet_tells_only_what_is_not_well(project: Project):
    """And very quiet nothing."""
    quiet = project.run("-q").output
    assert "givenName -> address1" in quiet
    assert "familyName -> lastName " not in quiet
    assert "conformance ===" not in project.run("-q", "-k", SOUND).output
    assert "conformance ===" not in project.run("-qq").output


@pytest.mark.parametrize("arguments", [("-v",), ("-n", "2"), ("--color=yes",)])
def test_it_is_there_in_other_ways_to_run(project: Project, arguments):
    """Verbose, with workers, with colour."""
    assert "givenName -> address1" in project.run(*arguments).output


def test_who_asks_for_pytests_own_list_gets_it(project: Project):
    """Also when the run has tests of another kind that failed."""
    assert "FAILED features/" in project.run("-rfE", "-k", RED).output + project.run("-ra", "-k", RED).output
    (project.root / "test_other.py").write_text("def test_other():\n    assert 0\n")
    assert "FAILED test_other.py" in project.run(CONTACTS, "test_other.py").output
