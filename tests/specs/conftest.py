"""A project in a temporary folder, whose specs are checked and whose findings are shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.specs.document import Document, read_document
from penstock.specs.folder import load_folder
from penstock.specs.loader import LoadedSpec, load_spec

ASSETS = {
    "pig/clean.pig": "rows = LOAD '$INPUT' AS (line:chararray);\nSTORE rows INTO '$OUTPUT';\n",
    "scripts/setup.sh": "#!/bin/sh\n",
    "tables/visits.sql": "CREATE TABLE IF NOT EXISTS visits (host VARCHAR(255));\n",
}
MINIMAL = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `etl_specs` and `assets`."""

    folder: Path

    @property
    def assets(self) -> Path:
        """The assets folder."""
        return self.folder / "assets"

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file; text is dedented."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(dedent(content), encoding="utf-8")
        return path

    def read(self, content: str | bytes) -> Document:
        """Read YAML from a file."""
        return read_document(self.write("etl_specs/spec.yaml", content))

    def load(self, content: str | bytes) -> LoadedSpec:
        """Load a spec."""
        return load_spec(self.write("etl_specs/spec.yaml", content), self.assets)

    def findings(self, content: str | bytes) -> tuple[Diagnostic, ...]:
        """Return the findings of a spec, its warnings where nothing else is wrong."""
        try:
            return self.load(content).warnings
        except DiagnosticsError as error:
            return error.diagnostics

    def ids(self, content: str | bytes) -> list[str]:
        """Return the ids of the findings of a spec, in order."""
        return sorted(item.id for item in self.findings(content))

    def shown(self, content: str | bytes) -> str:
        """Return what users see of the findings of a spec; no file has a path that depends on the machine."""
        return render(self.findings(content), relative_to=self.folder)

    def shown_folder(self) -> str:
        """Return what users see of the findings of all specs."""
        found = load_folder(self.folder / "etl_specs", self.assets).findings
        return render(found, relative_to=self.folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a Pig script, a shell script and a table."""
    made = Project(tmp_path)
    for name, content in ASSETS.items():
        made.write(f"assets/{name}", content)
    return made


@pytest.fixture
def minimal() -> str:
    """The shortest spec that is right."""
    return MINIMAL
