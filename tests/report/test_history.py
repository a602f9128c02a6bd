"""What a report reads from version control, also without git; a scenario that is gone is listed until acknowledged."""

import json
import subprocess
from pathlib import Path

import pytest

from fixtures.checklist.gaps import Gap
from fixtures.report.history import HistoryError, absent, committed, parsed, recorded_by, trend
from fixtures.report.signoff.as_json import as_json
from tests.report.signoff.samples import read, signoff

EARLIER = {"scenarios": [{"identity": "p/s/row/created/plain"}, {"identity": "p/s/row/created/emoji"}]}


def commit(root: Path, author: str) -> None:
    """Commits everything under an author's name."""
    who = ("-c", f"user.name={author}", "-c", "user.email=x@invalid")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "x")):
        subprocess.run(["git", *command], cwd=root, check=True)  # noqa: S603, S607 - our own words


def test_who_committed_which_evidence(tmp_path):
    """The last author counts; a file name may hold any letter."""
    folder = tmp_path / "cassettes" / "å b"
    folder.mkdir(parents=True)
    for name in ("one.yaml", "two.yaml"):
        (folder / name).write_text("first")
    commit(tmp_path, "Kari Nordmann")
    (folder / "two.yaml").write_text("again")
    commit(tmp_path, "Ola Nordmann")
    assert recorded_by(tmp_path) == {
        "cassettes/å b/one.yaml": "Kari Nordmann",
        "cassettes/å b/two.yaml": "Ola Nordmann",
    }


def test_only_what_was_committed_counts(tmp_path):
    """The committed file is read, not the one on disk."""
    path = tmp_path / "reports" / "signoff.json"
    path.parent.mkdir()
    path.write_text('{"scenarios": []}')
    assert committed(tmp_path, path) is None
    commit(tmp_path, "Kari")
    path.write_text('{"scenarios": [1]}')
    assert committed(tmp_path, path) == {"scenarios": []}
    assert committed(tmp_path / "reports", tmp_path / "elsewhere.json") is None


def test_without_git_nothing_is_known(tmp_path, monkeypatch):
    """Without a repository everything is empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recorded_by(tmp_path) == {}
    assert committed(tmp_path, tmp_path / "signoff.json") is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "{"])
def test_what_is_no_sign_off_is_refused(text):
    """The message names what is accepted."""
    with pytest.raises(HistoryError, match=r"accepted is a signoff\.json"):
        parsed(text, "x.json")


def test_first_sign_off():
    """The first report has nothing to compare with."""
    assert absent(None, set(), ()).gone == ()
    assert read(signoff()).verdict == "conformant"


def test_a_scenario_that_is_gone_is_named():
    """A scenario that is gone is listed."""
    assert absent(EARLIER, {"p/s/row/created/plain"}, ()).gone == ("p/s/row/created/emoji",)


@pytest.mark.parametrize("what", ["p/s/row/created/emoji", "p/s/row/created", "p/s"])
def test_it_is_acknowledged_by_name(what):
    """The acknowledgement names the scenario, its direction, its row or its section."""
    found = absent(EARLIER, {"p/s/row/created/plain"}, [Gap(what, "no longer promised")])
    assert found.gone == ()
    assert found.acknowledged == ("p/s/row/created/emoji: no longer promised",)


def test_part_of_a_name_acknowledges_nothing():
    """A part of a direction's name acknowledges nothing."""
    assert absent(EARLIER, set(), [Gap("p/s/row/cre", "?")]).gone


def test_it_stays_gone_in_the_next_sign_off():
    """A scenario that the last sign-off listed as gone is listed again."""
    first = signoff(earlier=as_json(signoff()) | EARLIER, compared_with="the last one")
    assert first.decision.word.value == "cannot be judged"
    assert "2 scenarios of the last sign-off have DISAPPEARED" in first.decision.reasons[0].words
    second = signoff(earlier=as_json(first))
    assert second.gone == first.gone == ("p/s/row/created/plain", "p/s/row/created/emoji")


@pytest.mark.parametrize(
    ("parts", "counts"),
    [
        ({"parts": {"reconciliation": 1}}, {"reconciliation (judged in live runs)": 1, "not testable": 1}),
        ({"parts": {"reconciliation": 0}}, {"not testable": 2}),
        ({}, {"not testable": 2}),
    ],
)
def test_an_earlier_sign_off_tells_a_reconciliation_from_what_is_not_testable(tmp_path, parts, counts):
    """It does so where the parts of that sign-off count every reconciliation as one that only live runs judge."""
    directions = ("census-created", "created")
    scenarios = [{"identity": f"p/{one}", "direction": one, "state": "not testable"} for one in directions]
    path = tmp_path / "signoff.json"
    path.write_text(json.dumps({"scenarios": scenarios} | parts))
    commit(tmp_path, "Kari")
    found = trend(tmp_path, path, ["p"])
    assert found is not None
    assert [one.counts for one in found["p"]] == [one.counts for one in found[""]] == [counts]
