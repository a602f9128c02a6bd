from pathlib import Path, PureWindowsPath

import pytest

from fixtures.evidence.cassette import path_for

ROOT = Path("cassettes")
PAIR = "crmoffice_powerofficego"


def test_a_path_reads_as_the_scenario():
    """Pair, section, row, direction and class can be seen; six hex digits tell twins apart."""
    path = path_for(ROOT, PAIR, "Contacts-Contactperson", "Contacts-a.b-C-d+20e", "created", "plain", "")

    assert path.parent == ROOT / PAIR / "Contacts-Contactperson" / "Contacts-a.b-C-d+20e"
    assert path.match("created--plain-??????.yaml")


def test_a_promise_of_the_section():
    """Without a row it lies in `_section`, without a class the name is the direction."""
    path = path_for(ROOT, PAIR, "A-B", None, "created", None, "link")

    assert path.parent.name == "_section"
    assert path.match("created-??????.yaml")


def test_the_same_scenario_has_the_same_path_for_ever():
    """Committed cassettes are found by it."""
    assert path_for(ROOT, "p", "s", "r", "created", "plain", "k").name == "created--plain-0e0a7c.yaml"


@pytest.mark.parametrize(
    "other",
    [
        ("P", "s", "r", "d", "c", "k"),
        ("p", "S", "r", "d", "c", "k"),
        ("p", "s", "R", "d", "c", "k"),
        ("p", "s", None, "d", "c", "k"),
        ("p", "s", "r", "D", "c", "k"),
        ("p", "s", "r", "d", None, "k"),
        ("p", "s", "r", "d", "c", "K"),
        ("p", "s", "r", "d?", "c", "k"),
    ],
)
def test_two_scenarios_never_share_a_file(other):
    """Not even where the file system knows no case or the name had to be made safe."""
    one = path_for(ROOT, "p", "s", "r", "d", "c", "k")

    assert str(path_for(ROOT, *other)).lower() != str(one).lower()


@pytest.mark.parametrize("name", ["../up", "a/b", "a:b", "con", "NUL.txt", "com1", ".hidden", "dot.", "ø" * 300, " "])
def test_names_that_file_systems_refuse(name):
    """Each part is of plain letters, not reserved, not too long, and stays below the root."""
    path = path_for(ROOT, name, name, name, name, name, "")

    assert path.relative_to(ROOT).parts[:3] == (path.parts[1],) * 3
    for part in path.parts:
        assert part.isascii()
        assert len(part) < 200
        assert not part.startswith(".")
        assert not part.endswith((".", " "))
    assert not PureWindowsPath(path).is_reserved()
