"""A small project whose evidence claims to be of a sandbox, with keys made for the test.

Its cassettes hold no requests: a signature is over files, whatever is in them.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from fixtures.command import main
from tests.report.signoff.samples import Page, parsed
from tests.report.signoff.small import record, write_files

NAMESPACES = 'namespaces="conformance-signoff,conformance-recording"'


@dataclass(frozen=True)
class SignedProject:
    """The project's root; `key` is the QA lead's private key."""

    root: Path
    key: Path

    def allow(self, *lines: str) -> None:
        """Writes `allowed_signers`."""
        (self.root / "allowed_signers").write_text("".join(f"{line}\n" for line in lines))

    def line(self, options: str = NAMESPACES, who: str = "lead@example.com", key: Path | None = None) -> str:
        """A line of `allowed_signers` for a key."""
        return f"{who} {options} {public(key or self.key)}"


def new_key(path: Path) -> Path:
    """Makes an SSH key."""
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(words, check=True)  # noqa: S603 - our own words
    return path


def public(key: Path) -> str:
    """The public part of a key."""
    return key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").strip()


def new_project(root: Path, key: Path) -> SignedProject:
    """A project with evidence of yesterday, whose `allowed_signers` names the key."""
    write_files(root)
    record(root)
    project = SignedProject(root, key)
    project.allow(project.line())
    return project


def sign(project: SignedProject, *arguments: str, key: str = "lead") -> int:
    """Signs with the key of that name; returns the exit code."""
    return main(["sign", "--key", str(project.key.with_name(key)), *arguments])


def page(project: SignedProject) -> Page:
    """The pair's page of the last report or signature."""
    return parsed((project.root / "reports/crmoffice_powerofficego.html").read_text(encoding="utf-8"))
