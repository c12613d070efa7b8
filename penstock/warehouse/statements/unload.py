"""UNLOAD to S3: what it has written stays, whatever becomes of the transaction, as in Redshift."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlglot import exp

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.results import query as run_query
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.tables import literal
from penstock.warehouse.unload.command import UnloadCommand
from penstock.warehouse.unload.files import SLICES, LineFiles, dealt, file_name
from penstock.warehouse.unload.parser import parse_unload
from penstock.warehouse.unload.rendering import header, lines

_ROWS = 10_000
_NOT_EMPTY = (
    "Specified unload destination on S3 is not empty. Consider using a different bucket / prefix, manually removing the"
    " target files in S3, or using the ALLOWOVERWRITE option."
)


@dataclass(frozen=True, slots=True)
class Unload:
    """An UNLOAD, ready to run."""

    command: UnloadCommand
    query: exp.Expression

    @property
    def writes(self) -> bool:
        """It reads the warehouse only."""
        return False

    def run(self, context: Context) -> Result:
        """Write the files, and then the manifest.

        Raises:
            WarehouseError: where the query fails, there are files already, or there is no bucket.
        """
        prefix, options = self.command.prefix, self.command.options
        if not options.allow_overwrite:
            there = context.objects.list(prefix)
            if there and not options.clean_path:
                raise WarehouseError(_NOT_EMPTY)
            for uri in there:
                context.objects.delete(uri)
        with tempfile.TemporaryDirectory(dir=context.scratch) as folder:
            select = lower(self.query, context.scope)
            write = self._write_parquet if options.format == "parquet" else self._write_lines
            count, paths = write(context, select, Path(folder))
            if options.manifest:
                paths = (*paths, _write_manifest(prefix, paths))
            for path in paths:
                context.check_cancelled()
                _put(context, f"{prefix}{path.name}", path)
        return Result(rows_affected=count)

    def _write_lines(self, context: Context, select: str, folder: Path) -> tuple[int, Sequence[Path]]:
        options = self.command.options
        # The user's own query.
        columns = run_query(context.connection, f"SELECT * FROM ({select}) LIMIT 0").columns  # noqa: S608
        first = header(columns, options) if options.header else None
        slices = [LineFiles(folder, index, options, first) for index in range(SLICES if options.parallel else 1)]
        count = 0
        try:
            context.connection.execute(lines(select, columns, options))
            while rows := context.connection.fetchmany(_ROWS):
                context.check_cancelled()
                count += len(rows)
                for files, part in zip(slices, dealt([row[0] for row in rows], len(slices)), strict=True):
                    files.write(part)
        finally:
            for files in slices:
                files.close()
        return count, [path for files in slices for path in files.paths]

    def _write_parquet(self, context: Context, select: str, folder: Path) -> tuple[int, Sequence[Path]]:
        path = folder / file_name(0, 0, self.command.options)
        row = context.connection.execute(f"COPY ({select}) TO {literal(str(path))} (FORMAT parquet)").fetchone()
        return int(row[0]) if row else 0, [path]


def _write_manifest(prefix: str, paths: Sequence[Path]) -> Path:
    path = paths[0].with_name("manifest")
    entries = [{"url": f"{prefix}{item.name}"} for item in paths]
    path.write_text(json.dumps({"entries": entries}, indent=2) + "\n", encoding="utf-8")
    return path


def _put(context: Context, uri: str, path: Path) -> None:
    try:
        context.objects.put(uri, path)
    except FileNotFoundError as error:
        raise WarehouseError(f"S3ServiceException: {error}") from None


def _parse(sql: str) -> Unload:
    command = parse_unload(sql)
    tree = parse(command.query)
    if not isinstance(tree, exp.Query):
        raise UnsupportedError(f"UNLOAD of the statement {tree.key.upper()}")
    if tree.args.get("limit") is not None:
        raise WarehouseError(
            "Limit clause is not supported in the outermost select of an UNLOAD; put it into a query in FROM"
        )
    return Unload(command, tree)


UNLOAD = Kind((("UNLOAD",),), _parse)
