"""Generated features that were changed by hand are refused: a scenario could be missing."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from fixtures.checklist import store
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.planning.feature_texts import feature_texts
from fixtures.plugin.up_to_date import check
from tests.plugin.project import ROOT, Project

PAIR = "crmoffice_powerofficego"
CONTACTS = "contacts--contactperson.feature"
ROWS = (Row("familyName", "lastName", DataType.STRING), Row("givenName", "firstName", DataType.STRING))
CHECKLIST = Checklist(
    "CRMOffice", "PowerOffice GO", "2024-09-13 08:02:28", (Section("Contacts", "Contactperson", rows=ROWS),)
)


def generated(root: Path) -> Path:
    """Writes a checklist with the features that it makes, and returns the folder of features."""
    pair = root / "features" / PAIR
    pair.mkdir(parents=True)
    store.write(pair / "checklist.toml", CHECKLIST)
    for name, text in feature_texts(pair, CHECKLIST).items():
        (pair / name).write_text(text, encoding="utf-8")
    return root / "features"


@pytest.fixture
def features(tmp_path: Path) -> Path:
    return generated(tmp_path)


def taken_out(path):
    text = path.read_text(encoding="utf-8")
    fewer, count = re.subn(r" +\| a plain name +\|\n", "", text, count=1)
    assert count == 1
    path.write_text(fewer, encoding="utf-8")


def beyond(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("@link @created", "@beyond-checklist @created", 1), encoding="utf-8")


def gone(path):
    path.unlink()


def one_more(path):
    shutil.copy(path, path.with_name("more.feature"))


def comment_deleted(path):
    taken_out(path)
    for one in path.parent.glob("*.feature"):
        one.write_text(one.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")


def rule_deleted(path):
    text = path.read_text(encoding="utf-8")
    first, second = (text.index("  @row-", at) for at in (0, text.index("  @row-") + 1))
    path.write_text(text[:first] + text[second:], encoding="utf-8")


def scenario_deleted(path):
    text = path.read_text(encoding="utf-8")
    first = text.index("    @created")
    path.write_text(text[:first] + text[text.index("    @edited-in", first) :], encoding="utf-8")


def hidden_below(path):
    (path.parent / "more").mkdir()
    shutil.copy(path, path.parent / "more" / "more.feature")


@pytest.mark.parametrize(
    "harm",
    [taken_out, beyond, gone, one_more, comment_deleted, rule_deleted, scenario_deleted, hidden_below],
)
def test_features_changed_by_hand(features, harm):
    """The message names the file and the command that writes it anew; a run of another pair is accepted."""
    root = features.parent
    check(root, [features])
    harm(features / PAIR / CONTACTS)
    named = {one_more: "more.feature", hidden_below: "more/more.feature"}.get(harm, CONTACTS)
    named = "features are not" if harm is comment_deleted else named
    for meant in (features, features.parent, features / PAIR, features / PAIR / CONTACTS):
        with pytest.raises(pytest.UsageError, match=f"{named}.*conformance features"):
            check(root, [meant])
    check(root, [features / "another_pair", root / "tests"])


def test_a_checklist_that_cannot_be_read(features):
    """The run is refused, because nothing can be judged by it."""
    document = features / PAIR / "checklist.toml"
    document.write_text(document.read_text(encoding="utf-8").replace("creation", "craetion"), encoding="utf-8")
    with pytest.raises(pytest.UsageError, match="craetion") as refusal:
        check(features.parent, [features])
    assert str(features.parent) not in str(refusal.value)


@pytest.fixture(scope="module")
def stale(tmp_path_factory) -> Project:
    """A project where one example of a feature is missing, and another scenario failed last time."""
    project = Project(tmp_path_factory.mktemp("stale"))
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, project.root)
    comment_deleted(generated(project.root) / PAIR / CONTACTS)
    project.write(".pytest_cache/v/cache/lastfailed", f'{{"features/{PAIR}/{CONTACTS}::test_another": true}}')
    return project


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (f"features/{PAIR}/{CONTACTS}::no_such_scenario", "-k", "directPhone"),
        ("-n", "1"),
        ("--lf",),
        ("--collect-only",),
        ("--rootdir=/tmp", f"features/{PAIR}/{CONTACTS}"),
        ("--tenants=simulated",),
    ],
)
def test_every_way_of_calling_pytest(stale, arguments):
    """Exit code 4, nothing is run, and one line names the command that writes the features anew."""
    ended = stale.run(*arguments)
    assert ended.code == 4, ended.output + ended.errors
    assert "scenario" not in ended.output
    assert ended.errors.count("ERROR: ") == 1
    if not arguments or not arguments[0].startswith("--rootdir"):
        assert "conformance features" in ended.errors


def test_every_ci_job_that_runs_the_features_runs_pytest_itself():
    """So each would be refused; none has an option that switches the check off."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/conformance.yml").read_text(encoding="utf-8"))["jobs"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run.py pytest" in step.get("run", "")]
    assert len([run for run in runs if "--version" not in run]) == 3
    assert all("no:" not in run and "--noconftest" not in run and "--rootdir" not in run for run in runs)
