"""Names as in a Norwegian address book."""

import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.values import Ingredients, wording


def test_two_journeys_have_names_of_their_own() -> None:
    """The token decides."""
    names = {wording.plain_name(Ingredients(f"zq22222bc{letter}", 0)) for letter in "abcdefghijk"}
    assert len(names) > 8


def test_a_long_journey_runs_out_of_no_names() -> None:
    """Far beyond what a scenario run edits, names still differ and drawing them ends."""
    names = [wording.plain_name(Ingredients("zq22222bcd", serial)) for serial in (0, 99, 100, 150)]
    assert len(set(names)) == 4


@pytest.mark.parametrize("serial", range(5))
def test_a_norwegian_name_has_each_letter(serial: int) -> None:
    """One letter lost is enough to see it."""
    assert set("æøå") <= set(wording.norwegian_name(Ingredients("zq22222bcd", serial)).lower())


def test_faker_is_not_loaded_before_a_name_is_made() -> None:
    """Runs without names do not pay for its import."""
    program = "import sys, fixtures.values; assert 'faker' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)  # noqa: S603 - our own words
