"""PS427 to PS439: what is well-formed and will not work, or not as meant."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_GUIDE = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS427",
        title="A cascade of failures meets a backfill.",
        why="A start in the past makes all past intervals run at once, and with the mode `cascade` each failure makes "
        "more objects: the service warns of it when it saves such a definition. It refuses to activate a pipeline "
        "for the first time that starts more than a day in the past. Told of specs of `kind: definition`; once a "
        "pipeline has been activated, there is nothing to it.",
        fix="Start the schedule later and run the intervals of the past with `penstock backfill`, or set "
        "`failureAndRerunMode` to none until the backfill is done.",
        wrong='[{"id": "Default", "failureAndRerunMode": "CASCADE", "schedule": {"ref": "MySchedule"}},\n'
        ' {"id": "MySchedule", "type": "Schedule", "period": "1 day", "startDateTime": "2020-01-01T00:00:00"},\n'
        ' {"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}]',
        right='[{"id": "Default", "failureAndRerunMode": "NONE", "schedule": {"ref": "MySchedule"}},\n'
        ' {"id": "MySchedule", "type": "Schedule", "period": "1 day", "startDateTime": "2020-01-01T00:00:00"},\n'
        ' {"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}]',
        source=f"{_GUIDE}/dp-manage-cascade-failandrerun.html",
    ),
    Entry(
        id="PS428",
        title="A region without AWS Data Pipeline.",
        why="The service has endpoints in five regions, and CloudFormation offers its resource in many more.",
        fix="Deploy to us-east-1, us-west-2, ap-southeast-2, ap-northeast-1 or eu-west-1; resources and data may be "
        "elsewhere, by their field `region`.",
        wrong='{"environments": {"dev": {"region": "eu-central-1"}}}',
        right='{"environments": {"dev": {"region": "eu-west-1"}}}',
        source="https://docs.aws.amazon.com/general/latest/gr/datapipeline.html",
    ),
    Entry(
        id="PS429",
        title="A secret in clear text.",
        why="The service stores fields with `*` encrypted, but whoever can read the definition, the template or the "
        "repository has the secret, and what was committed once stays there. Passwords in connection strings and ids "
        "of access keys are looked for, too, and credentials of an API beside the `secret` of extract-from-http. The "
        "value is never shown.",
        fix="Keep the secret in AWS Secrets Manager, write a dynamic reference, and change the secret: it is known.",
        wrong='{"id": "MyDb", "type": "RdsDatabase", "username": "etl", "rdsInstanceId": "db", "*password": "hunter2"}',
        right='{"id": "MyDb", "type": "RdsDatabase", "username": "etl", "rdsInstanceId": "db",\n'
        ' "*password": "{{resolve:secretsmanager:my-db:SecretString:password}}"}',
        source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    ),
    Entry(
        id="PS430",
        title="A DynamoDBDataNode with the precondition Exists.",
        why="The guide says that DynamoDBDataNode does not support it.",
        fix="Use DynamoDBDataExists or DynamoDBTableExists.",
        wrong='[{"id": "MyTable", "type": "DynamoDBDataNode", "tableName": "visits",\n'
        '  "precondition": {"ref": "There"}},\n'
        ' {"id": "There", "type": "Exists"}]',
        right='[{"id": "MyTable", "type": "DynamoDBDataNode", "tableName": "visits",\n'
        '  "precondition": {"ref": "There"}},\n'
        ' {"id": "There", "type": "DynamoDBDataExists", "tableName": "visits"}]',
        source=f"{_GUIDE}/dp-object-dynamodbdatanode.html",
    ),
    Entry(
        id="PS431",
        title="Arguments of a ShellCommandActivity beside scriptUri.",
        why="The guide calls that an error; samples of AWS do it and work, so this is a warning.",
        fix="Call the script in `command`.",
        wrong='{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine",\n'
        ' "scriptUri": "s3://bucket/job.sh", "scriptArgument": "42"}',
        right='{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine",\n'
        ' "command": "aws s3 cp s3://bucket/job.sh . && sh job.sh $1", "scriptArgument": "42"}',
        source=f"{_GUIDE}/dp-object-shellcommandactivity.html",
    ),
    Entry(
        id="PS432",
        title="A Spot bid for an Ec2Resource out of range.",
        why="Bids are more than 0 and less than 20.00 USD an hour.",
        fix="Write a decimal number without a currency.",
        wrong='{"id": "MyMachine", "type": "Ec2Resource", "role": "a", "resourceRole": "b", "spotBidPrice": "20"}',
        right='{"id": "MyMachine", "type": "Ec2Resource", "role": "a", "resourceRole": "b", "spotBidPrice": "0.05"}',
        source=f"{_GUIDE}/dp-object-ec2resource.html",
    ),
    Entry(
        id="PS433",
        title="A HiveCopyActivity from S3 to S3.",
        why="It copies between S3 and DynamoDB, or between tables of DynamoDB: an input in S3 needs an output there.",
        fix="Use a CopyActivity, or a HiveActivity with a script of your own.",
        wrong='[{"id": "MyCopy", "type": "HiveCopyActivity", "workerGroup": "mine",\n'
        '  "input": {"ref": "From"}, "output": {"ref": "To"}},\n'
        ' {"id": "From", "type": "S3DataNode", "directoryPath": "s3://bucket/a/"},\n'
        ' {"id": "To", "type": "S3DataNode", "directoryPath": "s3://bucket/b/"}]',
        right='[{"id": "MyCopy", "type": "HiveCopyActivity", "workerGroup": "mine",\n'
        '  "input": {"ref": "From"}, "output": {"ref": "To"}},\n'
        ' {"id": "From", "type": "S3DataNode", "directoryPath": "s3://bucket/a/"},\n'
        ' {"id": "To", "type": "DynamoDBDataNode", "tableName": "visits"}]',
        source=f"{_GUIDE}/dp-object-hivecopyactivity.html",
    ),
    Entry(
        id="PS434",
        title="An input or output of a staging activity that is not staged.",
        why="With `stage`, folders of S3 are copied to where a shell command runs and back, and Hive and Pig find "
        "data of S3 and MySQL as tables. The guide does not say what happens to the rest.",
        fix="Use an S3DataNode with a directoryPath, or do without `stage`.",
        wrong='[{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine", "command": "date",\n'
        '  "stage": "true", "output": {"ref": "MyOutput"}},\n'
        ' {"id": "MyOutput", "type": "S3DataNode", "filePath": "s3://bucket/a"}]',
        right='[{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine", "command": "date",\n'
        '  "stage": "true", "output": {"ref": "MyOutput"}},\n'
        ' {"id": "MyOutput", "type": "S3DataNode", "directoryPath": "s3://bucket/a/"}]',
        source=f"{_GUIDE}/dp-concepts-staging.html",
        documented=False,
    ),
    Entry(
        id="PS435",
        title="Options of a RedshiftCopyActivity that are ignored.",
        why="Where a data node of the activity has a format, the options come from the format alone.",
        fix="Take out `commandOptions`, or `dataFormat` of the data node.",
        wrong='[{"id": "MyLoad", "type": "RedshiftCopyActivity", "workerGroup": "mine", "insertMode": "APPEND",\n'
        '  "commandOptions": "GZIP", "input": {"ref": "MyInput"}},\n'
        ' {"id": "MyInput", "type": "S3DataNode", "filePath": "s3://bucket/a", "dataFormat": {"ref": "MyFormat"}},\n'
        ' {"id": "MyFormat", "type": "TSV"}]',
        right='[{"id": "MyLoad", "type": "RedshiftCopyActivity", "workerGroup": "mine", "insertMode": "APPEND",\n'
        '  "commandOptions": "GZIP", "input": {"ref": "MyInput"}},\n'
        ' {"id": "MyInput", "type": "S3DataNode", "filePath": "s3://bucket/a"}]',
        source=f"{_GUIDE}/dp-object-redshiftcopyactivity.html",
    ),
    Entry(
        id="PS436",
        title="A field of an S3DataNode that nothing reads.",
        why="`compression` is for CopyActivity and RedshiftCopyActivity, `manifestFilePath` for the latter alone. An "
        "SqlActivity is left in peace: its SQL may say the same to COPY or UNLOAD.",
        fix="Take the field out.",
        wrong='[{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine", "command": "date",\n'
        '  "input": {"ref": "MyInput"}},\n'
        ' {"id": "MyInput", "type": "S3DataNode", "filePath": "s3://bucket/a.gz", "compression": "gzip"}]',
        right='[{"id": "MyJob", "type": "ShellCommandActivity", "workerGroup": "mine", "command": "date",\n'
        '  "input": {"ref": "MyInput"}},\n'
        ' {"id": "MyInput", "type": "S3DataNode", "filePath": "s3://bucket/a.gz"}]',
        source=f"{_GUIDE}/dp-object-s3datanode.html",
    ),
    Entry(
        id="PS437",
        title="More than 32 objects refer to one.",
        why="The guide allows 32 roll-ups into one object, and does not say what counts as one. Here every object "
        "counts that refers to another one itself, so this is a warning.",
        fix="Set the field once, on Default or on a parent of these objects.",
        source=f"{_GUIDE}/dp-limits.html",
        documented=False,
    ),
    Entry(
        id="PS438",
        title="An object without a type, or with more than one.",
        why="Only Default, and objects that others inherit from, need none.",
        fix="Give the object one type, or take it out.",
        wrong='{"id": "MyFile", "filePath": "s3://bucket/a"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source=f"{_GUIDE}/dp-writing-pipeline-definition.html",
    ),
    Entry(
        id="PS439",
        title="A character that the API does not take.",
        why="Control characters and halves of a surrogate pair are refused with the whole request; tabs and line ends "
        "are allowed.",
        fix="Take the character out; the message has its number in Unicode.",
        wrong='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/\\u0007"}',
        right='{"id": "MyFile", "type": "S3DataNode", "filePath": "s3://bucket/a"}',
        source="https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PipelineObject.html",
    ),
)
