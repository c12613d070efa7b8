"""Tables: DDL files of dataduct as those of Penstock, `assets/tables/SCHEMA.NAME.sql`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.assets import Assets, content_of
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.sources import Sources

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.model import Table


class Tables:
    """The tables that pipelines name by DDL files, or by their names."""

    def __init__(self, sources: Sources, assets: Assets, project: Path | None, findings: Findings) -> None:
        """Look into the folders of `sources`, and into the assets of a project that is there already."""
        self._sources = sources
        self._assets = assets
        self._project = project
        self._findings = findings
        self._known: dict[str, Path] | None = None

    def add(self, path: str, place: Location) -> Table | None:
        """Take a DDL file over; what is wrong with it is told at its own place."""
        from penstock.tables.errors import TableError

        text = self._sources.text(path, place)
        file = None if text is None else self._sources.file(path, place)
        if text is None or file is None:
            return None
        try:
            return self._put(text, place)
        except TableError as error:
            location = Location(file, error.line, error.column)
            self._findings.error("PS204", f"no table definition that Penstock takes: {error.message}", location)
            return None

    def require(self, name: str, place: Location) -> str:
        """The name of a table of which dataduct knew only that; its DDL file is looked for."""
        if self._assets.holds(f"tables/{name}.sql"):
            return name
        if self._project is not None and _is_file(self._project / "tables" / f"{name}.sql"):
            return name
        file = self._find(name)
        if file is not None:
            self._put(file.read_text(encoding="utf-8-sig"), place)
            return name
        self._findings.warning(
            "PS605",
            f"nothing defines the table '{name}', which dataduct took for granted",
            place,
            advice=f"write its CREATE TABLE to assets/tables/{name}.sql, or name their folder with --resources",
        )
        return name

    def definition(self, name: str) -> Table | None:
        """The table of that name, where its DDL file is known."""
        from penstock.tables.errors import TableError
        from penstock.tables.parser import parse_table

        place = f"tables/{name}.sql"
        file = self._assets.files.get(place) or (None if self._project is None else self._project / place)
        try:
            return None if file is None else parse_table(content_of(file).decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError, TableError):
            return None

    def _put(self, text: str, place: Location) -> Table:
        from penstock.tables.parser import parse_table

        table = parse_table(text)
        name = name_of(table)
        if "/" in name:
            raise table.error(f"the file of a table has its name, which '{name}' cannot be")
        wanted = f"tables/{name}.sql"
        if self._assets.add_text(wanted, text) != wanted:
            message = f"another file defines the table '{name}' otherwise"
            self._findings.error("PS301", message, place, advice="a table has one definition: make the two files one")
        return table

    def _find(self, name: str) -> Path | None:
        if self._known is None:
            self._known = {}
            for file in sorted(self._sources.searched.rglob("*.sql") if self._sources.searched else ()):
                self._known.setdefault(_name_in(file), file)
        return self._known.get(name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # too long a name
        return False


def name_of(table: Table) -> str:
    """The name of a table as specs write it."""
    return f"{table.schema}.{table.name}" if table.schema else table.name


def _name_in(file: Path) -> str:
    from penstock.tables.errors import TableError
    from penstock.tables.parser import parse_table

    try:
        return name_of(parse_table(file.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, TableError):
        return ""
