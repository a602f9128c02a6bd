"""One entry a cause: which scenarios of a run belong together."""

from dataclasses import replace

from fixtures.results.causes import Case, causes

CUT = "the target holds fewer characters than were sent"
LOST = "the target refused the write"


def failed(value="plain", likely=LOST, direction="edited in A", row="a -> b", promise="row", **parts):
    """A failure of a row, or of a promise of the section when `row` is empty."""
    parts = {"expected": "b in B = 'x'", "seen": "b in B = nothing", "likely": likely} | parts
    claim = f"{row or promise} {direction} arrives [{value}]"
    text = claim + "".join(f"\n  {label:<11}{words}" for label, words in parts.items())
    return Case(claim, "a_b", "As -> Bs", row, direction, value, claim, "failed", promise=promise, message=text)


def passed(value):
    """Another value of the same row and direction."""
    return Case(value, "a_b", "As -> Bs", "a -> b", "edited in A", value, value, "passed")


def error(cause, message, row="a -> b", section="As -> Bs"):
    """A scenario that could not be judged."""
    claim = f"{section} {row} {message}"
    return Case(
        "features/a_b/as.feature::test_y",
        "a_b",
        section,
        row,
        "edited in A",
        "plain",
        claim,
        "error",
        cause=cause,
        message=message,
    )


def test_values_of_one_row_and_direction():
    """They are one entry, which says whether all values failed or some."""
    (one,) = causes([failed("plain"), failed("long")])
    assert (one.place, one.what, one.values) == ("As -> Bs: a -> b, edited in A", LOST, "all 2 values")
    (one,) = causes([failed("plain"), passed("long"), passed("short"), passed("none")])
    assert one.values == "1 of 4 values: plain"
    (one,) = causes([failed("plain"), failed("long"), failed("short"), passed("none")])
    assert one.values == "all 4 values but 1: none"


def test_directions_and_rows_are_apart():
    """Each says its own place."""
    found = causes([failed(), failed(direction="made in A"), failed(row="c -> d")])
    assert len({one.place for one in found}) == 3


def test_what_the_section_promises_fails_with_the_row():
    """The same property is the same cause, wherever the scenario edits first; another property is not."""
    whole = failed(row="", promise="keeps in sync")
    (one,) = causes([whole, failed("plain"), failed("long")])
    assert (one.also, len(one.cases), one.values) == (("keeps in sync",), 3, "all 2 values")
    assert len(causes([failed("plain"), failed(row="", promise="keeps in sync", expected="c in B = 'x'")])) == 2
    differ = {"expected": "both sides hold the same value", "seen": "a in A = 'x', b in B = 'y'"}
    both = failed(row="", promise="keeps in sync", direction="edited in B", **differ)
    assert len(causes([failed("plain"), both])) == 1
    assert causes([whole])[0].place == "As -> Bs: keeps in sync, b in B, edited in A"


def test_many_kinds_of_difference_of_one_row():
    """They are two entries: the most frequent kind, with what else is broken by the row, and the others."""
    whole = failed(row="", promise="keeps in sync")
    first, second = causes([failed("one", CUT), failed("two"), failed("three"), failed("four", "else"), whole])
    assert (first.what, first.values) == (LOST, "2 of 4 values: two, three")
    assert (second.what, second.values) == (f"{CUT}, or other differences", "2 of 4 values: one, four")
    assert (first.also, second.also) == (("keeps in sync",), ())


def test_counterparts_that_never_came():
    """Rows and directions have nothing to do with it."""
    parts = {"promise": "one counterpart", "expected": "exactly one B Bs for the A As"}
    (one,) = causes([failed(**parts), failed(row="c -> d", direction="made in A", **parts)])
    assert (one.place, one.values) == ("As -> Bs: one counterpart", "2 scenarios: a -> b, c -> d")


def test_evidence_that_does_not_fit():
    """Missing and stale evidence of all sections is one entry with one command that mends it."""
    missing = error("missing evidence", "There is no evidence at x.yaml")
    stale = error("stale evidence", "Evidence is stale", section="Cs -> Ds")
    (one,) = causes([missing, stale])
    assert one.what == "missing evidence (1) and stale evidence (1)"
    assert (one.place, one.command) == (
        "2 sections: As -> Bs, Cs -> Ds",
        "pytest --tenants=sandbox --record-mode=once",
    )
    judged_otherwise = error("stale evidence", "the evidence says passed, its replay says row")
    (one,) = causes([missing, replace(judged_otherwise, key="features/a_b/as.feature::test_x")])
    assert one.command.endswith("features/a_b/as.feature --tenants=sandbox --record-mode=rewrite")


def test_other_errors():
    """Texts that differ in ids and quoted words only are one entry; other causes are their own."""
    refused = [error("environment", f"A answered 503 to As {number}") for number in (17, 18)]
    found = causes([*refused, error("environment", "A did not answer"), error("harness", "A did not answer")])
    assert [(one.values, one.command) for one in found][0:1] == [("2 scenarios", "")]
    assert len(found) == 3


def test_one_likely_cause_stands_together():
    """Rows that fail in the same way follow each other."""
    found = causes([failed(likely=CUT), failed(row="c -> d"), failed(row="e -> f", likely=CUT)])
    assert [one.what for one in found] == [CUT, CUT, LOST]


def test_example():
    """The first scenario shows the cause; those of the row come before those of the section."""
    (one,) = causes([failed("", row="", promise="together"), failed("plain"), failed("long")])
    assert [case.value for case in one.cases] == ["plain", "long", ""]
    assert one.example.parts["seen"] == "b in B = nothing"


def test_a_time_of_day_makes_no_other_cause():
    """A share pipe that stops at the same record on every cycle is one cause, shown with its first time."""
    stopped = ["the share pipe stopped at 02:10:57 UTC: no key", "the share pipe stopped at 02:10:58 UTC: no key"]
    (one,) = causes([failed("plain", stopped[0]), failed("long", stopped[1])])
    assert one.what == stopped[0]
    (one,) = causes(
        [failed(value, likely, promise="one counterpart") for value, likely in zip("ab", stopped, strict=True)]
    )
    assert one.what == stopped[0]
