"""Syncs that break one promise each; those that one test alone needs stand beside it."""

from dataclasses import replace

from tests.execution.world import Sync


class NothingSynced(Sync):
    def cycle(self):
        pass


class EditsHereLost(Sync):
    def to_go(self, person, values):
        pass


class EditsThereLost(Sync):
    def to_crm(self, contact, values):
        pass


class EverySecondLost(Sync):
    def link(self, contact):
        if contact.id.endswith("1"):
            super().link(contact)


class OnlyFirstEdit(Sync):
    edits = 0

    def to_go(self, person, values):
        self.edits += 1
        if self.edits == 1:
            super().to_go(person, values)


class CreationValueStands(Sync):
    """What was read first is written last: an edit before the link is lost."""

    def link(self, contact):
        super().link(replace(contact, values={**contact.values, "familyName": "read too early"}))
        self.seen[contact.id, "familyName"] = contact.get("familyName")


class OnlyFirstProperty(Sync):
    def to_go(self, person, values):
        if "lastName" not in values:
            super().to_go(person, values)


class NeverWhatWasEmpty(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value for name, value in values.items() if person.get(name) is not None})


class BothEdited(Sync):
    """Where a pair was edited on both sides it does what a test says, else what is sound."""

    def changed(self, contact, *rows):
        """Which of the rows were edited in CRMOffice, and which in PowerOffice GO."""
        person = self.go.held[self.links[contact.id]]
        here = [row for row in rows if contact.get(row.source) != self.seen[contact.id, row.source]]
        there = [row for row in rows if person.get(row.target) != self.seen[person.id, row.target]]
        return here, there

    def carry(self, contact):
        if all(self.changed(contact, *self.section_of(contact).rows)):
            self.settle(contact, self.go.held[self.links[contact.id]])
        else:
            super().carry(contact)

    def settle(self, contact, person):
        self.note(contact, person)


class SwappedForEver(BothEdited):
    """Each side keeps what the other was given, and both are taken for settled."""

    def settle(self, contact, person):
        here, there = contact.get("familyName"), person.get("lastName")
        self.go.edit(person, {"lastName": here})
        self.crm.edit(contact, {"familyName": there})
        self.note(self.crm.held[contact.id], self.go.held[person.id])


class NamesakesMerged(Sync):
    compared: int | None = None
    """So many characters of the name."""

    def link(self, contact):
        name = str(contact.get("familyName"))[: self.compared]
        for person in self.go.held.values():
            if str(person.get("lastName"))[: self.compared] == name:
                self.links[contact.id] = person.id
                self.note(contact, person)
                return
        super().link(contact)


class MergedByBeginning(NamesakesMerged):
    compared = 50


class LinkedCrosswise(Sync):
    """Two alike: the edits of both go to the first one's counterpart."""

    def cycle(self):
        super().cycle()
        if len(self.links) == 2:
            first, second = self.links
            self.links[second] = self.links[first]


class UnlistedWiped(Sync):
    def to_go(self, person, values):
        super().to_go(person, {**values, "address1": None, "city": None})


class UnlistedReset(Sync):
    """What the sync does not know of is set to what it always sets."""

    def to_go(self, person, values):
        super().to_go(person, {**values, "residenceCountryCode": "NO", "isPep": False})


class StampsForEver(Sync):
    def cycle(self):
        super().cycle()
        for person in list(self.go.held.values()):
            self.go.edit(person, {})


class SecondMadeOnEdit(Sync):
    """An edit makes another counterpart beside the one that there is."""

    def to_go(self, person, values):
        super().to_go(person, values)
        self.go.make("Contactperson", dict(self.go.held[person.id].values))


class UnlinkedRewritten(Sync):
    """Writes a country into whatever is linked with nothing."""

    since = 0

    def cycle(self):
        super().cycle()
        for one in list(self.go.held.values()):
            if one.id not in self.links.values() and self.crm.clock() > self.since:
                self.spoil(one)

    def spoil(self, person):
        self.go.edit(person, {"residenceCountryCode": "NO"})


class UnlinkedDeleted(UnlinkedRewritten):
    def spoil(self, person):
        self.go.delete(person)
