"""emr-step."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("command-runner.jar,spark-submit,job.py", ["command-runner.jar", "spark-submit", "job.py"]),
        (r"job.jar,a\\\\,b,c", ["job.jar", "a,b", "c"]),
        (r"job.jar,a\,b", ["job.jar", "a,b"]),
    ],
)
def test_a_step_as_the_service_takes_it(duct: Duct, text: str, parts: list[str]) -> None:
    """Commas part it; one with backslashes belongs to an argument."""
    assert duct.steps(f"  - step_type: emr-step\n    step_string: '{text}'\n") == [
        {"type": "run-emr-step", "steps": [parts]}
    ]
