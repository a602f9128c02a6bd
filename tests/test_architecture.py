"""`ARCHITECTURE.md` names files that exist and every room, and follows a scenario in at most ten files."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = sorted({name for name in re.findall(r"`([^`\s]+)`", TEXT) if "/" in name or name.endswith((".py", ".example"))})
MOST_FILES = 10
PROGRAMS = {".venv/bin/pytest"}


def test_named_files_exist() -> None:
    """Each file and folder in code quotes exists."""
    assert [name for name in NAMED if name not in PROGRAMS and not (ROOT / name).exists()] == []


def test_every_room_is_in_the_picture() -> None:
    """Each package of `fixtures` and `steps` is a node of the Mermaid picture."""
    picture = TEXT.partition("```mermaid")[2].partition("```")[0]
    nodes = set(re.findall(r'(\w+)\["', picture))
    rooms = {folder.name for folder in (ROOT / "fixtures").iterdir() if any(folder.glob("*.py"))}
    assert nodes == rooms | {"steps"}


@pytest.mark.parametrize("way", ["offline", "live"])
def test_a_scenario_takes_at_most_ten_files(way: str) -> None:
    """The numbered list of each way names at most ten files."""
    section = TEXT.partition(f"## The way of one scenario, {way}")[2].partition("\n## ")[0]
    steps = "\n".join(line for line in section.splitlines() if re.match(r"\d+\. `", line))
    assert 1 < len(re.findall(r"`[^`\s]+/[^`\s]+`", steps)) <= MOST_FILES
