"""PS430: Exists on DynamoDB."""

from __future__ import annotations

from typing import Any

from penstock.validation.exists_on_dynamodb import check

TABLE = {"id": "t", "type": "DynamoDBDataNode", "tableName": "t"}


def test_the_reference_is_told(view: Any, told: Any) -> None:
    """Other preconditions and other data nodes are well."""
    preconditions = [{"ref": "there"}, {"ref": "exists"}]
    found = list(
        check(
            view(
                {**TABLE, "precondition": preconditions},
                {"id": "n", "type": "S3DataNode", "precondition": preconditions},
                {"id": "exists", "type": "Exists"},
                {"id": "there", "type": "DynamoDBTableExists"},
            )
        )
    )

    assert told(found, "PS430") == [
        ("t", "precondition", "'precondition' of 't' is Exists 'exists', which DynamoDBDataNode 't' does not support")
    ]
    assert found[0].index == 1
