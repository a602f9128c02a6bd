"""A project whose evidence claims to be of a sandbox: unsigned, and signed."""

import shutil
from pathlib import Path

import pytest

from fixtures.command import main
from tests.report.signature.signed_project import SignedProject, new_key, new_project


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the QA lead's key and that of somebody else."""
    folder = tmp_path_factory.mktemp("keys")
    new_key(folder / "lead")
    new_key(folder / "other")
    return folder


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Path:
    """A project that is recorded and reported, and not signed."""
    root = tmp_path_factory.mktemp("once")
    new_project(root, keys / "lead")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["report"]) == 0
    return root


@pytest.fixture(scope="module")
def once_signed(tmp_path_factory: pytest.TempPathFactory, once: Path, keys: Path) -> Path:
    """A copy of it that is signed."""
    root = tmp_path_factory.mktemp("signed") / "project"
    shutil.copytree(once, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["sign", "--key", str(keys / "lead")]) == 0
    return root


@pytest.fixture
def signed(tmp_path: Path, once_signed: Path, keys: Path, monkeypatch: pytest.MonkeyPatch) -> SignedProject:
    """A copy of the signed project, with the working folder in it."""
    shutil.copytree(once_signed, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return SignedProject(tmp_path / "project", keys / "lead")


@pytest.fixture
def project(tmp_path: Path, once: Path, keys: Path, monkeypatch: pytest.MonkeyPatch) -> SignedProject:
    """A copy of that project, with the working folder in it."""
    shutil.copytree(once, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return SignedProject(tmp_path / "project", keys / "lead")
