"""Reading why a write did not arrive: from a log, and from what a share dataset keeps."""

from datetime import datetime

from fixtures.node.client import NodeAnswer
from fixtures.node.refusals import kept, logged, sentence

NOW = datetime.fromisoformat("2026-11-22T14:02:20+00:00").timestamp()
OURS, OTHER = "crm-1-contacts:c-7", "crm-1-contacts:c-8"
SECRET = "Kari Nordmann eyJhbGciOiJIUzI1NiJ9.x.y"


def stopped(record: str = OTHER, reason: str = f"Validation failed for firstName {SECRET}") -> dict[str, object]:
    return {
        "event_type": "pump-failed",
        "end_time": "2026-11-22T14:02:11.25Z",
        "original_error_message": reason,
        "exception_entity": {"_id": record, "firstName": SECRET},
    }


def write_error(record: str, **more: object) -> dict[str, object]:
    return {"event_type": "write-error", "event_time": "2026-11-22T14:02:00Z", "entity": {"_id": record}, **more}


def explained(*events: object, answer: str | None = None, record: str = OURS) -> str | None:
    return sentence("…-contactperson-share", logged(NodeAnswer(list(events), NOW)), answer, record)


def test_a_pipe_that_stopped():
    """The line says when, and the reason without values."""
    assert explained(stopped()) == (
        "the share pipe …-contactperson-share stopped at 14:02:11 UTC: Validation failed for firstName …"
    )


def test_the_failure_of_this_record():
    """It is named before a later stop at another one."""
    line = explained(stopped(), write_error(OURS, original_exception=f"field too long {SECRET}"))
    assert line == (
        "the share pipe …-contactperson-share could not write this record at 14:02:00 UTC: field too long …"
    )


def test_the_failure_of_another_record():
    """The reason does not claim that a pipe stopped which did not."""
    assert explained(write_error(OTHER)) == (
        "the share pipe …-contactperson-share could not write another record at 14:02:00 UTC: no reason given"
    )


def test_what_was_resolved():
    """A failure that a later run resolved is none."""
    assert explained(write_error(OURS, resolved=True), {"event_type": "pump-completed"}) is None


def test_the_age_of_a_failure():
    """It is counted by the node's own clock."""
    (found,) = logged(NodeAnswer([stopped()], NOW))
    assert found.ago == 8.75


def test_a_traceback():
    """Its last line is the reason."""
    event = {"event_type": "pump-failed", "reason_why_stopped": f"Traceback (x)\n  {SECRET}\nValidation error"}
    assert explained(event) == (
        "the share pipe …-contactperson-share stopped at a time that it does not say: Validation error"
    )


def test_a_log_in_another_form():
    """Nothing raises; what is not understood is left out."""
    for body in (
        None,
        {"event_type": "pump-failed"},
        ["pump-failed", 1, None],
        [{"event_type": ["pump-failed"]}, {"event_type": {}}],
        [{"event_type": "pump-failed", "end_time": 7, "exception_entity": [], "original_error_message": {"a": 1}}],
        [{"event_type": "write-error", "event_time": "9999999-99", "entity": {"_id": 4}}],
    ):
        logged(NodeAnswer(body, None))


def test_what_a_share_dataset_keeps():
    """A refusal has its status and its reason without values; an answer that is none is no reason."""
    for entity, text in (
        (
            {"response_status": 400, "response_body": {"title": f"phoneNumber too long {SECRET}"}},
            "400: phoneNumber too long …",
        ),
        (
            {"response_status": 200, "response_body": '{"success": false, "validation": {"summary": "name required"}}'},
            "200: name required",
        ),
        ({"$error": "error-insert"}, "no reason given"),
        ({"response_status": 500, "response_body": SECRET}, "500: …"),
        ({"response_status": 200, "response_body": {"success": True}, "$generated_id": 3}, None),
        ({"$operation": "update"}, None),
        ([], None),
        (None, None),
    ):
        assert kept(entity) == text


def test_a_kept_refusal_comes_first():
    """It is about this very record."""
    assert explained(stopped(), write_error(OURS), answer="400: name required") == (
        "the share pipe …-contactperson-share keeps a refusal of this record of 14:02:00 UTC: 400: name required"
    )
    assert explained(answer="400: name required") == (
        "the share pipe …-contactperson-share keeps a refusal of this record: 400: name required"
    )
