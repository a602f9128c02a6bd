"""What a report reads from version control, also without git."""

import subprocess
from pathlib import Path

import pytest

from fixtures.report.history import HistoryError, committed, parsed, recorded_by


def commit(root: Path, author: str) -> None:
    """Commits everything under an author's name."""
    who = ("-c", f"user.name={author}", "-c", "user.email=x@invalid")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "x")):
        subprocess.run(["git", *command], cwd=root, check=True)  # noqa: S603, S607 - our own words


def test_who_committed_which_evidence(tmp_path):
    """The last author counts; a file name may hold any letter."""
    folder = tmp_path / "cassettes" / "å b"
    folder.mkdir(parents=True)
    for name in ("one.yaml", "two.yaml"):
        (folder / name).write_text("first")
    commit(tmp_path, "Kari Nordmann")
    (folder / "two.yaml").write_text("again")
    commit(tmp_path, "Ola Nordmann")
    assert recorded_by(tmp_path) == {
        "cassettes/å b/one.yaml": "Kari Nordmann",
        "cassettes/å b/two.yaml": "Ola Nordmann",
    }


def test_only_what_was_committed_counts(tmp_path):
    """The committed file is read, not the one on disk."""
    path = tmp_path / "reports" / "signoff.json"
    path.parent.mkdir()
    path.write_text('{"scenarios": []}')
    assert committed(tmp_path, path) is None
    commit(tmp_path, "Kari")
    path.write_text('{"scenarios": [1]}')
    assert committed(tmp_path, path) == {"scenarios": []}
    assert committed(tmp_path / "reports", tmp_path / "elsewhere.json") is None


def test_without_git_nothing_is_known(tmp_path, monkeypatch):
    """Without a repository everything is empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recorded_by(tmp_path) == {}
    assert committed(tmp_path, tmp_path / "signoff.json") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "{"])
def test_what_is_no_sign_off_is_refused(text):
    """The message names what is accepted."""
    with pytest.raises(HistoryError, match=r"accepted is a signoff\.json"):
        parsed(text, "x.json")
