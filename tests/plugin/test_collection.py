"""Tags of features are pytest markers, and a mistyped marker is an error."""

from types import SimpleNamespace

import pytest

from fixtures.plugin import collection

FEATURE = """\
@section-A-B
Feature: F
  An e-mail address like x@y.example is no tag; nor is @this in a sentence.

  @row-A-a.b-B-c @second
  Rule: R

    @created
    Scenario Outline: S
      Given a <value>

      @late
      Examples:
        | value |
        | @cell |
"""


def config(expression: str, *markers: str):
    return SimpleNamespace(getoption={"markexpr": expression}.get, getini={"markers": list(markers)}.get)


def test_tags_of_features(tmp_path):
    """Tags are found at every place where Gherkin has tags, and nowhere else."""
    (tmp_path / "pair").mkdir()
    (tmp_path / "pair" / "a.feature").write_text(FEATURE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("@no-feature", encoding="utf-8")
    assert collection.tags_in(tmp_path) == {"section-A-B", "row-A-a.b-B-c", "second", "created", "late"}
    assert collection.tags_in(tmp_path / "none") == set()


def test_mark_expression():
    """Known markers and the words of pytest's grammar are accepted."""
    known = ("created: x", "late: x", "row-A-a.b-B-c: x", "edited-in-X+20Y: x", "marked(name): with arguments")
    for expression in (
        *("", "created", "row-A-a.b-B-c"),
        *("not created and (late or edited-in-X+20Y)", "marked(name='other word')"),
    ):
        collection.check_mark_expression(config(expression, *known))


@pytest.mark.parametrize(
    ("expression", "helps"),
    [
        ("creatd", "'creatd'; did you mean 'created'?"),
        ("not creatd", "did you mean 'created'?"),
        ("created or (late and creatd)", "'creatd'; did you mean 'created'?"),
        ("row-A-a-B-c", "did you mean 'row-A-a.b-B-c'?"),
        ("zzz", "'zzz'; rows and sections are: row-A-a.b-B-c. All tags: pytest --markers"),
    ],
)
def test_mistyped_mark(expression, helps):
    """The message names it and the nearest tag, or else all rows and sections."""
    with pytest.raises(pytest.UsageError, match="no scenario is tagged") as refusal:
        collection.check_mark_expression(config(expression, "created: x", "late: x", "row-A-a.b-B-c: x"))
    assert helps in str(refusal.value)


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["-m", "row-Contacts-familyName-Contactperson-lastName and edited-in-PowerOffice+20GO"], 1),
        (["--untestable", "features/crmoffice_powerofficego/customers.feature"], 1),
    ],
)
def test_selection(project, arguments, count):
    """Scenarios are selected by tag and by file; what no client can test is left out unless it is asked for."""
    run = project.run("--collect-only", "-q", *arguments)
    assert run.code == 0, run.output
    assert len([line for line in run.output.splitlines() if "::" in line]) == count
