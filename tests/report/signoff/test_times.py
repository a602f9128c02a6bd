"""How long it took to arrive, as the sign-off page shows it."""

from dataclasses import replace

import pytest

from fixtures.report.signoff.entry import PromiseState
from fixtures.report.signoff.page import page as html_of
from tests.report.signoff.samples import PHONE_BACK, only, parsed, read, run_of, signoff, words


def test_times_are_shown_against_the_deadline():
    """Times are listed by direction; those of a made record include its link."""
    (table,) = (found for found in read(signoff()).top.iter("table") if "no verdict in itself" in words(found))
    rows = [words(row) for row in table.iter("tr")]
    assert next(row for row in rows if row.startswith("made in CRMOffice")).endswith("4.0 s 4.0 s 4.0 s 600 s")
    back = next(row for row in rows if row.startswith("edited in PowerOffice GO"))
    assert back.endswith("2.0 s 2.0 s 2.0 s 600 s")


@pytest.mark.parametrize(("polls", "poll"), [(1, "first"), (9, "last")])
def test_what_passed_after_the_deadline_does_not_look_like_a_failure(polls, poll):
    """The row names the poll that saw it; the line ends at the slowest then, and the deadline lies within it."""

    def slow(_plan, result):
        stages = tuple(replace(stage, seconds=900.0, polls=polls) for stage in result.evidence.stages)
        return replace(result, evidence=replace(result.evidence, stages=stages))

    page = read(signoff(run_of(only(PHONE_BACK, slow))))
    (row,) = (one for one in page.top.iter("tr") if f"900 s passed: there at the {poll} poll" in words(one))
    assert not list(row.iter("strong"))
    (deadline,) = (one for one in row.iter("span") if one.get("class") == "tick deadline")
    assert deadline.get("style") == "left:66.7%"
    assert "passed: there at" not in read(signoff()).text


def test_what_a_waiver_covers_is_shown_beyond_the_deadline():
    """A waived scenario may have missed it."""
    signed = signoff()
    (back,) = (one for one in signed.each[0].convergence if one.direction == "edited in PowerOffice GO")
    waived = replace(back, slowest=900.0, slowest_of=replace(back.slowest_of, state=PromiseState.WAIVED))
    page = parsed(html_of(replace(signed.each[0], convergence=(waived,)), "0"))
    (row,) = (one for one in page.top.iter("tr") if "900 s beyond the deadline, waived" in words(one))
    assert len(list(row.iter("strong"))) == 1
