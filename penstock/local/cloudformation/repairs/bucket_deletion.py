"""A bucket with objects in it cannot be deleted."""

from __future__ import annotations

from typing import Any

from moto.s3.models import FakeBucket, s3_backends

from penstock.local.cloudformation.errors import TemplateError
from penstock.local.cloudformation.repairs.repair import Repair


def _delete_if_empty(
    _cls: type[FakeBucket],
    /,
    resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
) -> None:
    if s3_backends[account_id]["aws"].delete_bucket(resource_name) is None:
        raise TemplateError(f"The bucket {resource_name} you tried to delete is not empty; delete its objects first.")


BUCKET_DELETION = Repair(
    FakeBucket,
    "delete_from_cloudformation_json",
    classmethod(_delete_if_empty),
    "A bucket with objects is reported as deleted, and is still there.",
)
