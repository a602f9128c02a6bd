"""A replay: verdicts, errors, exit code and last line, without a network."""

import re
import shlex
import xml.etree.ElementTree as ET

import pytest

import steps
from tests.plugin.project import CONTACTS, FEATURE, PAIR, RED, SKIPPED, SOUND

EDITED_BACK = "lastname and edited"
NEVER = "    Scenario Outline: givenName of a new contact arrives where it never does"
PLAIN = "Contacts-familyName-Contactperson-lastName/created--plain"
SIMULATED = r"SIMULATED evidence of \d+ \w{3} \d{4}; proves the suite, not the sync"


def test_all_that_was_recorded(project):
    """It has the verdicts of the live run: a failure fails again, what cannot be tested is left out and counted."""
    before = project.cassettes()
    run = project.run()
    assert run.counts == {"passed": 3, "failed": 1, "deselected": 1}, run.output
    assert "5 scenarios: 4 judged, 1 not testable" in run.output
    assert run.code == 1
    assert re.fullmatch(f"4 scenarios replayed: {SIMULATED}", run.last_line)
    assert "Contacts -> Contactperson: givenName -> address1, made in CRMOffice" in run.output
    assert "Traceback" not in run.output + run.errors
    assert project.cassettes() == before


def test_nothing_judged(project):
    """A selection of nothing but what cannot be tested ends with exit code 6; asked for, it is skipped."""
    for options, word in ((("--untestable",), "skipped"), (("-n", "1"), "not testable")):
        run = project.run("-k", SKIPPED, *options)
        assert run.code == 6, run.output
        assert word in run.output
        assert run.last_line.endswith("no evidence was judged; this proves nothing")


def test_nothing_run(project):
    """An option in PYTEST_ADDOPTS that keeps scenarios from running makes exit code 6; `test_selection` has 0."""
    for options in ("--setup-plan", "--collect-only"):
        assert project.run(PYTEST_ADDOPTS=options).code == 6, options


def test_a_step_that_hides_what_was_seen(project):
    """Another definition of a step, nearer to the features than the suite's own, makes exit code 6."""
    project.write(
        "features/conftest.py",
        "from pytest_bdd import then\n\n\n@then('nothing else changes afterwards')\ndef _():\n    pass\n",
    )
    run = project.run("-k", SOUND)
    assert run.code == 6, run.output
    assert "from 'nothing else changes afterwards' on a step reported nothing" in run.output


FIXTURE = """

import pytest


class Anything:
    def __getattr__(self, name):
        return lambda *words: None


@pytest.fixture
def scenario_run():
    return Anything()
"""
SWALLOW = """

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport():
    report = yield
    report.outcome, report.longrepr = "passed", None
    return report
"""
SKIP = """

import pytest


def pytest_collection_modifyitems(items):
    for item in items[1:]:
        item.add_marker(pytest.mark.skip(reason="not today"))
"""
EXPECT = SKIP.replace("mark.skip", "mark.xfail").replace("[1:]", "")
NO_PROTOCOL = """

def pytest_runtest_protocol(item):
    return "lastname" in item.name or None
"""
CUT = """

def pytest_runtest_protocol(item):
    return True
"""


@pytest.mark.parametrize(
    ("code_of_conftest", "selected", "code", "more"),
    [
        (FIXTURE, RED, 1, ()),
        (SKIP, SOUND, 6, ()),
        (EXPECT, RED, 1, ()),
        (NO_PROTOCOL, SOUND, 6, ()),
        (SWALLOW, f"{SOUND} or {RED}", 1, ("-n", "1")),
        (CUT, SOUND, 6, ("-n", "1")),
    ],
    ids=["fixture", "skip", "expect", "one-never-run", "swallow-in-a-worker", "none-ever-run-in-a-worker"],
)
def test_a_conftest_that_hides_what_was_seen(project, code_of_conftest, selected, code, more):
    """Whatever it does to fixtures, reports and marks: a broken promise is exit 1, an unjudged scenario exit 6.

    What a worker observed travels with its reports.
    """
    project.write("features/conftest.py", code_of_conftest)
    run = project.run("-k", selected, *more)
    assert run.code == code, run.output + run.errors


def test_a_hook_that_swallows_errors(project):
    """Missing evidence stays an error."""
    project.write("features/conftest.py", SWALLOW)
    (project.root / project.cassette(PLAIN)).unlink()
    run = project.run("-k", SOUND)
    assert run.code == 6, run.output
    assert "of the reports above contradict what was seen, and do not count" in run.output


@pytest.mark.parametrize(
    "names",
    [
        ["conformance-verdicts", "conformance-results", "conformance-summary"],  # ours have no name to be called by
        *([name] for name in ("fixtures.plugin.hooks", "steps", *steps.pytest_plugins)),
        *([name] for name in ("terminal", "runner", "skipping", "python", "socket", "reports", "warnings", "session")),
    ],
    ids=" ".join,
)
def test_a_plugin_that_is_switched_off(project, names):
    """Without any part of the suite or of pytest, a broken promise is still not exit 0."""
    assert project.run(*(word for name in names for word in ("-p", f"no:{name}")), "-k", RED).code != 0


def test_nothing_selected(project):
    """The exit code is pytest's own, and the suite writes no last line."""
    run = project.run("-k", "no_such_scenario")
    assert run.code == 5
    assert "replayed" not in run.output


def test_just_this(project):
    """The command in a failure's entry runs that scenario and no other, and fails again."""
    run = project.run("-k", RED)
    (command,) = re.findall(r"just this +(pytest .*)", run.output)
    again = project.run(*shlex.split(command)[1:])
    assert (again.code, again.counts) == (1, {"failed": 1}), again.output


def test_just_this_of_a_live_run(project):
    """The command carries tenants, fault, seed and settings of the run."""
    run = project.run(
        "--tenants=simulated", "--fault=poweroffice-edits-not-synced", "-k", EDITED_BACK, SIMULATOR_SEED="7"
    )
    (failed,) = project.results["scenarios"]
    (command,) = re.findall(r"just this +(.*)", run.output)
    assert shlex.split(command) == [
        *("SIMULATOR_INTERVAL=0.2", "SIMULATOR_SEED=7", "pytest", failed["node"]),
        *("--tenants=simulated", "--fault=poweroffice-edits-not-synced"),
    ]


def test_kinds_of_red(project):
    """In JUnit's terms a broken promise is a failure and a missing cassette an error."""
    (project.root / project.cassette(PLAIN)).unlink()
    run = project.run("--junitxml=junit.xml")
    assert run.code == 1
    assert ", 1 not judged: SIMULATED evidence" in run.last_line
    cases = {case.get("name"): case for case in ET.parse(project.root / "junit.xml").iter("testcase")}  # noqa: S314 - our own file
    failed = [name for name, case in cases.items() if case.find("failure") is not None]
    errors = [name for name, case in cases.items() if case.find("error") is not None]
    untestable = [case.find("skipped").get("message") for case in cases.values() if case.find("skipped") is not None]
    assert untestable == ["not testable: the PowerOffice GO client does not know Customer yet"]
    red = cases[failed[0]]
    assert (red.get("file"), red.get("line")) == (CONTACTS, str(1 + FEATURE[: FEATURE.index(NEVER)].count("\n")))
    assert {"expected", "seen"} <= {line.partition(" ")[0] for line in red.find("failure").get("message").splitlines()}
    requirements = [one.get("value") for one in red.iter("property") if one.get("name") == "requirement"]
    assert requirements == ["Contacts-givenName-Contactperson-address1"]
    assert len(cases) == 5
    assert len(failed) == len(errors) == 1
    assert RED.lower() in failed[0]
    assert "familyname" in errors[0]


def test_spoilt_evidence(project):
    """It is an error with one message, which names the command that renews it; nothing is written."""
    gone, torn, edited = (project.cassette(name) for name in (PLAIN, "created--norwegian", "edited-in"))
    (project.root / gone).unlink()
    project.write(torn, (project.root / torn).read_text(encoding="utf-8").rpartition("- request:")[0])
    project.replace(edited, "attempt: 1", "attempt: 2")
    before = project.cassettes()
    run = project.run("-k", SOUND)
    assert (run.code, run.counts["error"]) == (6, 3), run.output
    for message in ("There is no evidence at", "Evidence is torn", "Evidence was changed after"):
        assert 1 <= run.output.count(message) <= 2, "the message and pytest's short summary of it"
    assert "--tenants=sandbox --record-mode=" in run.output
    assert "Traceback" not in run.output + run.errors
    assert str(project.root) not in re.sub(r"rootdir: .*", "", run.output)
    assert project.cassettes() == before


def test_stale_evidence(project):
    """Evidence of a row that changed is stale."""
    project.replace(
        f"{PAIR}/checklist.toml",
        'target = "lastName", type = "string"',
        'target = "lastName", type = "unknown"',
    )
    run = project.run("-k", SOUND)
    assert (run.code, run.counts) == (6, {"error": 3, "deselected": 2}), run.output
    assert "Evidence is stale: the row changed" in run.output
    assert run.last_line.startswith("3 scenarios replayed, 3 not judged: no evidence")


def test_feature_that_does_not_fit_the_checklist(project):
    """Its scenarios are errors that name the place, and the others are judged."""
    project.replace(CONTACTS, "with familyName as", "with surname as")
    run = project.run("-k", SOUND)
    assert (run.code, run.counts["error"], run.counts["passed"]) == (6, 2, 1), run.output
    assert "'surname' is no property" in " ".join(run.output.split())
    assert f"{CONTACTS}:8" in run.output
    assert "conformance features" in run.output
    assert "Traceback" not in run.output


def test_checklist_that_cannot_be_read(project):
    """It is an error of every scenario that needs it."""
    project.replace(f"{PAIR}/checklist.toml", "creation", "craetion")
    run = project.run("-k", SOUND)
    assert (run.code, run.counts["error"]) == (6, 3), run.output
    assert "craetion" in run.output
    assert "Traceback" not in run.output


def test_tests_of_another_kind(project):
    """Alone they keep pytest's exit code, and the suite writes no last line."""
    project.write("features/test_more.py", "def test_good():\n    pass\n")
    run = project.run("features/test_more.py")
    assert run.code == 0
    assert "scenario" not in run.output


def test_tests_of_another_kind_beside_scenarios(project):
    """Their failure makes exit code 1, and they are not counted as scenarios."""
    project.write("features/test_more.py", "def test_bad_customer():\n    assert False\n")
    run = project.run("-k", f"{SOUND} or bad")
    assert (run.code, run.counts["failed"]) == (1, 1), run.output
    assert run.last_line.startswith("3 scenarios replayed: SIMULATED")


def test_sound_scenarios(project):
    """They pass without network and settings: a dead proxy changes nothing."""
    run = project.run(
        "-k",
        SOUND,
        HTTPS_PROXY="http://127.0.0.1:9",
        ALL_PROXY="http://127.0.0.1:9",
        CRMOFFICE_BASE_URL="nonsense",
    )
    assert (run.code, run.counts) == (0, {"passed": 3, "deselected": 2}), run.output
