"""The file in which a rotated refresh token waits for the next run."""

import stat
from pathlib import Path

import pytest

from fixtures.systems.crmoffice.login import StoredRefreshToken, default_folder

URL = "https://tenant.example/connect/token"


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    """No folder, no file, no token."""
    assert StoredRefreshToken(tmp_path / "state", URL, "client", "configured").read() is None


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """Folder 0700, file 0600, nothing else left behind."""
    kept = StoredRefreshToken(tmp_path / "state", URL, "client", "configured")
    kept.prepare()
    kept.write("one")
    kept.write("two")

    assert kept.read() == "two"
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    assert list(kept.path.parent.iterdir()) == [kept.path]


def test_each_client_and_each_configured_token_has_its_own_file(tmp_path: Path) -> None:
    """So none is offered where it does not belong."""
    identities = [(URL, "a", "x"), (URL, "b", "x"), (URL, "a", "y"), ("https://other.example/t", "a", "x")]
    paths = {StoredRefreshToken(tmp_path, *identity).path for identity in identities}

    assert len(paths) == 4


def test_the_file_name_tells_no_secret(tmp_path: Path) -> None:
    """It is a hash."""
    assert "configured" not in StoredRefreshToken(tmp_path, URL, "client", "configured").path.name


@pytest.mark.parametrize("content", ["", "{", "[]", '{"refresh_token": 7}', '{"refresh_token": ""}'])
def test_a_file_that_is_not_ours_is_no_token(tmp_path: Path, content: str) -> None:
    """The configured token is tried instead."""
    kept = StoredRefreshToken(tmp_path, URL, "client", "configured")
    kept.path.write_text(content)

    assert kept.read() is None


def test_a_failed_write_leaves_the_old_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole or not at all."""
    kept = StoredRefreshToken(tmp_path, URL, "client", "configured")
    kept.write("old")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("fixtures.systems.crmoffice.login.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        kept.write("new")

    assert kept.read() == "old"
    assert list(tmp_path.iterdir()) == [kept.path]


def test_it_lies_outside_the_project() -> None:
    """A secret is not committed by accident."""
    assert default_folder().is_absolute()
    assert not default_folder().is_relative_to(Path(__file__).resolve().parents[2])
