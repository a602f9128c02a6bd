"""`conformance features`: writes and checks feature files, and finds files without a section."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.command import main
from tests.command.conftest import Run

PEOPLE = "features/alpha_poweroffice/people--contactperson.feature"
JOBS = "features/alpha_poweroffice/tasks--jobs.feature"
CAPTURE = pytest.CaptureFixture[str]


def test_features_are_written_and_then_up_to_date(project: Path, run: Run, capsys: CAPTURE) -> None:
    """The first run writes every file, the second none; both end with 0."""
    assert run("features") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"written: {PEOPLE}",
        f"written: {JOBS}",
        "2 feature files are up to date",
    ]
    assert run("features") == 0
    assert capsys.readouterr().out == "2 feature files are up to date\n"
    assert run("features", "--check") == 0


def test_the_check_writes_nothing_and_shows_what_is_stale(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A file that was edited by hand is not changed; the diff shows the line."""
    run("features")
    path = project / PEOPLE
    edited = path.read_text().replace("Rule: mail", "Rule: e-mail")
    path.write_text(edited)
    capsys.readouterr()
    assert run("features", "--check") == 1
    out = capsys.readouterr().out
    assert "-  Rule: e-mail -> phoneNumber\n+  Rule: mail -> phoneNumber\n" in out
    assert "1 of 2 feature files are stale; `conformance features` writes them anew" in out
    assert path.read_text() == edited


def test_the_check_finds_a_missing_file(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A missing feature file is stale, too."""
    assert run("features", "--check") == 1
    assert f"--- {PEOPLE}\n+++ {PEOPLE} (from checklist.toml)\n" in capsys.readouterr().out
    assert not (project / PEOPLE).exists()


def test_a_missing_last_line_end_counts(project: Path, run: Run) -> None:
    """A file without its last line end is stale."""
    run("features")
    path = project / JOBS
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert run("features", "--check") == 1
    assert run("features") == 0
    assert run("features", "--check") == 0


@pytest.mark.parametrize("table", ["features", "coverage"])
def test_line_ends_of_another_machine_do_not_count(project: Path, run: Run, capsys: CAPTURE, table: str) -> None:
    """Line ends do not count; only lines that differ are shown."""
    run("features")
    run("coverage", "--write")
    for path in (*project.rglob("*.feature"), *project.rglob("*.csv")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(table, "--check") == 0
    (path,) = project.rglob("*.csv")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[:0:-1]]))
    (project / JOBS).write_bytes((project / JOBS).read_bytes().replace(b"Feature: ", b"Feature: \xe2\x86\x92 "))
    capsys.readouterr()
    assert run(table, "--check") == 1
    out = capsys.readouterr().out
    assert sum(line.startswith("-") for line in out.splitlines()) == (2 if table == "features" else 0)


@pytest.mark.parametrize("charset", ["cp1252", "ascii"])
def test_a_letter_that_the_terminal_lacks_ends_no_verb(project: Path, run: Run, charset: str) -> None:
    """The character is escaped."""
    run("features")
    path = project / JOBS
    path.write_text(path.read_text().replace("Feature: ", "Feature: → "), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "fixtures.command", "features", "--check"],
        cwd=project,
        env={**os.environ, "PYTHONIOENCODING": charset, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert b"-Feature: \\u2192 " in done.stdout
    assert b"1 of 2 feature files are stale" in done.stdout


@pytest.mark.parametrize("option", [[], ["--check"]])
def test_a_feature_of_no_section_is_found(project: Path, run: Run, capsys: CAPTURE, option: list[str]) -> None:
    """A file without a section, or outside any pair, is named and kept."""
    run("features")
    left = project / "features" / "left.feature"
    left.write_text("Feature: left\n  Scenario: empty\n")
    capsys.readouterr()
    assert run("features", *option) == 1
    out = capsys.readouterr().out
    assert "features/left.feature: no section of a checklist generates this file; delete it" in out
    assert "features/left.feature:2: the scenario has no steps" in out
    assert left.exists()


def test_kinds_come_from_the_systems_that_are_known(project: Path, run: Run) -> None:
    """The client knows that phoneNumber is a phone; of an unknown system only the data type is known."""
    run("features")
    text = (project / PEOPLE).read_text()
    edited_there = text[text.index("@edited-in-PowerOffice") :]
    edited_there = edited_there[: edited_there.index("Rule:")]
    assert "a phone number of eight digits" in edited_there
    assert "a plain text" in text[: text.index("@edited-in-PowerOffice")]


def test_another_folder_can_be_named(project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`--into` takes a folder of pairs, inside or outside the project."""
    other = tmp_path_factory.mktemp("elsewhere")
    pair = other / "pair"
    pair.mkdir()
    (pair / "checklist.toml").write_bytes((project / PEOPLE).with_name("checklist.toml").read_bytes())
    assert run("features", "--into", str(other)) == 0
    assert (pair / "tasks--jobs.feature").is_file()
    assert not (project / JOBS).exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"source = 3\n", "`source` is of the wrong type. Accepted: text. Got: a number, 3."),
        (b"\xff", "the file is not text"),
        (b"a = [", "the file is not TOML"),
    ],
)
def test_a_broken_checklist_is_one_line_and_exit_2(
    project: Path, run: Run, capsys: CAPTURE, content: bytes, message: str
) -> None:
    """One line names the file; nothing is written."""
    (project / PEOPLE).with_name("checklist.toml").write_bytes(content)
    assert run("features") == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("conformance: features/alpha_poweroffice/checklist.toml")
    assert not (project / PEOPLE).exists()


def test_a_name_that_cannot_be_written_is_exit_2(project: Path, run: Run, capsys: CAPTURE) -> None:
    """A section for which there are no sentences is named with its file."""
    path = (project / PEOPLE).with_name("checklist.toml")
    path.write_text(path.read_text().replace('source = "mail"', 'source = "<mail>"', 1))
    assert run("features") == 2
    err = capsys.readouterr().err
    assert err.startswith("conformance: features/alpha_poweroffice/checklist.toml, Alpha People -> ")
    assert "<mail>" in err
    assert not (project / JOBS).exists()


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_checklists_is_exit_2(run: Run, capsys: CAPTURE, folder: str) -> None:
    """A folder without checklists is wrong use, not *up to date*."""
    assert run("features", "--into", folder) == 2
    assert "<pair>/checklist.toml" in capsys.readouterr().err


def test_the_committed_features_are_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: CAPTURE) -> None:
    """The committed features are what the checklist generates, and no lint finds anything."""
    monkeypatch.chdir(Path(__file__).parents[2])
    assert main(["features", "--check"]) == 0, capsys.readouterr().out
