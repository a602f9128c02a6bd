"""`checklist.toml`: strict when read, canonical when written."""

import dataclasses
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings

from fixtures.checklist import store
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.identity import HIDDEN
from fixtures.checklist.model import Checklist, DataType, Row, Section
from tests.checklist.any_model import hostile
from tests.checklist.samples import EVERYTHING, PEOPLE, SIMPLE, TASKS
from tests.examples import examples

ROOT = Path(__file__).parents[2]
GOOD = """\
source = "Alpha"
target = "Beta"
generated = "now"
[[sections]]
source_entity = "People"
target_entity = "Persons"
creation = "every"
rows = [
    { source = "a", target = "b", type = "string" },
]
"""


def read(tmp_path: Path, content: str | bytes) -> Checklist:
    path = tmp_path / "checklist.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return store.read(path)


def test_everything_the_model_knows_comes_back(tmp_path: Path) -> None:
    """Writing and reading loses nothing; rows and sections come back sorted."""
    path = tmp_path / "checklist.toml"
    store.write(path, EVERYTHING)
    back = store.read(path)
    assert set(map(unordered, back.sections)) == set(map(unordered, EVERYTHING.sections))
    assert dataclasses.replace(back, sections=()) == dataclasses.replace(EVERYTHING, sections=())


def unordered(section: Section) -> tuple[object, ...]:
    lists = (section.rows, section.merge, section.connected)
    return dataclasses.replace(section, rows=(), merge=(), connected=()), *map(frozenset, lists)


def test_a_row_is_one_line() -> None:
    """A changed row shows as one changed line."""
    changed = dataclasses.replace(SIMPLE, sections=(dataclasses.replace(PEOPLE, rows=()), TASKS))
    assert len(set(store.text(SIMPLE).splitlines()) - set(store.text(changed).splitlines())) == 4


def test_the_committed_checklist_is_in_canonical_form() -> None:
    """What is committed is what the writer would write, and holds three sections and four rows."""
    path = ROOT / "features" / "crmoffice_powerofficego" / "checklist.toml"
    checklist = store.read(path)
    assert store.text(checklist) == path.read_text(encoding="utf-8")
    assert [len(section.rows) for section in checklist.sections] == [1, 0, 3]


@settings(max_examples=examples(50), deadline=None, derandomize=True)
@given(hostile)
def test_any_model_survives_the_file(checklist: Checklist) -> None:
    """Whatever characters names hold, reading the file gives the same facts, and writing them the same text."""
    written = store.text(checklist)
    assume(not HIDDEN.search(written))
    with TemporaryDirectory() as folder:
        back = read(Path(folder), written)
    assert set(map(unordered, back.sections)) == set(map(unordered, checklist.sections))
    assert store.text(back) == written


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    """The file that the broken ones below are made from is good."""
    assert read(tmp_path, GOOD).sections[0].rows == (Row("a", "b", DataType.STRING),)


MISTAKES = [
    ('source = "Alpha"', 'sorce = "Alpha"', "`source` is missing"),
    ('target = "b"', 'traget = "b"', "sections 1, rows 1: `target` is missing"),
    ('creation = "every"', 'creation = "every"\ncondtion = "x"', "did you mean condition?"),
    ('creation = "every"', 'creation = "sometimes"', "Accepted: every, linked, connected, conditional"),
    ('type = "string"', 'type = "text"', "Accepted: string, integer, float, boolean, unknown. Got: 'text'"),
    ('source = "a"', 'source = "a\\u202e"', "`source` holds characters that cannot be seen"),
    ('target = "Beta"', 'target = "Be\\u200bta"', "Got: 'Be\\u200bta'"),
    ('type = "string"', "type = 3", "Accepted: text. Got: a number, 3"),
    ('generated = "now"', "generated = true", "Got: true or false, True"),
    ('creation = "every"', 'creation = "every"\nconnected = "x"', "`connected` is of the wrong type"),
    ('creation = "every"', 'creation = "every"\nconnected = [1]', "a list of texts"),
    ('creation = "every"', 'creation = "every"\nmerge_existing = 1', "true or false"),
    ('creation = "every"', 'creation = "every"\nmerge = [1]', "Accepted: a table"),
    ("{ source", '{ source_condition = "x", source', "Accepted: a table. Got: text"),
    ("{ source", '{ source_condition = { value = "x" }, source', "`property` is missing"),
    ("rows = [", "rowes = [", "`rows` is missing"),
    ("rows = [", 'rows = [\n{ source = "a", target = "b", type = "float" },', "has a -> b more than once"),
]
"""A text of a good file, what it is replaced with, and what the error says."""


def test_an_error_names_the_place_and_the_mistake(tmp_path: Path) -> None:
    """A mistyped, missing, wrong-typed or repeated entry: the error has file, place, accepted and got."""
    for before, after, expected in MISTAKES:
        assert before in GOOD
        with pytest.raises(ChecklistError) as problem:
            read(tmp_path, GOOD.replace(before, after, 1))
        assert expected in str(problem.value)
        assert str(tmp_path / "checklist.toml") in str(problem.value)


def test_a_section_that_is_listed_twice_is_refused(tmp_path: Path) -> None:
    """Two sections of one pair of entities would share an id."""
    with pytest.raises(ChecklistError, match="People -> Persons, creation every more than once"):
        read(tmp_path, GOOD + GOOD[GOOD.index("[[") :])


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing, binary or truncated file is a ChecklistError."""
    for content, expected in ((b"\xff\xfe\x00", "not text"), ("a = [", "not TOML"), (b"a = 1\x00", "not TOML")):
        with pytest.raises(ChecklistError, match=expected):
            read(tmp_path, content)
    with pytest.raises(ChecklistError, match="cannot be read"):
        store.read(tmp_path / "missing.toml")
