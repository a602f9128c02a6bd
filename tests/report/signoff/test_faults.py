"""The sign-off page and Allure's results of six syncs with faults of six families.

Each is a live run, `pytest --tenants=simulated --fault=NAME`. Its seconds are spent waiting, not computing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.plugin.project import PAIR
from tests.report.signoff.samples import in_days, waiver_text, words
from tests.report.signoff.small import CELLS, Cell, Reported, new_project, report

PHONE, FAMILY, GIVEN = "directPhone", "familyName", "givenName"
MADE, HERE, BACK = "made in CRMOffice", "edited in CRMOffice", "edited in PowerOffice GO"


@dataclass(frozen=True)
class Fault:
    """A fault and what the page shows: the red cells with their failures, and the texts behind the first.

    `itself` is whether the promise of exactly one counterpart is broken, too.
    """

    name: str
    red: Mapping[Cell, int]
    found: tuple[str, ...]
    itself: bool = False
    waived: Mapping[Cell, int] = field(default_factory=dict)


SIX = [
    Fault(
        "nothing-synced",
        CELLS,
        ("broken one counterpart expected exactly one PowerOffice GO Contactperson", "seen none"),
        itself=True,
    ),
    Fault(
        "names-swapped-on-creation",
        {(GIVEN, MADE): 1},
        ("broken row givenName -> firstName, made in CRMOffice", "difference the value of familyName in CRMOffice"),
        waived={(FAMILY, MADE): 2},
    ),
    Fault(
        "two-contactpersons",
        CELLS,
        ("broken one counterpart expected exactly one PowerOffice GO Contactperson seen 2:",),
        itself=True,
    ),
    Fault(
        "mojibake",
        {(FAMILY, MADE): 1},
        ("broken row familyName -> lastName, made in CRMOffice", "difference looks like UTF-8 read as Latin-1"),
    ),
    Fault("stamps-moving", {(PHONE, HERE): 1}, ("broken at rest expected",)),
    Fault(
        "phone-not-synced-back",
        {(PHONE, BACK): 1},
        ("broken row directPhone -> phoneNumber, edited in PowerOffice GO", "unchanged since before the"),
    ),
]


@pytest.mark.parametrize("fault", SIX, ids=[fault.name for fault in SIX])
def test_a_faulty_sync(fault, tmp_path):
    """The fault's cells are red and no others; the top names it; a link leads to what was expected and seen."""
    project = new_project(tmp_path)
    if fault.waived:
        text = waiver_text(row="Contacts-familyName-Contactperson-lastName", expires=in_days(300))
        project.write(f"{PAIR}/waivers.toml", text + 'directions = ["created"]\n')
    seen = report(project, "--tenants=simulated", f"--fault={fault.name}")
    assert f"against a sync with the fault {fault.name}" in seen.page.text
    on_top(seen, fault)
    in_the_tables(seen, fault)
    a_click_away(seen, fault)
    in_allure(seen, fault)


def on_top(seen: Reported, fault: Fault) -> None:
    """The top shows that promises are broken, evidence is simulated and not kept, and nothing can be signed."""
    page, failed = seen.page, sum(fault.red.values()) + fault.itself
    assert re.fullmatch(r"\d promises? broken \(simulated tenants: proves the suite, not the sync\)", page.verdict)
    assert "Of the sync itself: cannot be judged." in page.text
    show = "scenarios show" if failed > 1 else "scenario shows"
    assert page.reasons[0].startswith(f"{failed} {show} a broken promise of the checklist.")
    assert page.reasons[1].startswith("The evidence is SIMULATED: 7 of 7 verdicts")
    assert page.reasons[2].startswith("The evidence is INCOMPLETE: 7 verdicts seen live and not recorded")
    assert "There is nothing to sign" in page.text
    assert "accepting simulated evidence: not conformant" in seen.output
    listed = [int(count) for count in re.findall(r"✕ (\d+) failed", page.section("broken"))]
    assert sum(listed) == failed


def in_the_tables(seen: Reported, fault: Fault) -> None:
    """Each cell has the expected state, also those of other rows."""
    cells = seen.cells()
    for cell, count in CELLS.items():
        red, waived = fault.red.get(cell, 0), fault.waived.get(cell, 0)
        passed = count - red - waived
        parts = {f"{red} failed": red, f"{waived} waived": waived, f"{passed} passed": passed}
        expected = ", ".join(part for part, there in parts.items() if there)
        mark = "✕" if red else "W" if waived else "✓"
        assert cells[cell] == f"{mark} {f'{passed} of {expected}' if passed == count else expected}", seen.run


def a_click_away(seen: Reported, fault: Fault) -> None:
    """The red cell leads to what was seen; a waived scenario stands beside its waiver."""
    (article,) = seen.clicked(*next(iter(fault.red)))
    assert [text for text in fault.found if text not in words(article)] == [], words(article)
    assert words(article).count("broken here") == 1
    beside = seen.page.section("more")
    assert sum(map(int, re.findall(r"W (\d+) waived", beside))) == sum(fault.waived.values())
    for cell in fault.waived:
        assert "agreed with QA. Owner Ola; QA-1" in beside
        assert all("broken row familyName" in words(waived) for waived in seen.clicked(*cell))


def in_allure(seen: Reported, fault: Fault) -> None:
    """Only a broken promise is *failed*, which is the category *not conformant*."""
    failed, waived = sum(fault.red.values()) + fault.itself, sum(fault.waived.values())
    assert sorted(one["status"] for one in seen.allure) == ["failed"] * (failed + waived) + ["passed"] * (
        7 - failed - waived
    )
    assert sum(one.get("statusDetails", {}).get("known", False) for one in seen.allure) == waived
    for one in seen.allure:
        assert "cause" not in {label["name"] for label in one["labels"]}
