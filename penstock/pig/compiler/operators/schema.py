"""Schemas of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penstock.pig.compiler.context import Context
    from penstock.pig.types import Field


def check_names(context: Context, fields: Sequence[tuple[Field, int]]) -> tuple[Field, ...]:
    """The fields without their offsets; fails where a name comes twice (Pig's ERROR 1108)."""
    seen: set[str] = set()
    for field, at in fields:
        if field.name in seen:
            context.fail(f"duplicate field name {field.name}; give one of them another name with AS", at)
        if field.name:
            seen.add(field.name)
    return tuple(field for field, _ in fields)
