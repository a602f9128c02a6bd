"""README and docs: short, with links that lead somewhere, a sample that is true, and examples that are read."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from fixtures.checklist.gaps import read_gaps
from fixtures.checklist.waivers import read_waivers
from fixtures.command import VERBS
from tests.readme import normalised, printed, sample

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))]
MOST_LINES = 200
LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_readme_is_read_in_a_sitting() -> None:
    """At most 200 lines, with the picture and the diagram above the first heading."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    top = text.partition("\n## ")[0]
    assert "![" in top
    assert "```mermaid" in top


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Each relative link names a file, and each anchor a heading of it."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_leads_to_every_page() -> None:
    """No page in docs/ is left out."""
    links = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"docs/{page.name}" for page in ROOT.glob("docs/*.md")} <= links


def test_the_sample_is_what_a_run_prints() -> None:
    """`python -m tests.readme` writes it anew."""
    assert normalised(sample()) == normalised(printed())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_verb_named_is_one(page: Path) -> None:
    """`conformance VERB` at the beginning of a code span or block names a verb that there is."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^    |`)conformance ([a-z]+)", text, re.MULTILINE))
    assert named <= VERBS.keys()


def test_the_examples_of_waivers_and_gaps_are_valid(tmp_path: Path) -> None:
    """Both are read without a problem on a day on which they are in force."""
    text = (ROOT / "docs/waivers-and-gaps.md").read_text(encoding="utf-8")
    waivers, gaps = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "waivers.toml").write_text(waivers, encoding="utf-8")
    (tmp_path / "gaps.toml").write_text(gaps, encoding="utf-8")
    assert [waiver.problem for waiver in read_waivers(tmp_path, date(2026, 11, 26))] == [None, None]
    assert len(read_gaps(tmp_path).uncovered) == len(read_gaps(tmp_path).removed) == 1
    assert tomllib.loads(waivers)


@pytest.mark.parametrize("name", ["docs/ci/gitlab-ci.yml", "docs/ci/azure-pipelines.yml"])
def test_the_examples_for_ci_run_what_there_is(name: str) -> None:
    """They are YAML, and their commands are those of this project."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    commands = re.findall(r"python3 run\.py (\S+)(?: (\w+))?", text)
    assert ("pytest", "") in {(word, "") for word, _ in commands}
    assert {verb for word, verb in commands if word == "conformance"} <= VERBS.keys()
