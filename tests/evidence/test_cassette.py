import os
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from fixtures.evidence.cassette import LIMIT, load, path_for, save
from fixtures.evidence.errors import (
    EvidenceEdited,
    EvidenceError,
    EvidenceLeak,
    EvidenceMissing,
    EvidenceTorn,
    EvidenceUnwritten,
)
from tests.evidence.samples import CRM, PASSED, asked, got

RECORDED = [
    asked("POST", f"{CRM}/contacts", {"name": "Ås"}, {"id": "1", "name": "Ås"}),
    got("/contacts/1", {"id": "1"}),
]


@pytest.fixture
def path(tmp_path):
    saved = tmp_path / "pair" / "section" / "created--plain-abcdef.yaml"
    save(saved, PASSED, RECORDED, forbidden=[])
    return saved


def test_what_is_saved_is_what_is_loaded(tmp_path):
    """Provenance and interactions come back equal, with every field filled."""
    path = tmp_path / "one.yaml"
    failed = replace(
        PASSED,
        verdict="failed",
        promise="at rest",
        message="first line\n  second\n",
        extra={"ids": ["1", 2, None]},
    )
    save(path, failed, RECORDED, forbidden=[])
    assert load(path) == (failed, tuple(RECORDED))


def test_signs_that_are_hard_to_see_and_halves_of_emoji(tmp_path):
    """Bodies come back byte for byte."""
    path = tmp_path / "one.yaml"
    body = '{"name":"\\ud83d \u201cx\u201d \u200e\u2067x\u2069 \u200b\ufeff x\u00ad \u2764\ufe0f \\r\\n\\t \u2028\x85"}'
    shown = replace(RECORDED[1], request_body=body.encode(), response_body=body.encode())
    save(path, PASSED, [shown], forbidden=[])
    assert load(path)[1] == (shown,)


def test_a_cassette_reads_well(path):
    """Letters as they are, a body on one line, a message as it was printed, provenance first, the hash last."""
    save(path, replace(PASSED, message="expected: a\nseen: b"), RECORDED, forbidden=[])
    text = path.read_text(encoding="utf-8")
    assert """body: '{"name": "Ås"}'""" in text
    assert "  message: |-\n    expected: a\n    seen: b\n" in text
    assert text.index("verdict: passed") < text.index("interactions:") < text.index("sha256:")
    assert "authorization" not in text.lower()


def test_saving_the_same_twice(path):
    """The same evidence makes the same file, so version control shows only changes."""
    first = path.read_bytes()
    save(path, PASSED, RECORDED, forbidden=[])
    assert path.read_bytes() == first


def test_line_ends_of_another_system(path):
    """A checkout with CRLF is still the same evidence."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(path) == (PASSED, tuple(RECORDED))


def test_no_cassette(tmp_path):
    """The error names the file and the command that records it."""
    with pytest.raises(EvidenceMissing, match=r"none\.yaml.*pytest -m row-x"):
        load(tmp_path / "none.yaml", command="pytest -m row-x")


def test_a_file_cut_anywhere(path):
    """No prefix of a cassette is accepted."""
    whole = path.read_text(encoding="utf-8")
    lines = whole.splitlines(keepends=True)
    for cut in range(len(lines)):
        path.write_text("".join(lines[:cut]), encoding="utf-8")
        with pytest.raises(EvidenceTorn):
            load(path)


def test_a_file_that_is_no_cassette(path):
    """Empty, broken and other files, and bytes that are no text, raise EvidenceTorn."""
    for body in (
        b"",
        b"a: [",
        b"just words",
        b"<<<<<<< HEAD\nversion: 1\n",
        b"interactions: 3\n",
        b"- 1\n",
        b"\xff\x00",
    ):
        path.write_bytes(body)
        with pytest.raises(EvidenceTorn, match="renew it with"):
            load(path)


def test_a_file_edited_anywhere(path):
    """The hash covers the whole content, so every change is detected."""
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ('{"id": "1"}', '{"id": "2"}'),
        ("verdict: passed", "verdict: failed"),
        ("tenants: simulated", "tenants: sandbox"),
        ("code: 200", "code: 201"),
        ("version: 1", "version: 2"),
        ("sha256: ", "sha256: 0"),
    ):
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(EvidenceEdited, match="changed after it was recorded"):
            load(path)


def test_an_interaction_taken_out(path):
    """The message compares the count with the interactions."""
    text = path.read_text(encoding="utf-8")
    second = text.index("- request", text.index("- request") + 1)
    path.write_text(text[:second] + text[text.index("count: ") :], encoding="utf-8")
    with pytest.raises(EvidenceTorn, match="count is 2 and it holds 1"):
        load(path)


def test_a_cassette_of_another_version(path, monkeypatch):
    """Unknown metadata raise EvidenceTorn."""
    other = "fixtures.evidence.cassette.document_of"
    monkeypatch.setattr(other, lambda *_: {"version": 1, "metadata": {"new": 1}, "interactions": []})
    save(path, PASSED, [], forbidden=[])
    with pytest.raises(EvidenceTorn, match="form of a cassette"):
        load(path)


def test_more_interactions_than_a_cassette_holds(tmp_path):
    """`LIMIT` interactions are accepted, one more is not."""
    save(tmp_path / "full.yaml", PASSED, [got("/x")] * LIMIT, forbidden=[])
    with pytest.raises(EvidenceError, match=r"61 interactions.*at most 60"):
        save(tmp_path / "over.yaml", PASSED, [got("/x")] * (LIMIT + 1), forbidden=[])


def test_a_leak_leaves_the_old_file(path):
    """Refused evidence does not change the file."""
    before = path.read_bytes()
    with pytest.raises(EvidenceLeak):
        save(path, PASSED, [got("/x", {"host": "tenant.example"})], forbidden=["tenant.example"])
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_disk_that_fails_half_way(path, monkeypatch):
    """The old file stays, and no temporary file remains."""
    before = path.read_bytes()

    def full(_file: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EvidenceUnwritten, match="no space"):
        save(path, replace(PASSED, run_id="run-2"), RECORDED, forbidden=[])
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


ROOT = Path("cassettes")
PAIR = "crmoffice_powerofficego"


def test_a_path_reads_as_the_scenario():
    """The path shows pair, section, row, direction and class, where there are any; six hex digits distinguish names."""
    path = path_for(ROOT, PAIR, "Contacts-Contactperson", "Contacts-a.b-C-d+20e", "created", "plain", "")
    assert path.parent == ROOT / PAIR / "Contacts-Contactperson" / "Contacts-a.b-C-d+20e"
    assert path.match("created--plain-??????.yaml")

    of_the_section = path_for(ROOT, PAIR, "A-B", None, "created", None, "link")
    assert of_the_section.parent.name == "_section"
    assert of_the_section.match("created-??????.yaml")


def test_the_path_of_a_scenario_never_changes():
    """Committed cassettes are found by their path."""
    assert path_for(ROOT, "p", "s", "r", "created", "plain", "k").name == "created--plain-0e0a7c.yaml"


def test_two_scenarios_never_share_a_file():
    """Not even on a file system without case, or when a name had to be changed."""
    identities = [
        ("p", "s", "r", "d", "c", "k"),
        ("P", "s", "r", "d", "c", "k"),
        ("p", "S", "r", "d", "c", "k"),
        ("p", "s", "R", "d", "c", "k"),
        ("p", "s", None, "d", "c", "k"),
        ("p", "s", "r", "D", "c", "k"),
        ("p", "s", "r", "d", None, "k"),
        ("p", "s", "r", "d", "c", "K"),
        ("p", "s", "r", "d?", "c", "k"),
    ]
    assert len({str(path_for(ROOT, *one)).lower() for one in identities}) == len(identities)


def test_names_that_file_systems_refuse():
    """Each part is ASCII, not reserved, not too long, and below the root."""
    for name in ("../up", "a/b", "a:b", "con", "NUL.txt", "com1", ".hidden", "dot.", "ø" * 300, " "):
        path = path_for(ROOT, name, name, name, name, name, "")
        assert path.relative_to(ROOT).parts[:3] == (path.parts[1],) * 3
        wrong = [one for one in path.parts if not one.isascii() or len(one) >= 200 or one[0] == "." or one[-1] in ". "]
        assert wrong == []
        assert not PureWindowsPath(path).is_reserved()
