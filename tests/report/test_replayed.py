"""The Allure results of the suite's own evidence, from the default run with `--alluredir`."""

from datetime import UTC, datetime

from tests.report.project import ROOT, run


def test_a_replayed_journey(tmp_path):
    """Its steps have the times and the day of the recording, and its requests are attached."""
    results = run(ROOT, tmp_path, "-k", "test_a_new_crmoffice_contacts_gets_exactly_one")
    (result,) = results.all
    assert result["status"] == "passed"
    waits = [step["stop"] - step["start"] for step in result["steps"]]
    assert sum(waits) == result["stop"] - result["start"] > 100
    day = datetime.fromtimestamp(result["stop"] / 1000, UTC).date().isoformat()
    assert f"recorded {day}" in result["description"]
    assert "crmoffice: POST /contacts" in results.attached(result["steps"][0], "HTTP exchanges")
    assert result["links"][1]["url"].startswith("cassettes/")
    assert (ROOT / result["links"][1]["url"]).is_file()
    assert not [path for path in tmp_path.iterdir() if str(ROOT) in path.read_text(encoding="utf-8")]
