"""The ledger: intents and records, what is still open, crashes, two runs at once."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.tenants.errors import LedgerError
from fixtures.tenants.state import Ledger, Line, ledger_path, open_records

ROOT = Path(__file__).resolve().parents[2]
TENANT = "sesam.crmoffice.no"
CRM = ("CRMOffice", "Contacts")
POWER = ("PowerOffice GO", "Contactperson")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_path(tmp_path)


@pytest.fixture
def ledger(path: Path) -> Ledger:
    return Ledger(path, "run-1", lambda: datetime(2026, 11, 22, 14, 7, 31, tzinfo=UTC))


def ids(records: tuple[Line, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(record.entity, record.token, record.id) for record in records]


def test_no_ledger(path: Path, ledger: Ledger) -> None:
    """Without a ledger nothing is open, and looking makes none."""
    assert ledger.open_records() == ()
    assert not path.exists()


def test_a_record_from_intent_to_deletion(path: Path, ledger: Ledger) -> None:
    """An intent is open by its token, a made record by its id, a deleted one not at all."""
    ledger.intent(*CRM, "tok1", TENANT)
    (intent,) = ledger.open_records()
    assert (intent.run, intent.system, intent.id, intent.at) == (
        "run-1",
        CRM[0],
        None,
        "2026-11-22T14:07:31+00:00",
    )
    ledger.made(*CRM, "tok1", "c-1", None, TENANT)
    assert ids(ledger.open_records()) == [("Contacts", "tok1", "c-1")]
    ledger.deleted(*CRM, "c-1", TENANT)
    assert ledger.open_records() == ()
    assert path.parent.name == ".conformance"


def test_the_counterpart_of_a_record(ledger: Ledger) -> None:
    """A counterpart is open with its parent until it is deleted, and answers nobody's intent."""
    ledger.intent(*POWER, "tok1", TENANT)
    ledger.found(*POWER, "tok1", "17", "Customer/4", TENANT)
    ledger.found(*POWER, "tok1", "17", "Customer/4", TENANT)
    intent, found = ledger.open_records()
    assert (intent.id, found.id, found.parent) == (None, "17", "Customer/4")
    ledger.deleted(*POWER, "17", TENANT)
    assert ids(ledger.open_records()) == [("Contactperson", "tok1", None)]


def test_two_records_with_one_token(ledger: Ledger) -> None:
    """Of two intents with one token, one made record answers one."""
    for _ in range(2):
        ledger.intent(*CRM, "tok1", TENANT)
    ledger.made(*CRM, "tok1", "c-1", None, TENANT)
    assert ids(ledger.open_records()) == [("Contacts", "tok1", None), ("Contacts", "tok1", "c-1")]


def test_an_intent_that_came_to_nothing(ledger: Ledger) -> None:
    """What was looked for and is not there is closed; other tokens and made records stay."""
    for token in ("tok1", "tok2"):
        ledger.intent(*CRM, token, TENANT)
    ledger.made(*CRM, "tok3", "c-3", None, TENANT)
    ledger.gone(*CRM, "tok1", TENANT)
    ledger.gone(*CRM, "tok3", TENANT)
    assert ids(ledger.open_records()) == [("Contacts", "tok2", None), ("Contacts", "tok3", "c-3")]


def test_other_tenants_and_entities(path: Path, ledger: Ledger) -> None:
    """The same id in another tenant, system or entity is another record."""
    ledger.made(*CRM, "tok1", "1", None, TENANT)
    ledger.made(*CRM, "tok1", "1", None, "other.crmoffice.no")
    ledger.made("CRMOffice", "Activities", "tok1", "1", None, TENANT)
    ledger.deleted(*CRM, "1", TENANT)
    assert [(one.entity, one.tenant) for one in ledger.open_records()] == [
        ("Contacts", "other.crmoffice.no"),
        ("Activities", TENANT),
    ]
    assert ids(open_records(path, TENANT)) == [("Activities", "tok1", "1")]


def test_another_run_deletes(path: Path, ledger: Ledger) -> None:
    """A later run closes what an earlier one left behind; its own intents answer only its own records."""
    ledger.intent(*CRM, "tok1", TENANT)
    ledger.made(*CRM, "tok2", "c-2", None, TENANT)
    later = Ledger(path, "run-2", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    later.made(*CRM, "tok1", "c-9", None, TENANT)
    later.deleted(*CRM, "c-2", TENANT)
    assert ids(later.open_records()) == [("Contacts", "tok1", None), ("Contacts", "tok1", "c-9")]


@pytest.mark.parametrize("torn", [b'{"what": "made", "at": "20', b"{", b'{"what": "int\xc3'])
def test_a_line_cut_short_by_a_crash(path: Path, ledger: Ledger, torn: bytes) -> None:
    """A torn last line is passed over, and the next line is not lost in it."""
    ledger.intent(*CRM, "tok1", TENANT)
    with path.open("ab") as file:
        file.write(torn)
    assert ids(ledger.open_records()) == [("Contacts", "tok1", None)]
    ledger.made(*CRM, "tok1", "c-1", None, TENANT)
    assert ids(ledger.open_records()) == [("Contacts", "tok1", "c-1")]


@pytest.mark.parametrize("line", ['{"what": "sold"}', '{"at": "x"}', "[1]", '{"what": "made", "new": 1}'])
def test_a_line_of_another_version(path: Path, ledger: Ledger, line: str) -> None:
    """A whole line that cannot be understood is an error with its number: it may name a record."""
    ledger.intent(*CRM, "tok1", TENANT)
    with path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(LedgerError, match=r"ledger\.jsonl, line 2: accepted is"):
        ledger.open_records()


def test_every_line_is_on_disk_before_its_writer_goes_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line is synced, and once the folder in which the file is new."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    ledger.intent(*CRM, "tok1", TENANT)
    assert len(synced) == 2
    ledger.made(*CRM, "tok1", "c-1", None, TENANT)
    ledger.found(*POWER, "tok1", "7", None, TENANT)
    ledger.deleted(*CRM, "c-1", TENANT)
    ledger.gone(*CRM, "tok1", TENANT)
    assert len(synced) == 6


def test_a_ledger_that_cannot_be_written(tmp_path: Path) -> None:
    """Without a ledger no record may be made, so it is an error that says what to do."""
    (tmp_path / ".conformance").write_text("in the way")
    ledger = Ledger(ledger_path(tmp_path), "run-1", lambda: datetime.now(UTC))
    with pytest.raises(LedgerError, match=r"\.conformance/ledger\.jsonl cannot be written .* then run again"):
        ledger.intent(*CRM, "tok1", TENANT)


def test_every_kind_of_character_in_an_id(path: Path, ledger: Ledger) -> None:
    """Line ends and letters beyond ASCII stay inside their line."""
    ledger.made(*CRM, "tok1", "a\nb\u2028ø", None, TENANT)
    assert path.read_bytes().count(b"\n") == 1
    assert ledger.open_records()[0].id == "a\nb\u2028ø"


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from fixtures.tenants.state import Ledger
ledger = Ledger(Path(sys.argv[1]), sys.argv[2], lambda: datetime.now(UTC))
for number in range(int(sys.argv[3])):
    ledger.made("CRMOffice", "Contacts", "tok", f"{sys.argv[2]}-{number}", "x" * 200, "t")
    if number == 20:
        print("under way", flush=True)
"""


def writer(path: Path, run: str, number: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", WRITER, str(path), run, str(number)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603 - our own words


def test_two_runs_at_once(path: Path) -> None:
    """Two processes that write at the same time do not tear each other's lines."""
    with writer(path, "a", 300) as one, writer(path, "b", 300) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert len([json.loads(line) for line in path.read_text().splitlines() if line]) == 600
    assert len(open_records(path)) == 600


def test_a_run_that_is_killed(path: Path) -> None:
    """After a kill the ledger reads as if the run had stopped between two lines."""
    with writer(path, "a", 10**9) as run:
        assert run.stdout
        run.stdout.readline()
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    found = open_records(path)
    assert [record.id for record in found] == [f"a-{number}" for number in range(len(found))]
    assert len(found) > 20
