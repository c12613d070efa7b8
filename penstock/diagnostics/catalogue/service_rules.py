"""4xx: rules of the service, over definitions; examples are objects in the form of the AWS CLI."""

from __future__ import annotations

from penstock.diagnostics.catalogue import service_fields, service_parameters, service_practice
from penstock.diagnostics.catalogue.entry import Entry

_GUIDE = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS401",
        title="A required field of a pipeline object is missing.",
        why="The service saves the definition and refuses to activate it. A field counts as set where the object, its "
        "parent or Default has it; an empty text sets nothing.",
        fix="Set the field on the object, or on Default where all objects share it.",
        wrong='{"id": "MyTable", "type": "DynamoDBDataNode"}',
        right='{"id": "MyTable", "type": "DynamoDBDataNode", "tableName": "visits"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
    ),
    Entry(
        id="PS402",
        title="None, or more than one, of a group of fields is set.",
        why="Such fields say the same thing in different ways: with none the service does not know what to do, and "
        "with several it is not said which counts. Without runsOn and workerGroup an activity would wait for a runner "
        "for ever; where both are set, runsOn counts.",
        fix="Keep exactly one of the fields.",
        wrong='{"id": "MyFolder", "type": "S3DataNode"}',
        right='{"id": "MyFolder", "type": "S3DataNode", "directoryPath": "s3://bucket/folder/"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
    ),
    Entry(
        id="PS403",
        title="A reference to a pipeline object that does not exist, or is of the wrong type.",
        why="The service cannot follow the reference, and refuses to activate the pipeline.",
        fix='Name the id of an object of an allowed type; a reference is written {"ref": "ID"}, a text is not.',
        wrong='{"id": "MyCopy", "type": "HiveCopyActivity", "runsOn": {"ref": "MyClutser"}}',
        right='[{"id": "MyCopy", "type": "HiveCopyActivity", "runsOn": {"ref": "MyCluster"}},\n'
        ' {"id": "MyCluster", "type": "EmrCluster"}]',
        source=f"{_GUIDE}/dp-writing-pipeline-definition.html",
    ),
    Entry(
        id="PS404",
        title="A schedule that the service refuses.",
        why="Everything that runs needs a schedule, its own or an inherited one, unless the pipeline runs on demand; "
        "then no other schedule type is allowed. A schedule ends after its first period at the earliest.",
        fix="Set `schedule` on Default, and write times in UTC as 2026-01-31T06:00:00.",
        wrong='{"id": "MySchedule", "type": "Schedule", "period": "1 day",\n'
        ' "startDateTime": "2026-01-31T06:00:00", "endDateTime": "2026-01-31T07:00:00"}',
        right='{"id": "MySchedule", "type": "Schedule", "period": "1 day",\n'
        ' "startDateTime": "2026-01-31T06:00:00", "endDateTime": "2026-02-28T06:00:00"}',
        source=f"{_GUIDE}/dp-object-schedule.html",
    ),
    Entry(
        id="PS405",
        title="A period that is too short or too long.",
        why="Schedules have periods of 15 minutes to 3 years, and retries are 2 minutes apart at least.",
        fix="Write a positive number and minutes, hours, days, weeks, months or years.",
        wrong='{"id": "MySchedule", "type": "Schedule",\n'
        ' "startAt": "FIRST_ACTIVATION_DATE_TIME", "period": "5 minutes"}',
        right='{"id": "MySchedule", "type": "Schedule",\n'
        ' "startAt": "FIRST_ACTIVATION_DATE_TIME", "period": "15 minutes"}',
        source=f"{_GUIDE}/dp-limits.html",
    ),
    Entry(
        id="PS406",
        title="A number outside the range that the service takes.",
        why="The service refuses to activate the pipeline.",
        fix="Write a number of the range; values that are no numbers are found here, too.",
        wrong='{"id": "MyTable", "type": "DynamoDBDataNode", "tableName": "visits", "maximumRetries": "9"}',
        right='{"id": "MyTable", "type": "DynamoDBDataNode", "tableName": "visits", "maximumRetries": "5"}',
        source=f"{_GUIDE}/dp-limits.html",
    ),
    Entry(
        id="PS407",
        title="A size outside the limits of definitions.",
        why="The service refuses to save the definition. It counts bytes of UTF-8, and no limit but the number of "
        "objects can be raised. Whether a repeated field counts once towards 50 fields is not documented, so that "
        "is a warning.",
        fix="Put long scripts and queries into files in S3, and leave out what is empty.",
        wrong='{"id": "MyFolder", "type": "S3DataNode", "directoryPath": "s3://bucket/folder/", "myNote": ""}',
        right='{"id": "MyFolder", "type": "S3DataNode", "directoryPath": "s3://bucket/folder/"}',
        source=f"{_GUIDE}/dp-limits.html",
    ),
    Entry(
        id="PS408",
        title="An expression that cannot be parsed, or names something that does not exist.",
        why="The service evaluates expressions while the pipeline runs: the object would fail then. What it says "
        "then is not documented.",
        fix="Name a field of the same object, a field behind a reference, a parameter or a runtime field.",
        wrong='{"id": "MyFolder", "type": "S3DataNode",\n'
        ' "directoryPath": "s3://bucket/#{format(@scheduledStart, \'YYYY\')}/"}',
        right='{"id": "MyFolder", "type": "S3DataNode",\n'
        ' "directoryPath": "s3://bucket/#{format(@scheduledStartTime, \'YYYY\')}/"}',
        source=f"{_GUIDE}/dp-pipeline-expressions.html",
    ),
    Entry(
        id="PS409",
        title="Two pipeline objects have the same id.",
        why="References could not be told apart.",
        fix="Give every object an id of its own.",
        wrong='[{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"},\n'
        ' {"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/b"}]',
        right='[{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"},\n'
        ' {"id": "MyOtherFile", "type": "S3DataNode", "filePath": "s3://bucket/b"}]',
        source=f"{_GUIDE}/dp-writing-pipeline-definition.html",
    ),
    Entry(
        id="PS410",
        title="Pipeline objects wait for, or inherit from, each other in a circle.",
        why="Nothing in the circle could ever start. The guide does not speak of circles, so this is an error of "
        "Penstock's own.",
        fix="Take one of the references of the circle out; the message has them in order.",
        wrong='[{"id": "One", "type": "S3DataNode", "filePath": "s3://bucket/1", "dependsOn": {"ref": "Two"}},\n'
        ' {"id": "Two", "type": "S3DataNode", "filePath": "s3://bucket/2", "dependsOn": {"ref": "One"}}]',
        right='[{"id": "One", "type": "S3DataNode", "filePath": "s3://bucket/1", "dependsOn": {"ref": "Two"}},\n'
        ' {"id": "Two", "type": "S3DataNode", "filePath": "s3://bucket/2"}]',
        documented=False,
    ),
    Entry(
        id="PS411",
        title="A value that the enumeration does not have.",
        why="The service refuses to activate the pipeline. Where the list of the guide is known to be older than the "
        "service, as for regions, this is a warning.",
        fix="Write one of the values; letter case does not matter.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "compression": "zip"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "compression": "gzip"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
    ),
    Entry(
        id="PS412",
        title="The service refuses the definition; the message is the service's.",
        why="The rules above know less than the service, the local one included, about what is in the account.",
        fix="Do what the message says; it names the object.",
        source="https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PutPipelineDefinition.html",
    ),
    *service_fields.ENTRIES,
    *service_parameters.ENTRIES,
    *service_practice.ENTRIES,
)
