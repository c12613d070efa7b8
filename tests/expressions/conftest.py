"""A context with a value of every type."""

from datetime import UTC, datetime

import pytest

from penstock.expressions import MappingContext


@pytest.fixture
def context() -> MappingContext:
    """An activity with an input, a secret and lists, in its run of 31 January 2024 (a Wednesday)."""
    return MappingContext(
        {
            "@scheduledStartTime": datetime(2024, 1, 31, 17, 6, 7, 89000, tzinfo=UTC),
            "@pipelineId": "df-1",
            "*myPassword": "s3cret",
            "myText": "text",
            "myCount": 3,
            "myShare": 0.5,
            "myList": ("one", "two"),
            "myNumbers": (1, (2, 3)),
            "myMoments": (datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)),
            "myPattern": "yyyyb",
            "input": {"directoryPath": "s3://bucket/in", "owner": {"name": "ops"}},
            "node": {
                "@actualEndTime": datetime(2024, 2, 1, tzinfo=UTC),
                "output": {"directoryPath": "s3://bucket/out"},
            },
            "parent": {"@id": "Copy"},
        }
    )
