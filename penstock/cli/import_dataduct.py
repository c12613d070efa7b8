"""penstock import dataduct: specs, assets and settings made of what dataduct's users have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from penstock.importers.dataduct import Imported

Files = Annotated[list[Path], typer.Argument(help="YAML files of pipelines", show_default=False)]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="dataduct's config file, with its modes", show_default=False)
]
Mode = Annotated[
    str | None,
    typer.Option(help="Import one mode of the config alone; by default each mode becomes an environment"),
]
OrderName = Annotated[
    Literal["sequential", "faithful"],
    typer.Option(help="Steps run in the order of the file, and every change is told; or as dataduct ran them"),
]
Resources = Annotated[
    Path | None,
    typer.Option(help="Folder that paths in the files are relative to; by default RESOURCE_BASE_PATH of the config"),
]
Start = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], help="Day of the first interval of pipelines with a schedule, by default today in UTC"
    ),
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", help="The project: specs go to etl_specs/, their files to assets/")
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", help="cdk.json to add the environments to; by default they are printed", show_default=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there")]


def dataduct(
    files: Files,
    *,
    config: ConfigFile = None,
    mode: Mode = None,
    order: OrderName = "sequential",
    resources: Resources = None,
    start: Start = None,
    output: Folder = Path(),
    settings: SettingsFile = None,
    force: Force = False,
) -> None:
    """Write dataduct pipelines as specs, with the files that they name and the settings of their environments.

    What has no equivalent, and what is done otherwise, is told on standard error, with its line. Passwords are not
    copied. Exit code 1 when there is an error; the other files are written nevertheless.
    """
    from datetime import UTC

    from penstock.cli.exit_codes import FAILED
    from penstock.cli.failure import show
    from penstock.diagnostics.diagnostic import Severity
    from penstock.importers.dataduct import Order, import_dataduct

    imported = import_dataduct(
        files,
        start=(start or datetime.now(UTC)).date(),
        config=config,
        mode=mode,
        order=Order(order),
        resources=resources,
        assets=output / "assets",
    )
    show(imported.findings)
    _write(imported, output, force=force)
    if imported.settings:
        _tell_settings(imported.settings, settings)
    if any(item.severity is Severity.ERROR for item in imported.findings):
        raise typer.Exit(FAILED)


def _write(imported: Imported, project: Path, *, force: bool) -> None:
    contents: dict[Path, bytes | Path] = {
        project / "etl_specs" / f"{spec.name}.yaml": spec.text.encode() for spec in imported.specs
    }
    contents |= {project / "assets" / name: content for name, content in imported.assets.items()}
    data = {path: item if isinstance(item, bytes) else item.read_bytes() for path, item in contents.items()}
    changed = {path: item for path, item in data.items() if not path.exists() or path.read_bytes() != item}
    there = [path for path in changed if path.exists()]
    if there and not force:
        names = ", ".join(str(path) for path in there)
        raise typer.BadParameter(f"{names} would be changed; --force writes over", param_hint="--output")
    for path, item in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item)
        source = contents[path]
        if isinstance(source, Path):
            path.chmod(0o755 if source.stat().st_mode & 0o100 else 0o644)
    for spec in imported.specs:
        typer.echo(f"{project / 'etl_specs' / f'{spec.name}.yaml'}: {spec.source}", err=True)


def _tell_settings(environments: dict[str, Any], path: Path | None) -> None:
    import json

    if path is None:
        typer.echo(json.dumps({"context": {"environments": environments}}, indent=2))
        return
    try:
        whole = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        there = whole.setdefault("context", {}).setdefault("environments", {})
        _add(there, environments)
    except (ValueError, AttributeError):
        raise typer.BadParameter(f"{path} is no cdk.json", param_hint="--settings") from None
    path.write_text(f"{json.dumps(whole, indent=2)}\n", encoding="utf-8")
    typer.echo(f"{path}: {', '.join(environments)}", err=True)


def _add(there: dict[str, Any], more: dict[str, Any]) -> None:
    """Add what is missing, and leave what is there."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(there.get(key), dict):
            _add(there[key], value)
        else:
            there.setdefault(key, value)
