"""What the compiler offers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import penstock.compiler


def test_names() -> None:
    """Specs of any kind, specs of steps, and what the rules say of either."""
    assert penstock.compiler.__all__ == ["check_compiled", "check_definition", "compile_loaded", "compile_spec"]


def test_the_cdk_and_the_clouds_stay_out(root: Path) -> None:
    """Compiling is pure."""
    code = "import sys, penstock.compiler; assert not {'jsii', 'boto3', 'duckdb', 'moto'} & set(sys.modules)"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
