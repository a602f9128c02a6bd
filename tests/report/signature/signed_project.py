"""A small project whose evidence claims to be of a sandbox, with keys made for the test.

Its cassettes hold no requests: a signature is over files, whatever is in them.
"""

import json
import subprocess
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fixtures.command import main
from fixtures.evidence.cassette import save, seal
from fixtures.evidence.provenance import Provenance
from fixtures.execution.evidence_writer import cassette_path
from fixtures.planning.plan import Plan
from fixtures.report.specified import specified
from fixtures.results.last_run import Result
from tests.plugin.project import CONTACTS, PAIR
from tests.report.signoff.samples import Change, Page, parsed, run_of
from tests.report.signoff.small import CHECKLIST, FEATURE, GAPS

NAMESPACES = 'namespaces="conformance-signoff,conformance-recording"'
RUN = "abcde"


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

    def record(self, change: Change = lambda _plan, result: result, *, days: int = 1, run: str = RUN) -> None:
        """Writes cassettes and the results of a whole run that replayed them; `change` may replace a result."""
        recorded = datetime.now(UTC).replace(microsecond=0) - timedelta(days=days)

        def kept(plan: Plan, result: Result) -> Result | None:
            assert result.evidence is not None
            evidence = replace(result.evidence, run_id=run, recorded=recorded.isoformat())
            changed = change(plan, replace(result, evidence=evidence))
            if changed is None or changed.evidence is None:
                return changed
            path = cassette_path(self.root, plan)
            save(path, provenance(changed, recorded.isoformat(), run), (), forbidden=())
            return replace(changed, evidence=replace(changed.evidence, sha256=seal(path)))

        content = asdict(run_of(kept, specified(self.root)))
        content["scenarios"] = content.pop("results")
        path = self.root / ".conformance/last-run.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content | {"format": 1, "waivers": []}, default=list), encoding="utf-8")

    def file(self, pattern: str) -> Path:
        """The first file below the root that fits a pattern."""
        return min(self.root.glob(pattern))


def provenance(result: Result, recorded: str, run: str) -> Provenance:
    """What the cassette of a result says of itself."""
    assert result.evidence is not None
    return Provenance(
        recorded=recorded,
        tenants="simulated" if result.evidence.tenants == "simulated" else "sandbox",
        suite_version="0.1.0",
        run_id=run,
        attempt=1,
        correlation_id="zqabcdefgh",
        since=recorded,
        verdict="passed" if result.verdict == "passed" else "failed",
        promise=result.promise,
        message=None,
        seconds={},
        retries=0,
        row_fingerprint=result.row_fingerprint,
        check_fingerprint=result.check_fingerprint,
    )


def new_key(path: Path, *, passphrase: str = "") -> Path:
    """Makes an SSH key."""
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", str(path)]
    subprocess.run(words, check=True)  # noqa: S603 - our own words
    return path


def public(key: Path) -> str:
    """The public part of a key."""
    return key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").strip()


def new_project(root: Path, key: Path) -> SignedProject:
    """A project with evidence of yesterday, whose `allowed_signers` names the key."""
    for path, text in (("conftest.py", ""), (f"{PAIR}/checklist.toml", CHECKLIST), (f"{PAIR}/gaps.toml", GAPS)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / CONTACTS).write_text(FEATURE, encoding="utf-8")
    project = SignedProject(root, key)
    project.record()
    project.allow(project.line())
    return project


def sign(project: SignedProject, *arguments: str, key: str = "lead") -> int:
    """Signs with the key of that name; returns the exit code."""
    return main(["sign", "--key", str(project.key.with_name(key)), *arguments])


def page(project: SignedProject) -> Page:
    """The pair's page of the last report or signature."""
    return parsed((project.root / "reports/crmoffice_powerofficego.html").read_text(encoding="utf-8"))


def simulated(_plan: Plan, result: Result) -> Result:
    """A result whose evidence was seen on simulated tenants."""
    assert result.evidence is not None
    return replace(result, evidence=replace(result.evidence, tenants="simulated"))
