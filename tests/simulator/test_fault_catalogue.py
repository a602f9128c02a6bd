"""Every fault of the catalogue acts, spoils the situations that it is about, and no others.

Faults that change a value on its way are tried on values; the others in a trial with both tenants, except those that
need more steps than the trial has: `test_later_edits`.
"""

import unicodedata
from typing import get_args

import pytest

from fixtures.simulator.faults import CATALOGUE, ActiveFaults, opposite, pick
from fixtures.simulator.faults.promises import ROWS, Direction, Whole
from fixtures.simulator.sync.flows import FIRST_NAME, PHONE, Side
from fixtures.simulator.sync.hooks import HookPoint, Sent
from tests.simulator.conftest import MovingClock, Serve
from tests.simulator.spoilt import CHANGES, MOVES, OWN_TRIAL, SPOILS
from tests.simulator.test_later_edits import STORIES
from tests.simulator.trial import Trial

FIRST = {name: fault for name, fault in CATALOGUE.items() if fault not in opposite.FAULTS}
"""Those of the checklist from CRMOffice; `test_opposite_faults` has the others."""
ON_VALUES = [fault.name for fault in FIRST.values() if fault.point is HookPoint.VALUE]
ON_THE_CYCLE = [fault.name for fault in FIRST.values() if fault.point is not HookPoint.VALUE]
TEXTS = {
    "plain": "zqab2cd3ef Ravilomi Berg",
    "norwegian": "Bjørn Sæther Åse",
    "composed": "Zoë Dvořák",
    "decomposed": unicodedata.normalize("NFD", "Zoë Dvořák"),
    "emoji": "Kim \U0001f600 Lie",
    "joined emoji": "Kim \U0001f469\u200d\U0001f466 Lie",
    "other scripts": "אבג ابت 山水 あい 가나",
    "quotes": '"Bo" O\'Hara',
    "backslash": "a \\ b",
    "markup": "<b>Lie</b> & Dahl",
    "literal amp": "Lie &amp; Dahl",
    "percent": "100%20Lie",
    "two spaces": "Lie  Dahl",
    "no-break space": "Lie\u00a0Dahl",
    "spaces at ends": " Lie ",
    "null": "null",
    "true": "true",
    "typographic": "\u201cBo\u201d O\u2019Hara \u2013 Lie",
    "line break": "Lie\nDahl",
    "two lines": "Lie\r\nDahl",
    "tab": "Lie\tDahl",
    "direction": "\u200eLie\u200f \u2067Dahl\u2069",
    "zero width": "Lie\u200bDahl\ufeff",
    "soft hyphen": "Li\u00ade \u2764\ufe0f",
    "comma": "Dahl, Kim",
    "full width": "\uff21\uff22 \ufb01",
    "escape": "Lie \\u0041",
    "date": "3-4",
    "number": "1E5",
    "formula": "=1+1",
    "percent letters": "50%41",
    "zeros": "0041234567",
    "capital inside": "McDonald",
    "100": "x" * 100,
    "255": "x" * 255,
    "255 emoji": "\U0001f600" * 255,
}
PHONES = {
    "eight": "41234567",
    "plus 47": "+47 412 34 567",
    "double zero": "004741234567",
    "foreign": "+49 (0)30/41234567",
    "extension": "41234567 ext. 10",
    "longest": "+" + "4" * 49,
}


def test_the_catalogue() -> None:
    """At least fifty faults, each tried in exactly one of these ways."""
    assert len(FIRST) >= 50
    assert sorted([*SPOILS, *OWN_TRIAL, *STORIES]) == sorted(ON_THE_CYCLE)
    assert all(name == name.lower() and " " not in name for name in CATALOGUE)


def test_what_a_fault_declares() -> None:
    """A sentence, and promises that it breaks, each once: of a known section, of a known row where it names one."""
    for name, fault in CATALOGUE.items():
        assert fault.line.endswith("."), name
        assert len(set(fault.breaks)) == len(fault.breaks) > 0, name
    for name, fault in FIRST.items():
        for promise in fault.breaks:
            assert promise.section in ROWS, name
            assert promise.what in (get_args(Whole) if promise.row is None else get_args(Direction)), name
            assert promise.row is None or promise.row in ROWS[promise.section], name


@pytest.mark.parametrize("sockets", [True, False], ids=["over sockets", "in memory"])
def test_a_sound_sync(in_memory: Serve, serve: Serve, clock: MovingClock, *, sockets: bool) -> None:
    """Nothing is spoilt and nothing moves, so whatever a fault's trial shows is the fault's; sockets change nothing."""
    with serve(sync=True) if sockets else in_memory() as caller:
        assert Trial(caller, clock).spoilt() == (set(), set())


@pytest.mark.parametrize("name", SPOILS)
def test_a_fault_in_the_cycle(in_memory: Serve, clock: MovingClock, name: str) -> None:
    """It acts, and spoils or moves the situations of its entry in `spoilt`; every other one stays sound."""
    with in_memory(faults=[name]) as caller:
        assert Trial(caller, clock).spoilt() == (SPOILS[name], MOVES.get(name, set()))
        assert caller.simulator.faults.acted[name] > 0


def test_faults_on_values() -> None:
    """Each changes the kinds of values of its entry in `spoilt`, on the ways named there, and counts each change."""
    assert {name: changed_by(name) for name in ON_VALUES} == CHANGES


def changed_by(name: str) -> dict[str, set[str]]:
    """The kinds of values that a fault changes on each way."""
    faults = ActiveFaults(pick([name]))
    changed: dict[str, set[str]] = {}
    for to, word in ((Side.POWEROFFICE, "there"), (Side.CRMOFFICE, "back")):
        for row, values in ((FIRST_NAME, TEXTS), (PHONE, PHONES)):
            for kind, value in values.items():
                if faults.intercept(HookPoint.VALUE, None, Sent(to, row, value)).value != value:
                    changed.setdefault(word, set()).add(kind)
    assert faults.acted[name] == sum(map(len, changed.values()))
    assert faults.intercept(HookPoint.VALUE, None, Sent(Side.CRMOFFICE, FIRST_NAME, None)).value is None
    return changed
