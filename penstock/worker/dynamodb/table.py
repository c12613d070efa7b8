"""Reading and writing a whole table of DynamoDB."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Client
from penstock.worker.errors import TaskFailed

Item = Mapping[str, Any]
_BATCH = 25  # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
_MOST_TRIES = 10


@dataclass(frozen=True, slots=True)
class DynamoDBTable:
    """A table, by boto3's client of its region."""

    client: Client
    name: str
    cancellation: Cancellation
    _keys: list[str] = field(default_factory=list)

    def items(self) -> Iterator[list[Item]]:
        """Yield all items, a page at a time.

        Raises:
            TaskFailed: the table cannot be read.
            TaskCancelled: nobody wants it any more.
        """
        with self._explained("read"):
            for page in self.client.get_paginator("scan").paginate(TableName=self.name, ConsistentRead=True):
                self.cancellation.check()
                yield page["Items"]

    def put(self, items: Iterable[Item]) -> int:
        """Put items, each in the place of the one with its key, so that the last of several stays; give their number.

        Raises:
            TaskFailed: the table cannot be written.
            TaskCancelled: nobody wants it any more; what was put stays.
        """
        count = 0
        rest = iter(items)
        while batch := list(islice(rest, _BATCH)):
            with self._explained("write"):
                # One request must not have two items of one key.
                self._put_batch(list({self._key(item): item for item in batch}.values()))
            count += len(batch)
        return count

    def _key(self, item: Item) -> str:
        return json.dumps([item.get(name) for name in self._key_names()], default=repr)

    def _key_names(self) -> list[str]:
        if not self._keys:
            schema = self.client.describe_table(TableName=self.name)["Table"]["KeySchema"]
            self._keys.extend(part["AttributeName"] for part in schema)
        return self._keys

    def _put_batch(self, batch: list[Item]) -> None:
        requests: Any = {self.name: [{"PutRequest": {"Item": item}} for item in batch]}
        for attempt in range(_MOST_TRIES):
            self.cancellation.check()
            requests = self.client.batch_write_item(RequestItems=requests).get("UnprocessedItems")
            if not requests:
                return
            self.cancellation.wait(min(0.1 * 2**attempt, 5.0))
        raise TaskFailed("DynamoDBError", f"the table '{self.name}' did not take all items in {_MOST_TRIES} tries")

    @contextmanager
    def _explained(self, verb: str) -> Iterator[None]:
        try:
            yield
        except ClientError as error:
            detail = error.response["Error"]
            message = f"cannot {verb} the table '{self.name}': {detail.get('Code')}: {detail.get('Message', '')}"
            raise TaskFailed("DynamoDBError", message) from error
        except BotoCoreError as error:
            raise TaskFailed("DynamoDBError", f"cannot {verb} the table '{self.name}': {error}") from error
