"""Yardstick: many small stacks written by hand in CDK Python: a pipeline of 12 objects of 8 fields, a topic, two roles.

python -m bench.handwritten_stacks N
"""

from __future__ import annotations

import sys

from etl_constructs.node import use_bundled_node

use_bundled_node()

from aws_cdk import App, Stack, aws_datapipeline as datapipeline, aws_iam as iam, aws_sns as sns

Object = datapipeline.CfnPipeline.PipelineObjectProperty
Field = datapipeline.CfnPipeline.FieldProperty

app = App(analytics_reporting=False)
for number in range(int(sys.argv[1])):
    stack = Stack(app, f"P{number}EtlStack")
    sns.Topic(stack, "Alarm")
    iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("datapipeline.amazonaws.com"))
    resource_role = iam.Role(stack, "ResourceRole", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    iam.CfnInstanceProfile(stack, "Profile", roles=[resource_role.role_name])
    datapipeline.CfnPipeline(
        stack,
        "Pipeline",
        name=f"p{number}",
        parameter_objects=[],
        activate=True,
        pipeline_objects=[
            Object(
                id=f"o{index}",
                name=f"o{index}",
                fields=[Field(key=f"k{key}", string_value="v") for key in range(8)],
            )
            for index in range(12)
        ],
    )
app.synth()
