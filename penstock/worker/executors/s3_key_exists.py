"""S3KeyExists: a precondition on one object."""

from __future__ import annotations

from typing import ClassVar

from botocore.exceptions import ClientError

from penstock.worker.attempt import Attempt
from penstock.worker.outcome import FINISHED, Outcome, not_met
from penstock.worker.retry import error_code
from penstock.worker.s3_uri import S3Uri
from penstock.worker.staging import explained


class S3KeyExistsExecutor:
    """Met when the object of `s3Key` exists.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3keyexists.html
    """

    object_type: ClassVar[str] = "S3KeyExists"

    def run(self, attempt: Attempt) -> Outcome:
        """Look once; the service asks again.

        Raises:
            TaskFailed: S3 does not say whether the object exists.
        """
        task = attempt.task
        uri = S3Uri.parse(task.required(task.activity, "s3Key"))
        with explained("look up", uri):
            try:
                attempt.clients.s3.head_object(Bucket=uri.bucket, Key=uri.key)
            except ClientError as error:
                # A HEAD request has no body, so a missing key and a missing bucket are both just 404.
                if error_code(error) in {"404", "NoSuchKey", "NoSuchBucket"}:
                    return not_met(f"{uri} does not exist yet")
                raise
        return FINISHED
