"""penstock schema: what editors complete and check the specs of a project by, with its own steps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Out = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for the files; by default schema/ of the project", show_default=False),
]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 where a file is not as it should be")]


def schema(out: Out = None, check: Check = False) -> None:
    """Write the JSON Schema of this project's specs, its own steps included, for editors.

    Without steps of your own, docs/schema/ of Penstock has the same. A spec names it in its first line, which is shown.
    """
    from penstock.cli.exit_codes import FAILED
    from penstock.cli.failure import shown_findings
    from penstock.cli.project import find_project
    from penstock.diagnostics.diagnostic import refuse_errors
    from penstock.documentation.project_schema import project_schemas
    from penstock.specs.plugins.project import plugins_of

    with shown_findings():
        project = find_project(Path.cwd())
        plugins = plugins_of(project.root)
        refuse_errors(plugins.findings)
        files = project_schemas(plugins.steps)
    folder = out or project.root / "schema"
    differing = [folder / name for name, text in files.items() if _read(folder / name) != text]
    if check:
        for path in differing:
            typer.echo(
                f"{_shown(path)} is {'out of date' if path.exists() else 'missing'}: run `penstock schema`", err=True
            )
        if differing:
            raise typer.Exit(FAILED)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for path in differing:
        path.write_text(files[path.name], encoding="utf-8")
    print(f"{_shown(folder)}: {', '.join(files)}")
    print("specs name the first of them in their first line:")
    print(f"# yaml-language-server: $schema={_from(project.specs, folder / next(iter(files)))}")


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def _from(folder: Path, path: Path) -> str:
    """The path as it is written in a file of that folder."""
    import os

    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _shown(path: Path) -> str:
    return _from(Path.cwd(), path)
