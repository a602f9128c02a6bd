"""Two recordings at once on the same tenants: both clean, and neither disturbs the other."""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import pytest

from fixtures.simulator import running
from fixtures.tenants.ledger import open_records
from tests.plugin.project import SOUND, new_project
from tests.plugin.sandbox import at_home, people, sweep


@pytest.fixture
def settings() -> Iterator[Mapping[str, str]]:
    """The settings of simulated tenants, which both testers use as a sandbox."""
    with running(interval=0.2) as simulator:
        yield simulator.settings


def test_two_at_once(settings: Mapping[str, str], tmp_path: Path) -> None:
    """While they execute, each sweeps: the sweep leaves alone the run under way, and the other tester's records."""
    before = people(settings, tmp_path / "state")
    projects = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        projects.append(new_project(tmp_path / name))
    selected = ("-q", "-k", SOUND)
    live = ("--tenants=sandbox", "--record-mode=once")
    with ThreadPoolExecutor() as testers:
        runs = [testers.submit(one.run, *selected, *live, **at_home(one), **settings) for one in projects]
        while not all(project.ledger() for project in projects):
            assert not any(run.done() for run in runs)
            time.sleep(0.05)
        sweeps = list(testers.map(sweep, projects, repeat(settings)))
        ended = [run.result() for run in runs]
    outputs = [swept.output + swept.errors for swept in sweeps]
    assert all("it is still under way" in one and "0 records deleted" in one for one in outputs), outputs
    assert [run.code for run in ended] == [0, 0], ended
    for words in ("left behind", "will make", "conformance ==="):
        assert all(words not in run.output for run in ended), "with -q no estimate either, and no table of passed rows"
    assert people(settings, tmp_path / "state") == before
    for project in projects:
        assert open_records(project.root / ".conformance" / "ledger.jsonl") == ()
        assert len(project.cassettes()) == 3
        assert project.run(*selected).code == 0
