from fixtures.evidence.recording import Recording
from tests.evidence.samples import POWER, asked, got


def test_forgetting_takes_off_what_came_after_the_mark():
    """An attempt that is made again leaves nothing; what was before it stays."""
    recording = Recording([got("/contacts/1")])
    mark = recording.mark()
    recording.append(got("/contacts/2"))
    recording.append(got("/contacts/3"))

    recording.forget(mark)

    assert recording.interactions == [got("/contacts/1")]


def test_forgetting_beyond_the_end_is_nothing():
    """A mark that the recording no longer reaches takes nothing off."""
    recording = Recording([got("/contacts/1")])

    recording.forget(7)

    assert len(recording) == 1


def test_an_interaction_knows_its_system():
    """The canonical host says which system was asked."""
    assert got("/contacts").system == "crmoffice"
    assert asked("GET", f"{POWER}/Customer/", None, {}).system == "poweroffice"


def test_a_label_has_path_and_query_but_no_host():
    """Messages show what was asked in one line."""
    assert got("/contacts?page=1").label == "GET /contacts?page=1"
    assert got("").label == "GET /"


def test_the_repr_holds_no_body():
    """A traceback shows no record."""
    assert "Ås" not in repr(asked("POST", f"{POWER}/x", {"name": "Ås"}, {"name": "Ås"}))
