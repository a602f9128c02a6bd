"""Values side by side, with the first difference marked."""

import pytest

from fixtures.report.allure.compared import NOT_EDITED, Compared
from fixtures.report.allure.value_table import SHOWN, table


def line(expected, seen):
    return Compared("lastName", "PowerOffice GO", expected, seen, "familyName in CRMOffice")


@pytest.mark.parametrize(
    ("expected", "seen", "shown"),
    [
        ("Bjørn", "Bjorn", ("Bj<mark>ø</mark>rn", "Bj<mark>o</mark>rn", "U+00F8 ø")),
        ("Bo ", "Bo", ("Bo<mark> </mark>", "Bo<mark>(ends here)</mark>", "space")),
        ("A\u200dB", "AB", ("A<mark>&lt;U+200D&gt;</mark>B", "A<mark>B</mark>", "U+200D")),
        ("<b>", "b", ("<mark>&lt;</mark>b&gt;", "<mark>b</mark>", "")),
        ("null", None, ("<code>&#x27;null&#x27;</code>", "<code>nothing</code>", "")),
        (1, "1", ("<code>1</code>", "<code>&#x27;1&#x27;</code>", "")),
    ],
)
def test_the_first_difference_is_marked(expected, seen, shown):
    """The difference is marked on both sides, invisible characters are escaped, and a text names the code points."""
    page = table([line(expected, seen)])
    assert [text for text in shown if text not in page] == []
    assert "differs" in page


def test_equal_values():
    """Equal values have no mark."""
    page = table([line("Bjørn", "Bjørn"), line(None, None), line(0, 0)])
    assert page.count("<td>same") == 3
    assert "<mark>" not in page


def test_long_values_are_cut_around_the_difference():
    """A cut value has its length."""
    page = table([line("a" * 300 + "b" + "c" * 99, "a" * 300)])
    assert f"\u2026{'a' * SHOWN}<mark>b</mark>{'c' * SHOWN}\u2026" in page
    assert "400 characters" in page
    assert "300 characters" in page


def test_what_nobody_edited():
    """Unchanged, one line for each system; changed, a line of its own."""
    others = [Compared(name, "CRMOffice", "a", seen, NOT_EDITED) for name, seen in (("x", "a"), ("y", "a"))]
    assert "x, y <i>in CRMOffice</i>" in table([line("a", "a"), *others])
    page = table([*others, Compared("z", "CRMOffice", "a", "b", NOT_EDITED)])
    assert page.index("<td>z <i>in CRMOffice</i><td>") < page.index("x, y <i>")


def test_what_differs_stands_first():
    """Differences come first."""
    page = table([line("a", "a"), line("b", "c")])
    assert page.index("differs") < page.index("<td>same")
