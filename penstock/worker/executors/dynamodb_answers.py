"""Asking DynamoDB about a table for a precondition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from penstock.worker.errors import TaskFailed
from penstock.worker.retry import error_code


def answer_of(call: Callable[..., dict[str, Any]], table: str, **arguments: Any) -> dict[str, Any] | None:
    """What DynamoDB answers about a table; None where it has no such table.

    Raises:
        TaskFailed: it refuses, or cannot be reached.
    """
    try:
        return call(TableName=table, **arguments)
    except ClientError as error:
        if error_code(error) == "ResourceNotFoundException":
            return None
        detail = error.response["Error"]
        message = f"cannot look up the table '{table}': {detail.get('Code')}: {detail.get('Message', '')}"
        raise TaskFailed("DynamoDBError", message) from error
    except BotoCoreError as error:
        raise TaskFailed("DynamoDBError", f"cannot look up the table '{table}': {error}") from error
