"""The smallest valid object of each type, as an object and as the Python that makes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from penstock.objects import TYPES, InsertMode, Period, PipelineObject, StartAt
from penstock.objects.fields import FieldSpec, Kind

_SAMPLES: dict[str, Any] = {
    "classification": "core-site",
    "cluster_id": "my-cluster",
    "column_separator": ";",
    "command": "echo done",
    "connection_string": "jdbc:mysql://db.example.com:3306/my_database",
    "directory_path": "s3://my-bucket/my-folder",
    "hive_script": "INSERT OVERWRITE TABLE ${output1} SELECT * FROM ${input1};",
    "hostname": "proxy.example.com",
    "insert_mode": InsertMode.TRUNCATE,
    "jar_uri": "s3://my-bucket/my.jar",
    "jdbc_driver_class": "com.mysql.jdbc.Driver",
    "key": "io.file.buffer.size",
    "message": "#{node.name} failed: #{node.errorMessage}",
    "password": "#{*myPassword}",
    "period": Period(1, "days"),
    "port": "3128",
    "rds_instance_id": "my-instance",
    "resource_role": "DataPipelineDefaultResourceRole",
    "role": "DataPipelineDefaultRole",
    "s3_key": "s3://my-bucket/my-folder/_SUCCESS",
    "s3_prefix": "s3://my-bucket/my-folder/",
    "script": "SELECT 1;",
    "start_at": StartAt.FIRST_ACTIVATION,
    "subject": "A pipeline failed",
    "table": "my_table",
    "table_name": "my_table",
    "topic_arn": "arn:aws:sns:us-east-1:123456789012:my-topic",
    "username": "my_user",
    "value": "65536",
    "worker_group": "my-workers",
}
"""A value for every field that an object cannot do without."""
_SAMPLES_OF_TYPES = {"PigActivity": {"script": "A = LOAD '${input1}'; STORE A INTO '${output1}';"}}
_TARGETS = {"Database": "RedshiftDatabase"}
"""Which type stands for a family that a required reference may name."""
_PREFERRED = {"worker_group", "command", "start_at"}
"""Which member of a group is set; else it is the first."""


def example(kind: type[PipelineObject]) -> PipelineObject:
    """Make the smallest object of a type that has all it needs, with the objects that it refers to.

    Its password is the parameter `*myPassword`.
    """
    values = {name: _sample(kind, kind.FIELDS[name]) for name in sorted(_needed(kind))}
    return kind(f"My{kind.__name__}", **values)


def source(item: PipelineObject) -> str:
    """Write the Python that makes an object and those that it refers to; the object itself comes last."""
    statements = list(_statements(item))
    names = sorted(set(re.findall(r"\b[A-Z]\w+(?=[.(])", " ".join(_without_texts(line) for line in statements))))
    return "\n".join([f"from penstock.objects import {', '.join(names)}", "", *statements])


def variable(item: PipelineObject) -> str:
    """Return the name that the Python gives an object."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", item.id).lower()


def _needed(kind: type[PipelineObject]) -> Iterator[str]:
    yield from (name for name, spec in kind.FIELDS.items() if spec.required)
    yield from kind.NEEDED
    for group in kind.ONE_OF:
        yield next((name for name in group if name in _PREFERRED), group[0])


def _sample(kind: type[PipelineObject], spec: FieldSpec) -> Any:
    if spec.kind is Kind.REFERENCE:
        wanted = _TARGETS.get(spec.to[0], spec.to[0])
        return example(next(target for target in TYPES if target.__name__ == wanted))
    return _SAMPLES_OF_TYPES.get(kind.__name__, _SAMPLES).get(spec.name) or _SAMPLES[spec.name]


def _statements(item: PipelineObject) -> Iterator[str]:
    for target in item.targets():
        yield from _statements(target)
    values = ((name, getattr(item, name)) for name in item.FIELDS)
    arguments = [json.dumps(item.id), *(f"{name}={_written(value)}" for name, value in values if value is not None)]
    kind = type(item).__name__
    short = f"{variable(item)} = {kind}({', '.join(arguments)})"
    long = "".join(f"    {argument},\n" for argument in arguments)
    yield short if len(arguments) == 1 else f"{variable(item)} = {kind}(\n{long})"


def _written(value: Any) -> str:
    match value:
        case PipelineObject():
            return variable(value)
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case Period():
            return f'Period({value.count}, "{value.unit}")'
        case _:
            return json.dumps(value)


def _without_texts(line: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', line)
