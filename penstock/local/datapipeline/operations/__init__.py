"""The 19 operations of the API, one in each module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.activate_pipeline import activate_pipeline
from penstock.local.datapipeline.operations.add_tags import add_tags
from penstock.local.datapipeline.operations.create_pipeline import create_pipeline
from penstock.local.datapipeline.operations.deactivate_pipeline import deactivate_pipeline
from penstock.local.datapipeline.operations.delete_pipeline import delete_pipeline
from penstock.local.datapipeline.operations.describe_objects import describe_objects
from penstock.local.datapipeline.operations.describe_pipelines import describe_pipelines
from penstock.local.datapipeline.operations.evaluate_expression import evaluate_expression
from penstock.local.datapipeline.operations.get_pipeline_definition import get_pipeline_definition
from penstock.local.datapipeline.operations.list_pipelines import list_pipelines
from penstock.local.datapipeline.operations.poll_for_task import poll_for_task
from penstock.local.datapipeline.operations.put_pipeline_definition import put_pipeline_definition
from penstock.local.datapipeline.operations.query_objects import query_objects
from penstock.local.datapipeline.operations.remove_tags import remove_tags
from penstock.local.datapipeline.operations.report_task_progress import report_task_progress
from penstock.local.datapipeline.operations.report_task_runner_heartbeat import report_task_runner_heartbeat
from penstock.local.datapipeline.operations.set_status import set_status
from penstock.local.datapipeline.operations.set_task_status import set_task_status
from penstock.local.datapipeline.operations.validate_pipeline_definition import validate_pipeline_definition
from penstock.local.datapipeline.requests import Payload

Operation: TypeAlias = Callable[[Work, Payload], dict[str, object]]

OPERATIONS: Mapping[str, Operation] = {
    "ActivatePipeline": activate_pipeline,
    "AddTags": add_tags,
    "CreatePipeline": create_pipeline,
    "DeactivatePipeline": deactivate_pipeline,
    "DeletePipeline": delete_pipeline,
    "DescribeObjects": describe_objects,
    "DescribePipelines": describe_pipelines,
    "EvaluateExpression": evaluate_expression,
    "GetPipelineDefinition": get_pipeline_definition,
    "ListPipelines": list_pipelines,
    "PollForTask": poll_for_task,
    "PutPipelineDefinition": put_pipeline_definition,
    "QueryObjects": query_objects,
    "RemoveTags": remove_tags,
    "ReportTaskProgress": report_task_progress,
    "ReportTaskRunnerHeartbeat": report_task_runner_heartbeat,
    "SetStatus": set_status,
    "SetTaskStatus": set_task_status,
    "ValidatePipelineDefinition": validate_pipeline_definition,
}
