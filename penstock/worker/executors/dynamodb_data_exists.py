"""DynamoDBDataExists: a precondition on the items of a table."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.executors.dynamodb_answers import answer_of
from penstock.worker.outcome import FINISHED, Outcome, not_met


class DynamoDBDataExistsExecutor:
    """Met when the table `tableName` has an item.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbdataexists.html
    """

    object_type: ClassVar[str] = "DynamoDBDataExists"

    def run(self, attempt: Attempt) -> Outcome:
        """Look once; the service asks again.

        Raises:
            TaskFailed: DynamoDB does not say what the table has.
        """
        table = attempt.task.required(attempt.task.activity, "tableName")
        found = answer_of(attempt.clients.dynamodb().scan, table, Limit=1, ConsistentRead=True)
        if found is None:
            return not_met(f"the table '{table}' does not exist yet")
        return FINISHED if found["Items"] else not_met(f"the table '{table}' is empty")
