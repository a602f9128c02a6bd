"""The last drill in one line."""

from datetime import UTC, datetime
from pathlib import Path

from fixtures.drill.catalogue import FaultEntry
from fixtures.drill.drill import ControlResult, DrillResult, FaultResult
from fixtures.drill.judging import FaultVerdict, Judgement
from fixtures.drill.report import content, scores
from fixtures.drill.scores import FILE, keep, last_scores
from fixtures.plugin.options import Options, RecordMode
from fixtures.plugin.session import Run
from fixtures.tenants.model import TenantKind
from tests.drill.samples import LINK, PHONE_BACK

AT = datetime(2026, 11, 23, 20, 15, 30, 5, UTC)


def fault_result(name: str, verdict: FaultVerdict) -> FaultResult:
    """A fault that breaks edits of a phone in PowerOffice GO, with this verdict."""
    judgement = Judgement(verdict, (PHONE_BACK, LINK), (), (LINK,), "")
    return FaultResult(FaultEntry(name, "A line.", frozenset({PHONE_BACK})), judgement, 3, 12.345)


OUTCOME = DrillResult(
    (
        fault_result("b", FaultVerdict.EXACT),
        fault_result("a", FaultVerdict.ELSEWHERE),
        fault_result("c", FaultVerdict.NOT_CAUGHT),
    ),
    (),
    (ControlResult("small-pages", "all is green", (), 9.0),),
    70.0,
)


def test_scores_are_kept(tmp_path: Path):
    """The day, faults caught, exact ones."""
    keep(tmp_path, scores(OUTCOME, AT))
    assert last_scores(tmp_path) == "drill of 23 Nov 2026: 2 of 3 faults caught, 1 exact"


def test_the_terminal_summary_shows_them(tmp_path: Path):
    """Also that of a replay."""
    options = Options(TenantKind.RECORDED, RecordMode.NONE, None)
    assert Run(tmp_path, options).remarks() == []
    keep(tmp_path, scores(OUTCOME, AT))
    assert Run(tmp_path, options).remarks() == [last_scores(tmp_path)]


def test_no_drill_no_line(tmp_path: Path):
    """Before the first drill there is no line."""
    assert last_scores(tmp_path) is None


def test_a_damaged_file(tmp_path: Path):
    """It counts as no drill, and ends no run."""
    file = tmp_path / ".conformance" / FILE
    file.parent.mkdir()
    for text in ("", "[]", '{"date": "yesterday"}', '{"date": "2026-11-23", "scores": {}}'):
        file.write_text(text)
        assert last_scores(tmp_path) is None


def test_the_report():
    """By fault in order of names, with stable keys."""
    report = content(OUTCOME, AT)
    assert report["scores"] == {"faults": 3, "caught": 2, "exact": 1}
    assert report["date"] == "2026-11-23T20:15:30+00:00"
    assert [one["name"] for one in report["faults"]] == ["a", "b", "c"]
    assert report["faults"][0] == {
        "name": "a",
        "line": "A line.",
        "verdict": "red elsewhere too",
        "why": "",
        "declared": ["Contacts-Contactperson: directPhone -> phoneNumber, edited in PowerOffice GO"],
        "red": [
            "Contacts-Contactperson: directPhone -> phoneNumber, edited in PowerOffice GO",
            "Contacts-Contactperson: one counterpart",
        ],
        "acted": 3,
        "seconds": 12.3,
    }
    assert report["controls"] == [{"name": "small-pages", "line": "all is green", "wrong": [], "seconds": 9.0}]
    assert set(report) == {
        "format", "date", "suite_version", "scores", "seconds", "faults", "controls", "benign",
    }  # fmt: skip


def test_when_a_drill_is_good():
    """Every fault caught, and the controls as they must be."""
    assert DrillResult((fault_result("a", FaultVerdict.NOT_SEEN),)).good
    assert not DrillResult((fault_result("a", FaultVerdict.NOT_CAUGHT),)).good
    assert not DrillResult((fault_result("a", FaultVerdict.NOT_EXERCISED),)).good
    assert not DrillResult(controls=(ControlResult("small-pages", "", ("one is red",), 1.0),)).good
