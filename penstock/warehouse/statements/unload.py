"""UNLOAD to S3: what it has written stays, whatever becomes of the transaction, as in Redshift."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sqlglot import exp

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.results import query as run_query
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.unload.command import UnloadCommand
from penstock.warehouse.unload.files import SLICES
from penstock.warehouse.unload.manifest import manifest
from penstock.warehouse.unload.parser import parse_unload
from penstock.warehouse.unload.writing import Unloading

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
        with tempfile.TemporaryDirectory(dir=context.scratch) as name:
            folder = Path(name)
            select = lower(self.query, context.scope)
            # The user's own query.
            columns = run_query(context.connection, f"SELECT * FROM ({select}) LIMIT 0").columns  # noqa: S608
            unloading = Unloading(context.connection, select, columns, options, folder, context.check_cancelled)
            count, files = unloading.write()
            if options.partition_by and not prefix.endswith("/"):
                prefix += "/"
            # Two at a time: most of it is reading a file, for its digest.
            with ThreadPoolExecutor(SLICES) as pool:
                list(pool.map(lambda item: _put(context, f"{prefix}{item.name}", item.path), files))
            if options.manifest:
                path = folder / "manifest"
                path.write_text(
                    manifest(prefix, files, columns, verbose=options.manifest == "verbose"), encoding="utf-8"
                )
                _put(context, f"{prefix}manifest", path)
        return Result(rows_affected=count)


def _put(context: Context, uri: str, path: Path) -> None:
    context.check_cancelled()
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
