"""The specs that the pages of steps and of specs show: docs/examples/, where tests check them like any other spec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from penstock.compiler import check_compiled, compile_loaded
from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import Diagnostic
from penstock.objects import TYPES
from penstock.rendering import RENDERERS, About
from penstock.specs.loader import load_spec
from penstock.steps.deployment import DatabaseConnection, WarehouseConnection

ROOT = Path(__file__).parents[2]
FOLDER = Path("docs/examples")
ASSETS = FOLDER / "assets"
STEP_EXAMPLES = FOLDER / "steps"
DEFAULTS_EXAMPLES = FOLDER / "defaults"
SPEC_EXAMPLES = FOLDER / "specs"
CUSTOM_EXAMPLE = FOLDER / "custom"
"""A project of its own, with steps that neither Penstock nor the schema knows; docs/custom-steps.md shows it."""


DATABASES: Mapping[str, Literal["mysql", "postgresql"]] = {
    "maestro-read-replica": "mysql",
    "orders": "postgresql",
    **{f"course-db-{number}": "mysql" for number in range(1, 5)},
}
"""The databases of the examples: names that specs give in `hostname`, and engines."""


@dataclass(frozen=True, slots=True)
class ExampleDeployment:
    """Physical names that readers recognise as examples."""

    assets: Path
    region: str = "us-east-1"
    bucket: str = "my-bucket"
    log_uri: str = "s3://my-logs/pipelines"
    service_role: str = "my-service-role"
    resource_role: str = "my-resource-role"
    alarm_topic_arn: str = "arn:aws:sns:us-east-1:111122223333:my-alarms"
    warehouse: WarehouseConnection = WarehouseConnection(  # noqa: RUF009 - immutable
        "my-warehouse",
        "analytics",
        "etl",
        "{{resolve:secretsmanager:my-warehouse:SecretString:password}}",
    )

    databases: Mapping[str, DatabaseConnection] = field(
        default_factory=lambda: {
            name: DatabaseConnection(
                engine, "reader", f"{{{{resolve:secretsmanager:{name}:SecretString:password}}}}", name
            )
            for name, engine in DATABASES.items()
        }
    )

    def pipeline_bucket(self, pipeline: str) -> str:
        """Name the bucket by the pipeline."""
        return f"{pipeline}-bucket"

    def asset_uri(self, path: Path) -> str:
        """Keep the path under assets/; what is made when a spec is compiled has none."""
        within = path.relative_to(self.assets) if path.is_relative_to(self.assets) else Path("made", path.name)
        return f"s3://my-assets/{within.as_posix()}"


@dataclass(frozen=True, slots=True)
class Example:
    """A spec as readers see it.

    Attributes:
        path: where it is, from the root of the project.
        text: the file.
        definition: what it compiles to.
        tree: that as `penstock show` draws it.
        findings: what a check of it finds; tests see to it that there is nothing.
    """

    path: Path
    text: str
    definition: WireDefinition
    tree: str
    findings: tuple[Diagnostic, ...]

    @property
    def types(self) -> list[str]:
        """The types of its objects, sorted."""
        return sorted({kind.__name__ for kind in TYPES} & {item.type for item in self.definition.objects if item.type})


def read_example(path: Path, root: Path = ROOT) -> Example:
    """Load, check and compile a spec.

    Raises:
        DiagnosticsError: where it is wrong.
    """
    loaded = load_spec(root / path, root / ASSETS)
    deployment = ExampleDeployment(root / ASSETS)
    definition = compile_loaded(loaded, deployment).to_wire()
    return Example(
        path,
        (root / path).read_text(encoding="utf-8"),
        definition,
        RENDERERS["tree"](definition, loaded.spec.name, About(loaded.spec.description)),
        (*loaded.warnings, *check_compiled(loaded, deployment)),
    )
