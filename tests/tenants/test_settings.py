"""Settings: reading, mistyped keys, missing and unacceptable values, secrets."""

import itertools
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fixtures.tenants.errors import SettingsError
from fixtures.tenants.settings import NAMES, SANDBOX, SECRETS, Settings, load

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "CRMOFFICE_BASE_URL": "https://api.crmoffice.no",
    "CRMOFFICE_TOKEN_URL": "https://sesam.crmoffice.no/connect/token",
    "CRMOFFICE_CLIENT_ID": "suite",
    "CRMOFFICE_CLIENT_SECRET": "hush-crm",
    "CRMOFFICE_REFRESH_TOKEN": "hush-refresh",
    "POWEROFFICE_BASE_URL": "https://api-demo.poweroffice.net/",
    "POWEROFFICE_APPLICATION_KEY": "hush-application",
    "POWEROFFICE_CLIENT_KEY": "hush-client",
}
V2 = {
    "POWEROFFICE_V2_BASE_URL": "https://goapi.poweroffice.net/Demo/v2",
    "POWEROFFICE_SUBSCRIPTION_KEY": "hush-subscription",
}
NODE = {"SESAM_NODE_URL": "https://acme.sesam.cloud/api", "SESAM_JWT": "hush-jwt.x.y"}


def problems(environ: Mapping[str, str], env_file: Path | None = None, *, sandbox: bool = False) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load(environ, env_file, sandbox=sandbox)
    return caught.value.problems


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_complete_settings(env_file):
    """Environment and file make the settings; the environment wins, and other settings have their default."""
    env_file.write_text(
        "MAX_PENDING_LINKS=7\nSYNC_POLL_INTERVAL=2.5 # seconds\nSANDBOX_CONFIRMED=A.example., b.example\n"
    )
    settings = load(COMPLETE | {"MAX_PENDING_LINKS": "9", "HOME": "/x"}, env_file, sandbox=True)
    assert (settings.max_pending_links, settings.sync_poll_interval, settings.sync_quiet_period) == (9, 2.5, 320)
    assert settings.cleanup_deadline == 300
    assert settings.sandbox_confirmed == ("a.example", "b.example")
    assert settings.crmoffice_base_url == "https://api.crmoffice.no/"
    assert "sync_poll_interval" in settings.model_fields_set
    assert "sync_quiet_period" not in settings.model_fields_set


def test_nothing_set():
    """Without a sandbox no setting is required, and neither the environment nor the folder of the process is read."""
    assert load({}, None) == Settings()


def test_a_node():
    """Its address needs https, its pipes are a list."""
    settings = load(NODE | {"SESAM_PIPES": "a-contacts-all, b-users-all"}, None)
    assert settings.sesam_node_url == "https://acme.sesam.cloud/api/"
    assert settings.sesam_pipes == ("a-contacts-all", "b-users-all")
    assert load({"SESAM_NODE_URL": "http://127.0.0.1:9042/api", "SESAM_JWT": "x"}, None).sesam_jwt
    (plain,) = problems(NODE | {"SESAM_NODE_URL": "http://acme.sesam.cloud/api"})
    assert "plain http is accepted for loopback only" in plain


def test_api_v2_of_poweroffice_go():
    """Its two settings are optional in a sandbox; its number of calls a second has a default."""
    settings = load(COMPLETE | V2, None, sandbox=True)
    assert settings.poweroffice_v2_base_url == "https://goapi.poweroffice.net/Demo/v2/"
    assert settings.poweroffice_v2_calls_per_second == 8
    assert load(COMPLETE, None, sandbox=True).poweroffice_v2_base_url is None
    empty = dict.fromkeys(V2, "")
    assert load(COMPLETE | empty, None, sandbox=True).poweroffice_subscription_key is None


def test_an_address_without_its_secret():
    """A node's address and token, and those of API v2, are set together, or neither."""
    for one, other in (tuple(NODE), tuple(NODE)[::-1], tuple(V2), tuple(V2)[::-1]):
        (problem,) = problems({one: (NODE | V2)[one]})
        assert problem == (
            f"{one} is set in the environment, {other} is not; accepted is both or neither; set {other} too"
        )


def test_more_calls_than_api_v2_accepts():
    """Ten a second is the vendor's limit; a simulated tenant, whose time runs faster, may print more."""
    for others, given in itertools.product(({}, V2), ("11", "0", "8.5", "many")):
        (problem,) = problems(others | {"POWEROFFICE_V2_CALLS_PER_SECOND": given})
        assert problem.startswith("POWEROFFICE_V2_CALLS_PER_SECOND is not acceptable")
        assert repr(given) in problem
    assert load(V2 | {"POWEROFFICE_V2_CALLS_PER_SECOND": "10"}, None).poweroffice_v2_calls_per_second == 10
    simulated = V2 | {"POWEROFFICE_V2_BASE_URL": "http://127.0.0.1:8000/Demo/v2"}
    settings = load(simulated | {"POWEROFFICE_V2_CALLS_PER_SECOND": "2000"}, None)
    assert settings.poweroffice_v2_calls_per_second == 2000


def test_more_calls_than_api_v1_accepts():
    """Fifty a second is the vendor's limit; a simulated tenant, whose time runs faster, may print more."""
    faster = {"POWEROFFICE_CALLS_PER_SECOND": "51"}
    for others in ({}, COMPLETE):
        (problem,) = problems(others | faster)
        assert problem == (
            "POWEROFFICE_CALLS_PER_SECOND is not acceptable: PowerOffice GO accepts 50 calls a second for each client; "
            "accepted is 1 to 50; got '51' from the environment; correct it there"
        )
    assert load({}, None).poweroffice_calls_per_second == 45
    assert load({"POWEROFFICE_BASE_URL": "http://127.0.0.1:8000"} | faster, None).poweroffice_calls_per_second == 51


def test_a_token_that_no_header_can_hold():
    """It is refused, and not shown."""
    for jwt in ("Bearer hush", "hush\u00e9", "hush\n"):
        (problem,) = problems(NODE | {"SESAM_JWT": jwt})
        assert problem.startswith("SESAM_JWT is not acceptable")
        assert "hush" not in problem


def test_a_mistyped_key(env_file):
    """The message names the key, its source and the closest accepted key."""
    for key in ("CRMOFFICE_BASE_ULR", "crmoffice_base_url"):
        env_file.write_text(f"A_LINE=1\n{key}=x\n")
        (in_environment,) = problems({key: "x", "HOME": "/x"})
        _, in_file = problems({}, env_file)
        assert in_environment == f"{key} in the environment is no setting; accepted is CRMOFFICE_BASE_URL; rename it"
        assert in_file == f"{key} in .env, line 2 is no setting; accepted is CRMOFFICE_BASE_URL; rename it"


def test_a_key_that_is_similar_to_no_setting(env_file):
    """In the file every key must be a setting; the message lists all accepted keys."""
    env_file.write_text("HOME=/x\n")
    (problem,) = problems({}, env_file)
    assert all(name in problem for name in ("HOME", *NAMES))


def test_missing_settings():
    """One line lists the missing settings of a sandbox; an empty value counts as missing."""
    given = COMPLETE | {"CRMOFFICE_CLIENT_ID": "", "POWEROFFICE_CLIENT_KEY": "  "}
    (problem,) = problems(given | {"CRMOFICE_CLIENT_ID": "x"}, sandbox=True)
    assert "needs: CRMOFFICE_CLIENT_ID, POWEROFFICE_CLIENT_KEY;" in problem
    assert "is CRMOFICE_CLIENT_ID in the environment meant as CRMOFFICE_CLIENT_ID?" in problem
    assert load(COMPLETE, None, sandbox=True)


def test_missing_settings_without_a_sandbox():
    """A simulated run does not need them."""
    assert load({"CRMOFFICE_CLIENT_ID": ""}, None).crmoffice_client_id is None


def test_a_value_that_is_not_acceptable():
    """The line names the setting, what is accepted, what was got and its source."""
    for name, value, accepted in (
        ("MAX_PENDING_LINKS", "many", "a whole number of at least 1"),
        ("MAX_PENDING_LINKS", "0", "a whole number of at least 1"),
        ("EVIDENCE_MAX_AGE_DAYS", "1.5", "a whole number of at least 1"),
        ("SYNC_QUIET_PERIOD", "-1", "a number of seconds above 0"),
        ("SYNC_POLL_INTERVAL", "inf", "a number of seconds above 0"),
        ("SIMULATOR_INTERVAL", "0", "a number of seconds above 0"),
        ("CRMOFFICE_BASE_URL", "http://crm.example/", "plain http is accepted for loopback only"),
        ("CRMOFFICE_BASE_URL", "crm.example", "https://<host>/<path>"),
        ("CRMOFFICE_BASE_URL", "https://crm.example/?x=1", "without ? and #"),
        ("SANDBOX_CONFIRMED", "a.example, https://crm.example, b:80", "'https://crm.example' is not a host name"),
    ):
        (problem,) = problems({name: value})
        assert problem.startswith(f"{name} is not acceptable")
        assert accepted in problem
        assert f"got {value!r} from the environment" in problem


def test_plain_http_on_this_machine():
    """A simulated tenant on loopback needs no TLS."""
    assert load({"CRMOFFICE_BASE_URL": "http://127.0.0.1:8000"}, None).crmoffice_base_url


def test_several_problems_at_once(env_file):
    """Every problem has its line, so that all can be corrected at once."""
    env_file.write_text("MAX_PENDING_LINKS=x\nNO VALUE\nMAX_PENDING_LINKS=3\nSYNC_POLL_INTERVAL\n")
    found = "\n".join(problems({"SYNC_POL_INTERVAL": "1"}, env_file, sandbox=True))
    second = "line 3: MAX_PENDING_LINKS is set a second"
    for part in ("SYNC_POL_INTERVAL", "line 2", second, "line 4", SANDBOX[0], "'x'"):
        assert part in found


def test_a_file_that_is_no_text(env_file):
    """A file in another encoding is a SettingsError."""
    env_file.write_bytes(b"CRMOFFICE_CLIENT_ID=bl\xe5b\xe6r\n")
    assert "UTF-8" in problems({}, env_file)[0]


def test_secrets_stay_secret(env_file):
    """No repr and no message holds a secret, acceptable or not, or a password in a URL."""
    given = COMPLETE | V2 | NODE
    settings = load(given, None, sandbox=True)
    assert set(settings.secrets()) == {given[name] for name in SECRETS - {"SANDBOX_PROXY"}}
    assert "hush" not in repr(settings) + str(settings)
    broken = {name: f"hush {name}" for name in SECRETS} | {"CRMOFFICE_BASE_URL": "https://me:hush@crm.example/"}
    env_file.write_text("hush hush\nPOWEROFFICE_CLIENT_KEI=hush\n")
    found = "\n".join(problems(broken, env_file))
    assert "hush" not in found
    assert all(name in found for name in broken)


def test_a_secret_in_a_traceback():
    """The frames of the error hold no secret, so `--showlocals` shows none."""
    with pytest.raises(SettingsError) as caught:
        load(COMPLETE | {"MAX_PENDING_LINKS": "x"}, None)
    frames = [entry.frame.f_locals for entry in caught.traceback[1:]]
    assert frames
    assert "hush" not in repr(frames)


def test_the_example_file():
    """`.env.example` lists every setting once, with its default, and can be used as it is."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = [line.removeprefix("#").partition("=") for line in text.splitlines() if "=" in line.split(" ")[0]]
    listed = {name: value for name, _, value in shown}
    assert len(shown) == len(listed)
    assert listed.keys() == set(NAMES)
    for name, value in listed.items():
        default = Settings.model_fields[name.lower()].default
        assert value == (str(default) if isinstance(default, int | float | str) else "")
    assert load({}, ROOT / ".env.example") == Settings()
    assert not load({}, ROOT / ".env.example").model_fields_set


def test_an_offline_run_does_not_import_pydantic():
    """The entry imports no pydantic until a live run asks for settings."""
    words = "import sys, fixtures.tenants.tenants; sys.exit('pydantic' in sys.modules)"
    subprocess.run([sys.executable, "-c", words], cwd=ROOT, check=True)  # noqa: S603 - our own words
