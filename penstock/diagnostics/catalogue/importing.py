"""6xx: reading definitions that others have written, and importing them."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_TEMPLATE = """\
{"Type": "AWS::DataPipeline::Pipeline",
 "Properties": {"Name": "p", "PipelineObjects": [
   {"Id": "Default", "Name": "Default", "Fields": [{"Key": "role", "StringValue": %s}]}]}}"""
_DUCT = """\
name: visits
steps:
  - {step_type: extract-s3, %s}
"""
_TWO_STATEMENTS = """\
name: visits
steps:
  - {step_type: sql-command, command: DELETE FROM a}
  - {step_type: sql-command, command: DELETE FROM b}
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS601",
        title="A value of a template that only CloudFormation knows.",
        why="A spec of kind definition holds the texts of the pipeline; a reference to another resource has no text "
        "outside of its stack.",
        fix="Give the text with `--value NAME=TEXT`, or import what `aws datapipeline get-pipeline-definition` prints "
        "of the deployed pipeline.",
        wrong=_TEMPLATE % '{"Ref": "ServiceRole"}',
        right=_TEMPLATE % '"DataPipelineDefaultRole"',
        source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
    ),
    Entry(
        id="PS602",
        title="A file that holds no pipeline definition, or several.",
        why="A definition is the CLI's JSON (`objects`), the API's (`pipelineObjects`), or a CloudFormation template, "
        "resource or properties with `PipelineObjects`.",
        fix="Name the right file; of a template with several pipelines, choose one with `--resource`.",
        wrong='{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}}}',
        right='{"objects": [{"id": "Default", "name": "Default"}]}',
        source="https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html",
    ),
    Entry(
        id="PS603",
        title="Something of a file that its import does not keep.",
        why="The service has no place for it, so the imported pipeline is the same without it.",
        fix="Nothing, unless you need it elsewhere.",
        wrong='{"objects": [{"id": "Default", "name": "Default"}], "metadata": {"templateName": "x"}}',
        right='{"objects": [{"id": "Default", "name": "Default"}]}',
    ),
    Entry(
        id="PS604",
        title="A secret in clear text, which is not written into the imported spec.",
        why="Specs are committed, and whoever reads the repository would read the secret.",
        fix="Create the secret that the finding names in Secrets Manager; CloudFormation puts it in when it deploys.",
        wrong='{"objects": [{"id": "db", "type": "RedshiftDatabase", "*password": "in clear text"}]}',
        right='{"objects": [{"id": "db", "type": "RedshiftDatabase", "*password": '
        '"{{resolve:secretsmanager:warehouse:SecretString:password}}"}]}',
        source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    ),
    Entry(
        id="PS605",
        title="Something of dataduct that Penstock has no equivalent of.",
        why="The imported spec does without it. Where it stood in a step, a comment of the spec says so, too.",
        fix="The finding says what there is instead, if anything; docs/moving-from-dataduct.md has all of them.",
        wrong=_DUCT % "file_uri: s3://my-bucket/visits.tsv" + "topic_arn: arn:aws:sns:us-east-1:111122223333:alarms\n",
        right=_DUCT % "file_uri: s3://my-bucket/visits.tsv",
    ),
    Entry(
        id="PS606",
        title="A step that runs later than it did in dataduct.",
        why="In dataduct a step waited for the one above it only where that had an output in S3; checks and SQL ran "
        "beside the load that they were written below. A step of a spec runs when all above it have finished.",
        fix="Nothing, where the order of the file is what was meant. `after` says otherwise for one step, and "
        "`--order faithful` keeps the order of dataduct in all of them.",
        wrong=_TWO_STATEMENTS,
        right=_TWO_STATEMENTS.replace("command: DELETE FROM a", "command: DELETE FROM a, name: first").replace(
            "command: DELETE FROM b", "command: DELETE FROM b, depends_on: first"
        ),
    ),
    Entry(
        id="PS607",
        title="Something of dataduct that is done otherwise.",
        why="The imported spec does not do quite the same, or the service would not take what the file says.",
        fix="Read what the finding says, and whether it matters to you.",
        wrong=_DUCT % "file_uri: s3://my-bucket/visits.tsv" + "max_retries: 9\n",
        right=_DUCT % "file_uri: s3://my-bucket/visits.tsv" + "max_retries: 5\n",
    ),
    Entry(
        id="PS608",
        title="A step of a class of your own.",
        why="What it did is Python that made objects of dataduct's; nobody can tell what to make of it.",
        fix="Write a class with this `type` and these keys in `steps/` of the project: the spec is not valid before.",
        wrong="custom_steps: [{step_type: fetch, class_name: Fetch, file_path: fetch.py}]\n---\n"
        + _DUCT.replace("extract-s3", "fetch") % "shelf: poetry",
        right="custom_steps: []\n---\n" + _DUCT % "file_uri: s3://my-bucket/visits.tsv",
    ),
)
