"""What had to be asked again is counted for each scenario run, and stands in its evidence."""

from fixtures.evidence.cassette import load
from fixtures.execution.evidence_writer import EvidenceWriter, cassette_path
from tests.execution.world import START, FakeSystem, World

STEPS = (
    "When a CRMOffice Contacts record is made",
    "Then it gets exactly one PowerOffice GO Contactperson record",
    "Then nothing else changes afterwards",
)


class _UnderOutages(FakeSystem):
    """Making a record takes three attempts."""

    def make(self, entity, values, *, correlation_id=""):
        self.retries += 2
        return super().make(entity, values, correlation_id=correlation_id)


def test_retries_stand_in_the_evidence_of_the_run_that_met_them(tmp_path):
    """A run whose calls all succeed counts none."""
    for crm, expected in ((FakeSystem, 0), (_UnderOutages, 2)):
        world = World(crm=crm)
        (scenario_run,) = world.execute(world.scenario_run(*STEPS))
        assert scenario_run.problem is None
        evidence_writer = EvidenceWriter(tmp_path, "simulated", "abcde", START, lambda: START, ())
        evidence_writer.keep(scenario_run)
        provenance, _ = load(cassette_path(tmp_path, scenario_run.plan))
        assert scenario_run.retries == provenance.retries == expected
