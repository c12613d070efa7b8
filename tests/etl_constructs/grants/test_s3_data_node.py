"""S3DataNode: read what is read, write what is written."""

from __future__ import annotations

from etl_constructs.grants import s3_data_node
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3DataNode, ShellCommandActivity

SOURCE = S3DataNode("in", directory_path="s3://b/in/")
TARGET = S3DataNode("out", directory_path="s3://b/out/#{myDay}/")
DEFINITION = PipelineDefinition.gather(
    [ShellCommandActivity("a", command="true", worker_group="g", input=[SOURCE], output=[TARGET])]
)


def _actions(node: S3DataNode, scope: GrantScope) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    statements = list(s3_data_node.statements(node, DEFINITION, scope))
    assert {item.grantee for item in statements} == {Grantee.RESOURCE}
    return [(item.actions, item.resources) for item in statements]


def test_an_input_is_only_read(scope: GrantScope) -> None:
    """No PutObject on it."""
    assert _actions(SOURCE, scope) == [
        (("s3:ListBucket",), ("arn:aws:s3:::b",)),
        (("s3:GetObject",), ("arn:aws:s3:::b/in/*",)),
    ]


def test_an_output_is_written_too(scope: GrantScope) -> None:
    """Under its fixed prefix; multipart uploads can be given up."""
    assert _actions(TARGET, scope) == [
        (("s3:ListBucket",), ("arn:aws:s3:::b",)),
        (("s3:GetObject",), ("arn:aws:s3:::b/out/*",)),
        (
            ("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"),
            ("arn:aws:s3:::b/out/*", "arn:aws:s3:::b/out_$folder$"),
        ),
    ]


def test_emrfs_may_mark_every_folder_above(scope: GrantScope) -> None:
    """Its markers lie beside the folders."""
    target = S3DataNode("deep", directory_path="s3://b/x/y/#{myDay}/")
    activity = ShellCommandActivity("a", command="true", worker_group="g", output=[target])
    *_, written = s3_data_node.statements(target, PipelineDefinition.gather([activity]), scope)
    assert written.resources == (
        "arn:aws:s3:::b/x/y/*",
        "arn:aws:s3:::b/x_$folder$",
        "arn:aws:s3:::b/x/y_$folder$",
    )


def test_listing_is_bound_to_the_prefix(scope: GrantScope) -> None:
    """The rest of the bucket stays unseen."""
    listing = next(s3_data_node.statements(SOURCE, DEFINITION, scope))
    assert listing.conditions == {"StringLike": {"s3:prefix": ["in/*"]}}


def test_a_single_object_has_no_wildcard(scope: GrantScope) -> None:
    """Its ARN is known."""
    node = S3DataNode("f", file_path="s3://b/a.csv")
    assert _actions(node, scope)[1] == (("s3:GetObject",), ("arn:aws:s3:::b/a.csv",))


def test_a_manifest_is_read_exactly(scope: GrantScope) -> None:
    """Beside the data that it lists."""
    node = S3DataNode("m", directory_path="s3://b/in/", manifest_file_path="s3://b/manifests/today.json")
    assert _actions(node, scope)[0] == (("s3:GetObject",), ("arn:aws:s3:::b/manifests/today.json",))


def test_a_node_without_a_path_needs_nothing(scope: GrantScope) -> None:
    """Its definition is refused elsewhere."""
    assert list(s3_data_node.statements(S3DataNode("n"), DEFINITION, scope)) == []
