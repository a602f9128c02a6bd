"""The file that keeps a rotated refresh token for the next run."""

import stat
from pathlib import Path

import pytest

from fixtures.systems.crmoffice.login import StoredRefreshToken, default_folder

URL = "https://tenant.example/connect/token"


def test_nothing_is_stored_at_first(tmp_path):
    """Without a file there is no token."""
    assert StoredRefreshToken(tmp_path / "state", URL, "client", "configured").read() is None


def test_only_its_owner_can_read_it(tmp_path):
    """The folder has mode 0700, the file 0600, and no other file remains."""
    stored = StoredRefreshToken(tmp_path / "state", URL, "client", "configured")
    stored.prepare()
    stored.write("one")
    stored.write("two")
    assert stored.read() == "two"
    assert stat.S_IMODE(stored.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(stored.path.parent.stat().st_mode) == 0o700
    assert list(stored.path.parent.iterdir()) == [stored.path]


def test_each_client_and_each_configured_token_has_its_own_file(tmp_path):
    """No token is offered to another client or tenant."""
    identities = [(URL, "a", "x"), (URL, "b", "x"), (URL, "a", "y"), ("https://other.example/t", "a", "x")]
    paths = {StoredRefreshToken(tmp_path, *identity).path for identity in identities}
    assert len(paths) == 4


def test_the_file_name_holds_no_secret(tmp_path):
    """The file name is a hash."""
    assert "configured" not in StoredRefreshToken(tmp_path, URL, "client", "configured").path.name


def test_a_file_that_is_not_ours_is_no_token(tmp_path):
    """The login uses the configured token instead."""
    stored = StoredRefreshToken(tmp_path, URL, "client", "configured")
    for content in ("", "{", "[]", '{"refresh_token": 7}', '{"refresh_token": ""}'):
        stored.path.write_text(content)
        assert stored.read() is None


def test_a_failed_write_leaves_the_old_token(tmp_path, monkeypatch):
    """The write replaces the token completely or not at all."""
    stored = StoredRefreshToken(tmp_path, URL, "client", "configured")
    stored.write("old")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("fixtures.systems.crmoffice.login.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        stored.write("new")

    assert stored.read() == "old"
    assert list(tmp_path.iterdir()) == [stored.path]


def test_it_lies_outside_the_project():
    """So a secret is not committed by accident."""
    assert default_folder().is_absolute()
    assert not default_folder().is_relative_to(Path(__file__).resolve().parents[2])
