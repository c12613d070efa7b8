"""`penstock validate` beside the import of the libraries that it is made with."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.report import Row
from bench.timing import medians

PENSTOCK = str(Path(sys.executable).with_name("penstock"))
SPEC = "etl_specs/clickstream.yaml"


def rows() -> Iterator[Row]:
    """Measure an unchanged spec, which is remembered as valid, and one that must be checked anew."""
    taken = medians(
        {
            "imports": [sys.executable, "-c", "import pydantic, yaml"],
            "models": [sys.executable, "-c", "import yaml, pydantic\nclass A(pydantic.BaseModel): x: int"],
            "unchanged": [PENSTOCK, "validate", SPEC],
            "fresh": [PENSTOCK, "validate", "--fresh", SPEC],
        },
        repeats=15,
    )
    yield Row("validate, unchanged / import pydantic, yaml", taken["unchanged"], taken["imports"], 1.5)
    yield Row("validate --fresh / import pydantic, yaml", taken["fresh"], taken["imports"], 1.5)
    yield Row("validate --fresh / the same and one model of one field", taken["fresh"], taken["models"])
