"""The ledger: open intents and records, crashes, two runs at once."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixtures.tenants.errors import LedgerError
from fixtures.tenants.ledger import Ledger, LedgerLine, ledger_path, open_records, read_ledger
from fixtures.tenants.ledger_line import LineKind

ROOT = Path(__file__).resolve().parents[2]
TENANT = "sesam.crmoffice.no"
CRM = ("CRMOffice", "Contacts")
POWER = ("PowerOffice GO", "Contactperson")
ID_1, ID_2, ID_3 = "zqabcdeaaa", "zqabcdeaab", "zqabcdeaac"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_path(tmp_path)


@pytest.fixture
def ledger(path: Path) -> Ledger:
    return Ledger(path, "run-1", lambda: datetime(2026, 11, 22, 14, 7, 31, tzinfo=UTC))


def ids(records: tuple[LedgerLine, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(record.entity, record.correlation_id, record.id) for record in records]


def test_no_ledger(path, ledger):
    """Without a ledger nothing is open, and reading does not make one."""
    assert open_records(path) == ()
    assert not path.exists()


def test_a_record_from_intent_to_deletion(path, ledger):
    """An intent is open by its correlation id, a made record by its id; a deleted record is not open."""
    ledger.intent(*CRM, ID_1, TENANT)
    (intent,) = open_records(path)
    assert (intent.run, intent.system, intent.id) == ("run-1", CRM[0], None)
    assert intent.at == "2026-11-22T14:07:31+00:00"
    ledger.made(*CRM, ID_1, "c-1", None, TENANT)
    assert ids(open_records(path)) == [("Contacts", ID_1, "c-1")]
    ledger.deleted(*CRM, "c-1", TENANT)
    assert open_records(path) == ()
    assert path.parent.name == ".conformance"


def test_the_counterpart_of_a_record(path, ledger):
    """A counterpart is open with its parent until it is deleted, and closes no intent."""
    ledger.intent(*POWER, ID_1, TENANT)
    ledger.found(*POWER, ID_1, "17", "Customer/4", TENANT)
    ledger.found(*POWER, ID_1, "17", "Customer/4", TENANT)
    intent, found = open_records(path)
    assert (intent.id, found.id, found.parent) == (None, "17", "Customer/4")
    ledger.deleted(*POWER, "17", TENANT)
    assert ids(open_records(path)) == [("Contactperson", ID_1, None)]


def test_two_records_with_one_correlation_id(path, ledger):
    """Of two intents with one correlation id, one made record closes one."""
    for _ in range(2):
        ledger.intent(*CRM, ID_1, TENANT)
    ledger.made(*CRM, ID_1, "c-1", None, TENANT)
    assert ids(open_records(path)) == [("Contacts", ID_1, None), ("Contacts", ID_1, "c-1")]


def test_an_intent_that_made_no_record(path, ledger):
    """`gone` closes the intents of its correlation id only; made records stay open."""
    for correlation_id in (ID_1, ID_2):
        ledger.intent(*CRM, correlation_id, TENANT)
    ledger.made(*CRM, ID_3, "c-3", None, TENANT)
    ledger.gone(*CRM, ID_1, TENANT)
    ledger.gone(*CRM, ID_3, TENANT)
    assert ids(open_records(path)) == [("Contacts", ID_2, None), ("Contacts", ID_3, "c-3")]


def test_other_tenants_and_entities(path, ledger):
    """The same id in another tenant, system or entity is another record."""
    ledger.made(*CRM, ID_1, "1", None, TENANT)
    ledger.made(*CRM, ID_1, "1", None, "other.crmoffice.no")
    ledger.made("CRMOffice", "Activities", ID_1, "1", None, TENANT)
    ledger.deleted(*CRM, "1", TENANT)
    assert [(one.entity, one.tenant) for one in open_records(path)] == [
        ("Contacts", "other.crmoffice.no"),
        ("Activities", TENANT),
    ]


def test_another_run_deletes(path, ledger):
    """A later run closes records of an earlier one; a made record closes only intents of its own run."""
    ledger.intent(*CRM, ID_1, TENANT)
    ledger.made(*CRM, ID_2, "c-2", None, TENANT)
    later = Ledger(path, "run-2", lambda: datetime(2026, 11, 23, tzinfo=UTC))
    later.made(*CRM, ID_1, "c-9", None, TENANT)
    later.deleted(*CRM, "c-2", TENANT)
    assert ids(open_records(path)) == [("Contacts", ID_1, None), ("Contacts", ID_1, "c-9")]


def test_a_line_cut_short_by_a_crash(path, ledger):
    """A last line that was cut short is skipped, and the next line is read."""
    ledger.intent(*CRM, ID_1, TENANT)
    for made, torn in enumerate((b'{"what": "made", "at": "20', b"{", b'{"what": "int\xc3')):
        with path.open("ab") as file:
            file.write(torn)
        assert len(open_records(path)) == 1 + made
        ledger.found(*CRM, ID_1, f"c-{made}", None, TENANT)
        assert ids(open_records(path))[-1] == ("Contacts", ID_1, f"c-{made}")


GOOD = {
    "what": "made",
    "at": "2026-11-22T14:07:31+00:00",
    "run": "abcde",
    "tenant": TENANT,
    "system": "PowerOffice GO",
    "entity": "Contactperson",
    "correlation_id": ID_2,
    "id": "17",
    "parent": "Customer/4",
}


INVALID = [
    {"what": "sold"},
    {"what": None},
    {"what": ["made"]},
    {"new": "1"},
    {"shown": "name:" + "0" * 32},
    *({name: None} for name in GOOD if name not in {"what", "parent"}),
    *({name: 7} for name in GOOD),
    *({name: ""} for name in GOOD),
    {"at": "yesterday"},
    {"at": "0001-01-01T00:00:00+00:00"},
    {"at": "2026-11-22T14:07:31"},
    {"correlation_id": "z"},
    {"correlation_id": "something"},
    {"id": "../../Customer/61"},
    {"id": "1" * 201},
    {"id": "a\nb"},
    {"parent": "Customer/4/Contact/5"},
    {"parent": "https://elsewhere"},
    {"simulated": "no"},
    {"simulated": False},
    {"what": "began", "correlation_id": None, "id": None, "parent": None, "last": "many"},
    {"what": "began", "correlation_id": None, "id": None, "parent": None, "last": -1},
    {"what": "began", "correlation_id": None, "id": None, "parent": None, "last": True},
]


def test_invalid_lines(path, ledger):
    """Each is reported with its number and ignored, however deep it is nested; the lines around them count."""
    ledger.intent(*CRM, ID_1, TENANT)
    changed = [{name: value for name, value in (GOOD | one).items() if value is not None} for one in INVALID]
    invalid = [*map(json.dumps, changed), "[1]", "7", "null", "[" * 100_000 + "]" * 100_000]
    with path.open("a") as file:
        file.writelines(f"{line}\n" for line in invalid)
    ledger.intent(*CRM, ID_3, TENANT)
    lines, problems = read_ledger(path)
    assert [line.correlation_id for line in lines] == [ID_1, ID_3]
    numbers = range(2, len(invalid) + 2)
    assert [problem.partition(": ")[0] for problem in problems] == [
        f".conformance/ledger.jsonl, line {number}" for number in numbers
    ]
    assert ids(open_records(path)) == [("Contacts", ID_1, None), ("Contacts", ID_3, None)]


def test_every_kind_of_line_is_read_back(path, ledger):
    """Every line that this version writes is valid."""
    ledger.began(*POWER, 4711.0, TENANT)
    ledger.intent(*POWER, ID_1, TENANT)
    ledger.made(*POWER, ID_1, "17", "Customer/4", TENANT)
    ledger.found(*POWER, ID_1, "18", None, TENANT)
    ledger.expected(*POWER, ID_1, "17", f"lastName:{'0' * 32}", TENANT)
    ledger.deleted(*POWER, "17", TENANT)
    ledger.gone(*POWER, ID_1, TENANT)
    lines, problems = read_ledger(path)
    assert problems == []
    assert [line.what for line in lines] == list(LineKind)
    assert lines[0].last == 4711.0
    assert not any(line.simulated for line in lines)


def test_simulated_tenants_are_tenants_of_their_own(path, ledger):
    """A deletion in a simulated tenant closes no record of a sandbox with the same address, and the reverse."""
    simulated = Ledger(path, "run-2", lambda: datetime(2026, 11, 23, tzinfo=UTC), simulated=True)
    simulated.made(*CRM, ID_1, "1", None, TENANT)
    ledger.made(*CRM, ID_2, "1", None, TENANT)
    simulated.deleted(*CRM, "1", TENANT)
    assert ids(open_records(path)) == [("Contacts", ID_2, "1")]
    assert [line.simulated for line in read_ledger(path)[0]] == [True, False, True]


def test_every_line_is_on_disk_before_its_writer_continues(ledger, monkeypatch):
    """Each line is synced, and the folder once when the file is new."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    ledger.intent(*CRM, ID_1, TENANT)
    assert len(synced) == 2
    ledger.made(*CRM, ID_1, "c-1", None, TENANT)
    ledger.found(*POWER, ID_1, "7", None, TENANT)
    ledger.deleted(*CRM, "c-1", TENANT)
    ledger.gone(*CRM, ID_1, TENANT)
    assert len(synced) == 6


def test_a_ledger_that_cannot_be_written(tmp_path):
    """Without a ledger no record may be made, so the run gets a LedgerError."""
    (tmp_path / ".conformance").write_text("in the way")
    ledger = Ledger(ledger_path(tmp_path), "run-1", lambda: datetime.now(UTC))
    with pytest.raises(LedgerError, match=r"\.conformance/ledger\.jsonl cannot be written .* then run again"):
        ledger.intent(*CRM, ID_1, TENANT)


def test_every_kind_of_character_in_an_id(path, ledger):
    """Characters beyond ASCII are read back; an id with a line end stays in one line, which is invalid."""
    ledger.made(*CRM, ID_1, "aø\U0001f600", None, TENANT)
    ledger.made(*CRM, ID_1, "a\nb\u2028ø", None, TENANT)
    assert path.read_bytes().count(b"\n") == 2
    assert [line.id for line in open_records(path)] == ["aø\U0001f600"]
    assert len(read_ledger(path)[1]) == 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from fixtures.tenants.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]), sys.argv[2], lambda: datetime.now(UTC))
for number in range(int(sys.argv[3])):
    ledger.made("CRMOffice", "Contacts", "zqaaaaaaaa", f"{sys.argv[2]}-{number}", "A/" + "9" * 200, "t")
    if number == 20:
        print("under way", flush=True)
"""


def writer(path: Path, run: str, number: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", WRITER, str(path), run, str(number)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603 - our own words


def test_two_runs_at_once(path):
    """Two processes that write at the same time do not mix their lines."""
    with writer(path, "a", 200) as one, writer(path, "b", 200) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert len([json.loads(line) for line in path.read_text().splitlines() if line]) == 400
    assert len(open_records(path)) == 400


def test_a_run_that_is_killed(path):
    """After a kill the ledger reads as if the run had stopped between two lines."""
    with writer(path, "a", 10**9) as run:
        assert run.stdout
        run.stdout.readline()
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    found = open_records(path)
    assert [record.id for record in found] == [f"a-{number}" for number in range(len(found))]
    assert len(found) > 20
