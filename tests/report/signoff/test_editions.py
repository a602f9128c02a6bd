"""Two editions of one pair have a page each, and what both list is judged once."""

from functools import cache

from fixtures.report.signoff.model import SignOff
from fixtures.report.signoff.page import index, page
from fixtures.report.specified import SpecifiedPair
from tests.report.signoff.samples import (
    PHONE_BACK,
    Change,
    Page,
    failed,
    few,
    fingerprint,
    named,
    only,
    parsed,
    run_of,
    signoff,
    words,
)

LATER = "crmoffice_powerofficego-2024-11-13"


@cache
def editions() -> tuple[SpecifiedPair, ...]:
    """A few scenarios of both editions of the first pair."""
    return few(named()), few(named(LATER))


@cache
def reported(change: Change = lambda _plan, result: result) -> SignOff:
    """The sign-off of both editions, in which every scenario passed that `change` leaves so."""
    return signoff(run_of(change, editions()), editions())


def pages(signed: SignOff) -> list[Page]:
    """The page of each edition."""
    return [parsed(page(one, fingerprint(signed))) for one in signed.each]


def test_each_edition_has_its_own_page():
    """The headings name the day, and the later edition's Contacts lead to those of the first."""
    first, later = pages(reported())
    headings = [words(heading) for one in (first, later) for heading in one.top.iter("h1")]
    assert headings == [f"CRMOffice → PowerOffice GO ({day})" for day in ("2024-09-13", "2024-11-13")]
    (link,) = later.links("its scenarios")
    file, _, anchor = link.get("href", "").partition("#")
    assert file == "crmoffice_powerofficego.html"
    assert first.by_id(anchor) is not None
    assert "no scenario" not in words(later.top)
    assert "judged by the edition of 2024-09-13, which lists it in the same way" in later.section("map")
    assert "crmoffice_powerofficego" not in later.text.replace("features/crmoffice_powerofficego", "")
    assert (first.verdict, later.verdict) == ("conformant", "conformant")


def test_a_signature_is_of_all_of_them():
    """A conformant edition beside one that is not has its own verdict, and nobody is asked to sign either page."""
    signed = reported(only(PHONE_BACK, failed))
    first, later = pages(signed)
    assert (first.verdict, later.verdict) == ("not conformant", "conformant")
    assert "must not be signed: of all pairs together the verdict is not conformant." in later.section("verdict")
    assert 'NOT to be signed"' in later.html
    for one in (first, later, parsed(index(signed, fingerprint(signed)))):
        assert "With my signature" not in one.text
        assert "conformance sign" not in one.text
    below = later.section("signature")
    assert below.startswith("No signature What is signed is the whole report, with all pairs of systems.")
    assert "Its verdict: not conformant." in below
    assert "Why: 1 scenario shows a broken promise of the checklist." in below


def test_what_is_gone_from_one_is_not_asked_of_the_other():
    """The page of an edition has its own reasons; the sign-off of all has those of each."""
    gone = {"scenarios": [{"identity": f"{LATER}/gone"}]}
    signed = signoff(run_of(found=editions()), editions(), earlier=gone)
    assert [one.gone for one in (signed, *signed.each)] == [(f"{LATER}/gone",), (), (f"{LATER}/gone",)]


def test_each_page_asks_for_the_one_signature():
    """Where all are conformant, each page says of what the signature is."""
    signed = reported()
    total = f"{len(signed.entries) + len(signed.beyond)} scenarios"
    assert total in parsed(index(signed, fingerprint(signed))).text
    for one in pages(signed):
        assert "With my signature I confirm the verdict conformant" in one.section("signature")
        assert "What is signed is the whole report, with all pairs of systems. Its verdict: conformant." in one.text
