"""Reading specs beside the start of Node."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from stacks.reading import start_reading

SPEC = "kind: definition\nname: nightly\nobjects: []\n"


def test_specs_are_there_when_they_are_asked_for(tmp_path: Path) -> None:
    """With findings, as they would be without a thread."""
    (tmp_path / "etl_specs").mkdir()
    (tmp_path / "etl_specs" / "a.yaml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "etl_specs" / "b.yaml").write_text("name: b\n", encoding="utf-8")

    found = start_reading(tmp_path).result(timeout=60)

    assert [item.spec.name for item in found.specs] == ["nightly"]
    assert {item.id for item in found.findings} == {"PS202"}


def test_nothing_of_the_cdk_is_loaded_for_it(root: Path) -> None:
    """It comes before Node is chosen."""
    code = (
        "import sys, pathlib; from stacks.reading import start_reading; "
        "start_reading(pathlib.Path('.')).result(); assert not {'jsii', 'aws_cdk'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
