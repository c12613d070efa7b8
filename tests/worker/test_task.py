"""Tasks and their look-ups."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.task import Task, is_true


def test_reads_the_api_s_form():
    """Reads the API's form."""
    task = Task.from_api(
        {
            "taskId": "t",
            "pipelineId": "df-1",
            "attemptId": "@A_2014-11-12T00:00:00_Attempt=12",
            "objects": {
                "@A_2014-11-12T00:00:00_Attempt=12": {
                    "id": "@A_2014-11-12T00:00:00_Attempt=12",
                    "name": "@A_2014-11-12T00:00:00_Attempt=12",
                    "fields": [
                        {"key": "@componentParent", "refValue": "A"},
                        {"key": "type", "stringValue": "ShellCommandActivity"},
                        {"key": "input", "refValue": "@In_2014-11-12T00:00:00"},
                    ],
                },
                "@In_2014-11-12T00:00:00": {"id": "@In_2014-11-12T00:00:00", "name": "In", "fields": []},
            },
        }
    )
    assert (task.id, task.pipeline_id, task.activity.name) == ("t", "df-1", "A")
    assert (task.instance_id, task.attempt_number) == ("@A_2014-11-12T00:00:00", 12)
    assert task.attempt_of(3) == "@A_2014-11-12T00:00:00_Attempt=3"
    assert [item.name for item in task.references(task.activity, "input")] == ["In"]
    assert task.optional_reference(task.activity, "output") is None


def test_fails_without_its_attempt():
    """Fails without its attempt."""
    task = Task.from_api({"taskId": "t", "attemptId": "@A"})
    with pytest.raises(TaskFailed, match=r"^the task's attempt refers to '@A', which the task does not contain$"):
        _ = task.activity


def test_fails_with_several_references_where_one_is_needed(make_task):
    """Fails with several references where one is needed."""
    task = make_task(
        {"type": "CopyActivity", "input": [{"ref": "A"}, {"ref": "B"}]},
        {"id": "A", "type": "S3DataNode"},
        {"id": "B", "type": "S3DataNode"},
    )
    with pytest.raises(TaskFailed, match=r"^CopyActivity 'Act' has 2 references in input; exactly one S3DataNode is"):
        task.reference(task.activity, "input", "S3DataNode")


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("True ", True), ("false", False), ("", False)])
def test_reads_booleans(make_task, value, expected):
    """Reads booleans."""
    assert expected is is_true(make_task({"type": "X", "stage": value}).activity, "stage")


def test_takes_a_missing_boolean_for_false(make_task):
    """Takes a missing boolean for false."""
    assert is_true(make_task({"type": "X"}).activity, "stage") is False
