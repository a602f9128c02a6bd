"""Attachments in Allure: requests and answers as a text, all of them, in order, readable."""

import json

from fixtures.evidence.recording import Interaction
from fixtures.execution.outcome import Compared
from fixtures.report.allure.attachments import exchanges_text
from fixtures.report.values import as_text
from tests.plugin.project import ROOT
from tests.report.project import run


def an_exchange(sent: bytes | None, answered: bytes, seconds: float | None = None) -> Interaction:
    return Interaction("PATCH", "https://crmoffice.invalid/contacts/7?a=1", {}, sent, 200, {}, answered, seconds)


def test_an_exchange():
    """Method, path with query, status, and both bodies in lines, with their characters unchanged."""
    assert exchanges_text([an_exchange('{"name":"Bjørn"}'.encode(), b"{}", 0.5)]) == (
        "1. crmoffice: PATCH /contacts/7?a=1   0.500 s into the run\n"
        '    {\n     "name": "Bjørn"\n    }\n'
        "   -> 200 OK\n"
        "    {}\n"
    )


def test_bodies_that_are_no_json():
    """Bodies that are not JSON are shown as they came; a missing body has no line."""
    text = exchanges_text([an_exchange(None, b"<html>"), an_exchange(b"a=1", b"")])
    assert text == (
        "1. crmoffice: PATCH /contacts/7?a=1\n   -> 200 OK\n    <html>\n\n"
        "2. crmoffice: PATCH /contacts/7?a=1\n    a=1\n   -> 200 OK\n"
    )


def test_half_an_emoji_is_shown_as_an_escape():
    """A lone surrogate is escaped, because UTF-8 has none."""
    text = exchanges_text([an_exchange(None, b'{"name": "Kari \\ud83d"}')])
    assert '"Kari \\ud83d"' in text
    assert text.encode()


def test_a_value_that_no_record_shows():
    """The text says so in place of a value."""
    compared = Compared("PowerOffice GO", "phoneNumber", "1", "1", "CRMOffice", "directPhone", None, found=False)
    lines = [" ".join(line.split()) for line in as_text([compared]).splitlines()]
    assert lines[1:] == ["written '1'", "stored '1'", "arrived [no record]", "differs no record shows it"]


def test_a_body_is_set_as_json_sets_it():
    """Any characters in a value leave it on one line."""
    body = {"a": [1, 2.5, None, True, '\u2028\n"', {}, [], [[1], {"b": {"c": "Å"}}]], "Ø": {"x": -1e30}}
    shown = exchanges_text([an_exchange(None, json.dumps(body).encode())]).partition("OK\n")[2]
    lines = json.dumps(body, indent=1, ensure_ascii=False).split("\n")
    assert shown == "".join(f"    {line}\n" for line in lines)


def test_a_replayed_run(tmp_path):
    """Its steps in the default run have the times and the day of the recording, and its requests are attached."""
    results = run(ROOT, tmp_path, "-k", "test_a_new_crmoffice_contacts_record_gets_exactly_one")
    (result,) = results.all
    assert result["status"] == "passed"
    waits = [step["stop"] - step["start"] for step in result["steps"]]
    assert sum(waits) > 100
    assert result["stop"] - result["start"] < sum(waits)  # the run's own time, not the evidence's
    assert "crmoffice: POST /contacts" in results.attached(result["steps"][0], "HTTP exchanges")
    assert not [path for path in tmp_path.iterdir() if str(ROOT) in path.read_text(encoding="utf-8")]
