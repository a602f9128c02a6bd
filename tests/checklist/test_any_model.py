"""Any model becomes features that hold all of it, or an error that names the sentence that cannot be written."""

from collections import Counter

from hypothesis import given, settings

from fixtures.checklist import gherkin
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.gherkin.direction import promised_directions
from fixtures.checklist.gherkin.records import as_two_systems
from fixtures.checklist.identity import row_tag, section_tag
from fixtures.checklist.lint import lint_parsed
from fixtures.checklist.model import Checklist, Section
from fixtures.planning.unsupported import unsupported
from tests.checklist.any_model import hostile, odd, sound
from tests.checklist.document.invented import UNHURRIED
from tests.checklist.planned import FewWords, parsed, plans
from tests.examples import examples


@given(sound)
@settings(UNHURRIED, max_examples=examples(25))
def test_every_document_becomes_features(checklist: Checklist) -> None:
    """All names from documents can be written, except those that look like a parameter of an outline."""
    assert "<...>" in refusal(checklist, otherwise="<...>")


@given(odd)
@settings(UNHURRIED, max_examples=examples(25))
def test_odd_names_are_written_as_they_are(checklist: Checklist) -> None:
    """No name is refused because it looks like Gherkin, like another name, or like words between names."""
    assert refusal(checklist, otherwise="-") == "-"


@given(hostile)
@settings(UNHURRIED, max_examples=examples(50))
def test_any_model_becomes_features_or_is_refused(checklist: Checklist) -> None:
    """A name that Gherkin or the sentences cannot hold is an error on one line, never broken Gherkin."""
    assert "\n" not in refusal(checklist, otherwise="-")


def refusal(facts: Checklist, otherwise: str) -> str:
    """The error, if features cannot be written; else `otherwise`, after all checks of the features."""
    checklist = as_two_systems(facts)
    try:
        texts = gherkin.features(checklist, FewWords(checklist))
    except ChecklistError as refused:
        return str(refused)
    names = [name.lower() for name in texts]
    assert len(set(names)) == len(checklist.sections)
    assert all("/" not in name and len(name) < 200 for name in names)
    identities: Counter[str] = Counter()
    for section, (name, text) in zip(checklist.sections, texts.items(), strict=True):
        assert lint_parsed(name, parsed(text)) == []
        check_rows(section, text)
        planned = plans(text, checklist)
        assert {plan.row for plan in planned} >= set(section.rows)
        assert all(map(unsupported, planned))
        identities.update(plan.identity for plan in planned)
    assert identities.total() == len(identities)
    return otherwise


def check_rows(section: Section, text: str) -> None:
    """A Rule with a tag of its own for each row, with an outline for each direction that it promises."""
    feature = parsed(text)
    assert [tag["name"] for tag in feature["tags"]] == [f"@{section_tag(section)}"]
    rules = [child["rule"] for child in feature["children"] if "rule" in child]
    tagged = [(rule["tags"][0]["name"], rule["children"]) for rule in rules if rule["tags"]]
    assert [tag for tag, _ in tagged] == [f"@{row_tag(section, row)}" for row in section.rows]
    assert len({tag for tag, _ in tagged}) == len(section.rows)
    for _, outlines in tagged:
        assert len(outlines) == len(promised_directions(section))
