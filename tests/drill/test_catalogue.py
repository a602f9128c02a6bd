"""The simulator's catalogue over the process boundary, and how it fits the suite."""

import io
import json
import sys
from pathlib import Path

import pytest

from fixtures.drill import catalogue
from fixtures.drill.catalogue import DrillError
from fixtures.drill.scenario import SectionPromise
from fixtures.simulator import __main__ as simulator
from fixtures.simulator.conditions import BENIGN
from fixtures.simulator.faults import CATALOGUE
from fixtures.values import ALL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def known() -> catalogue.Catalogue:
    """The catalogue of the real simulator, without its process."""
    return catalogue.read(json.dumps(simulator.catalogue()))


def test_the_catalogue_is_complete(known: catalogue.Catalogue):
    """It has every fault with its sentence and its promises, and all benign conditions; the process prints the same."""
    assert catalogue.ask(ROOT) == known
    assert set(known.faults) == set(CATALOGUE)
    assert set(known.benign) == set(BENIGN)
    for name, fault in CATALOGUE.items():
        read = known.faults[name]
        assert read.line == fault.line
        assert read.breaks == {SectionPromise(one.section, one.what, one.row) for one in fault.breaks}
        assert read.breaks, f"{name} breaks nothing, so nothing can catch it"


def test_the_list(known: catalogue.Catalogue):
    """It has each fault and each set of conditions, a sentence each, in the columns of the terminal."""
    shown = list(catalogue.listed(known, 80))
    assert max(map(len, shown)) <= 80
    text = " ".join(" ".join(shown).split())
    for listed in (known.faults, known.benign):
        for name, one in listed.items():
            assert f"{name} {one.line}" in text


def test_the_values_that_show_a_fault_are_value_classes(known: catalogue.Catalogue):
    """A mistyped one would select nothing."""
    ids = {one.id for one in ALL}
    assert not {name: fault.values for name, fault in known.faults.items() if not ids.issuperset(fault.values)}


def test_picking(known: catalogue.Catalogue):
    """By name, each once; all when none is named."""
    assert len(catalogue.pick(known.faults, [], "fault")) == len(known.faults)
    assert [one.name for one in catalogue.pick(known.benign, ["jitter", "jitter"], "conditions")] == ["jitter"]


def test_a_sample_breaks_every_promise(known: catalogue.Catalogue):
    """Forty faults break each promise that any fault breaks; the seed decides which, each once."""
    faults = list(known.faults.values())
    promises = {one for fault in faults for one in fault.breaks}
    samples = [catalogue.sample(faults, 40, seed) for seed in range(5)]
    assert [len({one.name for one in drawn}) for drawn in samples] == [40] * 5
    assert all({one for fault in drawn for one in fault.breaks} == promises for drawn in samples)
    assert catalogue.sample(faults, 40, 1) == samples[1] != samples[2]
    assert len(catalogue.sample(faults, 1000, 1)) == len(faults)


def test_the_message_on_an_unknown_name(known: catalogue.Catalogue):
    """It has the nearest names where there are some, and where all are listed."""
    with pytest.raises(DrillError) as problem:
        catalogue.pick(known.faults, ["nothing-sinced"], "fault")
    assert "Did you mean nothing-synced?" in str(problem.value)
    with pytest.raises(DrillError, match=r"'[a-z]+'\. `conformance drill --list` names all"):
        catalogue.pick(known.faults, ["xyz"], "fault")


def test_a_simulator_that_does_not_answer(tmp_path: Path):
    """Another package of that name has no catalogue."""
    package = tmp_path / "fixtures"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "simulator.py").write_text("raise SystemExit('out of order')")
    with pytest.raises(DrillError, match="out of order"):
        catalogue.ask(tmp_path)


def test_the_simulator_writes_its_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Into the file that the environment names, when it has served; its parent has closed the input."""
    account = tmp_path / "account.json"
    monkeypatch.setenv("DRILL_ACCOUNT", str(account))
    monkeypatch.setattr(sys, "argv", ["simulator", "--fault", "nothing-synced"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert simulator.main() == 0
    assert set(json.loads(account.read_text())["faults"]) == {"nothing-synced"}
