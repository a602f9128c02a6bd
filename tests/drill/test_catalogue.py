"""The catalogue as it comes over the process boundary, and how it fits the suite."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.drill import catalogue
from fixtures.drill.errors import DrillError
from fixtures.drill.scenario import Promise
from fixtures.simulator.conditions import BENIGN
from fixtures.simulator.faults import CATALOGUE
from fixtures.values import ALL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def known() -> catalogue.Catalogue:
    """What the real simulator tells."""
    return catalogue.ask(ROOT)


def test_all_of_it_is_told(known: catalogue.Catalogue):
    """Every fault with its line and its promises, every benign condition."""
    assert set(known.faults) == set(CATALOGUE.faults)
    assert set(known.healthy) == set(BENIGN)
    for name, fault in CATALOGUE.faults.items():
        told = known.faults[name]
        assert told.line == fault.line
        assert told.breaks == {Promise(one.section, one.what, one.row) for one in fault.breaks}
        assert told.breaks, f"{name} breaks nothing, so nothing can catch it"


def test_the_values_that_show_a_fault_are_value_classes(known: catalogue.Catalogue):
    """A mistyped one would select nothing."""
    ids = {one.id for one in ALL}
    assert not {name: fault.values for name, fault in known.faults.items() if not ids.issuperset(fault.values)}


def test_picking(known: catalogue.Catalogue):
    """By name, each once; all when none is named."""
    assert len(catalogue.pick(known.faults, [], "fault")) == len(known.faults)
    assert [one.name for one in catalogue.pick(known.healthy, ["jitter", "jitter"], "conditions")] == ["jitter"]


def test_an_unknown_name_is_told_the_nearest_or_all(known: catalogue.Catalogue):
    """The nearest alone where there is one: nobody reads it in a list of them all."""
    with pytest.raises(DrillError) as problem:
        catalogue.pick(known.faults, ["nothing-sinced"], "fault")
    assert "Did you mean nothing-synced?" in str(problem.value)
    with pytest.raises(DrillError, match=r"Accepted: .*nothing-synced.*stamps-moving"):
        catalogue.pick(known.faults, ["xyz"], "fault")


def test_a_simulator_that_does_not_answer(tmp_path: Path):
    """Another package of that name has no catalogue."""
    package = tmp_path / "fixtures"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "simulator.py").write_text("raise SystemExit('out of order')")
    with pytest.raises(DrillError, match="out of order"):
        catalogue.ask(tmp_path)


def test_the_simulator_leaves_its_account(tmp_path: Path):
    """In the file that the environment names, when it has served."""
    account = tmp_path / "account.json"
    subprocess.run(
        [sys.executable, "-m", "fixtures.simulator", "--fault", "nothing-synced"],
        cwd=ROOT,
        env={**os.environ, "DRILL_ACCOUNT": str(account)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert set(json.loads(account.read_text())["faults"]) == {"nothing-synced"}
