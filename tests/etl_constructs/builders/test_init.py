"""The builders as a package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from etl_constructs import builders

from penstock import objects


def test_what_it_offers() -> None:
    """Every builder, and what its arguments are made from."""
    made = [builder.__name__ for builder in builders.BUILDERS]
    parts = ["ActivityOptions", "BootstrapScript", "EbsVolumes", "EmrStep", "HadoopOptions", "NodeGroup"]
    assert builders.__all__ == ["BUILDERS", *parts, *made]
    assert made == sorted(made)
    assert all(hasattr(builders, name) for name in builders.__all__)


def test_every_builder_has_the_name_of_its_type() -> None:
    """Without underscores and without regard to case."""
    types = {kind.__name__.casefold(): kind.__name__ for kind in objects.TYPES}
    for builder in builders.BUILDERS:
        assert builder.__annotations__["return"] == types[builder.__name__.replace("_", "")]


def test_needs_no_node(root: Path) -> None:
    """Definitions can be built and tested without the CDK."""
    program = "import sys, etl_constructs.builders; print('aws_cdk' in sys.modules, 'jsii' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
