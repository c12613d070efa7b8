"""DynamoDBTableExists: a precondition on a table."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.executors.dynamodb_answers import answer_of
from penstock.worker.outcome import FINISHED, Outcome, not_met

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
_USABLE = frozenset({"ACTIVE", "UPDATING"})


class DynamoDBTableExistsExecutor:
    """Met when the table `tableName` is there and can be used; one that is still being made, or deleted, is not.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbtableexists.html
    """

    object_type: ClassVar[str] = "DynamoDBTableExists"

    def run(self, attempt: Attempt) -> Outcome:
        """Look once; the service asks again.

        Raises:
            TaskFailed: DynamoDB does not say whether the table exists.
        """
        table = attempt.task.required(attempt.task.activity, "tableName")
        found = answer_of(attempt.clients.dynamodb().describe_table, table)
        if found is None:
            return not_met(f"the table '{table}' does not exist yet")
        status = found["Table"]["TableStatus"]
        return FINISHED if status in _USABLE else not_met(f"the table '{table}' is {status}")
