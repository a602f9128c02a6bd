"""The environment panel of Allure's report."""

from dataclasses import replace

from fixtures.report.signoff.panel import of, title
from tests.report.signoff.samples import signoff

NAMES = [
    *("Verdict", "Kind of tenants", "Judged", "Not judged", "Not testable", "Observed", "Reconciliation", "Not run"),
    *("Evidence from", "Evidence to", "Checklist of", "Fingerprint", "Suite version"),
]


def test_panel():
    """Kind of tenants, first and last day of the evidence, checklist, version and drill, all short."""
    healthy = signoff()
    (pair,) = healthy.pairs
    other = replace(pair, checklist=replace(pair.checklist, generated="2024-11-13 00:00:00"))
    signed = replace(healthy, pairs=(pair, other), drill="drill of 3 Nov 2026: 85 of 85 faults caught, 82 exact")
    panel = of(signed)
    assert list(panel) == [*NAMES, "Drill", "Drill of"]
    assert (panel["Drill"], panel["Drill of"]) == ("85 of 85 faults caught, 82 exact", "3 Nov 2026")
    assert (panel["Judged"], panel["Not judged"]) == (str(len(healthy.entries)), "0")
    assert title(signed) == "SANDBOX evidence: conformant"
    assert panel["Checklist of"] == "2024-09-13; 2024-11-13"
    assert panel["Fingerprint"] == "; ".join(pair.fingerprint[:16] for pair in signed.pairs)
    assert max(map(len, panel)) < 18
    assert max(map(len, panel.values())) < 36


def test_without_a_drill():
    """The panel says that there is none."""
    panel = of(signoff(drill=None))
    assert panel["Drill"] == "not run"
    assert "Drill of" not in panel
