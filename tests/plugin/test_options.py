"""The suite's options are checked together, before anything is collected; a wrong one is one line."""

from types import SimpleNamespace

import pytest

from fixtures.plugin.options import Options, RecordMode, read
from fixtures.tenants.model import TenantKind

WRONG = [
    (
        {"tenants": "sandbx"},
        "--tenants: no such value; accepted: recorded, simulated, sandbox; got: 'sandbx'",
    ),
    ({"tenants": ""}, "got: ''"),
    ({"record_mode": "all"}, "--record-mode: no such value; accepted: none, once, rewrite; got: 'all'"),
    ({"record_mode": "once"}, "--record-mode=once needs tenants to record from: add --tenants=simulated"),
    ({"tenants": "recorded", "record_mode": "rewrite"}, "needs tenants to record from"),
    ({"fault": "x"}, "--fault=x is for simulated tenants, got --tenants=recorded"),
    ({"tenants": "sandbox", "fault": "x"}, "got --tenants=sandbox"),
    ({"tenants": "simulated", "fault": "x", "record_mode": "once"}, "--fault is not for recording"),
    ({"tenants": "simulated", "numprocesses": 2}, "-n is for replay, got it with --tenants=simulated"),
    ({"count": 2}, "--count=2 is not for scenarios"),
    ({"tenants": "sandbox", "tx": ["2*popen"]}, "-n is for replay, got it with --tenants=sandbox"),
]


def config(**given):
    known = {"tenants": None, "record_mode": None, "fault": None} | given
    return SimpleNamespace(getoption=lambda name, default=None: known.get(name, default))


def test_options_that_fit():
    """Options that fit are accepted; without any, cassettes are replayed."""
    for given, read_as in (
        ({}, Options(TenantKind.RECORDED, RecordMode.NONE, None)),
        ({"numprocesses": 2}, Options(TenantKind.RECORDED, RecordMode.NONE, None)),
        ({"tenants": "simulated", "fault": "x"}, Options(TenantKind.SIMULATED, RecordMode.NONE, "x")),
        ({"tenants": "sandbox", "record_mode": "once"}, Options(TenantKind.SANDBOX, RecordMode.ONCE, None)),
        ({"tenants": "simulated", "numprocesses": 0}, Options(TenantKind.SIMULATED, RecordMode.NONE, None)),
    ):
        options = read(config(**given))
        assert options == read_as
        assert options.live is (read_as.tenants is not TenantKind.RECORDED)


def test_options_that_do_not_fit():
    """Each is refused with what is wrong, what is accepted and what was got, in one line."""
    for given, message in WRONG:
        with pytest.raises(pytest.UsageError) as refusal:
            read(config(**given))
        assert message in str(refusal.value)
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-m", "row-Contacts-familyname-Contactperson-lastName"],
            "'; did you mean 'row-Contacts-familyName-Contactperson-lastName'? All tags: pytest --markers",
        ),
        (
            ["--tenant=sandbox"],
            "the suite's own options: --tenants=recorded|simulated|sandbox, --record-mode",
        ),
        (["--tenants=simulated", "--fault=no-such-fault"], "no-such-fault"),
        (["--tenants=sandbox"], "CRMOFFICE_BASE_URL, CRMOFFICE_TOKEN_URL, CRMOFFICE_CLIENT_ID"),
    ],
)
def test_wrong_use(project, arguments, message):
    """The run ends with exit code 4 and one message, without a traceback, and writes nothing."""
    before = project.cassettes()
    run = project.run(*arguments)
    assert run.code == 4, run.output
    assert run.errors.count("ERROR: ") == 1
    assert message in run.errors
    assert "Traceback" not in run.errors + run.output
    assert "INTERNALERROR" not in run.errors + run.output
    assert project.cassettes() == before
