"""Finds what the arguments of `penstock diff` name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import typer

from penstock.changes import PipelineState
from penstock.cli.endpoint import client_for
from penstock.cli.exit_codes import USAGE
from penstock.cli.project import Project, find_project, project_of
from penstock.client.runs import find_pipeline
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.environments import read_environments
from penstock.sides.deployed import deployed_state
from penstock.sides.file import file_state
from penstock.specs.loader import load_spec

_SUFFIXES = frozenset({".json", ".yaml", ".yml", ".template"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The project that the arguments belong to.

    Attributes:
        project: its specs, assets and golden templates.
        new: the argument for the new side.
        environment: the environment of cdk.json, None for its first.
    """

    project: Project
    new: str
    environment: str | None

    @classmethod
    def of(cls, new: str, environment: str | None) -> Sides:
        """Find the project: the one around the working directory, or else the one that the file lies in."""
        try:
            project = find_project(Path.cwd())
        except DiagnosticsError:
            project = project_of(Path(new))
        return cls(project, new, environment)

    def read(self, name: str, wanted: str | None = None) -> PipelineState:
        """Read a file, or a deployed pipeline.

        Args:
            name: path of a file, or name or id of a pipeline.
            wanted: the pipeline to take of a template with several.

        Raises:
            DiagnosticsError: for a file that cannot be read.
            typer.Exit: with USAGE, where there is neither a file nor a pipeline of that name.
        """
        path = Path(name)
        if path.exists() or os.sep in name or path.suffix in _SUFFIXES:
            return file_state(
                path, self._assets(path), self.project.connections(self.environment), wanted, self._environment()
            )
        client = client_for(self.project, "datapipeline")
        pipeline_id = find_pipeline(client, name)
        if pipeline_id is None:
            typer.echo(f"there is neither a file nor a pipeline '{name}'", err=True)
            raise typer.Exit(USAGE)
        return deployed_state(client, pipeline_id)

    def golden_template(self) -> str:
        """Path of the golden template of the new side's spec, relative to the working directory where that is shorter.

        Raises:
            DiagnosticsError: for a spec that cannot be read.
            typer.Exit: with USAGE, where there is none.
        """
        path = Path(self.new)
        environment = self._environment()
        stack = load_spec(path, self._assets(path)).spec.stack_name if path.suffix in {".yaml", ".yml"} else None
        golden = self.project.root / "tests" / "golden" / f"{stack}.{environment}.json"
        if stack is None or not golden.is_file():
            what = f"no golden template {golden.name}" if stack else "no golden template of what is not a spec"
            typer.echo(f"there is {what}; say with --against what to compare with", err=True)
            raise typer.Exit(USAGE)
        return os.path.relpath(golden)

    def _assets(self, path: Path) -> Path:
        """The assets folder of a spec: that of its own project."""
        own = project_of(path)
        return (own if own.assets.is_dir() else self.project).assets

    def _environment(self) -> str:
        """The environment that is meant, by default the first of cdk.json."""
        if self.environment is not None or not self.project.cdk_json.exists():
            return self.environment or "dev"
        return next(iter(read_environments(self.project.cdk_json)), "dev")
