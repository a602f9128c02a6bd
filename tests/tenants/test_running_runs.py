"""A run is under way as long as its process lives and no longer."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from fixtures.tenants.ledger import Ledger, ledger_path
from fixtures.tenants.running_runs import any_under_way, hold, is_under_way

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from fixtures.tenants.running_runs import hold
hold(Path(sys.argv[1]), "abcde")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_run_until_it_is_closed(tmp_path):
    """The lock is held, then released; the file is removed."""
    release = hold(tmp_path, "abcde")
    assert is_under_way(tmp_path, "abcde")
    assert any_under_way(tmp_path)
    release()
    assert not is_under_way(tmp_path, "abcde")
    assert not any_under_way(tmp_path)
    assert list(tmp_path.rglob("abcde")) == []


def test_a_run_that_is_killed(tmp_path):
    """The operating system frees the lock of a killed process, and the check removes the file."""
    words = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own words
        assert process.stdout
        process.stdout.readline()
        assert is_under_way(tmp_path, "abcde")
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert not is_under_way(tmp_path, "abcde")
    assert list(tmp_path.rglob("abcde")) == []


def test_no_run(tmp_path):
    """The check makes no file."""
    assert not is_under_way(tmp_path, "abcde")
    assert not any_under_way(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_holds_its_run_from_its_first_intent(tmp_path):
    """A sweep, which only writes deletions, is no run under way."""
    path = ledger_path(tmp_path)
    ledger = Ledger(path, "abcde", lambda: datetime.now(UTC))
    ledger.deleted("CRMOffice", "Contacts", "1", "t")
    assert not is_under_way(path.parent, "abcde")
    ledger.intent("CRMOffice", "Contacts", "zqabcdeaaa", "t")
    assert is_under_way(path.parent, "abcde")
    ledger.close()
    assert not is_under_way(path.parent, "abcde")
