"""What goes wrong is said: status and reason, an SNS message, a cascade, exit code 1, and nothing half-loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from demo.warehouse import query

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Project

pytestmark = pytest.mark.cloud


def _run(project: Project) -> tuple[dict[str, str], str, list[dict[str, str]]]:
    """Run the pipeline, which must fail; the final tree by component, standard error, and the alarms."""
    queue = project.alarm_queue()
    logs = project.logs(good=50, malformed=1)
    done = project.run("run", "etl_specs/clickstream.yaml", "--input", f"weblogs-bucket={logs}")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    received = project.client("sqs").receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=2)
    return project.tree(done.stdout), done.stderr, [json.loads(item["Body"]) for item in received.get("Messages", [])]


def test_a_pig_syntax_error(project: Project) -> None:
    """The script's line is shown; the load never starts."""
    project.edit(
        "assets/pig/parse_weblogs.pig", "WELL_FORMED = FILTER LOGS_BASE BY", "WELL_FORMED = FILTR LOGS_BASE BY"
    )
    tree, errors, alarms = _run(project)
    assert "FAILED" in tree["logsProcess-ExtractTransform"]
    assert "FILTR" in errors
    assert "CASCADE_FAILED" in tree["staging"]
    assert "CASCADE_FAILED" in tree["LoadToRedshift"]
    assert "CASCADE_FAILED" in tree["LoadToRedshift.table"]
    (alarm,) = (item for item in alarms if "logsProcess" in item["Subject"])
    assert alarm["Subject"] == "clickstream: logsProcess-ExtractTransform failed"
    assert "Pipeline: clickstream\nActivity: logsProcess-ExtractTransform\nInterval: 20" in alarm["Message"]
    assert "FILTR" in alarm["Message"]
    assert project.tables() == set()


def test_a_line_that_copy_refuses(project: Project) -> None:
    """A column of the wrong type: the whole load is undone, the first bad line is named."""
    project.edit("assets/tables/weblogs.sql", "host         VARCHAR(255)", "host         INTEGER")
    tree, errors, alarms = _run(project)
    assert "FINISHED" in tree["logsProcess-ExtractTransform"]
    assert "FAILED" in tree["LoadToRedshift"]
    assert "Load into table 'weblogs' failed" in errors
    assert "Invalid digit" in errors
    assert [item["Subject"] for item in alarms] == ["clickstream: LoadToRedshift failed"]
    assert project.tables() == set()
    reasons = query(project.client("redshift-data"), "SELECT DISTINCT TRIM(colname) FROM stl_load_errors")
    assert reasons == [("host",)]


def test_a_table_that_its_ddl_does_not_make(project: Project) -> None:
    """The activity fails with the warehouse's words; the table of the wrong name is not left behind."""
    project.edit("assets/tables/weblogs.sql", "EXISTS weblogs (", "EXISTS web_logs (")
    tree, _, alarms = _run(project)
    assert "FAILED" in tree["LoadToRedshift"]
    assert "attempt 3; RedshiftCopyActivity 'LoadToRedshift' into \"weblogs\"" in tree["LoadToRedshift"]
    assert 'relation "weblogs" does not exist' in tree["LoadToRedshift"]
    assert [item["Subject"] for item in alarms] == ["clickstream: LoadToRedshift failed"]
    assert project.tables() == set()
