"""A trial of a sync by the opposite checklist: records in many situations, and those that did not come out right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fixtures.simulator.sync.flows import Kind, Side
from tests.simulator.opposite import counterpart, edit, edit_here, flow_of, link_of, make, staff, there
from tests.simulator.trial import HERE, THERE, Records

ANNE, _, CECILIE, DAVID = range(4)
"""People whom both systems know, as values of an owner."""


@dataclass(frozen=True)
class Situation:
    """A record of PowerOffice GO, what it is made with beside its own names, and the one edit that follows.

    `unlisted` is what a user fills in PowerOffice GO before. Values stand under PowerOffice GO's names, wherever they
    are edited.
    """

    entity: str
    made: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    edit: Mapping[str, Any] = field(default_factory=dict)
    unlisted: Mapping[str, Any] = field(default_factory=dict)


_ALIKE = {"FirstName": "Ola", "LastName": "Tvilling", "PhoneNumber": "2"}
_PROJECT = {"ProjectManagerEmployeeId": ANNE, "StartDate": "2027-03-28"}
_UNLISTED = {
    "Customers": {"WebsiteUrl": "https://unlisted.invalid"},
    "Suppliers": {"EmailAddress": "post@example.invalid"},
    "Employees": {"JobTitle": "Snekker"},
    "Projects": {"ContractNo": "K-1"},
}


def _of_person(entity: str, word: str) -> dict[str, Situation]:
    return {
        word: Situation(entity),
        f"{word} phone there": Situation(entity, where=THERE, edit={"PhoneNumber": "11"}),
        f"{word} phone back": Situation(entity, where=HERE, edit={"PhoneNumber": "12"}),
        f"{word} names there": Situation(entity, where=THERE, edit={"FirstName": "Kari", "LastName": "Lie"}),
        f"{word} names back": Situation(entity, where=HERE, edit={"FirstName": "Kari", "LastName": "Lie"}),
        f"{word} unlisted": Situation(entity, where=HERE, edit={"LastName": "Vik"}, unlisted=_UNLISTED[entity]),
    }


SITUATIONS: Mapping[str, Situation] = {
    "alike customer": Situation("Customers", _ALIKE),
    **_of_person("Customers", "customer"),
    **_of_person("Suppliers", "supplier"),
    **_of_person("Employees", "employee"),
    "alike supplier": Situation("Suppliers", _ALIKE, HERE, {"LastName": "Nes"}),
    "alike employee": Situation("Employees", _ALIKE, THERE, {"LastName": "Hol"}),
    "product": Situation("Product"),
    "project": Situation("Projects", _PROJECT),
    "project of nobody": Situation("Projects"),
    "project name there": Situation("Projects", _PROJECT, THERE, {"Name": "Vei"}),
    "project name back": Situation("Projects", _PROJECT, HERE, {"Name": "Sti"}),
    "project start there": Situation("Projects", _PROJECT, THERE, {"StartDate": "2028-02-29"}),
    "project start back": Situation("Projects", _PROJECT, HERE, {"StartDate": "2028-12-31"}),
    "project owner there": Situation("Projects", _PROJECT, THERE, {"ProjectManagerEmployeeId": CECILIE}),
    "project owner back": Situation("Projects", _PROJECT, HERE, {"ProjectManagerEmployeeId": DAVID}),
    "project unlisted": Situation("Projects", _PROJECT, HERE, {"Name": "Elv"}, _UNLISTED["Projects"]),
    **{f"customer {number}": Situation("Customers") for number in range(8, 13)},
}


class OppositeTrial(Records):
    """The records of one trial."""

    def spoilt(self) -> set[str]:
        """Runs the trial; returns the situations that came out wrong."""
        self.cycle(2)
        for name, situation in SITUATIONS.items():
            self._make(name, situation)
        self.cycle(2)
        for name, situation in SITUATIONS.items():
            if situation.unlisted:
                edit(self.caller, situation.entity, self.keys[name], **situation.unlisted)
            self._edit(name, situation)
        for _ in range(2):
            self.cycle(2)
        return {name for name, situation in SITUATIONS.items() if not self._sound(name, situation)}

    def _make(self, name: str, situation: Situation) -> None:
        own = {"FirstName": "Kim", "LastName": name, "PhoneNumber": str(100 + len(self.keys))}
        if situation.entity == "Projects":
            own = {"Name": name}
        elif situation.entity == "Product":
            own = {"name": name}
        self.expected[name] = {**own, **situation.made}
        self.keys[name] = make(self.caller, situation.entity, **self._as_there(self.expected[name]))

    def _edit(self, name: str, situation: Situation) -> None:
        self.expected[name].update(situation.edit)
        if situation.where == THERE:
            edit(self.caller, situation.entity, self.keys[name], **self._as_there(situation.edit))
        elif situation.where == HERE:
            try:
                changes = self._as_here(situation.entity, situation.edit)
                edit_here(self.caller, situation.entity, self.keys[name], **changes)
            except KeyError:  # no counterpart
                return

    def _as_there(self, values: Mapping[str, Any]) -> dict[str, Any]:
        people = [employee for employee, _ in staff(self.caller)]
        named = "ProjectManagerEmployeeId"
        return {name: people[value] if name == named else value for name, value in values.items()}

    def _as_here(self, entity: str, values: Mapping[str, Any]) -> dict[str, Any]:
        people = [user for _, user in staff(self.caller)]
        as_here = {
            Kind.TEXT: lambda value: value,
            Kind.DAY: lambda value: f"{value}T00:00:00Z",
            Kind.PERSON: lambda value: people[value],
        }
        rows = {row.poweroffice: row for row in (*flow_of(entity).rows, *flow_of(entity).made_with)}
        return {rows[name].crmoffice: as_here[rows[name].kind](value) for name, value in values.items()}

    def _sound(self, name: str, situation: Situation) -> bool:
        """One counterpart of its own, and both sides with what was entered last."""
        entity, key = situation.entity, self.keys[name]
        try:
            here = counterpart(self.caller, entity, key)
        except KeyError:
            return False
        sync = self.caller.sync
        own = link_of(self.caller, entity, key).halves[Side.CRMOFFICE].id
        if [link.halves[Side.CRMOFFICE].id for link in sync.memory.links].count(own) > 1:
            return False
        if entity == "Product":
            companies = self.crmoffice.tables["companies"]
            return [one["name"] for one in companies] == [name]
        shown = there(self.caller, entity, key)
        wanted = self.expected[name]
        kept = {**self._as_there(wanted), **situation.unlisted}
        matches_here = all(here.get(one) == value for one, value in self._as_here(entity, wanted).items())
        return matches_here and all(shown.get(one) == value for one, value in kept.items())
