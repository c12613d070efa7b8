"""Change sets that name the properties which change.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moto.cloudformation.models import Change, ChangeSet
from moto.cloudformation.parsing import resource_name_property_from_type

from penstock.local.cloudformation.repairs.repair import Repair

_original = ChangeSet.diff
_PIPELINE = "AWS::DataPipeline::Pipeline"


def _diff(self: ChangeSet) -> list[Change]:
    changes = _original(self)
    old = self.stack.template_dict.get("Resources", {})
    for change in changes:
        if change.action == "Modify":
            name = change.logical_resource_id
            _describe(change, old[name], self.template_dict["Resources"][name])
    return changes


def _describe(change: Any, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    before, after = old.get("Properties", {}), new.get("Properties", {})
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    replacing = [name for name in changed if _needs_replacement(change.resource_type, name)]
    change.replacement = "True" if replacing else "False"
    change.scope = ["Properties"]
    change.details = [_detail(name, "Always" if name in replacing else "Never") for name in changed]


def _detail(name: str, recreation: str) -> dict[str, Any]:
    target = {"Attribute": "Properties", "Name": name, "RequiresRecreation": recreation}
    return {"Target": target, "Evaluation": "Static", "ChangeSource": "DirectModification"}


def _needs_replacement(resource_type: str, name: str) -> bool:
    """Whether our model or moto's replaces the resource: for a new name, and for a pipeline's new description."""
    is_name = name == resource_name_property_from_type(resource_type)
    return is_name or (resource_type == _PIPELINE and name == "Description")


CHANGE_SET_DETAILS = Repair(
    ChangeSet,
    "diff",
    _diff,
    "A change has no details: `cdk diff` then takes each property with a reference in it for unchanged, and hides "
    "what changes in a pipeline's objects.",
)
