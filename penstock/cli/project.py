"""Finds the project that a command works on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError

if TYPE_CHECKING:
    from penstock.environments import Connections, Environment


@dataclass(frozen=True, slots=True)
class Project:
    """A project: the folder with `etl_specs/`."""

    root: Path

    @property
    def specs(self) -> Path:
        """One YAML file for each pipeline."""
        return self.root / "etl_specs"

    def spec_files(self) -> list[Path]:
        """The spec files in order; those whose names begin with an underscore are no pipelines."""
        from penstock.specs.files import spec_files

        return spec_files(self.specs)

    @property
    def assets(self) -> Path:
        """What specs point at."""
        return self.root / "assets"

    @property
    def state(self) -> Path:
        """Penstock's own files; never committed, and safe to delete when no local cloud is up."""
        return self.root / ".penstock"

    @property
    def validation_cache(self) -> Path:
        """What `penstock validate` remembers."""
        return self.state / "valid.json"

    @property
    def databases(self) -> Path:
        """Which databases of this machine stand for those of definitions; the file may be missing."""
        return self.root / "local_databases.yaml"

    def check_databases(self) -> None:
        """Read `databases`, for its errors.

        Raises:
            DiagnosticsError: with every error of the file.
        """
        if self.databases.exists():
            from penstock.worker.databases.settings import read_local_databases

            read_local_databases(self.databases)

    @property
    def cdk_json(self) -> Path:
        """Settings of the environments."""
        return self.root / "cdk.json"

    def environments(self) -> tuple[str, ...]:
        """The names of the environments of cdk.json; none where there is no cdk.json yet.

        Raises:
            DiagnosticsError: where cdk.json cannot be read.
        """
        from penstock.environments import read_environments

        return tuple(read_environments(self.cdk_json)) if self.cdk_json.exists() else ()

    def connections(self, environment: str | None = None) -> Connections:
        """The warehouse and the databases of an environment of cdk.json, by default its first.

        A stand-in for the warehouse, and no database, where there is no cdk.json yet.

        Raises:
            DiagnosticsError: where cdk.json is there and does not have the environment.
        """
        from penstock.environments import Connections, WarehouseSettings

        if not self.cdk_json.exists():
            warehouse = WarehouseSettings(cluster_id="warehouse", database="dev", username="etl", secret="none")  # noqa: S106
            return Connections(warehouse=warehouse)
        return self._environment(environment)

    def secrets(self) -> dict[str, dict[str, str]]:
        """The secrets of every environment's warehouse and databases, so that any of them can be deployed locally.

        Raises:
            DiagnosticsError: where cdk.json cannot be read.
        """
        from penstock.environments import read_environment, read_environments

        if not self.cdk_json.exists():
            return {}
        environments = read_environments(self.cdk_json)
        read = [read_environment(environments, name) for name in environments]
        warehouses = {item.warehouse.secret: {"username": item.warehouse.username} for item in read}
        databases = (server for item in read for server in item.databases.values())
        return {**warehouses, **{server.secret: {"username": server.username} for server in databases}}

    def region(self, environment: str | None = None) -> str | None:
        """The region of an environment, by default of the first; None where cdk.json leaves it to the credentials.

        Raises:
            DiagnosticsError: where cdk.json is there and does not have the environment.
        """
        return self._environment(environment).region if self.cdk_json.exists() else None

    def _environment(self, name: str | None) -> Environment:
        from penstock.environments import read_environment, read_environments

        environments = read_environments(self.cdk_json)
        return read_environment(environments, name or next(iter(environments), "dev"))


def find_project(start: Path) -> Project:
    """The nearest folder from `start` upwards that has `etl_specs/`.

    Raises:
        DiagnosticsError: where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "etl_specs").is_dir():
            return Project(folder)
    message = f"neither {start} nor a folder above it has etl_specs/"
    raise DiagnosticsError((Diagnostic("PS101", message, help="go to a Penstock project, or make etl_specs/"),))


def project_of(spec: Path) -> Project:
    """The project of a spec: the folder above `etl_specs/`, or otherwise above the folder that the spec lies in."""
    folders = spec.resolve().parents
    specs = next((folder for folder in folders if folder.name == "etl_specs"), folders[0])
    return Project(specs.parent)
