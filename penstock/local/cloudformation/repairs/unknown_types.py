"""Resource types that moto has no model of."""

from __future__ import annotations

from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.custom_model import CustomModel

from penstock.local.cloudformation.models.recorded import recorded_model
from penstock.local.cloudformation.repairs.repair import Repair


def _class_of(resource_type: str) -> Any:
    if resource_type.startswith("Custom::"):
        return CustomModel
    return parsing.get_model_map().get(resource_type) or recorded_model(resource_type)


UNKNOWN_TYPES = Repair(
    parsing,
    "resource_class_from_type",
    _class_of,
    "A bucket policy or any other type without a model fails the stack, or its references disappear from others.",
)
