"""The entries of causes, as a developer reads them in terminals of 80 and 120 columns."""

import pytest

from fixtures.diagnosis.parts import shortened
from fixtures.plugin.cause_lines import cause_lines
from fixtures.results.causes import Case, causes
from tests.results.test_causes import CUT, error, failed

FILE = "features/crmoffice_powerofficego/contacts--contactperson.feature"


def entries(cases: list[Case], width: int = 80) -> list[str]:
    """The lines of these scenarios."""
    return [line for line, _ in cause_lines(causes(cases), width, lambda node: f'pytest "{node}" --fault=cut')]


def one_fault() -> list[Case]:
    """What a fault of one direction of one row leaves: its values, and the section's promises that edit the row."""
    kinds = (("a", CUT), ("b", CUT), ("c", CUT), ("d", "x"), ("e", "y"))
    values = [
        failed(value, likely, expected=f"b in B = '{value}'", seen=f"b in B = '{likely}'") for value, likely in kinds
    ]
    return [*values, failed("", CUT, row="", promise="keeps in sync"), failed("", CUT, row="", promise="together")]


@pytest.mark.parametrize("width", [80, 120])
def test_a_fault_of_one_direction_of_one_row(width):
    """It has at most two entries; lines are no longer than the terminal but for commands, and none is equal."""
    shown = entries(one_fault(), width)
    assert sum(line.startswith("failed") for line in shown) == 2
    assert len(shown) == len(set(shown))
    assert max(len(line) for line in shown if "just this" not in line) <= width
    assert "3 of 5 values: a, b, c; keeps in sync and together broken with it" in " ".join(" ".join(shown).split())


def test_rows_that_fail_alike():
    """The cause stands once, each row on a line of its own, with one example."""
    shown = entries([failed(), failed(row="c -> d"), failed(row="e -> f")])
    assert sum(line.startswith("failed") for line in shown) == 1
    assert sum("As -> Bs: " in line for line in shown) == 3
    assert sum("just this" in line for line in shown) == 1


def test_evidence_that_does_not_fit():
    """One entry with one command, on one line in a narrow terminal, too."""
    unfit = [error("missing evidence", f"There is no evidence at {number}.yaml") for number in range(70)]
    shown = entries([*unfit, error("stale evidence", "the evidence says passed, its replay says row")], 60)
    assert sum(line.startswith("error") for line in shown) == 1
    command = "pytest features/a_b/as.feature --tenants=sandbox --record-mode=rewrite"
    assert [line for line in shown if line.strip() == f"mend it by {command}"]
    assert len(shown) <= 5


def test_long_values():
    """What two values have in common is left out, and their first difference stays."""
    expected, seen = (f"b in B = '{'x' * 200}{end} and more'" for end in ("ø", "o"))
    short = shortened(expected, seen, 80)
    assert short == (
        "b in B = 'xxxxxxxxxxxx ... xxxxxxxxxxxxø and more'",
        "b in B = 'xxxxxxxxxxxx ... xxxxxxxxxxxxo and more'",
    )
    assert shortened("b in B = 'x'", "b in B = nothing", 80) == ("b in B = 'x'", "b in B = nothing")
    assert len(shortened("a" * 300, "b" * 300, 80)[0]) <= 80


def test_many_causes():
    """The first twenty are listed, the others counted."""
    shown = entries([failed(likely=f"cause {number}", row=f"r{number} -> s") for number in range(25)])
    assert sum(line.startswith("failed") for line in shown) == 20
    assert shown[-1].strip() == "... and 5 more causes; -v shows every scenario"
