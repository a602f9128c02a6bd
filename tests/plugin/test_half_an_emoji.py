"""A sync that cuts a text in the middle of an emoji breaks a promise; it breaks neither the run nor a report."""

import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest

from fixtures.command import main
from tests.plugin.project import CONTACTS, Project, new_project

CAUSE = "half of a surrogate pair"
CELL = "the longest name, all in emoji"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with a name that consists of emoji."""
    project = new_project(tmp_path_factory.mktemp("emoji"))
    plain = "        | value        |\n        | a plain name |\n\n  @row-Contacts-givenName"
    project.replace(CONTACTS, plain, plain.replace("a plain name", CELL))
    return project


def test_a_live_run(broken: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, a message that names the cause, readable reports; also where the terminal has only ASCII."""
    live = broken.run(
        "--tenants=simulated",
        "--fault=cut-in-an-emoji",
        "--junitxml=junit.xml",
        "--alluredir=allure",
        "-k",
        "emoji",
        SIMULATOR_INTERVAL="0.5",
        PYTHONIOENCODING="ascii",
    )
    assert (live.code, live.counts.get("failed")) == (1, 1), live.output + live.errors
    reports(broken, live.output)

    monkeypatch.chdir(broken.root)
    main(["report"])
    assert "Traceback" not in capsys.readouterr().err
    assert CAUSE in (broken.root / "reports/crmoffice_powerofficego-evidence.html").read_text(encoding="utf-8")


def reports(project: Project, output: str) -> None:
    """Every report of the run names the cause, in UTF-8."""
    root: Path = project.root
    assert "familyName -> lastName, edited in PowerOffice GO" in output
    assert CAUSE in " ".join(output.split())
    assert "UnicodeEncodeError" not in output
    (failure,) = Xml.parse(root / "junit.xml").iter("failure")  # noqa: S314 - our own file
    assert CAUSE in str(failure.text)
    (result,) = project.results["scenarios"]
    assert CAUSE in result["message"]
    texts = [path.read_text(encoding="utf-8") for path in (root / "allure").iterdir()]
    assert any(CAUSE in text for text in texts)
    assert any("\\ud83d" in text for text in texts), "the exchange that shows it"
