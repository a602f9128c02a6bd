"""What had to be asked again is counted for each journey, and stands in its evidence."""

from fixtures.evidence.cassette import load
from fixtures.journeys.keeping import Keeper, cassette_path
from tests.journeys.world import START, FakeSystem, World

STEPS = (
    "When a CRMOffice Contacts is made",
    "Then it gets exactly one PowerOffice GO Contactperson",
    "Then the pair stays at rest",
)


class _InBadWeather(FakeSystem):
    """Making a record takes three attempts."""

    def make(self, entity, values, *, token=""):
        self.retries += 2
        return super().make(entity, values, token=token)


def test_retries_stand_in_the_evidence_of_the_journey_that_met_them(tmp_path):
    """None for one in fair weather."""
    for crm, expected in ((FakeSystem, 0), (_InBadWeather, 2)):
        world = World(crm=crm)
        (journey,) = world.sail(world.journey(*STEPS))
        assert journey.problem is None
        keeper = Keeper(tmp_path, "simulated", "abcde", START, lambda: START, ())
        keeper.keep(journey)
        provenance, _ = load(cassette_path(tmp_path, journey.plan))
        assert journey.retries == provenance.retries == expected
