"""The registry of types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from penstock.objects import TYPES, Activity, DataNode, Resource


def test_types() -> None:
    """Every class once, in the order of names."""
    names = [kind.TYPE for kind in TYPES]

    assert names == [
        "Ec2Resource",
        "EmrCluster",
        "EmrConfiguration",
        "PigActivity",
        "Property",
        "RedshiftCopyActivity",
        "RedshiftDataNode",
        "RedshiftDatabase",
        "S3DataNode",
        "S3KeyExists",
        "Schedule",
        "ShellCommandActivity",
        "SnsAlarm",
    ]


def test_families() -> None:
    """The families that references name."""
    assert {kind.TYPE for kind in TYPES if issubclass(kind, Activity)} == {
        "PigActivity",
        "RedshiftCopyActivity",
        "ShellCommandActivity",
    }
    assert {kind.TYPE for kind in TYPES if issubclass(kind, DataNode)} == {"RedshiftDataNode", "S3DataNode"}
    assert {kind.TYPE for kind in TYPES if issubclass(kind, Resource)} == {"Ec2Resource", "EmrCluster"}
    assert all(spec.doc for kind in TYPES for spec in kind.FIELDS.values())


def test_imports_are_light(root: Path) -> None:
    """The model needs the standard library alone."""
    code = (
        "import sys, penstock.objects, penstock.definition.pipeline; assert not {'pydantic', 'yaml'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
