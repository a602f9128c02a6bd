"""No artefact of a run holds a secret or personal data of others, in any encoding."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures.evidence.leak_scan.scan import findings
from fixtures.simulator.conditions import USUAL
from tests.canary.planted import CANARIES, CanaryTenants, canary_tenants
from tests.plugin.project import Project, new_project
from tests.simulator.conftest import NO_CERTIFICATES

NOISY = (
    "-vv", "--showlocals", "--full-trace", "-rA", "--tb=long", "--junitxml=junit.xml",
    "--alluredir=allure-results", "--log-file=run.log", "--log-file-level=DEBUG", "--tenants=sandbox",
    "--record-mode=once",
)  # fmt: skip
CUSTOMERS_CHECKLIST = """\
source = "PowerOffice GO"
target = "CRMOffice"
generated = "2024-11-13 08:02:28"

[[sections]]
source_entity = "Customers (human data)"
target_entity = "Contacts"
creation = "every"
rows = [
    { source = "FirstName", target = "givenName", type = "string" },
    { source = "LastName", target = "familyName", type = "string" },
]
"""
CUSTOMERS_FEATURE = """\
@section-Customers+20+28human+20data+29-Contacts
Feature: Customers

  @row-Customers+20+28human+20data+29-LastName-Contacts-familyName
  Rule: LastName -> familyName

    @created
    Scenario Outline: LastName of a new customer arrives
      When a PowerOffice GO Customers (human data) record is made with LastName as <value>
      Then it gets exactly one CRMOffice Contacts record
      And familyName in CRMOffice shows what LastName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value        |
        | a plain name |
"""
BUG = '''

def pytest_configure():
    """A fault of the suite itself, in the middle of a log-in or of a call."""
    import fixtures.systems.{module} as module

    calls = [0]
    sound = module.{name}

    def broken(*words, **more):
        calls[0] += 1
        if calls[0] > {after}:
            raise KeyError("a bug", words, more)
        return sound(*words, **more)

    module.{name} = broken
'''


@pytest.fixture
def tenants() -> Iterator[CanaryTenants]:
    with canary_tenants(sync=False) as tenants:
        yield tenants


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path)


def run(project: Project, tenants: CanaryTenants, *more: str) -> tuple[int, str]:
    """A run with verbose output; its terminal output is an artefact, too."""
    home = str(project.root.parent / f"{project.root.name}-home")
    ended = project.run(*NOISY, *more, HOME=home, XDG_STATE_HOME=home, **tenants.settings)
    output = ended.output + ended.errors
    project.write("terminal.log", output)
    return ended.code, output


def leaks(project: Project, tenants: CanaryTenants) -> list[str]:
    """Every canary and every other leak in the files of the project, with the file."""
    known = dict.fromkeys(CANARIES, "a canary") | dict.fromkeys(tenants.secrets(), "a secret")
    found = []
    for path in sorted(project.root.rglob("*")):
        if not path.is_file() or path.name in {"conftest.py", "pyproject.toml"}:
            continue
        text = path.read_bytes().decode(errors="replace")
        found += [f"{path.relative_to(project.root)}: {finding}" for finding in findings(text, known)]
        found += [f"{path.name}: {one} plainly" for one in CANARIES if one.casefold() in text.casefold()]
    return found


def test_the_canaries_are_there(tenants: CanaryTenants) -> None:
    """The tenants send the canaries, so their absence in artefacts proves something."""
    import httpx  # noqa: PLC0415 - only this test needs it

    settings = tenants.settings
    form = {
        "grant_type": "refresh_token",
        "refresh_token": settings["CRMOFFICE_REFRESH_TOKEN"],
        "client_id": settings["CRMOFFICE_CLIENT_ID"],
        "client_secret": settings["CRMOFFICE_CLIENT_SECRET"],
    }
    token = httpx.post(settings["CRMOFFICE_TOKEN_URL"], data=form, verify=NO_CERTIFICATES).json()["access_token"]
    assert token in tenants.secrets()
    url = f"{settings['CRMOFFICE_BASE_URL'].rstrip('/')}/contacts?page=1&pageSize=100"
    answer = httpx.get(url, headers={"Authorization": f"Bearer {token}"}, verify=NO_CERTIFICATES)
    assert "canary" in answer.headers["set-cookie"]
    assert {record["notes"] for record in answer.json()["items"]} == {"canary-note-93fe77"}
    assert any("Canarykari" in record["familyName"] for record in answer.json()["items"])


def test_a_recording_with_failures(project: Project) -> None:
    """Scenarios of both pairs pass and fail, calls that fail are repeated, and a node says why one failed.

    API v2's third secret is sent with every call, and its lists hold other people; the node's token stands nowhere.
    """
    pair = "features/powerofficego_crmoffice"
    project.write(f"{pair}/checklist.toml", CUSTOMERS_CHECKLIST)
    project.write(f"{pair}/customers.feature", CUSTOMERS_FEATURE)
    with canary_tenants(replace(USUAL, both_directions=True)) as tenants:
        tenants.crmoffice.fails_every = tenants.poweroffice.fails_every = 23
        code, output = run(project, tenants)
        assert code == 1, output
        assert "calls had to be made again" in output
        assert "the share pipe …-contactperson-share keeps a refusal of this record: 400: … name required" in output
        cassettes = project.cassettes().values()
        assert [b"https://poweroffice.invalid/v2/Customers" in cassette for cassette in cassettes].count(True) == 1
        assert len(cassettes) == 5
        assert list((project.root / "allure-results").iterdir())
        assert {tenants.settings[name] for name in ("SESAM_JWT", "POWEROFFICE_SUBSCRIPTION_KEY")} < {*tenants.secrets()}
        assert tenants.simulator.poweroffice.v2_tokens._holders
        assert leaks(project, tenants) == []


@pytest.mark.parametrize("refused", ["POST /contacts", "GET /contacts", "POST /connect/token"])
def test_a_recording_that_a_tenant_refuses(project: Project, tenants: CanaryTenants, refused: str) -> None:
    """A tenant refuses a creation, a list or a log-in, with canaries in the reason."""
    tenants.crmoffice.refuses = refused
    code, output = run(project, tenants)
    assert code == (6 if refused == "POST /contacts" else 4), output
    assert leaks(project, tenants) == []


@pytest.mark.parametrize(
    ("module", "name", "after"),
    [
        ("login", "json_object", 0),
        ("crmoffice.client", "json_object", 6),
        ("transport", "judged", 9),
        ("crmoffice.client", "_as_record", 9),
    ],
)
def test_a_bug_of_the_suite(project: Project, tenants: CanaryTenants, module: str, name: str, after: int) -> None:
    """A crash with credentials in variables shows the place and no variable."""
    project.write(
        "conftest.py",
        (project.root / "conftest.py").read_text() + BUG.format(module=module, name=name, after=after),
    )
    code, output = run(project, tenants)
    assert code in {3, 4, 6}, output
    assert "KeyError" in output
    assert leaks(project, tenants) == []
