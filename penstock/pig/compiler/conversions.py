"""Casts: which Pig has, and how each is computed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penstock.pig.types import (
    BOOLEAN,
    BYTES,
    CHARARRAY,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    NUMBERS,
    SIMPLE,
    Field,
    Scalar,
    TupleType,
    Type,
    is_bytearray,
)
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context

_FROM_BYTES = {
    BOOLEAN: "pig_boolean({})",
    INT: "pig_bytes_int({})",
    LONG: "pig_bytes_long({})",
    FLOAT: "pig_parse_float({})",
    DOUBLE: "pig_parse_double({})",
    CHARARRAY: "{}",
}
_FROM_TEXT = {**_FROM_BYTES, INT: "pig_text_int({})", LONG: "pig_text_long({})"}
_BETWEEN = {
    (LONG, INT): "pig_wrap_int({})",
    (FLOAT, INT): "pig_double_to_int({}::DOUBLE)",
    (FLOAT, LONG): "pig_double_to_long({}::DOUBLE)",
    (DOUBLE, INT): "pig_double_to_int({})",
    (DOUBLE, LONG): "pig_double_to_long({})",
    (DOUBLE, FLOAT): "pig_double_to_float({})",
    (FLOAT, CHARARRAY): "pig_float32_text({})",
    (DOUBLE, CHARARRAY): "pig_float_text({})",
}


def cast(context: Context, value: Value, target: Type, at: int) -> Value:
    """`(target) value`; fails where Pig has no such cast.

    A tuple is cast member by member, if it has as many as the target.
    """
    if value.type == target or (is_bytearray(value.type) and is_bytearray(target)):
        return replace(value, type=value.type)
    if isinstance(value.type, TupleType) and isinstance(target, TupleType):
        return _cast_tuple(context, value, value.type, target, at)
    template = _template(value.type, target)
    if template is None:
        if value.type == SIMPLE["bytearray"] or not is_bytearray(value.type):
            context.fail(f"cannot cast {value.type} to {target}", at)
        context.fail(f"a line of TextLoader casts to chararray only, not to {target}; cast it to chararray first", at)
    return Value(template.format(f"({value.sql})"), target, value.at, value.name)


def _template(source: Type, target: Type) -> str | None:
    if not isinstance(source, Scalar) or not isinstance(target, Scalar):
        return None
    match source.holds:
        case "null":
            return f"({{}})::{target.sql}"
        case "bytes":
            return _FROM_BYTES.get(target)
        case "text":
            return _FROM_TEXT.get(target)
        case "line":
            return "{}" if target == CHARARRAY else None
    if is_bytearray(target):
        return None
    if source == CHARARRAY:
        return _FROM_TEXT.get(target)
    if target == BOOLEAN:
        return "({} <> 0)"
    if source == BOOLEAN and target in NUMBERS:
        return f"{{}}::INTEGER::{target.sql}"
    return _BETWEEN.get((source, target), f"{{}}::{target.sql}")


def _cast_tuple(context: Context, value: Value, source: TupleType, target: TupleType, at: int) -> Value:
    if len(source.fields) != len(target.fields):
        context.fail(f"the tuple has {len(source.fields)} fields, but {len(target.fields)} are named", at)
    members = []
    for index, field in enumerate(target.fields):
        member = Value(f"({value.sql}).f{index}", source.fields[index].type, value.at)
        members.append(f"f{index} := {cast(context, member, field.type, at).sql}")
    sql = f"CASE WHEN {value.sql} IS NOT NULL THEN struct_pack({', '.join(members)}) END"
    return Value(sql, target, value.at, value.name)


def type_of(context: Context, spec: nodes.TypeSpec | None, default: Type) -> Type:
    """The type that an AS clause or a cast names; a field without one keeps `default`."""
    if spec is None:
        return default
    if spec.name == "tuple":
        members = default.fields if isinstance(default, TupleType) else ()
        defaults = [field.type for field in members] if len(members) == len(spec.fields) else [BYTES] * len(spec.fields)
        kinds = [type_of(context, field.type, own) for field, own in zip(spec.fields, defaults, strict=True)]
        return TupleType(tuple(Field(field.name, kind) for field, kind in zip(spec.fields, kinds, strict=True)))
    if spec.name not in SIMPLE:
        context.fail(f"the type {spec.name} is not supported by the embedded engine yet", spec.at)
    return SIMPLE[spec.name]
