"""The sentences about each way in which counterparts are made, about conditions, and about merging."""

import dataclasses
import re
from typing import Any

import pytest

from fixtures.checklist import gherkin
from fixtures.checklist.errors import ChecklistError
from fixtures.checklist.gherkin.description import _wrapped
from fixtures.checklist.gherkin.records import as_two_systems, with_article
from fixtures.checklist.lint import lint_parsed
from fixtures.checklist.model import Checklist, Condition, Creation, DataType, MergeRow, Row, Section
from fixtures.planning.steps import row_of
from tests.checklist.planned import parsed, plans
from tests.checklist.samples import SIMPLE, description, facts, feature

NAME = Row("name", "Title", DataType.STRING)
DEAL = Section("Deals", "Orders", rows=(NAME,))
NORWEGIAN = Condition("NO", "Country.Code")
ONE_PIECE = "Given an Alpha Deals record linked with a Beta Two Orders record"


def written(**change: Any) -> str:  # noqa: ANN401 - any fields of a section
    """The feature of the invented section, changed in some respect; every scenario of it can be planned."""
    section = dataclasses.replace(DEAL, **change)
    text = feature(section, known=facts(may_be_missing=lambda _section, row: row == NAME))
    assert plans(text, dataclasses.replace(SIMPLE, sections=(section,)))
    return text


def scenario(text: str, title: str) -> list[str]:
    """Tags and steps of the only scenario whose title holds the words."""
    found = [
        [tag["name"] for tag in one["tags"]] + [f"{step['keyword']}{step['text']}" for step in one["steps"]]
        for rule in parsed(text)["children"]
        for one in (child["scenario"] for child in rule["rule"]["children"])
        if title in one["name"]
    ]
    assert len(found) == 1, [title, len(found)]
    return found[0]


def titles(text: str) -> list[str]:
    return [line for line in text.splitlines() if "Scenario" in line or "Rule:" in line]


def test_nothing_is_created_where_records_must_be_linked_first() -> None:
    """No value is tested by creation, and a new record gets no counterpart; edits are tested as usual."""
    text = written(creation=Creation.LINKED)
    assert scenario(text, "A new Alpha Deals record gets no Beta Two Orders record") == [
        "@link",
        "@created",
        "When an Alpha Deals record is made",
        "Then it gets no Beta Two Orders record",
    ]
    assert scenario(text, "name edited in Alpha")[1] == ONE_PIECE
    assert text.count("@created") == 1
    assert not [gone for gone in ("exactly one", "@census", "@alike", "exists arrives") if gone in text]
    assert "The sync makes no Orders record by itself" in description(text)
    assert "- how an Alpha Deals record and a Beta Two Orders record are linked;" in description(text)


def test_a_record_is_created_once_it_is_connected() -> None:
    """Each sentence names the connection, and a record that is not connected gets no counterpart."""
    text = written(creation=Creation.CONNECTED, connected=("Quote",))
    assert scenario(text, "name of a new Alpha Deals record arrives") == [
        "@created",
        "When an Alpha Deals record (connected with a Quote) is made with name as <value>",
        "Then it gets exactly one Beta Two Orders record",
        "And Title in Beta Two shows what name in Alpha holds",
        "And nothing else changes afterwards",
    ]
    assert scenario(text, "(connected with no Quote) gets no Beta Two Orders record")[2:] == [
        "When an Alpha Deals record (connected with no Quote) is made",
        "Then it gets no Beta Two Orders record",
    ]
    assert scenario(text, "emptied in Alpha")[2] == (
        "Given an Alpha Deals record (connected with a Quote) linked with a Beta Two Orders record"
    )
    assert "once it is connected with a Quote that is synchronized into Beta Two" in description(text)


def test_several_connected_records() -> None:
    """Each sentence names a few of them; only the description names many."""
    for connected, called in (
        (("Quote", "Line"), "(connected with one of Line, Quote)"),
        (("A", "B", "C", "D"), "(connected with one of the 4 records named above)"),
        ((), "(connected with a record that the checklist does not name)"),
    ):
        text = written(creation=Creation.CONNECTED, connected=connected)
        assert f"When an Alpha Deals record {called} is made\n" in text
        assert all(entity in description(text) for entity in connected)


def test_a_record_is_created_on_a_condition() -> None:
    """In the words of the checklist, as part of what the record is called."""
    for condition, called in (
        ("a Alpha Deals is 100% sold", "(which is 100% sold)"),
        ("An alpha deals is sold", "(which is sold)"),
        ("The alpha deals is paid", "(which is paid)"),
        ("for now, no suppliers", '(on the condition "for now, no suppliers")'),
        ("a long\n one" * 9, "(on the condition named above)"),
        ("it is made with love as ever", "(on the condition named above)"),
        ("the price < 100 and > 10", "(on the condition named above)"),
        (None, "(on a condition that the checklist does not name)"),
    ):
        text = written(creation=Creation.CONDITIONAL, condition=condition)
        assert scenario(text, "name edited in Alpha")[1] == (
            f"Given an Alpha Deals record {called} linked with a Beta Two Orders record"
        )
        assert f"each Alpha Deals record {called} of this run has one Beta Two Orders record" in text
        assert " ".join((condition or "does not say which").split()) in description(text)
        assert "- an Alpha Deals record that does not meet the condition;" in description(text)


def test_a_row_on_conditions_says_which_records_it_holds_for() -> None:
    """Given, When and Then name what each side must hold; promises of the section rest on other rows."""
    row = Row("no", "OrgNr", DataType.STRING, Condition("NO", "Country", Condition("1", "Status")), NORWEGIAN)
    text = written(rows=(NAME, row))
    here = "Alpha Deals record with NO in Country and 1 in Status"
    there = "Beta Two Orders record with NO in Country.Code"
    assert scenario(text, "no of a new Alpha Deals record arrives")[1:3] == [
        f"When an {here} is made with no as <value>",
        f"Then it gets exactly one {there}",
    ]
    assert scenario(text, "no edited in Alpha")[1] == f"Given an {here} linked with a {there}"
    assert "holds only for records that meet it" in description(text)
    assert "All listed properties changed" not in text
    assert scenario(text, "changed at once agree in the end, and a later edit in Alpha arrives")[2] == ONE_PIECE


def test_a_pair_listed_on_several_conditions() -> None:
    """Each is a row with its own titles."""
    rows = [dataclasses.replace(NAME, source_condition=Condition(land, "Country")) for land in ("NO", "SE")]
    text = written(rows=(NAME, *rows))
    each = "Beta Two, for each Alpha Deals record with"
    for end in ("Beta Two", f"{each} NO in Country", f"{each} SE in Country"):
        assert f"Scenario Outline: name edited in Alpha arrives as Title in {end}\n" in text


def test_a_matching_record_is_joined_by_each_criterion() -> None:
    """One scenario for each criterion; no scenario claims that records with the same criterion stay apart."""
    text = written(merge=(MergeRow("mail", "Contact.Email"), MergeRow("name", "Title")))
    assert scenario(text, "joins the Beta Two Orders record whose Contact.Email equals its mail") == [
        "@link",
        "Given a Beta Two Orders record that no Alpha Deals record is linked with",
        "When an Alpha Deals record is made whose mail equals Contact.Email of that Beta Two Orders record",
        "Then it is joined with that Beta Two Orders record, and no other one is made",
        "And nothing else changes afterwards",
    ]
    assert "whose Title equals its name" in text
    assert "@alike" not in text
    joins = "A Deals record that matches an Orders record which no other is linked with joins that one"
    assert joins in description(text)


def test_what_merging_leaves_open() -> None:
    """Texts with one beginning are no match, records that are equal may be; without criteria nothing can be tested."""
    text = written(merge=(MergeRow("mail", "Contact.Email"),))
    assert "is made together with another one that shares the first 50 characters of name" in text
    assert "share every listed property" not in text
    unknown = written(merge_existing=True)
    assert "not by what" in description(unknown)
    assert not [gone for gone in ("joins the", "@alike") if gone in unknown]


def test_properties_that_several_rows_share() -> None:
    """One source to several targets, several sources to one target: all titles differ, promises are clear."""
    rows = tuple(Row(a, b, DataType.STRING) for a, b in (("a", "x"), ("a", "y"), ("b", "y"), ("A", "a.b")))
    section = dataclasses.replace(DEAL, rows=rows)
    text = feature(section, known=facts(may_be_missing=lambda *_: True))
    assert "Scenario: a that was empty at first and is filled in Alpha arrives as y\n" in text
    assert "Scenario: A that was empty at first and is filled in Alpha arrives\n" in text
    planned = plans(text, dataclasses.replace(SIMPLE, sections=(section,)))
    assert {row_of(step) for plan in planned if plan.row is None for step in plan.steps} >= {None, *rows}
    assert len({plan.identity for plan in planned}) == len(planned)


def test_empty_names_have_words() -> None:
    """In some documents a system has no name, or a condition no value or property; it is a condition nevertheless."""
    text = written(rows=(dataclasses.replace(NAME, source_condition=Condition("", "")),))
    assert "Given an Alpha Deals record with an empty value in an unnamed property linked with" in text
    checklist = Checklist("Alpha", "", "", (DEAL,))
    text = gherkin.feature(checklist, DEAL, facts())
    given = "Given an Alpha Deals record linked with a (no name) Orders record"
    assert scenario(text, "edited in (no name) arrives")[1] == given
    assert {plan.edited_in for plan in plans(text, checklist)} == {None, "Alpha", ""}


def test_what_cannot_be_written_is_refused() -> None:
    """With the section, the sentence, and what is accepted."""
    for name, expected in (
        ("a\nb", "line break"),
        ("a\0b", "control character"),
        (" a", "begins or ends with a space"),
        ("<value>", "stands for each value"),
        ("a<b", "<...>"),
        ("every listed property", "use for something else"),
        ("it gets no x, so that x", "can be read as"),
    ):
        with pytest.raises(ChecklistError, match=expected) as refused:
            written(rows=(Row("a", name, DataType.STRING),))
        assert refused.value.where == "Alpha Deals -> Beta Two Orders"


def test_a_name_that_makes_another_sentence_with_a_value_is_refused() -> None:
    """The sentence has one reading until an example puts " to " into it."""
    row = dataclasses.replace(NAME, source_condition=Condition("NO", "a is changed in b"))
    section = dataclasses.replace(DEAL, rows=(row,))
    assert feature(section, known=facts("a plain text"))
    with pytest.raises(ChecklistError, match="can be read as"):
        feature(section, known=facts("a plain text", "a text from a to b"))


def test_what_can_be_written_is_written() -> None:
    """In a row's names and in sentences, even if it looks like Gherkin."""
    for name in ('"', "|", "\\", "#", "@a", "a>b", "$a.b", "Rule: x", "a in b", "`", "'''", "Kjøp"):
        text = written(target_entity=name, rows=(Row(name, name, DataType.STRING),))
        assert f"Rule: {name} -> {name}\n" in text
        assert f"Then it gets exactly one Beta Two {name} record\n" in text


@pytest.mark.parametrize("names", [("Alpha", "Alpha"), ("Alpha", "ALPHA"), ("", ""), ("", "(no name)")])
def test_one_system_on_both_sides_is_two_tenants(names: tuple[str, str]) -> None:
    """Sentences, tags and plans distinguish them, also if the names differ only in case."""
    raw = Checklist(*names, "", (DEAL,))
    text = gherkin.feature(raw, DEAL, facts())
    assert lint_parsed("a.feature", parsed(text)) == []
    system = names[0] or "(no name)"
    here = f"{system} of the first tenant"
    first = f"{system} Deals record of the first tenant"
    second = f"{names[1] or '(no name)'} Orders record of the second tenant"
    article = "an" if names[0] else "a"
    assert scenario(text, f"name edited in {here} arrives")[1:3] == [
        f"Given {article} {first} linked with {article} {second}",
        f"When name is changed in {here} to <value>",
    ]
    planned = plans(text, as_two_systems(raw))
    assert len({plan.edited_in for plan in planned} - {None}) == 2
    assert len({plan.identity for plan in planned}) == len(planned)


def test_articles() -> None:
    """By the first letter; not where that is spoken like "you" or "w"."""
    an = ("Asana Tasks", "Order", "e-conomic Customer", "Ørsted Meter", "Uninvoiced hours", "OneNote Page")
    a = ("HubSpot Deal", "Uni Economy Customer", "User", "Europe", "One Page", "(no name) Order")
    assert [with_article(name) for name in (*an, *a)] == [*(f"an {name}" for name in an), *(f"a {name}" for name in a)]


def test_articles_of_a_feature() -> None:
    """Each title and step has the right one; text from the checklist is quoted unchanged."""
    rows = (NAME, dataclasses.replace(NAME, source_condition=NORWEGIAN))
    for change in (
        {"rows": rows},
        {"creation": Creation.CONNECTED, "connected": ("Invoice",), "rows": rows},
        {"creation": Creation.LINKED, "merge": (MergeRow("mail", "Email"),)},
    ):
        text = written(source_entity="Orders", target_entity="Invoices", **change)
        assert not re.search(r"\ba (Alpha|Orders|Invoice)", text, re.IGNORECASE)
    quoted = written(creation=Creation.CONDITIONAL, condition="like a Alpha Deals of old")
    assert 'Given an Alpha Deals record (on the condition "like a Alpha Deals of old") linked with' in quoted


def test_long_words_stay_out_of_titles() -> None:
    """The description quotes a remark once, and no sentence claims that a record meets it; steps quote a condition."""
    remark = "left out until somebody finds out what to do about suppliers, so nothing arrives for now"
    text = written(creation=Creation.CONDITIONAL, condition=remark, remark=True)
    assert text.count("suppliers") == 1
    assert f'it has a remark of a developer: "{remark}".' in description(text)
    assert "Given an Alpha Deals record (on a condition that the checklist does not name) linked with" in text
    assert max(map(len, titles(text))) < 150
    condition = "the colour of it is blue, green, red or another one that was agreed on"
    text = written(creation=Creation.CONDITIONAL, condition=condition)
    assert any("(on the condition named above)" in title for title in titles(text))
    assert not any("colour" in title for title in titles(text))
    assert f'When an Alpha Deals record (on the condition "{condition}") is made\n' in text


LINKED = dataclasses.replace(DEAL, creation=Creation.LINKED, merge=(MergeRow("mail", "Email"),))
CONNECTED = dataclasses.replace(DEAL, creation=Creation.CONNECTED, connected=("Quote",))


def both(*sections: Section) -> dict[str, str]:
    """The features of sections about the same entities; every scenario of them can be planned."""
    checklist = dataclasses.replace(SIMPLE, sections=sections)
    texts = gherkin.features(checklist, facts())
    planned = [plan for text in texts.values() for plan in plans(text, checklist)]
    assert len({plan.identity for plan in planned}) == len(planned)
    assert len({plan.section.name for plan in planned}) == len(sections)
    return texts


def test_two_sections_about_the_same_entities() -> None:
    """Each has a file, the first with the plain name; neither contradicts a promise of the other."""
    first, second = both(LINKED, DEAL).items()
    assert (first[0], second[0]) == ("deals--orders--linked.feature", "deals--orders.feature")
    assert "@section-Deals-Orders-linked\n" in first[1]
    assert "@row-Deals-name-Orders-Title-linked\n" in first[1]
    assert "@section-Deals-Orders\n" in second[1]
    for text, own, other in ((first[1], "linked", "every"), (second[1], "every", "linked")):
        assert f"This feature is about '{own}', other features about '{other}'" in description(text)
    assert "gets no" not in first[1]  # the other section makes counterparts
    assert "A new Alpha Deals record gets exactly one" in second[1]
    assert "share every listed property" not in second[1]  # the other section joins those with one mail


def test_a_section_does_not_contradict_another_one() -> None:
    """A record without connection gets a counterpart if the other section creates one."""
    assert "gets no" not in both(CONNECTED, DEAL)["deals--orders--connected.feature"]
    texts = both(CONNECTED, dataclasses.replace(LINKED, merge=()))
    assert "gets no" in texts["deals--orders--connected.feature"]
    assert "gets no" not in texts["deals--orders.feature"]


def test_no_line_of_a_description_begins_like_gherkin() -> None:
    """A line that did would end the description, or be lost as a comment."""
    words = ("#no", "@tag", "Rule: x", "Scenario Outline: x", "Example: x", "Background:")
    for word, length in ((word, length) for word in words for length in range(12)):
        condition = f"{'x' * length} {f'and {word} ' * 30}".strip()
        lines = [line.strip() for line in _wrapped(condition).splitlines()]
        assert " ".join(lines) == condition
        assert len(lines) > 2
        assert not [line for line in lines if line.startswith(word.split()[0])]
    text = written(creation=Creation.CONDITIONAL, condition=condition, rows=())
    assert f'"{condition}"' in description(text)


def test_scenarios_that_would_share_a_title() -> None:
    """A hash makes them unique; it does not depend on the scenarios around them."""
    section = Section("B C", "C")
    checklist = Checklist("A", "A B", "", (section,))
    text = gherkin.feature(checklist, section, facts())
    assert lint_parsed("a.feature", parsed(text)) == []
    first, second = re.findall(r"Scenario: (A B C record deleted \([0-9a-f]{6}\))\n", text)
    assert first != second
    wider = dataclasses.replace(section, rows=(NAME,))
    again = gherkin.feature(dataclasses.replace(checklist, sections=(wider,)), wider, facts())
    assert f"Scenario: {first}\n" in again
    assert f"Scenario: {second}\n" in again


def test_pairs_that_are_compared_in_another_form():
    """The description says what is the same then; such a pair is no text, so no text is shared or too long there."""
    section = dataclasses.replace(DEAL, rows=(NAME, dataclasses.replace(NAME, source="begins", target="starts")))
    day = facts(compared_as=lambda _, row: "both are the same day" if row.source == "begins" else None)
    text = feature(section, known=day)
    same = "because each system has its own form for it: begins and starts are the same when both are the same day."
    assert same in description(text)
    assert "first 50 characters of begins" not in text
    assert f"nothing but {NAME.source}" not in text
    assert "are the same when" not in description(feature(section))
