"""The progress that a live run shows: estimate, stages, clean-up, Ctrl-C."""

import itertools
import re
import signal
from dataclasses import dataclass, field, replace

import pytest

from fixtures.execution.scheduler import Scheduler
from fixtures.plugin.estimate import estimate
from fixtures.plugin.progress import Progress, bar
from fixtures.plugin.screen import Screen, Ticker, clock_face
from fixtures.tenants.deadlines import Deadlines
from fixtures.tenants.times import Times
from tests.execution.world import CONTACTS, CRM, GO, START, Sync, VirtualClock, World, planned
from tests.plugin.project import SOUND, new_project
from tests.plugin.test_live import is_alive, the_simulator_of, until

FAMILY = CONTACTS.rows[1]
MADE = (
    "When a CRMOffice Contacts record is made with familyName as a plain name",
    "Then it gets exactly one PowerOffice GO Contactperson record",
    "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds",
    "Then nothing else changes afterwards",
)
TIMES = Times(deadlines=Deadlines({CRM: 600, GO: 300}), poll=5, quiet=320)


@dataclass
class FakeTerminal:
    """Keeps what is written: whole lines, and overwritten lines."""

    isatty: bool = False
    lines: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)

    def ensure_newline(self) -> None:
        """Does nothing: the terminal is always at the beginning of a line."""

    def write_line(self, line: str) -> None:
        self.lines.append(line)

    def rewrite(self, line: str, *, erase: bool) -> None:
        if erase:
            self.over.append(line)


class DeadSync(Sync):
    """A sync that does nothing."""

    def cycle(self):
        """Makes no counterpart."""


def executed_run(terminal: FakeTerminal | None, sync=Sync, scenario_runs: int = 2, retries: int = 0) -> Progress:
    """Executes scenario runs in memory and returns their progress."""
    world = World(sync)
    under_way = [world.scenario_run(*MADE, row=FAMILY, number=number) for number in range(scenario_runs)]
    progress = Progress(Screen(terminal), under_way, world.clock, lambda: retries)
    ticker = Ticker(world.clock, world.clock.sleep, progress.tick)
    Scheduler(world.clock, ticker.sleep, 2.0, 200, lambda _: None, progress.update).execute(under_way)
    return progress


def seconds_of(lines: list[str]) -> list[int]:
    """The times that the lines show."""
    faces = [re.findall(r"(\d+):(\d\d) \|", line)[0] for line in lines]
    return [60 * int(minutes) + int(seconds) for minutes, seconds in faces]


def test_a_line_every_fifteen_seconds():
    """Where lines cannot be overwritten, also while nothing changes."""
    terminal = FakeTerminal()
    executed_run(terminal, DeadSync)
    times = seconds_of(terminal.lines)
    assert times[0] == 0
    assert len(times) > 4
    assert {later - sooner for sooner, later in itertools.pairwise(times)} <= {15, 16}
    assert terminal.over == []


def test_a_live_line():
    """In a terminal one line moves every second, and shows the wait that is nearest to its deadline."""
    terminal = FakeTerminal(isatty=True)
    executed_run(terminal)
    assert terminal.lines == []
    times = seconds_of(terminal.over)
    assert max(later - sooner for sooner, later in itertools.pairwise(times)) <= 2
    shown = "[=====>              ] | 0:05 | 0 arrived of 2 | longest wait 4 of 80 s | 2 linking | next poll in 1.0 s"
    assert shown in terminal.over


def test_the_deadline_that_holds():
    """After the deadline the run waits the quiet period more, and the line counts that."""
    terminal = FakeTerminal(isatty=True)
    progress = executed_run(terminal, DeadSync, retries=3)
    waits = [re.findall(r"longest wait (\d+) of (\d+) s", line) for line in terminal.over]
    found = [(int(waited), int(deadline)) for wait in waits for waited, deadline in wait]
    assert (79, 80) in found
    assert len({deadline for _, deadline in found}) == 2
    assert [wait for wait in found if wait[0] > wait[1]] == []
    assert progress.parts(100.0)[1:5] == ["1:40", "0 arrived, 2 failed of 2", "all ended", "3 retries"]


@pytest.mark.parametrize(("share", "shown"), [(0, ">" + " " * 19), (0.5, "=" * 10 + ">" + " " * 9), (1, "=" * 20)])
def test_bar(share, shown):
    """It is as long as the share of the steps that are done."""
    assert bar(share) == f"[{shown}]"


def test_no_terminal():
    """Without a terminal nothing is shown."""
    executed_run(None)


def test_quiet():
    """With -q only what follows Ctrl-C is shown, also in a terminal."""
    terminal = FakeTerminal(isatty=True)
    screen = Screen(terminal, 80, quiet=True)
    assert not screen.live
    screen("how far it is")
    screen.insist("what goes on after Ctrl-C")
    assert (terminal.over, terminal.lines) == ([], ["what goes on after Ctrl-C"])


def test_a_line_that_stays():
    """It replaces the overwritten line, and is broken between words."""
    terminal = FakeTerminal(isatty=True)
    screen = Screen(terminal, 10)
    screen.show("x" * 30)
    screen("done")
    screen("more than fits")
    assert terminal.over == ["x" * 9, ""]
    assert terminal.lines == ["done", "more than", "fits"]


def test_live_line_that_is_too_long():
    """It is cut between two parts, not within one; in a file a line stays whole."""
    terminal = FakeTerminal(isatty=True)
    Screen(terminal, 20).show("0:05", "0 arrived", "100 linking, 3 being edited")
    Screen(terminal, 40).show("0:05", "0 arrived", "100 linking, 3 being edited")
    assert terminal.over == ["0:05 ...", "0:05 | 0 arrived | 100 linking ..."]
    file = FakeTerminal()
    Screen(file, 20)("a line that is longer than twenty characters")
    assert file.lines == ["a line that is longer than twenty characters"]


def test_cleaning_up():
    """The clean-up shows how far it is, that it goes on while it waits, and how it ended."""
    terminal, clock = FakeTerminal(isatty=True), VirtualClock()
    progress = Progress(Screen(terminal, 100), [], clock, lambda: 0)
    progress.cleaning()
    clock.sleep(1)
    progress.deleted()
    progress.polls_again(2)
    Ticker(clock, clock.sleep, progress.tick).sleep(2)
    progress.cleaned([])
    head = "cleaning up after 0 scenario runs"
    assert terminal.over[:5] == [
        f"0:00 | {head}",
        f"0:01 | {head} | 1 record deleted",
        f"0:01 | {head} | 1 record deleted | in 2 s a check whether any came back",
        f"0:02 | {head} | 1 record deleted | in 1 s a check whether any came back",
        f"0:03 | {head} | 1 record deleted | in 0 s a check whether any came back",
    ]
    assert terminal.lines == ["1 record deleted, none left"]


def test_before_the_scenario_runs_begin():
    """The line moves each second while a client waits, as after a refused call; in a pipe there is none."""
    terminal, pipe, clock = FakeTerminal(isatty=True), FakeTerminal(), VirtualClock()
    for one in (terminal, pipe):
        ticker = Ticker(clock, clock.sleep)
        ticker.doing("connecting", Screen(one, 100))
        ticker.sleep(2.5)
        ticker.doing("listing", Screen(one, 100))
        ticker.sleep(1)
    faces = [f"connecting | 0:0{second}" for second in (0, 1, 2, 2)]
    assert terminal.over == [*faces, "listing | 0:00", "listing | 0:01"]
    assert pipe.over == pipe.lines == []


@pytest.mark.parametrize(("seconds", "face"), [(5.9, "0:05"), (125, "2:05"), (3725, "1:02:05")])
def test_clock_face(seconds, face):
    """Minutes and seconds, and hours from one hour on."""
    assert clock_face(seconds) == face


def test_estimate():
    """A wait lasts a cycle, at most to its deadline; two groups of pending links take twice as long."""
    one = estimate([planned(*MADE, row=FAMILY)], TIMES, START)
    assert one is not None
    assert str(one) == (
        "1 scenario will make 1 record in CRMOffice, and the sync 1 in PowerOffice GO; all are deleted in "
        "the end. It takes about 17 min when the sync is in time, at most about 31 min"
    )
    plans = [planned(*MADE, row=FAMILY)] * 3
    small = estimate(plans, replace(TIMES, max_pending_links=2), START)
    large = estimate(plans, TIMES, START)
    assert small
    assert large
    assert (small.records, large.records) == (3, 3)
    assert small.usual > 1.9 * large.usual
    assert estimate([], TIMES, START) is None


def test_collect_only(recorded):
    """It shows how long a run would take and how many records it would make, and makes none."""
    made = len(recorded.project.ledger())
    run = recorded.project.run("--tenants=sandbox", "--collect-only", "-k", SOUND)
    assert run.code == 0, run.output
    assert "3 scenarios will make 3 records in CRMOffice, and the sync 6 in PowerOffice GO" in run.output
    assert "at most about" in run.output
    assert len(recorded.project.ledger()) == made


def test_estimate_and_progress(recorded):
    """A run that is not quiet shows its estimate first, then how far it is."""
    assert "scenarios will make 4 records in CRMOffice" in recorded.run.output
    assert re.search(r"^\[>? +\] \| 0:0\d \| 0 arrived of 4 \| ", recorded.run.output, re.MULTILINE)


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c(tmp_path, times):
    """Once: the run stops, deletes its records and shows what is left. Twice: it stops at once. No simulator stays."""
    project = new_project(tmp_path)
    words = ("--tenants=simulated", "-k", SOUND)
    with project.start(*words, SIMULATOR_INTERVAL="1.5", SYNC_POLL_INTERVAL="0.2") as run:
        simulator = the_simulator_of(run)
        until(lambda: [line for line in project.ledger() if line["what"] == "made"])
        run.send_signal(signal.SIGINT)
        if times == 2:
            until(lambda: [line for line in project.ledger() if line["what"] == "deleted"])
            run.send_signal(signal.SIGINT)
        code, output, errors = run.ended(60)
    until(lambda: not is_alive(simulator))
    output += errors
    assert code == 2, output
    assert "stopped with 0 of 3 ended; deleting what was made. Ctrl-C once more stops at once" in output
    assert (" deleted, none left" in output) == (times == 1), output
    assert "INTERNALERROR" not in output
    assert re.search(r"hooks\.py:\d+: KeyboardInterrupt", output), "pytest spells out the scheduler: a minute"


def test_ctrl_c_while_a_file_is_opened(tmp_path):
    """A file that stays open does not make the run end as if a promise had been broken."""
    project = new_project(tmp_path)
    with (tmp_path / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write("def pytest_runtestloop():\n    open(__file__)  # never closed\n    raise KeyboardInterrupt\n")
    run = project.run()
    assert (run.code, "Traceback" in run.errors) == (2, False), run.output + run.errors


def test_a_terminal_that_is_gone():
    """Nothing is shown any more, and the run goes on."""

    class Gone:
        isatty = True
        tried = 0

        def ensure_newline(self):
            self.tried += 1
            raise BrokenPipeError

        def rewrite(self, line, *, erase):
            raise AssertionError("tried again")

        write_line = rewrite

    screen = Screen(terminal := Gone(), 80)
    screen("a line")
    screen.show("another")
    screen.insist("a third")
    assert terminal.tried == 1
