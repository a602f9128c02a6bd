"""A trial of a sync: records in many situations at once, and the situations that did not come out right.

A fault is described by the set of situations that it spoils; all others must stay sound.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from fixtures.simulator.sync.flows import CONTACTS
from tests.simulator.conftest import Caller, MovingClock
from tests.simulator.story import edit_there

HERE, THERE = "CRMOffice", "PowerOffice GO"
Edit = tuple[str, dict[str, Any]]
LONG = "x" * 255
NAMES = {row.crmoffice: row.poweroffice for row in CONTACTS.rows}


@dataclass(frozen=True)
class Situation:
    """A contact: the values it is made with (beside its own names), and the edits of each step."""

    made: Mapping[str, Any] = field(default_factory=dict)
    early: tuple[Edit, ...] = ()
    first: tuple[Edit, ...] = ()
    second: tuple[Edit, ...] = ()
    third: tuple[Edit, ...] = ()


def _edits(where: str, name: str, *values: str) -> tuple[Edit, ...]:
    return tuple((where, {name if where == HERE else NAMES[name]: value}) for value in values)


_ALL = {"directPhone": "41", "givenName": "Siv", "familyName": "Moen"}
_UNLISTED = {"city": "Moss", "residenceCountryCode": "DK"}
_LOOKALIKE = {"givenName": "Ola", "familyName": "Tvilling", "directPhone": "2"}
SITUATIONS: Mapping[str, Situation] = {
    "bystander": Situation(),
    "decoy": Situation(),
    "phone there": Situation(first=_edits(HERE, "directPhone", "11")),
    "phone back": Situation(first=_edits(THERE, "directPhone", "12")),
    "given there": Situation(first=_edits(HERE, "givenName", "Kari")),
    "given back": Situation(first=_edits(THERE, "givenName", "Kari")),
    "family there": Situation(first=_edits(HERE, "familyName", "Lie")),
    "family back": Situation(first=_edits(THERE, "familyName", "Lie")),
    "there and back": Situation(first=_edits(HERE, "familyName", "Ås"), second=_edits(THERE, "familyName", "Bø")),
    "twice there": Situation(first=_edits(HERE, "familyName", "Ås"), second=_edits(HERE, "familyName", "Bø")),
    "twice back": Situation(first=_edits(THERE, "familyName", "Ås"), second=_edits(THERE, "familyName", "Bø")),
    "all there": Situation(first=((HERE, _ALL),)),
    "all back": Situation(first=((THERE, {NAMES[name]: value for name, value in _ALL.items()}),)),
    "filled there": Situation({"directPhone": None}, first=_edits(HERE, "directPhone", "13")),
    "filled back": Situation({"givenName": None}, first=_edits(THERE, "givenName", "Per")),
    "before the link": Situation(early=_edits(HERE, "familyName", "Før")),
    "three there": Situation(first=_edits(HERE, "familyName", "A", "B", "C")),
    "three back": Situation(first=_edits(THERE, "familyName", "A", "B", "C")),
    "conflict": Situation(first=_edits(HERE, "familyName", "D") + _edits(THERE, "familyName", "E")),
    "long there": Situation(first=_edits(HERE, "familyName", LONG)),
    "long back": Situation(first=_edits(THERE, "familyName", LONG)),
    "unlisted there": Situation(first=((THERE, _UNLISTED),), second=_edits(HERE, "familyName", "Vik")),
    "unlisted here": Situation(first=((HERE, {"mobilePhone": "9"}),), second=_edits(THERE, "familyName", "Vik")),
    "one of two alike": Situation(_LOOKALIKE, first=_edits(HERE, "familyName", "Nes")),
    "the other of two alike": Situation(_LOOKALIKE, second=_edits(THERE, "familyName", "Hol")),
    "thrice there": Situation(
        first=_edits(HERE, "familyName", "Ås"),
        second=_edits(HERE, "familyName", "Bø"),
        third=_edits(HERE, "familyName", "Li"),
    ),
    "phone twice back": Situation(first=_edits(THERE, "directPhone", "14"), second=_edits(THERE, "directPhone", "15")),
    "phone conflict": Situation(first=_edits(HERE, "directPhone", "16") + _edits(THERE, "directPhone", "17")),
    "one a side": Situation(first=_edits(HERE, "directPhone", "18") + _edits(THERE, "familyName", "Ro")),
    "capitals there": Situation({"familyName": "Zoë"}, first=_edits(HERE, "familyName", "ZOË")),
    "accents back": Situation({"familyName": "Zoë"}, first=_edits(THERE, "familyName", "Zoe\u0308")),
    "spaces there": Situation({"directPhone": "+47 41"}, first=_edits(HERE, "directPhone", "+4741")),
    "end there": Situation({"familyName": "Lie" * 20}, first=_edits(HERE, "familyName", "Lie" * 19 + "Lia")),
    "phone end there": Situation(
        {"directPhone": "+47" + "4" * 20}, first=_edits(HERE, "directPhone", "+47" + "4" * 19 + "5")
    ),
    "never filled": Situation({"directPhone": None, "givenName": "Kim & Bo"}),
}
ACTIVITIES: Mapping[str, tuple[str, str | None]] = {
    "activity": ("Drive", None),
    "activity there": ("Ski", HERE),
    "activity back": ("Row", THERE),
    "one of two activities alike": ("Walk", HERE),
    "the other of two activities alike": ("Walk", None),
}


Sides = tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]
"""The records of a situation in CRMOffice, and in PowerOffice GO."""


@dataclass
class Records:
    """Records by situation: their ids, and what they must hold. CRMOffice's ids come in order, not by chance."""

    caller: Caller
    clock: MovingClock
    keys: dict[str, str] = field(default_factory=dict)
    expected: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.crmoffice = self.caller.simulator.crmoffice.tenant
        self.poweroffice = self.caller.simulator.poweroffice.tenant
        self.crmoffice.new_id = (uuid.UUID(int=number) for number in count(1)).__next__

    def cycle(self, seconds: float = 1) -> None:
        """A cycle of the sync; so many seconds go by."""
        assert self.caller.simulator.sync is not None
        self.caller.simulator.sync.cycle()
        self.clock.advance(seconds)


@dataclass
class Trial(Records):
    """The records of one trial."""

    phones: dict[str | None, list[str]] = field(default_factory=lambda: defaultdict(list))
    linked: dict[str, list[int]] = field(default_factory=dict)

    def spoilt(self) -> tuple[set[str], set[str]]:
        """Runs the trial; returns the situations that came out wrong, and those whose records moved afterwards."""
        for name in ("bystander", "decoy"):
            self._make(name)
            self.cycle()
        for name in [name for name in SITUATIONS if name not in self.keys]:
            self._make(name)
        for name, (subject, _) in ACTIVITIES.items():
            self.keys[name] = self.crmoffice.make("activities", {"subject": subject})["id"]
        self.cycle()
        shown = self._shown()
        self.linked = {name: [one["id"] for one in there] for name, (_, there) in shown.items()}
        for name, (subject, where) in ACTIVITIES.items():
            self._fill(shown[name][1])
            self._rename(self.keys[name], f"{subject} off", where)
        for step in ("first", "second", "third"):
            for name, situation in SITUATIONS.items():
                self._edit(name, getattr(situation, step))
            self.cycle()
        states = [self._shown()]
        for _ in range(2):
            self.cycle()
            states.append(self._shown())
        moved = {name for name in self.keys if any(state[name] != states[0][name] for state in states)}
        return {name for name in self.keys if not self._sound(name, *states[-1][name])}, moved

    def _make(self, name: str) -> None:
        own = {"givenName": "Kim", "familyName": name, "directPhone": str(100 + len(self.keys))}
        self.expected[name] = {**own, **SITUATIONS[name].made}
        self.keys[name] = self.crmoffice.make("contacts", self.expected[name])["id"]
        self.phones[self.expected[name]["directPhone"]].append(self.keys[name])
        self._edit(name, SITUATIONS[name].early)

    def _edit(self, name: str, edits: tuple[Edit, ...]) -> None:
        back = {there: here for here, there in NAMES.items()}
        for where, changes in edits:
            self.clock.advance(0.001)
            if where == HERE:
                self.crmoffice.edit("contacts", self.keys[name], changes)
            else:
                found = (one for one in self.poweroffice.contacts if one.get("externalCode") == self.keys[name])
                for contact in islice(found, 1):
                    edit_there(self.caller, dict(contact), **changes)
            self.expected[name].update({back.get(one, one): value for one, value in changes.items()})

    def _fill(self, records: list[Mapping[str, Any]]) -> None:
        """A user fills unlisted properties of an activity and of its use in a project."""
        (project,) = self.poweroffice.projects
        for one in records:
            if "code" in one:
                self.poweroffice.save_activity({"id": one["id"], "requireProject": True})
            else:
                self.poweroffice.save_project_activity(project["id"], {"id": one["id"], "isBillable": True})

    def _rename(self, key: str, name: str, where: str | None) -> None:
        if where == HERE:
            self.crmoffice.edit("activities", key, {"subject": name})
        for activity in [one for one in self.poweroffice.activities if one["code"] == key and where == THERE]:
            self.poweroffice.save_activity({"id": activity["id"], "name": name})

    def _shown(self) -> dict[str, Sides]:
        """The records of each situation; a contact that no user made belongs to those made with its phone number."""
        here: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        there: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        tenant, users_own = self.poweroffice, set(self.keys.values())
        for record in (*self.crmoffice.tables["contacts"], *self.crmoffice.tables["activities"]):
            own = record["id"] in users_own
            for key in [record["id"]] if own else self.phones[record.get("directPhone")]:
                here[key].append(record)
        for record in (*tenant.contacts, *tenant.activities, *tenant.project_activities):
            there[record.get("externalCode") or record.get("activityCode") or record.get("code")].append(record)
        return {name: (here[key], there[key]) for name, key in self.keys.items()}

    def _sound(self, name: str, here: list[Mapping[str, Any]], there: list[Mapping[str, Any]]) -> bool:
        if name in ACTIVITIES:
            subject, where = ACTIVITIES[name]
            wanted = f"{subject} off" if where else subject
            two = len(there) == 2 and "code" in there[0] and "activityCode" in there[1]
            kept = two and there[0].get("requireProject") is there[1].get("isBillable") is True
            return kept and here[0]["subject"] == there[0]["name"] == wanted
        if len(here) != 1 or len(there) != 1 or there[0]["id"] not in self.linked[name] or not there[0]["isActive"]:
            return False
        for key, value in self.expected[name].items():
            listed = key in NAMES
            shown_here = here[0].get(key) == value or key in _UNLISTED
            shown_there = there[0].get(NAMES.get(key, key)) == value or not (listed or key in _UNLISTED)
            if not (shown_here and shown_there):
                return False
        return True
