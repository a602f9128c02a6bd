"""The text of a failure: its parts and their order, and that it shows no data of a real person."""

from dataclasses import replace

import pytest

from fixtures.checklist.model import Checklist, DataType, Row, Section
from fixtures.diagnosis import message
from fixtures.runs.scenario_run import ScenarioRun
from tests.execution.world import CONTACTS, CRM, GO, FakeSystem, Sync, World, planned

FAMILY = CONTACTS.rows[1]
LINKED = "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record"
MADE = ("When a CRMOffice Contacts record is made", "Then it gets exactly one PowerOffice GO Contactperson record")
EDITED = (
    LINKED,
    "When familyName is changed in CRMOffice to a name with Norwegian letters",
    "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds",
    "Then nothing else changes afterwards",
)
ORDER = ("broken", "expected", "seen", "difference", "closest", "waited", "likely", "records")


class _Lost(Sync):
    def to_go(self, person, values):
        pass


class _Flattened(Sync):
    def to_go(self, person, values):
        super().to_go(person, {name: value.replace("ø", "o").replace("å", "a") for name, value in values.items()})


class _Garbled(Sync):
    def to_go(self, person, values):
        super().to_go(person, dict.fromkeys(values, "%&/ 12"))


class _MixedUp(Sync):
    """Fills every edited property with the given name."""

    def to_go(self, person, values):
        super().to_go(person, dict.fromkeys(values, person.get("firstName")))


class _Reverting(Sync):
    """Takes the edit over, and a cycle later writes the value from before."""

    undo = None

    def to_go(self, person, values):
        self.undo = {name: person.get(name) for name in values}
        super().to_go(person, values)

    def cycle(self):
        undo, self.undo = self.undo, None
        super().cycle()
        if undo:
            for person in list(self.go.held.values()):
                self.go.edit(person, undo)


class _Never(Sync):
    def cycle(self):
        pass


class _WithoutCorrelationId(Sync):
    """Makes a counterpart that shows no correlation id, beside a record of another user."""

    def link(self, contact):
        if not self.links:
            self.go.make("Contactperson", {"lastName": "Secret Stranger", "phoneNumber": "22 33 44 55"})
        super().link(contact)

    def created(self, values):
        return {name: str(value).replace("zq", "zx")[:-1] + "_" for name, value in values.items()}


class _Twice(Sync):
    def link(self, contact):
        super().link(contact)
        self.go.make("Contactperson", self.go.held[self.links[contact.id]].values)


def message_parts(sync: type[Sync], *steps: str, row=FAMILY) -> dict[str, str]:
    """The parts of a scenario run's failure text by label, in order; the claim stands under the empty label."""
    world = World(sync)
    (scenario_run,) = world.execute(world.scenario_run(*steps, row=row))
    assert scenario_run.failure is not None
    claim, *lines = scenario_run.failure.message.splitlines()
    return {"": claim} | {line[2:13].strip(): line[13:] for line in lines}


@pytest.mark.parametrize(
    ("sync", "steps", "row"), [(_Lost, EDITED, FAMILY), (_Never, MADE, None), (_Twice, MADE, None)]
)
def test_order(sync, steps, row):
    """Every text has its parts in the same order, the claim first."""
    parts = list(message_parts(sync, *steps, row=row))
    assert parts[0] == ""
    assert parts[1:] == [label for label in ORDER if label in parts]
    assert {"broken", "expected", "seen", "waited", "likely", "records"} <= set(parts)


def test_edit_that_never_arrives():
    """The text says that the value is unchanged since before the edit, and that the edit never arrived."""
    parts = message_parts(_Lost, *EDITED)
    assert parts[""] == "A claim"
    assert parts["broken"] == "row familyName -> lastName, edited in CRMOffice"
    assert parts["expected"].startswith("lastName in PowerOffice GO = '")
    assert parts["seen"].endswith("(unchanged since before the edit)")
    assert "never" in parts["waited"]
    assert parts["likely"].startswith("the target refused the write")
    assert parts["records"] == f"{CRM} Contacts C1; {GO} Contactperson P1"


def test_value_that_is_changed_on_its_way():
    """The text names the known change, its position and its cause."""
    parts = message_parts(_Flattened, *EDITED)
    assert "LATIN SMALL LETTER" in parts["difference"]
    assert "unchanged" not in parts["seen"]
    assert parts["difference"].startswith("letters replaced by plain ones (ø → o); at character ")
    assert parts["likely"] == "the sync or the target replaces letters by plain ones"


def test_value_that_is_changed_in_an_unknown_way():
    """The text names the position, and a general cause."""
    parts = message_parts(_Garbled, *EDITED)
    assert parts["difference"].startswith("at character 1: ")
    assert parts["likely"] == "the sync or the target changes the value, or writes one from elsewhere"


def test_value_of_a_neighbour():
    """The text names the property that the value belongs to."""
    parts = message_parts(_MixedUp, *EDITED)
    assert parts["difference"].startswith("the value of givenName in CRMOffice; at character 1: ")
    assert parts["likely"].startswith("the sync maps or fills the wrong property")


def test_value_that_is_reverted():
    """The text says that the value is the one from before the edit."""
    parts = message_parts(_Reverting, *EDITED)
    assert parts["broken"] == "at rest"
    assert parts["difference"].startswith("the value before the edit; at character ")
    assert parts["likely"].startswith("the sync wrote an older value back")


def test_no_counterpart():
    """The text names no difference and no close record."""
    parts = message_parts(_Never, *MADE, row=None)
    assert parts["seen"] == "none"
    assert parts["closest"].startswith("no unexplained record")


@pytest.mark.parametrize(
    ("entity", "likely"),
    [
        ("Projectactivity", "Sesam's public connector only reads project activities: it has no pipe that makes one"),
        ("Timetrackingactivity", message.NOT_PICKED_UP),
    ],
)
def test_entity_that_no_known_sync_makes(entity, likely):
    """The likely cause is what is known of the entity, else what it may be for any."""
    section = Section("Activities", entity, rows=(Row("subject", "name", DataType.STRING),))
    plan = planned(
        "When a CRMOffice Activities record is made",
        tags=(f"section-Activities-{entity}", "link"),
        checklist=Checklist(CRM, GO, "", (section,)),
    )
    run = ScenarioRun(plan, "zqabcdeaaa", World().scenario_run(*MADE).context)
    assert f"\n  likely     {likely}\n" in message.no_counterpart(run, None, "never")


def test_row_without_a_counterpart():
    """The text says that the row was not reached, so it does not blame the row."""
    assert message_parts(_Never, *EDITED)["seen"] == "none; the row itself was not reached"


def test_closest_record():
    """The text names its id and similarity, never its values: they may be a real person's."""
    parts = message_parts(_WithoutCorrelationId, *MADE, row=None)
    assert parts["closest"].startswith("Contactperson P2, ")
    assert "% alike" in parts["closest"]
    assert not any("Secret Stranger" in part or "22 33" in part for part in parts.values())


def test_several():
    """The text lists the ids of the counterparts."""
    parts = message_parts(_Twice, *MADE, row=None)
    assert (parts["expected"], parts["seen"]) == (f"exactly one {GO} Contactperson", "2: P1, P2")


def test_edit_that_is_not_stored():
    """The error does not blame the sync: it names what to check."""

    class Forgetful(FakeSystem):
        def list_changed(self, entity, since, known=None):
            return [replace(record, values={}) for record in super().list_changed(entity, since, known)]

    world = World(crm=Forgetful)
    (scenario_run,) = world.execute(world.scenario_run(*MADE))
    assert str(scenario_run.problem).startswith("edit not stored: CRMOffice C1 answered a write of directPhone")
    assert "then run it again" in str(scenario_run.problem)
