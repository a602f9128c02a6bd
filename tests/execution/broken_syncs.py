"""Syncs that break one promise of a section each, for the tests of its rules."""

from dataclasses import replace

from tests.execution.world import CONTACTS, Sync


class OnlyFirstEdit(Sync):
    edits = 0

    def to_go(self, person, values):
        self.edits += 1
        if self.edits == 1:
            super().to_go(person, values)


class CreationValueStands(Sync):
    """What was read first is written last: an edit before the link is lost."""

    def cycle(self):
        for contact in self.crm.held.values():
            self.first.setdefault(contact.id, contact)
        super().cycle()

    def link(self, contact):
        super().link(replace(contact, values={**contact.values, "familyName": "read too early"}))
        for row in CONTACTS.rows:
            self.seen[contact.id, row.source] = {"value": contact.get(row.source)}

    @property
    def first(self):
        return self.__dict__.setdefault("_first", {})


class OnlyFirstProperty(Sync):
    def to_go(self, person, values):
        if "lastName" not in values:
            super().to_go(person, values)


class NeverWhatWasEmpty(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value for name, value in values.items() if person.get(name) is not None})


class CrossedForEver(Sync):
    """Each side keeps what the other was given, and both are taken for settled."""

    def carry(self, contact):
        person = self.go.held[self.links[contact.id]]
        here, there = contact.get("familyName"), person.get("lastName")
        changed_here = here != self.seen[contact.id, "familyName"]["value"]
        changed_there = there != self.seen[person.id, "lastName"]["value"]
        if changed_here and changed_there:
            self.go.edit(person, {"lastName": here})
            self.crm.edit(contact, {"familyName": there})
            self.note(self.crm.held[contact.id], self.go.held[person.id])
        else:
            super().carry(contact)


class NamesakesMerged(Sync):
    def link(self, contact):
        for person in self.go.held.values():
            if person.get("lastName") == contact.get("familyName"):
                self.links[contact.id] = person.id
                self.note(contact, person)
                return
        super().link(contact)


class MergedByBeginning(Sync):
    def link(self, contact):
        for person in self.go.held.values():
            if str(person.get("lastName"))[:50] == str(contact.get("familyName"))[:50]:
                self.links[contact.id] = person.id
                self.note(contact, person)
                return
        super().link(contact)


class LinkedCrosswise(Sync):
    """Two alike: the first one's edits go to the second one's counterpart."""

    def cycle(self):
        super().cycle()
        ids = list(self.links)
        if len(ids) == 2 and not self.crossed:
            first, second = ids
            self.links[first], self.links[second] = self.links[first], self.links[first]
            self.crossed = True

    crossed = False


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
