"""Waivers in whole runs: the promise that the simulated sync breaks is waived, or a waiver has a problem."""

from datetime import UTC, datetime, timedelta

from tests.plugin.project import PAIR, RED, SOUND, Project

ROW = "Contacts-givenName-Contactperson-address1"
WAIVERS = f"{PAIR}/waivers.toml"
UNTIL = f"{datetime.now(UTC).date() + timedelta(days=300)}"


def waiver(**changes: str) -> str:
    """Returns a waiver of the broken promise, with changes; an empty value leaves the key out."""
    fields = {
        "row": ROW,
        "reason": "agreed with QA",
        "owner": "Kari",
        "issue": "https://tracker.invalid/1",
        "expires": UNTIL,
    } | changes
    return "\n".join(["[[waiver]]", *(f'{key} = "{value}"' for key, value in fields.items() if value), ""])


def waive(project: Project, **changes: str) -> None:
    """Writes that waiver as the only one."""
    project.write(WAIVERS, waiver(**changes))


PROBLEMS: list[tuple[dict[str, str], str]] = [
    ({"row": "Contacts-familyName-Contactperson-lastName"}, "is not needed any more: none of its scenarios fails"),
    ({"row": "Contacts-shoeSize-Contactperson-size"}, "means no scenario"),
    ({"directions": "edited-in-CRMOffice"}, "means no scenario"),
    ({"expires": "2020-01-01"}, "expired on 2020-01-01"),
    ({"owner": ""}, "lacks owner"),
    ({"expires": "9999-12-31"}, "lasts too long: accepted is a day until 2"),
    ({"owner": "", "expires": "2020-01-01"}, "lacks owner; expired on 2020-01-01"),
    (
        {"owner": "", "row": "Contacts-shoeSize-Contactperson-size"},
        "lacks owner; means no scenario: it names nothing that the features have",
    ),
]


def test_a_waived_failure_is_reported_as_waived(project: Project):
    """Exit code 0, and the terminal and the results show the waiver, also with workers."""
    waive(project)
    ended = project.run("-n", "1", "-rx")
    assert ended.code == 0, ended.output
    assert "1 xfailed" in ended.output
    assert f"agreed with QA (Kari, https://tracker.invalid/1, until {UNTIL})" in " ".join(ended.output.split())
    assert "1 waived" in ended.last_line
    assert f"waiver crmoffice_powerofficego/waivers.toml 1 ({ROW}) in force: 1 waived" in ended.output
    content = project.results
    (waived,) = (result for result in content["scenarios"] if result["verdict"] == "waived")
    assert waived["promise"] == "row"
    assert "address1" in waived["message"]
    assert waived["evidence"]["path"]
    assert content["waivers"][0]["state"] == "in force"


def test_an_outage_is_never_waived(project: Project):
    """Missing evidence stays an error."""
    waive(project)
    (project.root / project.cassette("address1")).unlink()
    ended = project.run()
    assert ended.code == 6
    assert ended.counts["error"] == 1


def test_waivers_that_cannot_stand(project: Project):
    """The output names each waiver and its problems, whatever is selected, also with `-q`; none waives anything."""
    project.write(WAIVERS, "".join(waiver(**changes) for changes, _ in PROBLEMS))
    for arguments, code in ((("-q",), 1), (("-k", SOUND), 6)):
        ended = project.run(*arguments)
        assert ended.code == code, ended.output
        for number, (changes, problem) in enumerate(PROBLEMS, 1):
            line = f"waivers.toml {number} ({changes.get('row', ROW)}) {problem}"
            assert line in ended.output, arguments


def test_how_long_a_waiver_may_last_is_a_setting(project: Project):
    """WAIVER_MAX_DAYS, 365 by default; a wrong value is exit code 4."""
    waive(project)
    assert project.run("-k", f"{SOUND} or {RED}").code == 0
    short = project.run("-k", f"{SOUND} or {RED}", WAIVER_MAX_DAYS="299")
    assert short.code == 1
    assert "(299 days from today, WAIVER_MAX_DAYS)" in short.output
    wrong = project.run("-k", SOUND, WAIVER_MAX_DAYS="soon")
    assert wrong.code == 4
    assert "WAIVER_MAX_DAYS" in wrong.errors


def test_waived_scenarios_that_passed_are_named(project: Project):
    """The output names the scenarios that a broad waiver covers without need."""
    waive(project, row="Contacts-familyName-Contactperson-lastName")
    ended = project.run()
    assert ended.code == 1
    assert "covers 3 that passed, and need no waiver:" in ended.output
    assert "familyName of a new contact arrives [a name with Norwegian letters]" in ended.output
    content = project.results
    assert len(content["waivers"][0]["passed"]) == 3


def test_one_superfluous_waiver_is_enough(project: Project):
    """Every scenario passes or is waived, and a superfluous waiver makes exit code 6."""
    waive(project)
    text = (project.root / WAIVERS).read_text(encoding="utf-8")
    project.write(WAIVERS, text + text.replace(ROW, "Contacts-familyName-Contactperson-lastName"))
    ended = project.run()
    assert ended.code == 6
    assert "waivers.toml 2" in ended.output


def test_in_a_selection_a_waiver_is_only_not_exercised(project: Project):
    """A waiver whose scenarios did not run has no problem."""
    waive(project)
    ended = project.run("-k", SOUND)
    assert ended.code == 0
    assert "not exercised" in ended.output


def test_a_file_that_cannot_be_read_is_wrong_set_up(project: Project):
    """One line and exit code 4, also with workers."""
    project.write(WAIVERS, "[[waiver]")
    ended = project.run("-k", RED, "-n", "1")
    assert ended.code == 4
    assert "waivers.toml: the file is not TOML" in ended.output + ended.errors
    assert "Traceback" not in ended.output + ended.errors
