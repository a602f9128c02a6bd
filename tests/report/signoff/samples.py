"""Invented last runs of this project's first pair, and a reader of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as Xml

from fixtures.checklist.waivers import Waiver, read_waivers
from fixtures.evidence.errors import EvidenceMissing
from fixtures.evidence.provenance import Provenance
from fixtures.execution.evidence_writer import cassette_path, fingerprints
from fixtures.planning.plan import Plan, Rule
from fixtures.report import specified
from fixtures.report.signoff.as_json import as_json
from fixtures.report.signoff.building import Beside, build
from fixtures.report.signoff.checked import Kept, Read
from fixtures.report.signoff.model import SignOff
from fixtures.report.signoff.page import evidence, page
from fixtures.report.specified import SpecifiedPair
from fixtures.results.last_run import Evidence, LastRun, Result, Stage, Verdict

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Change = Callable[[Plan, Result], Result | None]


CLASSES = {None, "plain", "eight", "emoji", "longest"}


@cache
def named(name: str = "crmoffice_powerofficego") -> SpecifiedPair:
    """A pair of this project."""
    return specified.pair_of(ROOT, ROOT / "features" / name)


def few(pair: SpecifiedPair) -> SpecifiedPair:
    """A pair without the scenarios beyond the checklist, with a few value classes a row."""
    plans = [plan for plan in pair.plans if plan.rule is not Rule.OBSERVATION]
    kept = tuple(plan for plan in plans if (plan.value_class.id if plan.value_class else None) in CLASSES)
    return replace(pair, plans=kept)


@cache
def pairs() -> tuple[SpecifiedPair, ...]:
    """A few scenarios of the first pair of this project."""
    return (few(named()),)


@cache
def all_passed() -> tuple[tuple[Plan, Result], ...]:
    """The scenarios of `pairs`, each with a result that passed."""
    return tuple((plan, passed(plan)) for pair in pairs() for plan in pair.plans)


def seen(plan: Plan, tenants: str = "sandbox", recorded: str = "2026-11-20T10:00:00+00:00") -> Evidence:
    """Evidence of a scenario run that took two seconds for each step."""
    return Evidence(
        tenants=tenants,
        recorded=recorded,
        path=cassette_path(ROOT, plan).relative_to(ROOT).as_posix(),
        sha256="0" * 64,
        suite_version="0.1.0",
        stages=tuple(Stage(step.kind.value, step.sentence, 2.0, 3) for step in plan.steps),
        run_id="run01",
        deadlines={"CRMOffice": 600.0, "PowerOffice GO": 600.0},
    )


def passed(plan: Plan) -> Result:
    """A result: passed, on sandbox evidence of three days ago."""
    row, check = fingerprints(plan)
    return Result(
        node=f"{plan.feature}::{plan.line}",
        feature=plan.feature,
        line=plan.line,
        claim=plan.claim,
        identity=plan.identity,
        verdict=Verdict.PASSED,
        rule=plan.rule.value,
        row_fingerprint=row,
        check_fingerprint=check,
        evidence=seen(plan),
    )


def failed(plan: Plan, result: Result) -> Result:
    """A result: its row is broken at the last step but one."""
    evidence = replace(seen(plan), stages=seen(plan).stages[:-1])
    message = f"{plan.claim}\n  broken     row\n  expected   'Anna' & <b>\n  seen       nothing"
    return replace(result, verdict=Verdict.FAILED, promise="row", message=message, evidence=evidence)


def simulated(plan: Plan, result: Result) -> Result:
    """A result that was seen on simulated tenants."""
    return replace(result, evidence=seen(plan, "simulated"))


def waived(plan: Plan, result: Result) -> Result:
    """A broken row that a waiver covers, as the last run says."""
    return replace(failed(plan, result), verdict=Verdict.WAIVED, waiver="agreed with QA")


def in_days(days: int) -> str:
    """The day so many days from today, in ISO 8601."""
    return str(datetime.now(UTC).date() + timedelta(days=days))


def waiver_text(**changes: object) -> str:
    """An entry of waivers.toml: of the phone's row, with changes; a field without a value is left out."""
    fields = {"row": ROW, "reason": "agreed with QA", "owner": "Ola", "issue": "QA-1", "expires": "2027-01-01"}
    return "[[waiver]]\n" + "".join(f"{name} = {value!r}\n" for name, value in (fields | changes).items() if value)


def waiver(**changes: object) -> Waiver:
    """A waiver of the phone's row, with changes."""
    with TemporaryDirectory() as folder:
        pair = Path(folder, pairs()[0].name)
        pair.mkdir()
        (pair / "waivers.toml").write_text(waiver_text(**changes), encoding="utf-8")
        (found,) = read_waivers(pair, NOW.date())
    return found


def error(cause: str, message: str = "It could not be judged.") -> Change:
    """Returns the change to a result that is no verdict, for that cause."""
    return lambda _plan, result: replace(result, verdict=Verdict.ERROR, cause=cause, message=message, evidence=None)


def skipped(message: str) -> Change:
    """Returns the change to a result that was skipped for that reason."""
    return lambda _plan, result: replace(result, verdict=Verdict.SKIPPED, message=message, evidence=None)


def run_of(change: Change = lambda _plan, result: result, found: tuple[SpecifiedPair, ...] = ()) -> LastRun:
    """A whole run in which every scenario passed; `change` may replace a result, or leave it out with None."""
    plans = ((plan, passed(plan)) for pair in found for plan in pair.plans)
    results = [change(plan, result) for plan, result in (plans if found else all_passed())]
    return LastRun(
        tenants="recorded",
        fault=None,
        began="2026-11-23T11:59:00+00:00",
        ended="2026-11-23T12:00:00+00:00",
        suite_version="0.1.0",
        whole=True,
        deselected=0,
        exit_code=0,
        interrupted=False,
        results=tuple(result for result in results if result is not None),
    )


def only(match: str, change: Change) -> Change:
    """Returns the change for scenarios whose identity holds `match`."""
    return lambda plan, result: change(plan, result) if match in plan.identity else result


ROW = "Contacts-directPhone-Contactperson-phoneNumber"
PHONE_BACK = f"{ROW}/edited-in-PowerOffice+20GO/plain"
"""One scenario."""


def recorded(run: LastRun) -> Read:
    """Cassettes that confirm a run."""
    results = {result.evidence.path: result for result in run.results if result.evidence}

    def read(_path: Path, shown: str) -> Kept:
        if (result := results.get(shown)) is None or (evidence := result.evidence) is None:
            raise EvidenceMissing(f"There is no evidence at {shown}")
        return Kept(provenance(result), evidence.sha256)

    return read


def provenance(result: Result) -> Provenance:
    """What the cassette of a result says of itself."""
    assert result.evidence is not None
    evidence, when = result.evidence, result.evidence.recorded or ""
    return Provenance(
        recorded=when,
        tenants="simulated" if evidence.tenants == "simulated" else "sandbox",
        suite_version=evidence.suite_version,
        run_id=evidence.run_id or "",
        attempt=evidence.attempt,
        correlation_id="zqabcdefgh",
        since=when,
        verdict="passed" if result.verdict is Verdict.PASSED else "failed",
        promise=result.promise,
        message=None,
        seconds={},
        retries=evidence.retries,
        row_fingerprint=result.row_fingerprint,
        check_fingerprint=result.check_fingerprint,
        extra={"deadlines": evidence.deadlines},
    )


def signoff(run: LastRun | None = None, found: tuple[SpecifiedPair, ...] = (), **beside: object) -> SignOff:
    """The sign-off of a run of those pairs, by default of `pairs`; by default every scenario passed."""
    run = run or run_of(found=found)
    beside = {"now": NOW, "read": recorded(run)} | beside
    return build(ROOT, run, found or pairs(), Beside(**beside))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Page:
    """The page as its reader sees it."""

    html: str
    top: Xml.Element

    @property
    def verdict(self) -> str:
        """The verdict on top of the page."""
        return words(self.by_id("verdict")).removeprefix("Verdict").strip()

    @property
    def reasons(self) -> list[str]:
        """The reasons below the verdict."""
        lists = (found for found in self.top.iter("ul") if found.get("class") == "reasons")
        return [words(item) for item in next(lists)]

    def by_id(self, name: str) -> Xml.Element:
        """The element with that id."""
        (found,) = (element for element in self.top.iter() if element.get("id") == name)
        return found

    def section(self, name: str) -> str:
        """The text of the section under a heading of that id."""
        (found,) = (one for one in self.top.iter("section") if one.get("aria-labelledby") == name)
        return words(found)

    def follow(self, link: Xml.Element) -> Xml.Element:
        """The element to which a link within the page leads."""
        return self.by_id(link.get("href", "").removeprefix("#"))

    def links(self, holding: str) -> Iterator[Xml.Element]:
        """The links whose text holds that."""
        return (link for link in self.top.iter("a") if holding in words(link))

    @property
    def text(self) -> str:
        """All text of the page."""
        return words(self.top)


def words(element: Xml.Element) -> str:
    """The text of an element, with spaces as a browser shows them."""
    return " ".join("".join(_parts(element)).split())


def _parts(element: Xml.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield (" " if child.tag in {"td", "th", "dt", "dd", "li", "p"} else "") + (child.tail or "")


def read(signed: SignOff) -> Page:
    """The page of the only pair of a sign-off."""
    (one,) = signed.each
    return parsed(page(one, fingerprint(signed)))


def cards(signed: SignOff) -> Page:
    """The evidence cards beside it."""
    (one,) = signed.each
    return parsed(evidence(one, fingerprint(signed), {}))


def fingerprint(signed: SignOff) -> str:
    """The fingerprint of its data."""
    return str(as_json(signed)["fingerprint"])


def parsed(html: str) -> Page:
    """Parses a page."""
    top = Xml.fromstring(html.partition("<!doctype html>")[2])  # noqa: S314 - we have just written it
    for unread in [*top.iter("style"), *top.iter("script")]:
        unread.text = ""
    return Page(html, top)
