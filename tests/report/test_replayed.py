"""The Allure results of the suite's own evidence, from the default run with `--alluredir`."""

from typing import Any

from tests.report.project import ROOT, Results, run


def test_a_replayed_run(tmp_path):
    """Its steps have the times and the day of the recording, and its requests are attached."""
    results = run(ROOT, tmp_path, "-k", "test_a_new_crmoffice_contacts_record_gets_exactly_one")
    (result,) = results.all
    assert result["status"] == "passed"
    waits = [step["stop"] - step["start"] for step in result["steps"]]
    assert sum(waits) > 100
    assert result["stop"] - result["start"] < sum(waits)  # the run's own time, not the evidence's
    assert "crmoffice: POST /contacts" in exchanges(results, result)
    assert not [path for path in tmp_path.iterdir() if str(ROOT) in path.read_text(encoding="utf-8")]


def exchanges(results: Results, result: dict[str, Any]) -> str:
    """The requests: at the first step, or of the scenario where the cassettes do not hold the steps."""
    place = result["steps"][0] if result["steps"][0].get("attachments") else result
    return results.attached(place, "HTTP exchanges")
