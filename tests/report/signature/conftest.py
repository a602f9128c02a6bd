"""A project whose evidence claims to be of a sandbox: unsigned, and signed. Tests see no program but ssh-keygen."""

import shutil
from pathlib import Path

import pytest

from fixtures.command import main
from tests.report.signature.signed_project import SignedProject, new_key, new_project, sign


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the QA lead's key and that of somebody else, and with ssh-keygen."""
    folder = tmp_path_factory.mktemp("keys")
    new_key(folder / "lead")
    new_key(folder / "other")
    (folder / "ssh-keygen").symlink_to(str(shutil.which("ssh-keygen")))
    return folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> SignedProject:
    """A project that is recorded and reported, and not signed."""
    project = new_project(tmp_path_factory.mktemp("once"), keys / "lead")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        assert main(["report"]) == 0
    return project


@pytest.fixture(scope="session")
def once_signed(tmp_path_factory: pytest.TempPathFactory, once: SignedProject) -> SignedProject:
    """A copy of it that is signed."""
    with pytest.MonkeyPatch.context() as patch:
        project = copied(once, tmp_path_factory.mktemp("signed"), patch)
        assert sign(project) == 0
    return project


@pytest.fixture
def signed(tmp_path: Path, once_signed: SignedProject, monkeypatch: pytest.MonkeyPatch) -> SignedProject:
    """A copy of the signed project, with the working folder in it."""
    return copied(once_signed, tmp_path, monkeypatch)


@pytest.fixture
def project(tmp_path: Path, once: SignedProject, monkeypatch: pytest.MonkeyPatch) -> SignedProject:
    """A copy of the project that is not signed, with the working folder in it."""
    return copied(once, tmp_path, monkeypatch)


def copied(project: SignedProject, folder: Path, patch: pytest.MonkeyPatch) -> SignedProject:
    """Copies a project below a folder, and goes there."""
    root = shutil.copytree(project.root, folder / "project")
    patch.chdir(root)
    patch.setenv("PATH", str(project.key.parent))
    return SignedProject(root, project.key)
