"""`conformance sign` and `verify`: who may sign what, and what is printed of it."""

import json
from datetime import UTC, datetime

import pytest

from fixtures.command import main
from tests.report.signature.signed_project import NAMESPACES, page, public, sign
from tests.report.signoff.samples import error, failed, only, simulated
from tests.report.signoff.small import record

STATEMENT = "reports/signoff.statement.json"


def test_a_signed_sign_off_verifies(project, capsys):
    """The page and `verify` say who signed what, and when; before, they say that nobody has."""
    assert main(["verify"]) == 1
    assert capsys.readouterr().out.startswith("Nobody has signed this evidence.\n")
    assert "Nobody has signed this evidence." in page(project).section("signature")
    assert "With my signature" in page(project).text
    assert sign(project) == 0
    assert "signed by lead@example.com: 8 files" in capsys.readouterr().out
    assert main(["verify"]) == 0
    day = f"{datetime.now(UTC):%b %Y}"
    words = capsys.readouterr().out.partition("\n")[0]
    assert words.startswith("Signed by lead@example.com on ")
    assert words.endswith(" UTC: conformant, 7 scenarios judged.")
    assert day in words
    assert words in page(project).section("signature")
    assert words in page(project).section("verdict")
    assert "With my signature" not in page(project).text


def test_the_statement_is_in_toto(signed):
    """Other tools find type, subjects, result and tests where in-toto has them."""
    statement = json.loads((signed.root / STATEMENT).read_bytes())
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"
    names = [one["name"] for one in statement["subject"]]
    assert names[0] == "signoff.json"
    assert sum(name.startswith("cassettes/") for name in names) == len(names) - 1 == 7
    predicate = statement["predicate"]
    assert (predicate["result"], len(predicate["passedTests"]), predicate["failedTests"]) == ("PASSED", 7, [])
    checklist, gaps = predicate["configuration"]
    assert checklist["name"].endswith("/checklist.toml")
    assert gaps["name"].endswith("/gaps.toml")
    (of_page,) = json.loads((signed.root / "reports/signoff.json").read_bytes())["checklists"]
    assert checklist["annotations"]["fingerprint"] == of_page["fingerprint"]


def test_a_report_of_the_same_evidence_keeps_what_is_signed(signed, capsys):
    """A later run of the same cassettes changes the page's times, and no signed byte."""
    before = (signed.root / "reports/signoff.json").read_bytes()
    path = signed.root / ".conformance/last-run.json"
    path.write_text(path.read_text().replace("2026-11-23T11:59", "2026-11-23T11:58"))
    assert main(["report"]) == 0
    assert (signed.root / "reports/signoff.json").read_bytes() == before
    assert "Signed by lead@example.com" in page(signed).section("signature")
    assert main(["verify"]) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (f'{NAMESPACES},valid-before="20200101"', "is not in allowed_signers, or was not valid on"),
        (f'{NAMESPACES},valid-after="20990101"', "is not in allowed_signers, or was not valid on"),
        ('namespaces="conformance-recording"', 'does not let the key that signed sign for "conformance-signoff"'),
    ],
)
def test_a_key_that_may_not_sign(signed, capsys, options, words):
    """A key that has expired, is not valid yet, or may sign recordings only, can neither sign nor be verified."""
    signed.allow(signed.line(options))
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert words in capsys.readouterr().out
    assert sign(signed) == 1
    assert words in capsys.readouterr().out


def test_a_stranger_cannot_sign(project, keys, capsys):
    """The line that would allow it is printed, and nothing is written."""
    assert sign(project, key="other") == 1
    output = capsys.readouterr().out
    assert output.startswith("not signed: the key that signed is not in allowed_signers")
    assert public(keys / "other") in output
    assert not (project.root / STATEMENT).exists()
    sign(project)
    project.allow(project.line(key=keys / "other", who="other@example.com"))
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert "is not in allowed_signers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (simulated, "The evidence is SIMULATED"),
        (only("familyName", simulated), "The evidence is SIMULATED"),
        (only("/created/plain", failed), 'the verdict is "not conformant"'),
        (only("familyName", lambda _plan, _result: None), "took no part in the last run"),
        (only("familyName", error("harness")), "ended in an error"),
    ],
)
def test_nothing_simulated_partial_or_broken_can_be_signed(project, capsys, change, words):
    """Exit code 1 with the reason, and no file; the page has no lines to sign on."""
    record(project.root, change)
    assert main(["report"]) == 1
    capsys.readouterr()
    assert sign(project) == 1
    assert capsys.readouterr().out.startswith("not signed: the verdict is ")
    assert not (project.root / STATEMENT).exists()
    assert "There is nothing to sign" in page(project).section("signature")


def test_old_evidence_cannot_be_signed(project, capsys):
    """Evidence older than EVIDENCE_MAX_AGE_DAYS."""
    record(project.root, days=91)
    main(["report"])
    assert sign(project) == 1
    assert "TOO OLD" in capsys.readouterr().out


def test_a_page_that_was_not_read_cannot_be_signed(project, capsys):
    """The signoff.json on disk must be that of the evidence as it is now."""
    record(project.root, days=0)
    assert sign(project) == 1
    assert "does not say what run and cassettes show now" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda project: project.root.joinpath("reports/signoff.json").unlink(), "Run `conformance report`"),
        (lambda project: project.root.joinpath("allowed_signers").unlink(), "allowed_signers is missing"),
    ],
)
@pytest.mark.parametrize("verb", ["sign", "verify"])
def test_without_what_it_needs_it_says_so(signed, capsys, spoil, message, verb):
    """One sentence, exit code 2."""
    spoil(signed)
    capsys.readouterr()
    assert (sign(signed) if verb == "sign" else main([verb])) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert errors.count("\n") == 1


def test_without_key_or_program_it_says_so(project, tmp_path, capsys, monkeypatch):
    """One sentence, exit code 2; the page says that a signature cannot be checked."""
    assert sign(project, key="nowhere") == 2
    assert "there is no key at " in capsys.readouterr().err
    (tmp_path / "broken").write_text("no key")
    assert main(["sign", "--key", str(tmp_path / "broken")]) == 2
    assert "ssh-keygen could not sign with " in capsys.readouterr().err
    sign(project)
    monkeypatch.setenv("PATH", str(tmp_path))
    capsys.readouterr()
    for words in (["verify"], ["sign", "--key", str(project.key)]):
        assert main(words) == 2
        errors = capsys.readouterr().err
        assert "ssh-keygen is not on the PATH" in errors
        assert errors.count("\n") == 1
    assert main(["report"]) == 0
    assert "cannot be checked here: ssh-keygen is not on the PATH" in page(project).section("signature")


def test_a_recording_is_signed_by_itself(project, keys, capsys):
    """Another key may sign recordings; the page says which evidence is not signed."""
    project.allow(project.line(), project.line('namespaces="conformance-recording"', "qa@example.com", keys / "other"))
    assert "The recording is not signed." in page(project).text
    assert sign(project, "--recording", key="other") == 0
    assert main(["report"]) == 0
    assert "Recording signed by qa@example.com on " in page(project).text
    sign(project)
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert "recording abcde, 7 cassettes of sandbox tenants: Recording signed by qa@example.com" in (
        capsys.readouterr().out
    )
    assert sign(project, key="other") == 1
    assert sign(project, "--recording", "zzzzz") == 2
    assert "no cassette of sandbox tenants is of a run zzzzz: there are the runs abcde." in capsys.readouterr().err


def test_a_simulated_recording_cannot_be_signed(project, capsys):
    """Only cassettes of sandbox tenants are signed."""
    record(project.root, simulated)
    assert sign(project, "--recording") == 2
    assert "all evidence here is simulated" in capsys.readouterr().err
