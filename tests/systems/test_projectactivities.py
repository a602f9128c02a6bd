"""Project activities: written under a project, with the name of a time-tracking activity."""

import httpx
import pytest

from fixtures.systems.errors import RecordMissing, Refused
from fixtures.systems.interface import Record, Value
from tests.systems.envelope import data, page

ACTIVITY: dict[str, Value] = {"id": 5, "code": "zqk1", "name": "Møte", "activityType": 200}
USE: dict[str, Value] = {"id": 3, "activityCode": "zqk1", "projectCode": "10", "name": "Møte"}


def test_a_project_activity_is_made_with_its_activity(go, script, asked):
    """On the first project, for a new activity of that name."""
    script.replies = [page({"id": 40, "code": "10"}), data(ACTIVITY), data(USE)]
    made = go.make("Projectactivity", {"name": "Møte"}, correlation_id="zqk1")
    assert asked() == [
        "GET /Project/?$orderby=Id asc&$top=1&$skip=0",
        "POST /TimeTracking/Activity/",
        "POST /Project/40/Activity/",
    ]
    assert script.bodies()[-1] == {"activityCode": "zqk1"}
    assert made.get("name") == "Møte"


def test_a_project_activity_for_an_activity_that_is_there(go, script):
    """After a lost answer the client looks up that project only."""
    script.replies = [
        page({"id": 40, "code": "10"}),
        httpx.ReadTimeout("slow"),
        page(USE | {"id": 2, "projectCode": "9"}, USE),
    ]
    assert go.make("Projectactivity", {"activityCode": "zqk1", "projectCode": "10"}, correlation_id="zqk1").id == "3"


def test_a_project_activity_cannot_have_a_name_of_its_own(go, script):
    """It shows the name of the activity that is there."""
    script.replies = [page({"id": 40, "code": "10"})]
    with pytest.raises(Refused, match="leave name out"):
        go.make("Projectactivity", {"activityCode": "zqk1", "name": "x"}, correlation_id="zqk1")


def test_without_a_project_no_project_activity(go, script):
    """The message says what to make."""
    script.replies = [page()]
    with pytest.raises(Refused, match="project"):
        go.make("Projectactivity", {"name": "x"}, correlation_id="zqk1")


def test_a_project_activity_is_renamed_through_its_activity(go, script, asked):
    """The record shows the name in the answer to the renaming."""
    script.replies = [page(ACTIVITY), data(ACTIVITY | {"name": "stored"})]
    renamed = go.edit(Record("Projectactivity", "3", USE), {"name": "sent"})
    assert asked()[0].startswith("GET /TimeTracking/Activity/?$filter=(Code eq 'zqk1')")
    assert asked()[1] == "POST /TimeTracking/Activity/"
    assert script.bodies() == [{"id": 5, "name": "sent"}]
    assert (renamed.entity, renamed.id, renamed.get("name")) == ("Projectactivity", "3", "stored")


def test_a_project_activity_that_points_nowhere(go, script):
    """The client raises RecordMissing."""
    script.replies = [page()]
    with pytest.raises(RecordMissing, match="zqk1"):
        go.edit(Record("Projectactivity", "3", USE), {"name": "sent"})


def test_own_properties_of_a_project_activity_are_written_under_its_project(go, script, asked):
    """The project's id is looked up by its code."""
    script.replies = [page({"id": 40, "code": "10"}), data(USE | {"hourlyRate": 7.5})]
    edited = go.edit(Record("Projectactivity", "3", USE), {"hourlyRate": 7.5})
    assert asked()[0].startswith("GET /Project/?$filter=(Code eq '10')")
    assert asked()[1] == "POST /Project/40/Activity/"
    assert edited.get("hourlyRate") == 7.5


def test_name_and_own_properties_are_two_saves(go):
    """Together they are refused."""
    with pytest.raises(Refused, match="hourlyRate"):
        go.edit(Record("Projectactivity", "3", USE), {"name": "x", "hourlyRate": 1.0})
