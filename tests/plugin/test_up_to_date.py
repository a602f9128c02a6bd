"""Generated features that somebody changed by hand are refused: a scenario could be missing."""

import shutil
from pathlib import Path

import pytest

from fixtures.plugin.up_to_date import check
from tests.plugin.project import ROOT

PAIR = "crmoffice_powerofficego"
CONTACTS = "contacts--contactperson.feature"


@pytest.fixture
def features(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "features" / PAIR, tmp_path / "features" / PAIR)
    return tmp_path / "features"


def taken_out(path):
    text = path.read_text(encoding="utf-8")
    assert "| a plain name                       |\n" in text
    path.write_text(text.replace("        | a plain name                       |\n", "", 1), encoding="utf-8")


def beyond(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("@link @created", "@beyond-checklist @created", 1), encoding="utf-8")


def gone(path):
    path.unlink()


def one_more(path):
    shutil.copy(path, path.with_name("more.feature"))


@pytest.mark.parametrize("harm", [taken_out, beyond, gone, one_more])
def test_features_changed_by_hand(features, harm):
    """The file is named, and what writes it anew; a run of another pair is not concerned."""
    check(features, [features])
    harm(features / PAIR / CONTACTS)
    named = "more.feature" if harm is one_more else CONTACTS
    for meant in (features, features.parent, features / PAIR, features / PAIR / CONTACTS):
        with pytest.raises(pytest.UsageError, match=f"{named}.*conformance features"):
            check(features, [meant])
    check(features, [features / "another_pair", features.parent / "tests"])


def test_features_written_by_hand(features):
    """A folder without a generated file is left alone."""
    for path in (features / PAIR).glob("*.feature"):
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    check(features, [features])
