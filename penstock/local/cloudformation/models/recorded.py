"""Resources that are recorded but not made: their references resolve, and their event says that nothing runs."""

from __future__ import annotations

import logging
from typing import Any

from moto.core.common_models import BaseModel

_LOG = logging.getLogger(__name__)

# moto has no model of these, and its S3 applies a policy without the conditions in it: a bucket policy that only
# refuses plain HTTP would shut everybody out.
_SILENT = frozenset({"AWS::CDK::Metadata"})


class Recorded(BaseModel):
    """A resource that the local cloud does not emulate."""

    def __init__(self, resource_type: str, physical_id: str) -> None:
        self.physical_resource_id = physical_id
        self.status_reason = None if resource_type in _SILENT else f"{resource_type} is recorded, but not emulated here"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        """A made-up value, so that the rest of the stack can be deployed."""
        return f"{self.physical_resource_id}.{attribute_name}"

    def is_created(self) -> bool:
        """Always: there is nothing to wait for."""
        return True

    def delete(self, _account_id: str, _region_name: str) -> None:
        """Nothing was made, so nothing is left."""


class _RecordedModel:
    """Stands in for a moto model class of one unsupported type."""

    def __init__(self, resource_type: str) -> None:
        self._type = resource_type

    def create_from_cloudformation_json(self, resource_name: str, *_args: Any, **_about: Any) -> Recorded:
        if self._type not in _SILENT:
            _LOG.warning("%s is recorded, but not emulated by the local cloud", self._type)
        return Recorded(self._type, resource_name)

    def has_cfn_attr(self, _attribute: str) -> bool:
        return True

    def update_from_cloudformation_json(self, original_resource: Recorded, *_args: Any) -> Recorded:
        return original_resource


def recorded_model(resource_type: str) -> Any:
    """What serves a type that nothing else serves."""
    return _RecordedModel(resource_type)
