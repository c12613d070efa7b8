"""The builders as a package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from etl_constructs import builders


def test_what_it_offers() -> None:
    """Every builder, and what its arguments are made from."""
    assert builders.__all__ == [
        "BootstrapScript",
        "NodeGroup",
        "emr_cluster",
        "pig_activity",
        "redshift_copy_activity",
        "sns_alarm",
    ]
    assert all(hasattr(builders, name) for name in builders.__all__)


def test_needs_no_node(root: Path) -> None:
    """Definitions can be built and tested without the CDK."""
    program = "import sys, etl_constructs.builders; print('aws_cdk' in sys.modules, 'jsii' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
