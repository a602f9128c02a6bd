"""Interpreters and plugins that many testers have: a run works with them, or one sentence says why not."""

from tests.plugin.project import RED, SOUND

WARNS = """
import warnings

import pytest


def pytest_configure(config):
    config.issue_config_time_warning(pytest.PytestDeprecationWarning("an option is unset"), 2)


@pytest.fixture(autouse=True)
def warned():
    warnings.warn("this plugin is old", DeprecationWarning, stacklevel=1)
"""
REPEATS = """
import pytest


def pytest_addoption(parser):
    parser.addoption("--again", type=int, default=1)


def pytest_generate_tests(metafunc):
    again = metafunc.config.getoption("again")
    if again > 1:
        metafunc.fixturenames.append("step_of_repeat")
        metafunc.parametrize("step_of_repeat", range(again), indirect=True)


@pytest.fixture
def step_of_repeat(request):
    return request.param
"""
COUNTS = REPEATS.replace("again", "count")


def no_traceback(run) -> None:
    printed = run.output + run.errors
    assert "Traceback" not in printed
    assert "INTERNALERROR" not in printed


def test_warnings_of_other_plugins_are_no_errors_of_ours(project):
    """As pytest-asyncio gives one at its start."""
    project.write("warns.py", WARNS)
    run = project.run("-p", "warns")
    no_traceback(run)
    assert (run.code, run.counts["passed"], run.counts["failed"]) == (1, 3, 1)


def test_our_own_warnings_are_errors(project):
    """So that none gets used to."""
    text = (project.root / "conftest.py").read_text(encoding="utf-8")
    warns = "def pytest_collection_finish():\n    import warnings\n    warnings.warn('old')\n"
    project.write("conftest.py", f"{text}\n\n{warns}")
    run = project.run("-k", SOUND)
    assert "UserWarning: old" in run.output
    assert run.code != 0


def test_an_interpreter_that_leaves_out_asserts(project):
    """No verdict is an assert, so what is red stays red and what is green stays green; 2 leaves out what 1 does.

    Both are the same code in a live run; ruff allows no other assert in it (S101).
    """
    run = project.run(PYTHONOPTIMIZE="2")
    no_traceback(run)
    assert (run.code, run.counts["passed"], run.counts["failed"]) == (1, 3, 1), run.output
    assert "PytestConfigWarning" not in run.output + run.errors
    assert "never" in run.output


def test_no_plugin_is_loaded_by_itself(project):
    """Some CI images set it; what the suite needs it names."""
    run = project.run("-k", SOUND, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    no_traceback(run)
    assert (run.code, run.counts["passed"]) == (0, 3)
    refused = project.run("-k", SOUND, "-n", "1", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert refused.code == 4
    assert "PYTEST_DISABLE_PLUGIN_AUTOLOAD is set: add -p xdist for -n" in refused.errors
    assert project.run("-k", SOUND, "-n", "1", "-p", "xdist", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1").code == 0


def test_without_pytest_bdd_nothing_is_run(project):
    run = project.run("-k", SOUND, "-p", "no:pytest-bdd")
    no_traceback(run)
    assert run.code == 4
    assert "pytest-bdd is not loaded" in run.errors


def test_scenarios_are_not_counted_out_several_times(project):
    """pytest-repeat; by another name every scenario says so itself, and none is judged."""
    project.write("counts.py", COUNTS)
    run = project.run("-p", "counts", "-k", SOUND, "--count=2")
    no_traceback(run)
    assert run.code == 4
    assert "--count=2 is not for scenarios" in run.errors
    project.write("repeats.py", REPEATS)
    other = project.run("-p", "repeats", "-k", f"{SOUND} or {RED}", "--again=2")
    no_traceback(other)
    assert (other.code, other.counts) == (6, {"error": 8, "deselected": 2})
    assert "another plugin runs this scenario several times (step_of_repeat)" in other.output
