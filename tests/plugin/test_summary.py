"""The end of a run, as a developer reads it in a terminal of 100 columns."""

import pytest

from fixtures.plugin.summary import lines, observations
from fixtures.report.text_table import WIDTH
from fixtures.results.problems import WAITS
from fixtures.runs.verdict import ONLY_LIVE
from tests.plugin.conftest import Recorded
from tests.plugin.project import CONTACTS, RED, Project


def result(
    row: str, direction: str = "made in A", verdict: str = "passed", section: str = "People -> Persons"
) -> dict[str, object]:
    """One scenario."""
    place = {
        "section": section,
        "row": row,
        "direction": direction,
        "checklist": "A -> B (2031-01-02)",
        "directions": ["made in A", "edited in A", "edited in B"],
    }
    return {
        "place": place,
        "verdict": verdict,
        "cause": None,
        "rule": "created",
        "message": "",
        "claim": "it arrives",
    }


def table(output: str) -> list[str]:
    """Returns the lines of the summary."""
    return output.partition("= conformance =")[2].splitlines()[1:]


def test_a_line_a_row_with_its_directions():
    """A cell counts each verdict; a dash stands where nothing was tried."""
    found = [result("a -> b"), result("a -> b"), result("a -> b", "edited in B", "failed"), result("(link)")]
    assert [line.split() for line, _ in lines(found, apart=True)] == [
        ["People", "->", "Persons", "made", "in", "A", "edited", "in", "A", "edited", "in", "B"],
        ["a", "->", "b", "2", "passed", "-", "1", "failed"],
        ["(link)", "1", "passed", "-", "-"],
    ]
    assert [state for _, state in lines(found)] == ["", "failed", "passed"]


def test_what_waits_for_a_scan_is_not_judged():
    """The table has the word of pytest's last line, and keeps errors apart."""
    waits = result("a -> b", verdict="error") | {"cause": WAITS}
    away = result("a -> b", verdict="error") | {"cause": "environment"}
    (_, (line, state)) = lines([waits, waits, away, result("a -> b")])
    assert " ".join(line.split()) == "a -> b 1 error, 2 not judged, 1 passed - -"
    assert state == "error"


def test_what_a_section_promises_as_a_whole_is_one_line():
    """A reconciliation that a replay cannot judge is not in it."""
    census = result("(census)", verdict="skipped") | {"message": ONLY_LIVE}
    found = [result("a -> b"), result("(link)"), result("(alike)", verdict="failed"), census]
    assert [(" ".join(line.split()), state) for line, state in lines(found)][1:] == [
        ("a -> b 1 passed - -", "passed"),
        ("the section itself 1 failed, 1 passed - -", "failed"),
    ]


def test_a_section_without_anything_to_test_is_one_line_with_the_reason():
    """Further reasons are counted; one scenario that was tried brings the rows back."""
    reason = {"message": "the A client does not know People yet"}
    skipped = [result(row, verdict="skipped") | reason for row in ("a -> b", "c -> d", "(link)")]
    (line,) = lines(skipped)
    assert line[0] == "People -> Persons: 3 not testable: the A client does not know People yet"
    (other,) = lines([*skipped, skipped[0] | {"message": "something else"}])
    assert other[0].endswith("yet (and 1 other reason)")
    assert [line.split()[0] for line, _ in lines([*skipped, result("a -> b")])] == ["People", "a", "c", "the"]
    assert len(list(lines(skipped, apart=True))) == 4


def test_pairs_of_systems_are_not_mixed():
    """Each pair has its heading, and a section name that both pairs have stays two sections."""
    first, second = result("a -> b") | {"pair": "a_b"}, result("a -> b", verdict="failed") | {"pair": "b_a"}
    shown = [line for line, _ in lines([first, second, first])]
    assert [line for line in shown if line.startswith("=>")] == ["=> A -> B (2031-01-02)"] * 2
    assert [line.split()[3:5] for line in shown if line.startswith("  a")] == [
        ["2", "passed"],
        ["1", "failed"],
    ]


def test_observations_are_listed_by_section_or_counted():
    """A few are listed, of many none, and with `-q` none."""
    few = {"B -> C": ["x " * 90], "A -> B": ["one", "two"]}
    shown = list(observations(few, 0))
    assert shown[1:4] == ["  A -> B", "    one", "    two"]
    assert max(map(len, shown)) <= WIDTH
    many = {"A -> B": ["one"] * 11}
    assert list(observations(many, 0)) == []
    assert len(list(observations(many, 1))) == 13
    assert [*observations(many, -1), *observations({}, 1)] == []


@pytest.mark.parametrize("width", [80, 120])
def test_a_long_name_is_whole(width):
    """It has a line of its own; no line is longer than the terminal, and where room is short the head is two lines."""
    shown = [line for line, _ in lines([result("x" * 60), result("y" * 60)], width=width)]
    assert max(map(len, shown)) <= width
    assert sum(name * 60 in line for line in shown for name in "xy") == 2
    assert len(shown) == (6 if width == 80 else 3)


def test_at_the_end_of_a_run(recorded: Recorded):
    """Rows, then failures, then the file of results; pytest's own list of node ids is not shown."""
    ended = recorded.project.run(COLUMNS="100")
    shown = table(ended.output)
    assert shown[1].split()[:5] == ["familyName", "->", "lastName", "2", "passed"]
    assert "1 failed" in shown[2]
    assert (
        shown[4]
        == "failed  the target refused the write and the sync went on without it, or the property is not mapped"
    )
    assert any(line.startswith("results: .conformance/last-run.json") for line in shown)
    assert "short test summary" not in ended.output
    assert max(len(line) for line in shown if "just this" not in line) <= WIDTH
    assert "\x1b" not in ended.output


def test_quiet_shows_only_rows_with_a_failure(recorded: Recorded):
    """And `-qq` shows nothing; where nothing failed `-q` shows nothing, too (`test_chaos.test_two_testers`)."""
    project = recorded.project
    quiet = project.run("-q").output
    assert "givenName -> address1" in quiet
    assert "familyName -> lastName " not in quiet
    assert "conformance ===" not in project.run("-qq").output


def test_the_summary_is_shown_in_other_ways_to_run(recorded: Recorded):
    """Verbose, with colour; with workers: `test_workers`."""
    assert "givenName -> address1" in recorded.project.run("-v", "--color=yes").output


def test_pytests_own_list_is_shown_where_it_is_asked_for(project: Project):
    """Also when a test of another kind failed."""
    assert "FAILED features/" in project.run("-ra", "-k", RED).output
    (project.root / "test_other.py").write_text("def test_other():\n    assert 0\n")
    assert "FAILED test_other.py" in project.run(CONTACTS, "test_other.py").output
