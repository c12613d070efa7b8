"""The commands of a cluster that this computer has not: small programs of ours in a folder of the search path."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import penstock

_PROGRAMS = "penstock.worker.emr.programs"

TOOLS: Mapping[str, str] = MappingProxyType(
    {
        "hadoop": "hadoop",
        "hadoop-streaming": "hadoop_streaming",
        "hdfs": "hadoop",
        "hive": "hive",
        "hive-script": "hive_script",
        "s3-dist-cp": "s3_dist_cp",
        "script-runner": "script_runner",
        "spark-submit": "spark_submit",
    }
)
"""By the name of the command: the module that stands for it. They come before commands of this computer."""

# Only this program sees our package: what it starts has a clean search path.
_CODE = "import sys; sys.path.insert(0, {root!r}); from {module} import main; sys.exit(main(sys.argv[1:]))"


def write_tools(directory: Path) -> None:
    """Write an executable for each command into a new directory."""
    directory.mkdir()
    root = str(Path(penstock.__file__).parents[1])
    for name, module in TOOLS.items():
        code = _CODE.format(root=root, module=f"{_PROGRAMS}.{module}")
        path = directory / name
        path.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, "-P", "-c", code])} "$@"\n', encoding="utf-8")
        path.chmod(0o755)
