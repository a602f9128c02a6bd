"""Allure's page in headless Chromium, from disk, with the network off: what a reader finds in it.

Needs node, npm and Chromium, like the tests beside it. Screenshots go where `REPORT_SCREENSHOTS` says.
"""

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from fixtures.report.allure.html import HISTORY, build
from tests.plugin.project import ROOT
from tests.report.browser.test_in_browser import CHROMIUM, HERE, MODULES, NODE, SKIPPED, install
from tests.report.project import Results

pytestmark = pytest.mark.skipif(bool(SKIPPED), reason=SKIPPED)

TITLE = "SIMULATED evidence: not conformant"
PANEL = {
    "Verdict": "not conformant",
    "Kind of tenants": "SIMULATED",
    "Fingerprint": "0123456789abcdef",
}


@pytest.fixture(scope="module")
def seen(home: Path, results: Results, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser found; the page lies in the project's own folder of reports."""
    folder = Path(os.environ.get("REPORT_SCREENSHOTS") or tmp_path_factory.mktemp("polls")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = build(results.folder, "allure-results", home / "reports", _command_line(home), TITLE, PANEL)
    install()
    command = [str(NODE), str(HERE / "look_allure.mjs"), str(MODULES), str(CHROMIUM), str(folder), str(made)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - our own words
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _command_line(root: Path) -> Path:
    """A folder with Allure's command line, this project's if it is installed, with a history of its own."""
    installed, home = ROOT / ".conformance" / "allure", root / ".conformance" / "allure"
    home.mkdir(parents=True, exist_ok=True)
    if (installed / "installed-from").is_file():
        shutil.copy(installed / "installed-from", home)
        (home / "node_modules").symlink_to(installed / "node_modules")
    return home


def test_history_over_three_runs(results: Results, tmp_path: Path) -> None:
    """Each run is on a new machine, which has nothing but the kept file: the third page shows both earlier runs."""
    kept = b""
    for number in range(3):
        machine = tmp_path / str(number)
        home = _command_line(machine)
        if kept:
            (home / HISTORY).write_bytes(kept)
        page = build(results.folder, "allure-results", machine, home, TITLE, PANEL)
        kept = (home / HISTORY).read_bytes()
    runs = [json.loads(line)["testResults"] for line in kept.splitlines()]
    assert [len(run) for run in runs] == [len(results.all)] * 3
    assert {len(earlier) for earlier in _earlier(page)} == {2}


def _earlier(page: Path) -> list[list[Any]]:
    """The earlier results of each scenario on a page, whose data are one compressed piece."""
    (data,) = re.findall(r'\}\)\("([A-Za-z0-9+/=]+)"\)', page.read_text(encoding="utf-8"))
    pieces = json.loads(gzip.decompress(base64.b64decode(data)))
    return [json.loads(text)["history"] for name, text in pieces.items() if name.startswith("data/test-results/")]


def test_it_opens_from_disk_without_errors(seen):
    """There is no console error and no request."""
    assert (seen["errors"], seen["outside"]) == ([], [])


def test_tree_and_panel(seen):
    """The tree is pair of systems, section, then rows and promises; scenarios beyond the checklist are apart."""
    assert seen["tree"][:2] == ["CRMOffice -> PowerOffice GO (2024-09-13)", "Contacts -> Contactperson"]
    assert set(seen["tree"][2:]) == {
        *("directPhone -> phoneNumber", "familyName -> lastName", "givenName -> firstName"),
        *("one counterpart", "keeps in sync", "beyond the checklist"),
    }
    assert seen["variables"] == PANEL


@pytest.mark.parametrize(
    ("category", "count"),
    [
        ("not conformant", 1),
        ("waived", 1),
        ("stale or missing evidence", 1),
        ("environment", 1),
        ("harness", 3),
    ],
)
def test_categories(seen, category, count):
    """Each result that did not pass is in exactly one category."""
    at = seen["categories"].index(category)
    assert seen["categories"][at + 1] == str(count)


def test_a_failed_scenario(seen):
    """The values show their first difference, and the scenario run has a time line."""
    failed = seen["failed"]
    assert [status for status, _ in failed["steps"]] == ["passed", "passed", "failed", "skipped"]
    assert "arrived   '4500000[1]'" in failed["values"]
    assert failed["picture"]


def test_a_scenario_that_was_not_judged(seen):
    """The first step has the reason."""
    missing = seen["missing"]
    assert [status for status, _ in missing["steps"]] == ["broken", "skipped"]
    assert missing["text"].count("there is no cassettes/x.yaml") >= 2


def test_beyond_the_checklist(seen):
    """The scenario shows its observation, and that it is no verdict."""
    assert seen["beyond"]["description"].startswith("Observed: phoneNumber is emptied, too")
    assert "not judged: beyond the checklist" in seen["beyond"]["text"]


def test_it_fits_a_phone(seen):
    """It is no wider than a phone, names evidence and verdict, and offers no charts without data."""
    assert seen["phone"]["wide"] <= 0
    assert TITLE in seen["phone"]["text"]
    assert not {"Graphs", "Timeline", "100%"} & set(seen["phone"]["text"].split("\n"))


def test_a_waived_failure(seen):
    """The scenario shows the waiver and what was seen."""
    assert "waived: agreed with QA" in seen["waived"]["text"]
    assert [status for status, _ in seen["waived"]["steps"]] == ["passed", "failed", "skipped"]
