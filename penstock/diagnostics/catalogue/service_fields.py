"""PS413 to PS421: types and fields."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_GUIDE = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS413",
        title="An object type that the developer guide does not have.",
        why="The service may know types that its guide does not describe; of these, nothing else is checked.",
        fix="Check the spelling of the type.",
        wrong='{"id": "MyFile", "type": "S3DataNod", "filePath": "s3://bucket/a"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
        documented=False,
    ),
    Entry(
        id="PS414",
        title="A field that the type of the object does not have.",
        why="It is most likely a typing error, and has no effect then. Only fields that an object has itself are "
        "looked at: what it inherits and has no use for is ignored.",
        fix="Check the spelling, or call a field of your own `my` and a capital letter.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filepath": "s3://bucket/a"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
        documented=False,
    ),
    Entry(
        id="PS415",
        title="A runtime field, which only the service sets.",
        why="Fields such as @status are the service's answers. Definitions that were fetched with their instances "
        "have them.",
        fix="Take the field out.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "@status": "FINISHED"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source=f"{_GUIDE}/dp-pipeline-characters.html",
        documented=False,
    ),
    Entry(
        id="PS416",
        title="A user's field that is not named as the guide says.",
        why="Fields of one's own start with `my` and a capital letter or an underscore; others may be taken for "
        "fields of the service.",
        fix="Write the letter after `my` large.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "myowner": "me"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "myOwner": "me"}',
        source=f"{_GUIDE}/dp-writing-pipeline-definition.html",
        documented=False,
    ),
    Entry(
        id="PS417",
        title="A field is missing that the guide calls required, and that working pipelines leave out.",
        why="Samples of AWS run without it, so the service does not insist on it always.",
        fix="Set the field where the activity reads or writes data that others use.",
        wrong='{"id": "MyQuery", "type": "HiveActivity", "hiveScript": "SHOW TABLES;", "workerGroup": "mine"}',
        right='{"id": "MyQuery", "type": "HiveActivity", "hiveScript": "SHOW TABLES;", "workerGroup": "mine",\n'
        ' "input": {"ref": "MyInput"}, "output": {"ref": "MyOutput"}}',
        source=f"{_GUIDE}/dp-object-hiveactivity.html",
        documented=False,
    ),
    Entry(
        id="PS418",
        title="A field that objects of the type must not have.",
        why="A resource runs activities, and is not run by anything itself.",
        fix="Take the field out; an inherited one does no harm.",
        wrong='{"id": "MyCluster", "type": "EmrCluster", "workerGroup": "mine"}',
        right='{"id": "MyCluster", "type": "EmrCluster"}',
        source=f"{_GUIDE}/dp-object-emrcluster.html",
    ),
    Entry(
        id="PS419",
        title="A field that has no effect without another one.",
        why="For example, an action for lateness is never taken where no time is set after which an object is late.",
        fix="Set the other field, too, or take this one out.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "lateAfterTimeout": "1 hour"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a", "lateAfterTimeout": "1 hour",\n'
        ' "onLateAction": {"ref": "MyAlarm"}}',
        source=f"{_GUIDE}/dp-object-s3datanode.html",
    ),
    Entry(
        id="PS420",
        title="A type or field that is deprecated.",
        why="It works, and the guide advises another one.",
        fix="Use what the guide has instead; the message names it.",
        wrong='{"id": "MyRows", "type": "MySqlDataNode", "table": "visits"}',
        right='{"id": "MyRows", "type": "SqlDataNode", "table": "visits"}',
        source=f"{_GUIDE}/dp-object-mysqldatanode.html",
    ),
    Entry(
        id="PS421",
        title="Several values of a field that takes one.",
        why="Which of them would count is not said anywhere.",
        fix="Keep one of the values.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": ["s3://bucket/a", "s3://bucket/b"]}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source=f"{_GUIDE}/dp-pipeline-objects.html",
        documented=False,
    ),
)
