"""Allure's files of a run, read as the report reads them."""

import re
import sys
from pathlib import Path

import pytest

from tests.plugin.forked import Running
from tests.plugin.project import PAIR, ROOT, Project
from tests.report.project import labels, new_project, run, steps

NOON = 1795348800000
"""22 November 2026, 12:00 UTC, in milliseconds: when the small project's scenario runs began."""
LATE = "broken     phoneNumber never came"


def test_scenario_that_passed(results):
    """It has the steps of the feature, each with its time in the scenario run."""
    result = results.of("directPhone arrives [a phone number of eight digits]")
    assert result["status"] == "passed"
    assert [step["name"] for step in result["steps"]] == [
        "When a CRMOffice Contacts record is made with directPhone as a phone number of eight digits",
        "Then it gets exactly one PowerOffice GO Contactperson record",
        "And phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds",
        "And nothing else changes afterwards",
    ]
    times = [(step["status"], step["start"] - NOON, step["stop"] - NOON) for step in result["steps"]]
    assert times == [("passed", begun, begun + 2000) for begun in (0, 2000, 4000, 6000)]
    assert (result["start"], result["stop"]) == (NOON, NOON + 8000)  # seen live: a replay has pytest's own times


@pytest.mark.parametrize(
    ("title", "statuses", "message"),
    [
        ("phoneNumber is late", "failed: passed, passed, failed, skipped", LATE),
        (
            "it is waived",
            "failed: passed, failed, skipped",
            "waived: agreed with QA (Ola, QA-1, ",
        ),
        ("evidence is missing", "broken: broken, skipped", "there is no cassettes/x.yaml"),
        ("the suite stumbles", "broken: broken, skipped, skipped", "RuntimeError: cannot read x"),
        ("the step is another one", "broken: broken, skipped", ""),
        ("no client can do it", "skipped: skipped, skipped, skipped", "the tenant has no phones"),
    ],
)
def test_how_a_scenario_ended(results, title, statuses, message):
    """Only a broken promise is failed; the step that ended the scenario, or else the first one, has the reason."""
    result = results.of(title)
    assert f"{result['status']}: {', '.join(status for _, status in steps(result))}" == statuses
    assert result["statusDetails"]["message"].startswith(message)
    reasons = [step.get("statusDetails") for step in result["steps"]]
    ended = next(number for number, (_, status) in enumerate(steps(result)) if status != "passed")
    assert reasons == [result["statusDetails"] if number == ended else None for number in range(len(reasons))]


def test_what_the_details_of_an_end_hold(results):
    """An unforeseen exception keeps its traceback, and a foreseen one has none; a waived failure is known."""
    assert "conftest.py" in results.of("the suite stumbles")["statusDetails"]["trace"]
    assert "NotConformant" not in str(results.of("phoneNumber is late"))
    assert results.of("phoneNumber is late")["stop"] == NOON + 6000
    missing = results.of("evidence is missing")
    assert missing["statusDetails"] == {"message": "there is no cassettes/x.yaml"}
    assert "Evidence: none was judged" in missing["description"]
    waived = results.of("it is waived")["statusDetails"]
    assert waived["known"]
    assert LATE in waived["message"]


def test_scenario_that_has_no_plan(results):
    """It is broken, under its Python name."""
    result = results.of("test_nobody_lists_it")
    assert result["status"] == "broken"
    assert "shoeSize" in result["statusDetails"]["message"]
    assert "description" not in result


def test_place_in_the_checklist(results):
    """Pair of systems, section and row are epic, feature and story, and suites; no label is of the machine."""
    found = labels(results.of("phoneNumber is late"))
    assert found.pop("tag") in {
        "edited-in-PowerOffice+20GO",
        "row-Contacts-directPhone-Contactperson-phoneNumber",
        "section-Contacts-Contactperson",
    }
    place = ["CRMOffice -> PowerOffice GO (2024-09-13)", "Contacts -> Contactperson", "directPhone -> phoneNumber"]
    version = f"cpython{sys.version_info.major}"
    assert found == {
        **dict(zip(("epic", "feature", "story"), place, strict=True)),
        **dict(zip(("parentSuite", "suite", "subSuite"), place, strict=True)),
        "framework": "pytest",
        "language": version,
    }
    assert results.of("phoneNumber is late")["titlePath"] == place


def test_promise_without_a_row(results):
    """Its story is the promise, and it has no value class."""
    result = results.of("a counterpart comes")
    assert labels(result)["story"] == "one counterpart"
    assert [(p["name"], p["value"]) for p in result["parameters"]] == [("direction", "made in CRMOffice")]


def test_parameters(results):
    """Direction and value class in words, kept out of the id."""
    assert results.of("phoneNumber is late")["parameters"] == [
        {"name": "direction", "value": "edited in PowerOffice GO", "excluded": True},
        {"name": "value class", "value": "a phone number of eight digits", "excluded": True},
    ]


def test_edits_on_both_sides(results):
    """The direction names both systems."""
    result = results.of("both are edited")
    assert labels(result)["story"] == "keeps in sync"
    assert result["parameters"][0]["value"] == "edited in CRMOffice and PowerOffice GO"


def test_description(results):
    """Evidence and kind of tenants as Markdown shows them, and how to run just this scenario."""
    evidence, place, rerun = results.of("phoneNumber is late")["description"].split("\n\n")
    assert evidence == r"Evidence: SIMULATED, recorded \<today\>, cassettes/a\_b.yaml"
    assert re.fullmatch(rf"Specified in {PAIR.replace('_', '._')}/contacts.feature, line \d+", place)
    assert rerun == f'Just this one: `pytest "{PAIR}/contacts.feature::test_phonenumber_is_late"`'


def test_what_lies_beyond_the_checklist(results):
    """It has a story of its own, its observation, and the note that nothing was judged."""
    result = results.of("directPhone emptied")
    assert (result["status"], labels(result)["story"]) == ("passed", "beyond the checklist")
    assert labels(result)["conformance"] == "not judged: beyond the checklist"
    assert result["description"].startswith("Observed: phoneNumber is emptied, too\n\nBeyond the checklist:")
    others = [one for one in results.all if one is not result and "conformance" in labels(one)]
    assert [one["name"] for one in others] == ["directPhone emptied in CRMOffice"]


def test_time_line(results):
    """Every scenario run with times has one; a scenario without an outcome has none."""
    text = results.attached(results.of("phoneNumber is late"), "the scenario run on a time line")
    assert text.startswith("<svg ")
    assert "a lane each for CRMOffice and PowerOffice GO: broken at its last bar" in text
    missing = results.of("evidence is missing")["attachments"]
    assert "the scenario run on a time line" not in {file["name"] for file in missing}


def test_requests(results):
    """Requests are attached to the step that made them, numbered through."""
    for step, numbers in zip(results.of("phoneNumber is late")["steps"], ("123", "4", "56", ""), strict=True):
        text = results.attached(step, "HTTP exchanges") if numbers else ""
        assert "".join(line[0] for line in text.splitlines() if line[:1].isdigit()) == numbers
    text = results.attached(results.of("a counterpart comes")["steps"][0], "HTTP exchanges")
    assert text.startswith("1. crmoffice: POST /contacts\n")
    assert "\n   -> 201 Created\n" in text
    assert not any(step.get("attachments") for step in results.of("evidence is missing")["steps"])


def test_values_that_were_compared(results):
    """They are a text, with the first difference in brackets."""
    text = results.attached(results.of("phoneNumber is late"), "values compared")
    assert "  stored    '4500000[9]'\n  arrived   '4500000[1]'\n  differs   " in text


def test_files_of_the_run(results):
    """One result for each scenario, and its attachments: no containers."""
    kinds = {path.name.rpartition("-")[2] for path in results.folder.iterdir()}
    assert kinds == {"result.json", "attachment.txt", "attachment.svg"}
    assert len(results.all) == 13


def test_places_of_this_machine(results):
    """No file holds one, although outcomes and errors did."""
    texts = {path: path.read_text(encoding="utf-8") for path in results.folder.iterdir()}
    assert any("kept-here somewhere" in text for text in texts.values())
    for place in (results.root, results.root.parent, ROOT, Path.home(), Path(sys.prefix)):
        assert not [path for path, text in texts.items() if f"{place}/" in text or f'{place}"' in text]


def test_history(results, home, tmp_path):
    """A scenario has the same ids in every run and with workers, and no two scenarios share one."""
    expected = {result["name"]: (result["historyId"], result["testCaseId"]) for result in results.all}
    for result in run(home, tmp_path, "-n", "1").all:
        assert expected.pop(result["name"]) == (result["historyId"], result["testCaseId"])
        assert "steps" in result or result["name"].startswith("test_")
    assert not expected
    assert len({result["historyId"] for result in results.all}) == 13


def test_history_of_a_renamed_scenario(results, tmp_path):
    """Wording and file are not part of the ids."""
    root = new_project(tmp_path / "renamed")
    feature = root / PAIR / "contacts.feature"
    text = feature.read_text(encoding="utf-8").replace("a counterpart comes", "its counterpart comes")
    feature.unlink()
    (root / PAIR / "people.feature").write_text(text, encoding="utf-8")
    renamed = run(root, tmp_path / "allure", "-k", "counterpart").of("its counterpart comes")
    before = results.of("a counterpart comes")
    assert (renamed["historyId"], renamed["testCaseId"]) == (before["historyId"], before["testCaseId"])


FRESH = """\
import sys

for name in [name for name in sys.modules if name.startswith(("fixtures.plugin", "fixtures.report"))]:
    del sys.modules[name]  # no other room may import the bridge


def pytest_unconfigure():
    print("bridge loaded:", "fixtures.report.allure.bridge" in sys.modules)


"""


def test_start_up(tmp_path):
    """The bridge is loaded with `--alluredir` only."""
    root = new_project(tmp_path / "fresh")
    (root / "conftest.py").write_text(FRESH + (root / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    words = ["pytest", "-q", "--collect-only", "-p", "no:cacheprovider"]
    for more, loaded in (([], False), ([f"--alluredir={tmp_path}"], True)):
        with Running([*words, *more], root, Project(root).environ()) as running:
            assert running.ended(60)[1].endswith(f"bridge loaded: {loaded}\n")
