"""The registry of types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from penstock.objects import TYPES, Activity, DataNode, Resource


def test_types() -> None:
    """Every class once, in the order of names; test_against_reference.py has what they are."""
    names = [str(kind.TYPE) for kind in TYPES]

    assert names == sorted(names)
    assert len(set(names)) == 41
    assert all(kind.__name__ == kind.TYPE for kind in TYPES)


def test_families() -> None:
    """The families that references name."""
    assert {kind.TYPE for kind in TYPES if issubclass(kind, Activity)} == {
        "CopyActivity",
        "EmrActivity",
        "HadoopActivity",
        "HiveActivity",
        "HiveCopyActivity",
        "PigActivity",
        "RedshiftCopyActivity",
        "ShellCommandActivity",
        "SqlActivity",
    }
    assert {kind.TYPE for kind in TYPES if issubclass(kind, DataNode)} == {
        "DynamoDBDataNode",
        "MySqlDataNode",
        "RedshiftDataNode",
        "S3DataNode",
        "SqlDataNode",
    }
    assert {kind.TYPE for kind in TYPES if issubclass(kind, Resource)} == {"Ec2Resource", "EmrCluster"}


def test_everything_is_documented() -> None:
    """Each class with its page, each field with a few words."""
    for kind in TYPES:
        assert kind.DOC_URL in str(kind.__doc__)
        assert all(spec.doc for spec in kind.FIELDS.values())


def test_imports_are_light(root: Path) -> None:
    """The model needs the standard library alone."""
    code = (
        "import sys, penstock.objects, penstock.definition.pipeline; assert not {'pydantic', 'yaml'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
