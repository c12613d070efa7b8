"""DuckDB writes the rows, with all threads; what becomes a folder per value of PARTITION BY is one here, too."""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`; the query is the user's own)

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from penstock.warehouse.copy.chunks import CHUNK
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.result import Column
from penstock.warehouse.tables import literal, quoted
from penstock.warehouse.unload.command import UnloadOptions
from penstock.warehouse.unload.files import SLICES, UnloadedFile, cut_into_files, file_name
from penstock.warehouse.unload.rendering import fields, header

_ROWS = "rows"


@dataclass(frozen=True, slots=True)
class _Partition:
    """Rows that go to one folder, in the order of the files."""

    folder: str
    """Its name below the prefix; empty, or with a slash at its end."""
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Unloading:
    """The rows of a query, on their way to files.

    Attributes:
        connection: runs the query.
        query: DuckDB's SQL.
        columns: those of the query.
        options: of the UNLOAD.
        folder: empty, for the files.
        check_cancelled: raises where nobody wants them any more.
    """

    connection: DuckDBPyConnection
    query: str
    columns: Sequence[Column]
    options: UnloadOptions
    folder: Path
    check_cancelled: Callable[[], None]

    def write(self) -> tuple[int, list[UnloadedFile]]:
        """Write the files; give the count of rows.

        Raises:
            WarehouseError: where a column of PARTITION BY is none, or there is no other, or widths do not match.
        """
        kept = self._kept()
        count = self._copy(kept)
        files: list[UnloadedFile] = []
        for number, partition in enumerate(self._partitions()):
            target = self.folder / str(number)
            target.mkdir()
            found = (
                self._parquet(partition) if self.options.format == "parquet" else self._text(partition, kept, target)
            )
            for item in found:
                item.name = partition.folder + item.name
            files += found
        return count, files

    def _kept(self) -> list[tuple[str, Column]]:
        """The columns that are in the files, with their names in SQL."""
        names = [column.name for column in self.columns]
        options = self.options
        for name in options.partition_by:
            if name not in names:
                raise WarehouseError(f'column "{name}" of PARTITION BY is not in the query')
        found = [
            (f"c{index}", column)
            for index, column in enumerate(self.columns)
            if options.include or column.name not in options.partition_by
        ]
        if not found:
            raise WarehouseError("UNLOAD PARTITION BY all columns needs INCLUDE: there is none left for the files")
        if options.fixed_widths and len(options.fixed_widths) != len(found):
            widths = len(options.fixed_widths)
            raise WarehouseError(f"UNLOAD FIXEDWIDTH has {widths} widths for {len(found)} columns")
        return found

    def _copy(self, kept: list[tuple[str, Column]]) -> int:
        options = self.options
        if options.format == "parquet":
            items = [f"{name} AS {quoted(column.name)}" for name, column in kept]
            how = ["FORMAT parquet"]
            if options.max_file_size:
                how.append(f"FILE_SIZE_BYTES {options.max_file_size}")
        else:
            items = [f"{sql} AS f{index}" for index, sql in enumerate(fields(kept, options))]
            separator = literal(options.separator)
            how = ["FORMAT csv", "HEADER false", f"DELIMITER {separator}", "QUOTE ''", "ESCAPE ''", "NULLSTR ''"]
        if options.partition_by:
            indexes = {column.name: index for index, column in enumerate(self.columns)}
            # A name that no column of the user's has.
            folders = [f'"penstock {number}"' for number, _ in enumerate(options.partition_by)]
            items += [
                f"c{indexes[name]} AS {folder}" for name, folder in zip(options.partition_by, folders, strict=True)
            ]
            how.append(f"PARTITION_BY ({', '.join(folders)})")
        names = ", ".join(f"c{index}" for index, _ in enumerate(self.columns))
        target = literal(str(self.folder / _ROWS))
        row = self.connection.execute(
            f"COPY (SELECT {', '.join(items)} FROM ({self.query}) AS unloaded({names})) TO {target} ({', '.join(how)})"
        ).fetchone()
        return int(row[0]) if row else 0

    def _partitions(self) -> list[_Partition]:
        rows = self.folder / _ROWS
        if rows.is_file():
            return [_Partition("", (rows,))]
        by_folder: dict[Path, list[Path]] = {}
        for path in rows.rglob("*"):
            if path.is_file():
                by_folder.setdefault(path.parent.relative_to(rows), []).append(path)
        return [
            _Partition(self._name(folder), tuple(sorted(by_folder[folder], key=_number)))
            for folder in sorted(by_folder)
        ]

    def _name(self, folder: Path) -> str:
        values = (part.partition("=")[2] for part in folder.parts)
        return "".join(f"{name}={value}/" for name, value in zip(self.options.partition_by, values, strict=False))

    def _parquet(self, partition: _Partition) -> list[UnloadedFile]:
        found = [UnloadedFile(file_name(0, part, self.options), path) for part, path in enumerate(partition.paths)]
        if self.options.manifest == "verbose":
            for item in found:
                path = literal(str(item.path))
                row = self.connection.execute(f"SELECT num_rows FROM parquet_file_metadata({path})").fetchone()
                item.records = int(row[0]) if row else 0
        return found

    def _text(self, partition: _Partition, kept: list[tuple[str, Column]], target: Path) -> list[UnloadedFile]:
        text, *more = partition.paths
        with text.open("ab") as whole:
            for path in more:
                with path.open("rb") as part:
                    shutil.copyfileobj(part, whole, CHUNK)
                path.unlink()
        first = header([column for _, column in kept], self.options) if self.options.header else None
        slices = SLICES if self.options.parallel and not self.options.partition_by else 1
        return cut_into_files(text, target, self.options, first, slices, self.check_cancelled)


def _number(path: Path) -> int:
    """DuckDB numbers the files of a folder: `data_12.csv`."""
    return int(path.stem.rpartition("_")[2])
