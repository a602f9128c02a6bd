"""The Allure report is made where node is installed, and fetches nothing."""

import base64
import gzip
import json
import re
import stat
from pathlib import Path

import pytest

from fixtures.report.allure.html import NoAllure, build, packed, without_analytics

SCRIPT = (
    '<script async src="https://www.googletagmanager.com/gtag/js?id=G-X"></script>\n    <script>\n'
    "  window.dataLayer = [];\n  function gtag(){dataLayer.push(arguments);}\n</script>"
)
NPM = '#!/bin/sh\nmkdir -p node_modules/allure\necho "$@" >> calls\n'
NODE = '#!/bin/sh\ncp "$5" {home}/config\nmkdir -p "$7"\nprintf \'%s\' \'<p>made</p>{page}\' > "$7/index.html"\n'
TITLE = "SANDBOX evidence: conformant"
PANEL = {"Verdict": "conformant", "Drill": '85 of "85"'}

PIECES = {"widgets/x.json": b'{"name":"\xc3\x85se"}' * 99, "data/y.png": bytes(range(256)), "data/z.txt": b""}


def page(pieces: str) -> str:
    return f"<p>a</p><script defer>\n Promise.allSettled([{pieces}])\n .then(ready)</script><p>b</p>"


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


WHOLE = page(",".join(f'd("{name}","{encoded(content)}")' for name, content in PIECES.items()))


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A folder as `--alluredir` leaves it."""
    folder = tmp_path / "allure-results"
    folder.mkdir()
    (folder / "x-result.json").write_text("{}")
    return folder


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Writes fake npm and node."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    tool(folder, "npm", NPM)
    tool(folder, "node", NODE.format(home=tmp_path, page=""))
    return folder


def tool(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_it_installs_once_and_makes_one_page(tmp_path, results, tools):
    """The configuration holds the tree, the categories and the panel."""
    for _ in range(2):
        made = build(results, "allure-results", tmp_path / "out", tmp_path / "home", TITLE, PANEL)
    assert made.read_text() == "<p>made</p>"
    assert json.loads((results / "x-result.json").read_text()) == {}
    assert (tmp_path / "home/calls").read_text().count("ci --ignore-scripts") == 1
    config = (tmp_path / "config").read_text()
    assert json.dumps(PANEL) in config
    assert f'"name": "{TITLE}"' in config
    assert '"sections": ["report"]' in config
    assert '"historyLimit": 4000' in config
    assert '"groupBy": ["epic", "feature", "story"]' in config
    assert [name for name in ("not conformant", "waived", "environment", "harness") if name in config]


def test_without_results_it_says_how_to_get_them(tmp_path, tools):
    """One sentence."""
    with pytest.raises(NoAllure, match="run `pytest --alluredir=allure-results` first"):
        build(tmp_path / "nowhere", "allure-results", tmp_path, tmp_path, TITLE, PANEL)


def test_without_node_it_says_so(tmp_path, results, monkeypatch):
    """Without node the message says that the sign-off page needs none."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoAllure, match="node and npm are not installed"):
        build(results, "allure-results", tmp_path, tmp_path, TITLE, PANEL)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("npm", "#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n", "npm error code ENOTFOUND"),
        ("node", "#!/bin/sh\nexit 3\n", "exit 3"),
        ("node", "#!/bin/sh\n", "made no index.html"),
        ("node", NODE.replace("{page}", "<script>dataLayer.push(1)</script>"), "calls home"),
    ],
)
def test_a_failure_of_the_tools(tmp_path, results, tools, name, text, message):
    """The message is one sentence, and no page is written."""
    tool(tools, name, text.replace("{home}", str(tmp_path)))
    with pytest.raises(NoAllure, match=message):
        build(results, "allure-results", tmp_path / "out", tmp_path / "home", TITLE, PANEL)
    assert not (tmp_path / "out").exists()


def test_a_failed_installation_is_tried_again(tmp_path, results, tools):
    """The next report installs again."""
    tool(tools, "npm", "#!/bin/sh\nexit 1\n")
    with pytest.raises(NoAllure):
        build(results, "allure-results", tmp_path / "out", tmp_path / "home", TITLE, PANEL)
    tool(tools, "npm", NPM)
    assert build(results, "allure-results", tmp_path / "out", tmp_path / "home", TITLE, PANEL).is_file()


def test_a_big_report_carries_no_earlier_runs(tmp_path, results, tools, monkeypatch):
    """Above the limit the page has no history; the file on disk stays."""
    monkeypatch.setattr("fixtures.report.allure.html._REMEMBERED", 3)
    for number in range(3):
        (results / f"{number}-result.json").write_text("{}")
    build(results, "allure-results", tmp_path / "out", tmp_path / "home", TITLE, PANEL)
    assert "history" not in (tmp_path / "config").read_text()


def test_the_analytics_are_taken_out():
    """Everything else stays; an unknown script of that kind is refused."""
    assert without_analytics(f"<p>a</p>{SCRIPT}<p>b</p>") == "<p>a</p><p>b</p>"
    with pytest.raises(NoAllure, match="calls home"):
        without_analytics('<script src="https://www.googletagmanager.com/gtm.js"></script>')


def test_the_lock_file_names_no_registry():
    """The lock file names no registry."""
    lock = Path(__file__).parents[2] / "fixtures/report/allure/package-lock.json"
    packages = json.loads(lock.read_text())["packages"]
    assert not [name for name, one in packages.items() if "resolved" in one]
    assert all(one.get("integrity") for name, one in packages.items() if name)


def test_every_piece_is_there_byte_by_byte():
    """Unpacking gives the same pieces; the rest of the page is unchanged."""
    small = packed(WHOLE)
    (data,) = re.findall(r'\}\)\("([A-Za-z0-9+/=]+)"\)\n \.then\(ready\)</script><p>b</p>', small)
    pieces = json.loads(gzip.decompress(base64.b64decode(data)))
    assert {name: piece.encode("latin-1") for name, piece in pieces.items()} == PIECES
    assert small.startswith("<p>a</p><script defer>\n (async (packed) => {")
    assert packed(WHOLE) == small


def test_a_page_of_another_form_stays_as_it_is():
    """A page in an unknown form stays as it is."""
    for other in ("<p>a</p>", page('d("x","AAAA"),e("y")').replace("allSettled", "all"), page('d("x", f())')):
        assert packed(other) == other
