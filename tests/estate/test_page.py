"""docs/estate.md."""

from __future__ import annotations

import re
from pathlib import Path

from penstock.estate import check_estate, read_estate
from penstock.specs.folder import load_folder


def test_its_specs(root: Path, tmp_path: Path, assets: Path) -> None:
    """They are right, alone and together, once there is a load of the table that is to be fresh."""
    text = (root / "docs/estate.md").read_text(encoding="utf-8")
    for number, spec in enumerate(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)):
        (tmp_path / f"{number}.yaml").write_text(spec.replace("- ...", "- {type: run-shell, command: x}"), "utf-8")
    loads = "name: loads\nschedule: once\nsteps:\n  - {type: upsert, table: orders, source: new}\n"
    (tmp_path / "loads.yaml").write_text(loads, encoding="utf-8")
    loaded = load_folder(tmp_path, assets)
    assert [item.spec.name for item in loaded.specs] == ["orders", "report", "freshness", "loads"]
    assert (*loaded.findings, *check_estate(read_estate(loaded.specs, loaded.broken, assets))) == ()


def test_its_links(root: Path) -> None:
    """Every finding about pipelines has its row."""
    text = (root / "docs/estate.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert all((root / "docs" / link).is_file() for link in links)
    rules = {path.stem for path in (root / "docs/rules").glob("PS5*.md")}
    assert {Path(link).stem for link in links if link.startswith("rules/")} == rules
