"""Two editions of one pair on one page: each has its heading and its tables, and what both list is judged once."""

from fixtures.report.signoff.building import Beside, build
from fixtures.report.specified import Pair, specified
from tests.report.signoff.samples import NOW, ROOT, read, recorded, run_of, words


def editions() -> tuple[Pair, ...]:
    """This project's editions of the first pair."""
    return tuple(pair for pair in specified(ROOT) if pair.name.startswith("crmoffice_powerofficego"))


def test_each_edition_has_its_own_tables():
    """The headings name the day, and the later edition's Contacts lead to those of the first."""
    run = run_of(found=editions())
    page = read(build(ROOT, run, editions(), Beside(now=NOW, read=recorded(run))))
    headings = [words(heading) for heading in page.top.iter("h2") if words(heading).startswith("The checklist")]
    assert headings == [f"The checklist: CRMOffice → PowerOffice GO ({day})" for day in ("2024-09-13", "2024-11-13")]
    ids = [element.get("id") for element in page.top.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    (link,) = page.links("its scenarios")
    assert words(page.follow(link)) == "Contacts → Contactperson"
    assert "no scenario" not in page.section("pair-2")
    assert page.verdict == "conformant"
