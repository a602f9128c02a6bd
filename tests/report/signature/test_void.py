"""What makes a signature void: anything but the files that were signed, by who may, in time."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from fixtures.command import main
from fixtures.report.signature import ssh
from fixtures.report.signature.signature import SIGNOFF
from fixtures.report.signature.statement import written
from tests.plugin.project import PAIR
from tests.report.signature.signed_project import SignedProject, page, sign
from tests.report.signoff.samples import ROW, in_days, only, waived, waiver_text
from tests.report.signoff.small import record

STATEMENT = "reports/signoff.statement.json"
SIGNATURE = f"{STATEMENT}.sig"
EVERYWHERE = 0.0, 0.3, 0.7, 0.999
CHANGED = {
    "reports/signoff.json": EVERYWHERE,
    STATEMENT: EVERYWHERE,
    SIGNATURE: EVERYWHERE,
    "cassettes/*/*/*/*.yaml": (0.5,),
    "features/*/checklist.toml": (0.5,),
    "features/*/gaps.toml": (0.5,),
}
"""The places of a changed byte in each signed file; of a file that is only hashed one place shows it."""


def test_any_changed_byte_makes_it_void(signed, capsys):
    """Of the sign-off and its signature wherever the byte is, and of each kind of file that is signed with it."""
    for pattern, places in CHANGED.items():
        path = min(signed.root.glob(pattern))
        was = path.read_bytes()
        for at in (int(place * len(was)) for place in places):
            other = was[at] ^ 1 if was[at] != ord("\n") else ord(" ")
            path.write_bytes(was[:at] + bytes([other]) + was[at + 1 :])
            capsys.readouterr()
            assert main(["verify"]) != 0, (pattern, at)
            printed = capsys.readouterr()
            assert "VOID" in printed.out or "is no sign-off" in printed.err, (pattern, at, printed)
        path.write_bytes(was)
    assert main(["verify"]) == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda root: min(root.glob("cassettes/*/*/*/*.yaml")).unlink(), "was taken away since"),
        (lambda root: (root / "cassettes/more.yaml").write_text("{}"), "cassettes/more.yaml was added since"),
        (lambda root: (root / SIGNATURE).unlink(), "only signoff.statement.json is there"),
        (lambda root: (root / STATEMENT).unlink(), "only signoff.statement.json.sig is there"),
        (lambda root: (root / "features/crmoffice_powerofficego/waivers.toml").touch(), "waivers.toml was added"),
    ],
)
def test_other_files_make_it_void(signed, capsys, change, words):
    """A file that was added or taken away."""
    change(signed.root)
    capsys.readouterr()
    assert main(["verify"]) == 1
    output = capsys.readouterr().out
    assert "VOID" in output
    assert words in output


def test_other_evidence_is_void_on_the_page(signed):
    """A recording after the signature: the new page says that the signature is of something else."""
    record(signed.root, days=0)
    assert main(["report"]) == 0
    words = page(signed).section("signature")
    assert "The signature, which lead@example.com signed on " in words
    assert "is VOID: signoff.json and 7 more were changed since." in words
    assert "To sign the evidence as it is now, read this page, then: conformance sign." in words
    assert "With my signature" not in words


def forged(project: SignedProject, old: str, new: str) -> None:
    """Changes the signed sign-off, and signs the changed one by hand, with the lead's own key."""
    path = project.root / "reports/signoff.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    statement = json.loads((project.root / STATEMENT).read_bytes())
    statement["subject"][0]["digest"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    resign(project, statement)


def resign(project: SignedProject, statement) -> None:
    (project.root / STATEMENT).write_bytes(written(statement))
    (project.root / SIGNATURE).write_bytes(ssh.sign(written(statement), project.key, SIGNOFF))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"tenants": "sandbox"', '"tenants": "simulated"', "7 of 7 verdicts were not seen in a sandbox"),
        ('"verdict": "conformant"', '"verdict": "cannot be judged"', 'the verdict is "cannot be judged"'),
        ('"state": "passed"', '"state": "failed"', "the verdicts are not those that were signed"),
        ('"recorded": "2', '"recorded": "1', "its evidence is older than 90 days"),
    ],
)
def test_what_was_signed_by_hand_is_checked_too(signed, capsys, old, new, words):
    """A valid signature over evidence that may not be signed is void."""
    forged(signed, old, new)
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(("days", "words"), [(1, "is in the future"), (-3, "it is older than its evidence")])
def test_the_time_of_signing_must_fit(signed, capsys, days, words):
    """It lies between the recording and now, so that an expired key cannot be used under an earlier date."""
    statement = json.loads((signed.root / STATEMENT).read_bytes())
    statement["predicate"]["signed"] = (datetime.now(UTC) + timedelta(days=days)).isoformat()
    resign(signed, statement)
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert words in capsys.readouterr().out


def test_an_expired_waiver_voids_it(project, capsys, monkeypatch):
    """A signature accepts waived deviations until the last day of their waiver."""
    day = in_days(0)
    (project.root / PAIR / "waivers.toml").write_text(waiver_text(expires=day), encoding="utf-8")
    record(project.root, only(f"/{ROW}/created/plain", waived))
    assert main(["report"]) == 0
    assert sign(project) == 0
    assert json.loads((project.root / STATEMENT).read_bytes())["predicate"]["result"] == "WARNED"
    assert main(["verify"]) == 0
    forged(project, f'"expires": "{day}"', '"expires": "2026-01-01"')
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert "has expired" in capsys.readouterr().out


def test_a_recording_whose_cassettes_changed_is_void(project, capsys):
    """Cassettes that were recorded anew under the same run id."""
    sign(project, "--recording")
    record(project.root, days=0)
    assert main(["report"]) == 0
    assert "of its cassettes are not those that were signed" in page(project).text
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert "recording abcde, 7 cassettes of sandbox tenants: The signature, which" in capsys.readouterr().out
