"""Checking and running scripts on DuckDB."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

import bz2
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from penstock.pig import places
from penstock.pig.compiler import Program, StoreStep, compile_script, since_removal
from penstock.pig.errors import PigRuntimeError, PigTypeError
from penstock.pig.macros import definitions
from penstock.pig.parameters import substitute
from penstock.pig.parser import parse
from penstock.pig.result import ScriptResult, StoreResult
from penstock.pig.staging import stage
from penstock.pig.text import sql_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penstock.pig.compiler import RemoveStep
    from penstock.pig.storage import Storage

_COPY_BYTES = 1024 * 1024


def check(source: str, *, name: str, parameters: Mapping[str, str]) -> None:
    """Compile a script, and let DuckDB bind it to empty inputs."""
    program = _compiled(source, name, parameters)
    with closing(_connection(None)) as connection:
        _create_views(connection, program, {})


def run(source: str, *, name: str, parameters: Mapping[str, str], storage: Storage, scratch: Path) -> ScriptResult:
    """Run a script; see `penstock.pig.run_script`."""
    program = _compiled(source, name, parameters)
    _check_outputs(program, storage)
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch, prefix="pig-") as folder:
        work = Path(folder)
        pieces, warnings = _stage_inputs(program, storage, work)
        with closing(_connection(work)) as connection:
            _create_views(connection, program, pieces)
            done = [_store(connection, program, step, work / f"out-{i}") for i, step in enumerate(program.stores)]
        removed = _publish(program, storage, [files for _, files in done])
    stores = tuple(
        StoreResult(step.alias, step.uri, rows, tuple(file.name for file in files))
        for step, (rows, files) in zip(program.stores, done, strict=True)
    )
    return ScriptResult(stores, removed, tuple(warnings), program.notes)


def _compiled(source: str, name: str, parameters: Mapping[str, str]) -> Program:
    text = substitute(source, name=name, parameters=parameters)
    return compile_script(text, parse(text))


def _check_outputs(program: Program, storage: Storage) -> None:
    """Find out before anything runs whether each removal and each publication, in their order, will find what it needs.

    Raises:
        PigRuntimeError: an output exists, a path to remove does not, or must not be removed.
    """
    for index, step in enumerate(program.outputs):
        is_removed, since = since_removal(program.outputs[:index], step.uri)
        if isinstance(step, StoreStep):
            if not is_removed and storage.output_exists(step.uri):
                message = f"output {step.uri} already exists; remove it (rmf {step.uri}) or STORE elsewhere"
                raise program.source.error(PigRuntimeError, message, step.at)
            continue
        found = _exists(program, storage, step) and not is_removed
        is_stored = any(isinstance(each, StoreStep) and places.overlap(step.uri, each.uri) for each in since)
        if step.must_exist and not found and not is_stored:
            raise _missing(program, step)


def _publish(program: Program, storage: Storage, files: Sequence[Sequence[Path]]) -> tuple[str, ...]:
    """Remove and publish in script order, the files of one STORE after the other; return what was there to remove."""
    removed = []
    unpublished = iter(files)
    for step in program.outputs:
        if isinstance(step, StoreStep):
            storage.publish(step.uri, next(unpublished))
        elif _exists(program, storage, step):
            storage.remove(step.uri)
            removed.append(step.uri)
        elif step.must_exist:
            raise _missing(program, step)
    return tuple(removed)


def _exists(program: Program, storage: Storage, step: RemoveStep) -> bool:
    try:
        return storage.exists(step.uri)
    except ValueError as error:
        raise program.source.error(PigRuntimeError, f"cannot remove {step.uri}: {error}", step.at) from error


def _missing(program: Program, step: RemoveStep) -> PigRuntimeError:
    message = f"rm: {step.uri} does not exist; rmf removes what may be missing"
    return program.source.error(PigRuntimeError, message, step.at)


def _connection(work: Path | None) -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database that knows the macros and reads and writes nothing outside `work`."""
    # Nothing here needs an extension, and none is ever fetched.
    offline: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    connection = duckdb.connect(":memory:", config=offline)
    # A filter that is pushed below a projection would evaluate the projection's expressions, regular expressions
    # above all, once more per row; there is nothing below that could use it.
    connection.execute("SET disabled_optimizers = 'filter_pushdown'")
    connection.execute("SET preserve_insertion_order = true")
    if work is not None:
        connection.execute(f"SET temp_directory = {sql_text(str(work / 'spill'))}")
    connection.execute(definitions())
    return connection


def _stage_inputs(program: Program, storage: Storage, work: Path) -> tuple[dict[str, Sequence[Path]], list[str]]:
    """The pieces of each load's input, and warnings about bytes that are not UTF-8."""
    pieces: dict[str, Sequence[Path]] = {}
    warnings = []
    for load in program.loads:
        try:
            staged = stage(list(storage.inputs(load.uri)), work / load.lines)
        except (OSError, EOFError, ValueError) as error:
            raise program.source.error(PigRuntimeError, f"cannot LOAD {load.uri}: {error}", load.at) from error
        pieces[load.lines] = staged.pieces
        if staged.not_utf8:
            names = ", ".join(staged.not_utf8)
            warnings.append(f"LOAD {load.uri}: bytes that are not UTF-8 were replaced by U+FFFD in {names}")
    return pieces, warnings


def _create_views(
    connection: duckdb.DuckDBPyConnection, program: Program, pieces: Mapping[str, Sequence[Path]]
) -> None:
    for load in program.loads:
        files = ", ".join(sql_text(str(path)) for path in pieces.get(load.lines, ()))
        rows = "SELECT '' AS line WHERE false"
        if files:
            rows = f"SELECT unnest(string_split(content, chr(10))) AS line FROM read_text([{files}])"
        connection.execute(f"CREATE VIEW {load.lines} AS {rows}")
    for view in program.views:
        try:
            connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
        except duckdb.Error as error:
            raise program.source.error(PigTypeError, f"the embedded engine refuses this: {error}", view.at) from error


def _store(
    connection: duckdb.DuckDBPyConnection, program: Program, step: StoreStep, folder: Path
) -> tuple[int, list[Path]]:
    """Write one part file and `_SUCCESS`; return the number of rows and the files."""
    folder.mkdir()
    part = folder / step.part
    bzip = part.suffix in (".bz2", ".bz")
    target = part.with_suffix("") if bzip else part
    # Without quotes and escapes the CSV writer puts each line out as it is, which is what PigStorage does.
    options = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER ''"
    compression = "gzip" if part.suffix == ".gz" else "uncompressed"
    copy = f"COPY ({step.query}) TO {sql_text(str(target))} ({options}, COMPRESSION {compression})"
    try:
        row = connection.execute(copy).fetchone()
    except duckdb.Error as error:
        raise program.source.error(PigRuntimeError, f"STORE {step.alias} failed: {error}", step.at) from error
    if bzip:
        with target.open("rb") as plain, bz2.open(part, "wb") as packed:
            shutil.copyfileobj(plain, packed, _COPY_BYTES)
        target.unlink()
    success = folder / "_SUCCESS"
    success.touch()
    return (row[0] if row else 0), [part, success]
