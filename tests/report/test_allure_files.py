"""Allure's result files have the content that Allure's own writer gives them."""

import json
from pathlib import Path

import pytest
from allure_commons import model2 as allure
from allure_commons.logger import AllureFileLogger

from fixtures.report.allure.files import Files

RESULT = allure.TestResult(
    uuid="u1",
    name="Å",
    status=allure.Status.FAILED,
    statusDetails=allure.StatusDetails(message="broken", flaky=False),
    labels=[allure.Label(name="epic", value="a"), allure.Label(name="empty", value="")],
    parameters=[allure.Parameter(name="direction", value="made", excluded=True)],
    steps=[
        allure.TestStepResult(
            name="When",
            steps=[allure.TestStepResult(name="And", start=1)],
            attachments=[allure.Attachment("x")],
        )
    ],
    titlePath=["a", "b"],
    start=0,
)


def test_a_result_is_the_same_as_from_allure_itself(tmp_path: Path):
    """The content is the same; only the file name differs."""
    AllureFileLogger(tmp_path / "theirs").report_result(result=RESULT)
    (tmp_path / "ours").mkdir()
    Files(tmp_path / "ours").result(RESULT)
    (theirs,), (ours,) = ((tmp_path / who).iterdir() for who in ("theirs", "ours"))
    assert json.loads(ours.read_text(encoding="utf-8")) == json.loads(theirs.read_text(encoding="utf-8"))
    assert ours.name == "u1-result.json"


@pytest.mark.parametrize("body", ["Åse", b"\xff"])
def test_an_attachment_is_written_as_it_is(tmp_path, body):
    """Text as UTF-8."""
    Files(tmp_path).attach("x.txt", body)
    assert (tmp_path / "x.txt").read_bytes() == (body.encode() if isinstance(body, str) else body)
