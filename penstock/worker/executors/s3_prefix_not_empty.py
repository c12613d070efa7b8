"""S3PrefixNotEmpty: a precondition on the objects under a prefix."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.outcome import FINISHED, Outcome, not_met
from penstock.worker.s3_uri import S3Uri
from penstock.worker.staging import explained


class S3PrefixNotEmptyExecutor:
    """Met when an object's key starts with `s3Prefix`.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3prefixnotempty.html
    """

    object_type: ClassVar[str] = "S3PrefixNotEmpty"

    def run(self, attempt: Attempt) -> Outcome:
        """Look once; the service asks again.

        Raises:
            TaskFailed: the bucket cannot be listed.
        """
        task = attempt.task
        uri = S3Uri.parse(task.required(task.activity, "s3Prefix"))
        with explained("list", uri):
            found = attempt.clients.s3.list_objects_v2(Bucket=uri.bucket, Prefix=uri.key, MaxKeys=1)
        return FINISHED if found.get("Contents") else not_met(f"there is nothing under {uri} yet")
