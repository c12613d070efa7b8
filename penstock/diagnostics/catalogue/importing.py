"""6xx: reading definitions that others have written, and importing them."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_TEMPLATE = """\
{"Type": "AWS::DataPipeline::Pipeline",
 "Properties": {"Name": "p", "PipelineObjects": [
   {"Id": "Default", "Name": "Default", "Fields": [{"Key": "role", "StringValue": %s}]}]}}"""

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
)
