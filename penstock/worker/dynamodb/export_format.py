"""Items as the lines that `penstock.steps.programs.dynamodb_lines` describes and reads."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from penstock.steps.programs.dynamodb_lines import ETX, STX, TYPES


def line_of(item: Mapping[str, Any]) -> str:
    """Write an item, as boto3's client gives it, without a newline."""
    return STX.join(
        f"{name}{ETX}{json.dumps(_written(value), ensure_ascii=False, separators=(',', ':'))}"
        for name, value in item.items()
    )


def _written(value: Mapping[str, Any]) -> dict[str, Any]:
    ((kind, content),) = value.items()
    match kind:
        case "B":
            content = base64.b64encode(content).decode()
        case "BS":
            content = [base64.b64encode(member).decode() for member in content]
        case "L":
            content = [_written(member) for member in content]
        case "M":
            content = {name: _written(member) for name, member in content.items()}
    return {TYPES[kind]: content}
