"""Invented interactions and provenance for the tests of evidence."""

import json
from dataclasses import replace

from fixtures.evidence.provenance import Provenance
from fixtures.evidence.recording import Interaction

CRM = "https://crmoffice.invalid"
POWER = "https://poweroffice.invalid"
JSON_TYPE = {"content-type": "application/json"}

PASSED = Provenance(
    recorded="2026-11-22T12:00:00Z",
    tenants="simulated",
    suite_version="0.1.0",
    run_id="run-1",
    attempt=1,
    correlation_id="zqk7f3a2m1",
    since="2026-11-22T11:59:58Z",
    verdict="passed",
    promise=None,
    message=None,
    seconds={"linked": 1.25, "followed": 0.5},
    retries=0,
    row_fingerprint="a" * 64,
    check_fingerprint="b" * 64,
)
FROM_SANDBOX = replace(PASSED, tenants="sandbox")


def got(path: str, answer: object = None, **changes: object) -> Interaction:
    """A GET that CRMOffice answered."""
    return asked("GET", f"{CRM}{path}", None, answer, **changes)


def asked(method: str, uri: str, body: object, answer: object, **changes: object) -> Interaction:
    """An exchange of JSON."""
    interaction = Interaction(
        method=method,
        uri=uri,
        request_headers=dict(JSON_TYPE) if body is not None else {},
        request_body=None if body is None else _json(body),
        status=200,
        response_headers=dict(JSON_TYPE),
        response_body=_json(answer),
        seconds_since_start=0.125,
    )
    return replace(interaction, **changes)  # type: ignore[arg-type]  # each test names the fields it changes


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
