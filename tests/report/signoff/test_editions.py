"""Two editions of one pair have a page each, and what both list is judged once."""

from fixtures.report.signoff.building import Beside, build
from fixtures.report.signoff.page import page
from fixtures.report.specified import Pair, specified
from tests.report.signoff.samples import NOW, ROOT, fingerprint, parsed, recorded, run_of, words


def editions() -> tuple[Pair, ...]:
    """This project's editions of the first pair."""
    return tuple(pair for pair in specified(ROOT) if pair.name.startswith("crmoffice_powerofficego"))


def test_each_edition_has_its_own_page():
    """The headings name the day, and the later edition's Contacts lead to those of the first."""
    run = run_of(found=editions())
    signed = build(ROOT, run, editions(), Beside(now=NOW, read=recorded(run)))
    first, later = (parsed(page(one, fingerprint(signed))) for one in signed.each)
    headings = [words(heading) for one in (first, later) for heading in one.top.iter("h1")]
    assert headings == [f"CRMOffice → PowerOffice GO ({day})" for day in ("2024-09-13", "2024-11-13")]
    (link,) = later.links("its scenarios")
    file, _, anchor = link.get("href", "").partition("#")
    assert file == "crmoffice_powerofficego.html"
    assert first.by_id(anchor) is not None
    assert "no scenario" not in words(later.top)
    assert (first.verdict, later.verdict) == ("conformant", "conformant")
