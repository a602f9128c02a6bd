"""Text for a report: paths of this machine are removed, everything else stays."""

import sys
from pathlib import Path

import pytest

from fixtures.report.allure.clean_text import Cleaner, as_code, as_markdown

ROOT = Path("/srv/qa suite/main")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("there is no /srv/qa suite/main/cassettes/x.yaml", "there is no cassettes/x.yaml"),
        ("in '/srv/qa suite/main'", "in ''"),
        ("/srv/qa suite/mainland/x", "/srv/qa suite/mainland/x"),
        ("/opt/venv/lib/x.py:3", "<python>/lib/x.py:3"),
        (f"kept in {Path.home()}/token", "kept in ~/token"),
        ("GET https://crmoffice.invalid/usr/1", "GET https://crmoffice.invalid/usr/1"),
        ("Rødgrød 🍓 & <br>", "Rødgrød 🍓 & <br>"),
        ("a lone \ud800 half", "a lone \\ud800 half"),
    ],
)
def test_text_with_places(text, cleaned, monkeypatch):
    """Only paths of this machine are removed, and lone surrogates are escaped."""
    monkeypatch.setattr(sys, "prefix", "/opt/venv")
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    assert Cleaner(ROOT).clean(text) == cleaned


def test_windows_places():
    """Every spelling that messages use is removed."""
    cleaner = Cleaner(Path("C:\\qa\\main"))
    assert cleaner.clean("C:\\qa\\main\\x.yaml 'C:\\\\qa\\\\main\\\\x.yaml'") == "x.yaml 'x.yaml'"


def test_markdown():
    """Markup characters are escaped; code keeps its own back-ticks."""
    assert as_markdown("a_b *c* <d> [e](f)") == r"a\_b \*c\* \<d\> \[e\](f)"
    assert as_code("pytest x") == "`pytest x`"
    assert as_code("a `b` c") == "`` a `b` c ``"
