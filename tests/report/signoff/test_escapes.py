"""Names are shown as they are: escapes (`PowerOffice+20GO`) stand only in what is copied, as a tag or a file name."""

import json
import re
import shutil
from contextlib import chdir
from pathlib import Path

import pytest

from fixtures.command import main
from tests.report.signoff.samples import ROOT, parsed
from tests.report.signoff.small import NAME, new_project

EVIDENCE = "cassettes/crmoffice_powerofficego/Contacts-Contactperson"
BACK = "edited-in-PowerOffice+20GO"
CASSETTE = re.compile(r"cassettes/[^ \"<]+\.yaml(\.txt)?")
ESCAPE = re.compile(r"\S*[A-Za-z]\+[0-9A-F]{2}\S*")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a run without one cassette leaves, and its report, as a reader sees them.

    The names of cassettes, which are files to be found, are left out.
    """
    root: Path = tmp_path_factory.mktemp("escapes")
    project = new_project(root)
    shutil.copytree(ROOT / EVIDENCE, root / EVIDENCE)
    for path in (root / EVIDENCE).rglob(f"{BACK}--*.yaml"):
        path.unlink()
    run = project.run("-v", "--junitxml=junit.xml", "--alluredir=allure-results")
    with chdir(root):
        assert main(["report", "--allure-results", "none"]) == 1
    pages = {path.name: parsed(path.read_text(encoding="utf-8")).text for path in (root / "reports").glob("*.html")}
    results = [json.loads(path.read_text(encoding="utf-8")) for path in (root / "allure-results").glob("*-result.json")]
    names = [[one["name"], one.get("statusDetails", {}).get("message", "")] for one in results]
    texts = {"terminal": run.output, "JUnit": (root / "junit.xml").read_text(encoding="utf-8"), "Allure": str(names)}
    return {name: CASSETTE.sub("a cassette", text) for name, text in (texts | pages).items()}


def test_nothing_that_is_read_shows_an_escape(outputs):
    """Terminal with `-v`, JUnit, Allure and each page name the system, also of what is missing."""
    assert {"terminal", "JUnit", "Allure", "signoff.html", f"{NAME}.html", f"{NAME}-evidence.html"} == set(outputs)
    assert {name: ESCAPE.findall(text) for name, text in outputs.items() if ESCAPE.search(text)} == {}
    assert all("PowerOffice GO" in text for text in outputs.values())
    assert "without a recording" in outputs["signoff.html"]
