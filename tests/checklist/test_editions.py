"""Editions of one pair: their folders, and which sections an earlier one judges."""

from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.checklist import store
from fixtures.checklist.editions import Edition, judged_elsewhere, name_of_edition
from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.checklist.pairs import Pairs
from fixtures.planning.feature_texts import feature_texts

PEOPLE = Section("People", "Persons", rows=(Row("mail", "Email", DataType.STRING),))
TASKS = Section("Tasks", "Jobs")
FIRST = Checklist("Alpha", "Beta", "2031-01-02 03:04:05", (PEOPLE, TASKS))
NAMED = replace(TASKS, rows=(Row("subject", "name", DataType.STRING),))
LAST = replace(FIRST, generated="2031-03-04 00:00:00", sections=(PEOPLE, NAMED))
DAY = "alpha_beta-2031-03-04"


@pytest.fixture
def features(tmp_path: Path) -> Path:
    """Both editions in their folders."""
    for name, checklist in (("alpha_beta", FIRST), (DAY, LAST)):
        (tmp_path / name).mkdir()
        store.write(tmp_path / name / "checklist.toml", checklist)
    return tmp_path


def test_a_section_that_both_list_in_the_same_way(features: Path) -> None:
    """The earlier edition judges it; the later one has features for what differs only."""
    assert judged_elsewhere(features / DAY, LAST) == {LAST.sections[0]: Edition("alpha_beta", "2031-01-02")}
    assert judged_elsewhere(features / "alpha_beta", FIRST) == {}
    assert list(feature_texts(features / DAY, LAST)) == ["tasks--jobs.feature"]
    assert list(feature_texts(features / "alpha_beta", FIRST)) == ["people--persons.feature", "tasks--jobs.feature"]


def test_what_does_not_count_as_the_same(features: Path) -> None:
    """Other systems, a later day, another type, another row of the same records, or a file that cannot be read."""
    file = features / "alpha_beta" / "checklist.toml"
    for other in (
        replace(FIRST, target="Gamma"),
        replace(FIRST, generated="2031-05-06 00:00:00"),
        replace(FIRST, sections=(replace(PEOPLE, rows=(Row("mail", "Email", DataType.UNKNOWN),)), TASKS)),
        replace(FIRST, sections=(PEOPLE, Section("People", "Users", rows=(Row("phone", "Phone", DataType.STRING),)))),
    ):
        store.write(file, other)
        assert judged_elsewhere(features / DAY, LAST) == {}, other
    file.write_text("no")
    assert judged_elsewhere(features / DAY, LAST) == {}


def test_the_folder_of_a_document(features: Path) -> None:
    """That of the same date, else the last edition's; a further edition has a folder of its own."""
    newer = replace(LAST, generated="2031-07-08 00:00:00")
    pairs = Pairs.below(features)
    assert pairs.folder_of(FIRST, "alpha-beta.rst").name == "alpha_beta"
    assert pairs.folder_of(FIRST, "alpha-beta.rst", new_edition=True).name == "alpha_beta"
    assert pairs.folder_of(newer, "alpha-beta.rst").name == DAY
    assert pairs.folder_of(newer, "alpha-beta.rst", new_edition=True).name == "alpha_beta-2031-07-08"
    assert name_of_edition(DAY, newer) == "alpha_beta-2031-07-08"


def test_the_title_names_the_day() -> None:
    """So two editions have different names; a checklist without a date has only its systems."""
    assert LAST.title == "Alpha -> Beta (2031-03-04)"
    assert replace(LAST, generated="").title == "Alpha -> Beta"
