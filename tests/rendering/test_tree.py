"""The tree."""

from __future__ import annotations

from collections.abc import Callable

from penstock.definition.wire import WireDefinition
from penstock.rendering.about import About
from penstock.rendering.tree import render_tree

CLICKSTREAM = r"""
clickstream: Yesterday's logs
├─ schedule: every 1 day from the first activation; each run at the start of its interval (cron)
├─ defaults: failureAndRerunMode CASCADE; pipelineLogUri s3://log-bucket/pipelines; resourceRole resource-role; role service-role
├─ 1. logsProcess-ExtractTransform (PigActivity)
│  ├─ runs on: myEMR (EmrCluster)
│  ├─ scriptUri: s3://asset-bucket/pig/parse_weblogs.pig
│  ├─ scriptVariable: INPUT=#{input.directoryPath}, OUTPUT=#{output.directoryPath}
│  ├─ stage: false
│  ├─ reads <- weblogs-bucket (S3DataNode): s3://data-bucket/logs/#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}/
│  │  └─ once: checkTrigger (S3KeyExists): s3://data-bucket/triggers/#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}; preconditionTimeout 6 hours
│  ├─ writes -> staging (S3DataNode): s3://data-bucket/staging/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/
│  ├─ retries: 2, 10 minutes apart
│  ├─ on fail: FailureAlarm (SnsAlarm)
│  └─ on late: LateAlarm (SnsAlarm), 2 hours after the scheduled start
├─ 2. LoadToRedshift (RedshiftCopyActivity)
│  ├─ runs on: myEC2 (Ec2Resource)
│  ├─ commandOptions: DELIMITER '\001', TRUNCATECOLUMNS
│  ├─ insertMode: APPEND
│  ├─ reads <- staging (S3DataNode): s3://data-bucket/staging/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/
│  │  └─ written by: logsProcess-ExtractTransform
│  ├─ writes -> LoadToRedshift.table (RedshiftDataNode): weblogs in Warehouse; createTableSql -- One row for each well-formed line of the Apache logs; VA…
│  ├─ retries: 2, 10 minutes apart
│  ├─ on fail: FailureAlarm (SnsAlarm)
│  └─ on late: LateAlarm (SnsAlarm), 2 hours after the scheduled start
├─ resources
│  ├─ myEMR (EmrCluster): master m4.large; core 2 x m4.large; task 4 x m4.large at a bid of 0.05; terminateAfter 30 minutes; applications Pig; bootstrapAction s3://asset-bucket/scripts/raise_file_limits.sh,65536; configuration myEMR.emrfs; releaseLabel emr-4.9.6
│  └─ myEC2 (Ec2Resource): terminateAfter 30 minutes; instanceType t2.small
└─ other objects
   ├─ FailureAlarm (SnsAlarm): message Pipeline: clickstream Activity: #{node.name} Interval: #{no…; subject clickstream: #{node.name} failed; topicArn arn:aws:sns:us-east-1:111122223333:alarms
   ├─ LateAlarm (SnsAlarm): message Pipeline: clickstream Activity: #{node.name} Interval: #{no…; subject clickstream: #{node.name} is late; topicArn arn:aws:sns:us-east-1:111122223333:alarms
   ├─ myEMR.fs.s3.consistent (Property): key fs.s3.consistent; value true
   ├─ myEMR.fs.s3.consistent.retryPeriodSeconds (Property): key fs.s3.consistent.retryPeriodSeconds; value 10
   ├─ myEMR.fs.s3.enableServerSideEncryption (Property): key fs.s3.enableServerSideEncryption; value true
   ├─ myEMR.emrfs (EmrConfiguration): classification emrfs-site; property myEMR.fs.s3.consistent, myEMR.fs.s3.consistent.retryPeriodSeconds, myEMR.fs.s3.enableServerSideEncryption
   └─ Warehouse (RedshiftDatabase): clusterId dwh; databaseName analytics; *password {{resolve:secretsmanager:dwh:SecretString:password}}; username loader
"""  # noqa: E501


def test_the_clickstream(clickstream: WireDefinition) -> None:
    """What its reviewer sees."""
    assert render_tree(clickstream, "clickstream", About("Yesterday's\nlogs")) == CLICKSTREAM.lstrip()


def test_nothing() -> None:
    """An empty definition."""
    assert render_tree(WireDefinition(()), "empty") == (
        "empty\n├─ schedule: none that holds for all\n└─ no activities\n"
    )


def test_data_that_no_activity_uses(definition: Callable[..., WireDefinition]) -> None:
    """Is waited for all the same, and told with what else nothing refers to."""
    made = definition(
        {"id": "Default", "scheduleType": "ondemand", "onFail": {"ref": "alarm"}},
        {"id": "logs", "type": "S3DataNode", "directoryPath": "s3://b/logs/", "precondition": {"ref": "ready"}},
        {"id": "ready", "type": "S3KeyExists", "s3Key": "s3://b/ready"},
        {"id": "weekly", "type": "Schedule", "period": "1 week"},
        {"id": "alarm", "type": "SnsAlarm", "subject": "#{node.name} failed"},
        {"id": "nothing"},
    )
    assert render_tree(made, "p") == (
        "p\n"
        "├─ schedule: on demand, once for each activation\n"
        "├─ no activities\n"
        "├─ other objects\n"
        "│  ├─ ready (S3KeyExists): s3://b/ready\n"
        "│  └─ alarm (SnsAlarm): subject #{node.name} failed\n"
        "└─ nothing refers to these\n"
        "   ├─ logs (S3DataNode): s3://b/logs/; precondition ready\n"
        "   ├─ weekly (Schedule): period 1 week\n"
        "   └─ nothing (no type)\n"
    )


def test_order_and_circles(definition: Callable[..., WireDefinition]) -> None:
    """What can start together stands together, and what never starts stands last."""
    shell = {"type": "ShellCommandActivity", "workerGroup": "w"}
    made = definition(
        {"id": "end", "dependsOn": [{"ref": "left"}, {"ref": "right"}], **shell},
        {"id": "left", **shell},
        {"id": "right", **shell},
        {"id": "odd", "dependsOn": {"ref": "odd"}, **shell},
    )
    assert render_tree(made, "p") == (
        "p\n"
        "├─ schedule: none that holds for all\n"
        "├─ 1. these can start at the same time\n"
        "│  ├─ left (ShellCommandActivity)\n"
        "│  │  └─ runs on: worker group w\n"
        "│  └─ right (ShellCommandActivity)\n"
        "│     └─ runs on: worker group w\n"
        "├─ 2. end (ShellCommandActivity)\n"
        "│  ├─ runs on: worker group w\n"
        "│  ├─ waits for: left (ShellCommandActivity)\n"
        "│  └─ waits for: right (ShellCommandActivity)\n"
        "└─ these never start: they wait for each other, or for one that does\n"
        "   └─ odd (ShellCommandActivity)\n"
        "      ├─ runs on: worker group w\n"
        "      └─ waits for: odd (ShellCommandActivity)\n"
    )


def test_schedules(definition: Callable[..., WireDefinition]) -> None:
    """One that all activities have is the pipeline's; otherwise each tells its own."""
    daily = {"id": "daily", "type": "Schedule", "period": "1 day"}
    hourly = {"id": "hourly", "type": "Schedule", "period": "1 hour"}
    copies = [
        {"id": key, "type": "CopyActivity", "workerGroup": "w", "schedule": {"ref": key[1:]}}
        for key in ("1daily", "2daily", "3hourly")
    ]
    assert render_tree(definition(daily, *copies[:2]), "p").splitlines()[1] == "├─ schedule: every 1 day"
    assert render_tree(definition(daily, hourly, *copies[1:]), "p") == (
        "p\n"
        "├─ schedule: none that holds for all\n"
        "└─ 1. these can start at the same time\n"
        "   ├─ 2daily (CopyActivity)\n"
        "   │  ├─ runs on: worker group w\n"
        "   │  └─ schedule: every 1 day\n"
        "   └─ 3hourly (CopyActivity)\n"
        "      ├─ runs on: worker group w\n"
        "      └─ schedule: every 1 hour\n"
    )


def test_parameters(definition: Callable[..., WireDefinition]) -> None:
    """Values, attributes, and values without a parameter; secrets are hidden."""
    made = definition(
        parameters=[
            {"id": "myDay", "type": "String", "default": "today", "description": "Day\nto load"},
            {"id": "*myPassword", "type": "String", "default": "hunter2"},
            {"id": "myBare"},
        ],
        values={"myDay": ["monday", "tuesday"], "*myPassword": "hunter3", "myOther": ["1", "2"]},
    )
    assert render_tree(made, "p") == (
        "p\n"
        "├─ schedule: none that holds for all\n"
        "├─ no activities\n"
        "└─ parameters\n"
        "   ├─ myDay: value monday; value tuesday; default today; description Day to load; type String\n"
        "   ├─ *myPassword: value *****; default *****; type String\n"
        "   ├─ myBare\n"
        "   └─ myOther: value 1, 2\n"
    )
