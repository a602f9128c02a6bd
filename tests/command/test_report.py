"""`conformance report`: exit by the verdict, files that open from disk, wrong input in one line."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from fixtures.command import main
from fixtures.evidence.provenance import digest
from tests.plugin.project import PAIR
from tests.report.signoff.samples import ROW, failed, in_days, only, parsed, simulated, waived, waiver_text
from tests.report.signoff.small import GAPS, record, write_files


def same(_plan, result):
    return result


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, in which nothing was run; without git."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("change", "arguments", "code", "word"),
    [
        (same, [], 0, "conformant"),
        (same, ["--accept-simulated"], 0, "conformant"),
        (only("/norwegian", failed), [], 1, "not conformant"),
        (simulated, [], 1, "cannot be judged"),
        (simulated, ["--accept-simulated"], 0, "cannot be judged"),
        (only("/norwegian", simulated), ["--accept-simulated"], 1, "cannot be judged"),
    ],
)
def test_it_exits_by_the_verdict(home, capsys, change, arguments, code, word):
    """The exit code follows the verdict; the page is the same with `--accept-simulated`."""
    record(home, change)
    assert main(["report", *arguments]) == code
    assert f"verdict: {word}\n" in capsys.readouterr().out
    assert word in (home / "reports/signoff.html").read_text(encoding="utf-8")
    assert json.loads((home / "reports/signoff.json").read_text(encoding="utf-8"))["verdict"] == word


def test_the_json_carries_a_fingerprint_of_everything(home):
    """The fingerprint changes with any word of the content."""
    record(home)
    main(["report", "--into", "own/folder"])
    content = json.loads((home / "own/folder/signoff.json").read_text(encoding="utf-8"))
    fingerprint = content.pop("fingerprint")
    assert digest(content) == fingerprint
    assert digest(content | {"verdict": "another"}) != fingerprint
    for name in ("signoff.html", "crmoffice_powerofficego.html"):
        assert fingerprint in (home / "own/folder" / name).read_text(encoding="utf-8")


def test_the_folder_works_anywhere(home, tmp_path_factory):
    """Copied elsewhere, each link of each page leads to a file in it, and to an anchor in that file."""
    (path,) = (path for path in record(home, only("/norwegian", failed)) if "norwegian" in path.name)
    assert main(["report"]) == 1
    folder = shutil.copytree(home / "reports", tmp_path_factory.mktemp("elsewhere") / "copy")
    pages = {one.name: parsed(one.read_text(encoding="utf-8")).top for one in folder.glob("*.html")}
    assert len(pages) == 3
    followed = set()
    for name, page in pages.items():
        for link in filter(None, (one.get("href") for one in page.iter("a"))):
            file, _, anchor = link.partition("#")
            target = (folder / (unquote(file) or name)).resolve()
            assert target.is_relative_to(folder.resolve()), link
            assert target.is_file(), link
            assert not anchor or anchor in {one.get("id") for one in pages[target.name].iter()}, link
            followed.add(target.name)
    assert {*pages, f"{path.name}.txt"} == followed


def test_waived_deviations_are_accepted_and_counted(home, capsys):
    """The exit code is 0; the first line has the number of waived deviations."""
    day = in_days(9)
    (home / PAIR / "waivers.toml").write_text(waiver_text(expires=day), encoding="utf-8")
    record(home, only(f"/{ROW}/created/plain", waived))
    assert main(["report"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("verdict: conformant with 1 waived deviation\n  1 deviation WAIVED by ")
    assert f"Owner Ola; until {day}" in output
    assert json.loads((home / "reports/signoff.json").read_text(encoding="utf-8"))["verdict"] == (
        "conformant with waived deviations"
    )
    (home / PAIR / "waivers.toml").unlink()
    assert main(["report"]) == 1
    assert capsys.readouterr().out.startswith("verdict: not conformant\n")


@pytest.mark.parametrize(
    ("left", "message"),
    [
        (None, "there is no run to report on: .conformance/last-run.json is not there. Run `pytest` first."),
        ("{", "cannot be read"),
        ('{"format": 99}', "is of format 99, accepted is 1"),
        ('{"format": 1}', "is not whole"),
    ],
)
def test_without_results_it_says_what_to_do(home, capsys, left, message):
    """One line and exit code 2."""
    if left is not None:
        (home / ".conformance").mkdir()
        (home / ".conformance/last-run.json").write_text(left, encoding="utf-8")
    assert main(["report"]) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert errors.count("\n") == 1


def test_a_wrong_setting_is_wrong_input(home, capsys, monkeypatch):
    """A setting that cannot be read is exit code 2."""
    record(home)
    monkeypatch.setenv("EVIDENCE_MAX_AGE_DAYS", "soon")
    assert main(["report"]) == 2
    assert "EVIDENCE_MAX_AGE_DAYS" in capsys.readouterr().err


def test_it_compares_with_the_last_committed_sign_off(home, capsys, monkeypatch):
    """The committed sign-off is compared, not the file on disk: a new report acknowledges nothing."""
    monkeypatch.undo()
    monkeypatch.chdir(home)
    record(home)
    assert main(["report"]) == 0
    path = home / "reports/signoff.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["scenarios"][0]["identity"] = "crmoffice_powerofficego/Old-Section/row/created/plain/created"
    path.write_text(json.dumps(content), encoding="utf-8")
    for command in ("init -q", "add .", "-c user.name=Kari -c user.email=k@invalid commit -qm x"):
        subprocess.run(["git", *command.split()], cwd=home, check=True)  # noqa: S603, S607 - our own words
    for _ in range(2):
        assert main(["report"]) == 1
        assert "DISAPPEARED: crmoffice_powerofficego/Old-Section" in capsys.readouterr().out
    (home / PAIR / "gaps.toml").write_text(
        GAPS + '[[removed]]\nwhat = "crmoffice_powerofficego/Old-Section"\nreason = "not in the new checklist"\n'
    )
    assert main(["report"]) == 0
    assert (
        "acknowledged: crmoffice_powerofficego/Old-Section"
        in (home / "reports/crmoffice_powerofficego.html").read_text()
    )


def test_an_earlier_sign_off_can_be_named(home, capsys):
    """Anything other than a sign-off is wrong input."""
    record(home)
    (home / "earlier.json").write_text('{"scenarios": [{"identity": "gone/by"}]}', encoding="utf-8")
    assert main(["report", "--against", "earlier.json"]) == 1
    assert "DISAPPEARED: gone/by" in capsys.readouterr().out
    for wrong in ("conftest.py", "nowhere.json"):
        assert main(["report", "--against", wrong]) == 2
        assert wrong in capsys.readouterr().err


def test_a_row_without_scenario_is_red_until_there_is_a_reason(home, capsys):
    """The exit code is 1, even if everything that ran has passed, and 0 with a reason in gaps.toml."""
    path = home / PAIR / "checklist.toml"
    text = path.read_text(encoding="utf-8")
    row = '    { source = "givenName"'
    path.write_text(
        text.replace(row, '    { source = "mobilePhone", target = "address1", type = "string" },\n' + row),
        encoding="utf-8",
    )
    record(home)
    assert main(["report"]) == 1
    assert "3 promises of the checklist have NO SCENARIO" in capsys.readouterr().out
    what = "crmoffice_powerofficego/Contacts-Contactperson/Contacts-mobilePhone-Contactperson-address1"
    (home / PAIR / "gaps.toml").write_text(f'{GAPS}[[uncovered]]\nwhat = "{what}"\nreason = "no such field"\n')
    assert main(["report"]) == 0
    html = (home / "reports/crmoffice_powerofficego.html").read_text(encoding="utf-8")
    assert html.count("not covered: no such field") == 3


def test_the_last_drill_is_shown(home):
    """The page shows the last drill."""
    record(home)
    scores = {"date": "2026-11-23T10:00:00+00:00", "scores": {"caught": 85, "faults": 85, "exact": 79}}
    (home / ".conformance/drill.json").write_text(json.dumps(scores), encoding="utf-8")
    assert main(["report"]) == 0
    page = (home / "reports/crmoffice_powerofficego.html").read_text(encoding="utf-8")
    assert "drill of 23 Nov 2026: 85 of 85 faults caught, 79 exact" in page
