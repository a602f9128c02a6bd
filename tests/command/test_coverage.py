"""`conformance coverage`: the table, its committed form, and promises that no scenario tests."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from fixtures.command import main
from fixtures.report.coverage import as_csv
from tests.report.signoff.samples import ROOT

PAIR = "crmoffice_powerofficego"
FEATURES = f"features/{PAIR}"
TABLE = f"{FEATURES}/coverage.csv"
PHONE = "Contacts-directPhone-Contactperson-phoneNumber"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with this project's features and the evidence of one row."""
    shutil.copytree(ROOT / FEATURES, tmp_path / FEATURES)
    (tmp_path / FEATURES / "coverage.csv").unlink(missing_ok=True)
    shutil.copytree(
        ROOT / "cassettes" / PAIR / "Contacts-Contactperson" / PHONE,
        tmp_path / "cassettes" / PAIR / "Contacts-Contactperson" / PHONE,
    )
    (tmp_path / "conftest.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without(home: Path, name: str, begin: str, end: str) -> None:
    """Removes a part of a feature."""
    path = home / FEATURES / name
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    path.write_text(before + end + rest.partition(end)[2], encoding="utf-8")


def test_from_row_to_evidence(home, capsys):
    """Each scenario is a line: its promise, its place and its evidence."""
    assert main(["coverage", "--format", "csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    (one,) = (
        line
        for line in found
        if (line["row"], line["direction"]) == ("directPhone -> phoneNumber", "edited in PowerOffice GO")
        and line["value class"] == "a phone number with 0047"
    )
    assert one["section"] == "Contacts -> Contactperson"
    assert one["scenario"] == "phoneNumber edited in PowerOffice GO arrives as directPhone in CRMOffice"
    assert one["feature"].startswith(f"{FEATURES}/contacts--contactperson.feature:")
    assert (home / one["evidence"]).is_file()
    assert one["tenants"] == "simulated"
    assert {line["evidence"] for line in found if line["row"] == "(census)"} == {"live runs only"}
    assert {line["evidence"] for line in found if line["row"] == "givenName -> firstName"} == {"missing"}


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(begin):
    """A name from a document may begin with any character; a lone dash stays the empty cell."""
    command = f"{begin}HYPERLINK(A1)"
    (_, read) = csv.reader(io.StringIO(as_csv([("-", command, "a = b", "directPhone -> x")])))
    assert read == ["-", f"'{command}".replace("\r", " "), "a = b", "directPhone -> x"]


def test_in_short(home, capsys):
    """A line for each row, within 100 columns, or as Markdown."""
    assert main(["coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "directPhone -> phoneNumber 4 of 4 6 of 6 6 of 6" in [" ".join(line.split()) for line in lines]
    assert any("0 of 4 MISSING" in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert main(["coverage", "--format", "markdown"]) == 0
    output = capsys.readouterr().out
    assert "### CRMOffice -> PowerOffice GO" in output
    assert "| directPhone -> phoneNumber | 4 of 4 | 6 of 6 | 6 of 6 |" in output


def test_the_committed_table_is_checked(home, capsys):
    """A stale or missing table is exit code 1 with the command that mends it."""
    assert main(["coverage", "--check"]) == 1
    assert f"{TABLE} is not there; `conformance coverage --write` writes it anew" in capsys.readouterr().out
    assert main(["coverage", "--write"]) == 0
    assert main(["coverage", "--check"]) == 0
    assert not (home / TABLE).read_bytes().count(b"\r")
    next((home / "cassettes").rglob("*double-zero*.yaml")).unlink()
    capsys.readouterr()
    assert main(["coverage", "--check"]) == 1
    assert f"{TABLE} is stale" in capsys.readouterr().out


def test_a_promise_without_scenario_needs_a_reason(home, capsys):
    """The command prints the entry for gaps.toml; with the reason the exit code is 0, and the table shows it."""
    without(
        home,
        "contacts--contactperson.feature",
        "    @created\n    Scenario Outline: directPhone",
        "    @edited",
    )
    assert main(["coverage"]) == 1
    output = capsys.readouterr().out
    assert "no scenario: Contacts -> Contactperson: directPhone -> phoneNumber, made in CRMOffice" in output
    what = f"{PAIR}/Contacts-Contactperson/{PHONE}/created"
    assert f'what = "{what}"' in output
    gaps = home / FEATURES / "gaps.toml"
    gaps.write_text(f'[[uncovered]]\nwhat = "{what}"\nreason = "cannot be made"\n', encoding="utf-8")
    assert main(["coverage", "--format", "csv"]) == 0
    assert "no scenario: cannot be made" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("gaps.toml", "[[uncovered]", "gaps.toml: the file is not TOML"),
        ("gaps.toml", "[[uncovered]]\nwhat = 'x'\n", "`reason` is missing"),
        ("gaps.toml", "[[uncoverd]]\n", "did you mean uncovered?"),
        ("contacts--contactperson.feature", "Feature", "a feature is not Gherkin"),
        ("checklist.toml", "x", "checklist.toml"),
    ],
)
def test_wrong_input_is_one_line(home, capsys, name, text, message):
    """One line names the problem and its file; exit code 2."""
    (home / FEATURES / name).write_text(text, encoding="utf-8")
    assert main(["coverage"]) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert str(home) not in errors
    assert errors.count("\n") == 1


def test_a_section_that_an_earlier_edition_judges(home, capsys):
    """Its promises have a reason, and need none in gaps.toml."""
    edition = f"{PAIR}-2024-11-13"
    shutil.copytree(ROOT / "features" / edition, home / "features" / edition)
    assert main(["coverage", "--format", "csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    reasons = {line["scenario"] for line in found if line["scenario"].startswith("no scenario")}
    assert reasons == {"no scenario: the edition of 2024-09-13 lists it in the same way, and its scenarios judge it"}
    assert {line["row"] for line in found if line["section"] == "Activities -> Timetrackingactivity"} >= {
        "subject -> name",
        "(link)",
    }
