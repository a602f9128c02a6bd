"""`conformance coverage`: the table, its committed form, and promises that no scenario tests."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from fixtures.command import main
from fixtures.report.coverage import as_csv
from tests.plugin.project import CONTACTS, PAIR, ROOT
from tests.report.signoff.small import GAPS, SECTION, write_files

TABLE = f"{PAIR}/coverage.csv"
EVIDENCE = f"cassettes/{SECTION}/Contacts-directPhone-Contactperson-phoneNumber"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project with the evidence of one row."""
    write_files(tmp_path)
    shutil.copytree(ROOT / EVIDENCE, tmp_path / EVIDENCE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def editions(home: Path) -> Path:
    """The project with the features of this project's first pair and of its later edition."""
    shutil.rmtree(home / PAIR)
    for name in (PAIR, f"{PAIR}-2024-11-13"):
        shutil.copytree(ROOT / name, home / name)
    return home


def test_from_row_to_evidence(editions, capsys):
    """Each scenario is a line: its promise, its place and its evidence.

    What an earlier edition judges has a reason, and needs none in gaps.toml.
    """
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
    assert one["feature"].startswith(f"{PAIR}/contacts--contactperson.feature:")
    assert (editions / one["evidence"]).is_file()
    assert one["tenants"] == "simulated"
    assert {line["evidence"] for line in found if line["row"] == "(census)"} == {"live runs only"}
    reasons = {line["scenario"] for line in found if line["evidence"] == "-"}
    of_row = [line for line in found if line["row"] == "givenName -> firstName" and line["scenario"] not in reasons]
    assert {line["evidence"] for line in of_row} == {"missing"}
    assert reasons == {"no scenario: the edition of 2024-09-13 lists it in the same way, and its scenarios judge it"}
    assert {line["row"] for line in found if line["section"] == "Activities -> Timetrackingactivity"} >= {
        "subject -> name",
        "(link)",
    }


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
    assert "directPhone -> phoneNumber 1 of 1 1 of 1 1 of 1" in [" ".join(line.split()) for line in lines]
    assert any("0 of 2 MISSING" in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert main(["coverage", "--format", "markdown"]) == 0
    output = capsys.readouterr().out
    assert "### CRMOffice -> PowerOffice GO" in output
    assert "| directPhone -> phoneNumber | 1 of 1 | 1 of 1 | 1 of 1 |" in output


def test_the_committed_table_is_checked(home, capsys):
    """A stale or missing table is exit code 1 with the command that mends it."""
    assert main(["coverage", "--check"]) == 1
    assert f"{TABLE} is not there; `conformance coverage --write` writes it anew" in capsys.readouterr().out
    assert main(["coverage", "--write"]) == 0
    assert main(["coverage", "--check"]) == 0
    assert not (home / TABLE).read_bytes().count(b"\r")
    next((home / "cassettes").rglob("edited-in-CRMOffice--plain*.yaml")).unlink()
    capsys.readouterr()
    assert main(["coverage", "--check"]) == 1
    assert f"{TABLE} is stale" in capsys.readouterr().out


def test_a_promise_without_scenario_needs_a_reason(home, capsys):
    """The command prints the entry for gaps.toml; with the reason the exit code is 0, and the table shows it."""
    path = home / CONTACTS
    before, _, rest = path.read_text(encoding="utf-8").partition("    @created\n")
    path.write_text(before + rest[rest.index("    @edited") :], encoding="utf-8")
    assert main(["coverage"]) == 1
    output = capsys.readouterr().out
    assert "no scenario: Contacts -> Contactperson: directPhone -> phoneNumber, made in CRMOffice" in output
    what = f"{SECTION}/Contacts-directPhone-Contactperson-phoneNumber/created"
    assert f'what = "{what}"' in output
    (home / PAIR / "gaps.toml").write_text(f'{GAPS}[[uncovered]]\nwhat = "{what}"\nreason = "cannot be made"\n')
    assert main(["coverage", "--format", "csv"]) == 0
    assert "no scenario: cannot be made" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("gaps.toml", "[[uncovered]", "gaps.toml: the file is not TOML"),
        ("gaps.toml", "[[uncovered]]\nwhat = 'x'\n", "`reason` is missing"),
        ("gaps.toml", "[[uncoverd]]\n", "did you mean uncovered?"),
        ("contacts.feature", "Feature", "a feature is not Gherkin"),
        ("checklist.toml", "x", "checklist.toml"),
    ],
)
def test_wrong_input_is_one_line(home, capsys, name, text, message):
    """One line names the problem and its file; exit code 2."""
    (home / PAIR / name).write_text(text, encoding="utf-8")
    assert main(["coverage"]) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert str(home) not in errors
    assert errors.count("\n") == 1
