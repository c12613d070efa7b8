"""Which tables of the warehouse SQL writes and reads, as far as that can be seen without running it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.scripts import ScriptStatement, read_script
from penstock.warehouse.tokens import TokenReader

_EXPRESSION = re.compile(r"#\{[^{}]*\}")
_STAND_IN = "penstock_stand_in"
"""What an expression becomes before the SQL is read: of a name that has it, nobody knows which table is meant."""
_CHANGES = ("INSERT", "UPDATE", "DELETE", "MERGE")
_QUERIES = ("SELECT", "WITH", "(")
_WRITES_NOTHING = re.compile(
    "ABORT|ANALYZE|BEGIN|CANCEL|CLOSE|COMMENT|COMMIT|DECLARE|DROP|END|EXPLAIN|FETCH|GRANT|LOCK|RESET|REVOKE|ROLLBACK|"
    "SET|SHOW|START|USE|VACUUM"
)
_SYSTEM = re.compile(
    r"(pg_catalog|pg_internal|information_schema)\.|(pg|st[lv]|sv[clv]s?|sys)_|penstock_(loads|checks)$"
)
"""The warehouse's own tables, and those that every pipeline may write.

https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html"""

Names = dict[str, None]
"""A set that keeps its order."""


@dataclass(frozen=True, slots=True)
class SqlTables:
    """What SQL does with tables.

    Attributes:
        written: the tables and views that it makes with rows, or whose rows it changes, `table` or `schema.table` in
            small letters; neither temporary ones, nor those that it only drops.
        read: those whose rows it reads, without those of the system.
        is_whole: whether that is all; not where it calls a procedure, or could not be read.
    """

    written: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    is_whole: bool = True


@cache
def sql_tables(sql: str) -> SqlTables:
    """Read a script of Redshift's SQL; expressions `#{...}` may stand in it."""
    found = _Found()
    try:
        statements = read_script(_EXPRESSION.sub(_STAND_IN, sql))
    except SqlSyntaxError:
        return SqlTables(is_whole=False)
    for statement in statements:
        try:
            _read(statement, found)
        except (SqlSyntaxError, SqlglotError, RecursionError, ValueError):  # the last where sqlglot has read nonsense
            found.is_whole = False
    hidden = {name for name in (*found.written, *found.read) if _STAND_IN in name}
    return SqlTables(
        tuple(_visible(found.written, {*found.temporary, *hidden})),
        tuple(name for name in _visible(found.read, {*found.temporary, *hidden}) if not _SYSTEM.match(name)),
        found.is_whole and not hidden,
    )


class _Found:
    """What the statements so far do."""

    def __init__(self) -> None:
        self.written: Names = {}
        self.read: Names = {}
        self.temporary: Names = {}
        self.is_whole = True


def _visible(names: Iterable[str], temporary: Iterable[str]) -> Iterator[str]:
    hidden = frozenset(temporary)
    return (name for name in names if name not in hidden and not name.startswith("#"))


def _read(statement: ScriptStatement, found: _Found) -> None:
    """Add what one statement does.

    Raises:
        SqlSyntaxError, SqlglotError: where it cannot be read.
    """
    word = statement.first_word
    reader = TokenReader(statement.text)
    if word in _CHANGES or word in _QUERIES or reader.looking_at("("):
        _read_tree(statement.text, found)
    elif word == "CREATE":
        _read_create(reader, found)
    elif word == "COPY":
        reader.expect("COPY")
        found.written[_name(reader)] = None
    elif word == "UNLOAD":
        reader.expect("UNLOAD", "(")
        _read_tree(reader.text(), found)
    elif word == "TRUNCATE":
        reader.expect("TRUNCATE")
        reader.accept("TABLE")
        found.written[_name(reader)] = None
    elif word == "ALTER":
        _read_alter(reader, found)
    elif word == "REFRESH":
        reader.expect("REFRESH", "MATERIALIZED", "VIEW")
        found.written[_name(reader)] = None
    elif not _WRITES_NOTHING.fullmatch(word):  # CALL, and what only Redshift knows
        found.is_whole = False


def _read_create(reader: TokenReader, found: _Found) -> None:
    reader.expect("CREATE")
    reader.accept("OR", "REPLACE")
    reader.accept("LOCAL")
    is_temporary = reader.accept("TEMPORARY") or reader.accept("TEMP")
    is_view = reader.accept("MATERIALIZED", "VIEW") or reader.accept("VIEW")
    if not is_view and not reader.accept("TABLE"):
        return  # a schema, a function, or the like
    reader.accept("IF", "NOT", "EXISTS")
    name = _name(reader)
    query = _query_of(reader)
    if is_temporary:
        found.temporary[name] = None
    elif query is not None:
        found.written[name] = None
    if query is not None:
        _read_tree(query, found)


def _query_of(reader: TokenReader) -> str | None:
    """What stands behind AS, None where the statement makes a table of columns."""
    while not reader.at_end:
        if reader.accept("AS") and any(reader.looking_at(word) for word in _QUERIES):
            return reader.rest_without("WITH", "NO", "SCHEMA", "BINDING")
        if not reader.at_end:
            reader.word()
    return None


def _read_alter(reader: TokenReader, found: _Found) -> None:
    reader.expect("ALTER")
    if not reader.accept("TABLE"):
        return
    name = _name(reader)
    if reader.accept("APPEND"):
        reader.expect("FROM")
        source = _name(reader)
        found.read[source] = None
        found.written |= {name: None, source: None}
    elif reader.accept("RENAME", "TO"):
        schema, _, _ = name.rpartition(".")
        new = reader.name()
        found.written |= {name: None, (f"{schema}.{new}" if schema else new): None}


def _name(reader: TokenReader) -> str:
    """Read `table`, `schema.table` or `database.schema.table`."""
    parts = [reader.name()]
    while reader.accept("."):
        parts.append(reader.name())
    return ".".join(parts)


def _read_tree(sql: str, found: _Found) -> None:
    tree = _parsed(sql)
    targets = set(map(id, _targets(tree)))
    tables = [table for table in tree.find_all(exp.Table) if isinstance(table.this, exp.Identifier)]
    local = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    aliases = {table.alias_or_name.lower() for table in tables}
    for table in tables:
        name = ".".join(part.name for part in table.parts).lower()
        if id(table) in targets:
            into = table.find_ancestor(exp.Into)
            (found.temporary if into is not None and into.args.get("temporary") else found.written)[name] = None
        elif name not in local and not (table.db.lower() in aliases and not table.catalog):
            found.read[name] = None  # what stands behind an alias is a SUPER column, not a table


def _parsed(sql: str) -> exp.Expr:
    """Read one statement.

    Raises:
        SqlglotError: where it cannot be read.
        ValueError: where a part of it is left as text, of which sqlglot would warn on standard error.
    """
    logger = logging.getLogger("sqlglot")
    logger.addFilter(_silent)
    try:
        tree = sqlglot.parse_one(sql, read="redshift", error_level=ErrorLevel.IMMEDIATE)
    finally:
        logger.removeFilter(_silent)
    if tree.find(exp.Command):
        raise ValueError("a part of it is no SQL that sqlglot knows")
    return tree


def _silent(record: logging.LogRecord) -> bool:
    del record
    return False


def _targets(tree: exp.Expr) -> Iterator[exp.Expr]:
    """Yield the tables whose rows a statement changes."""
    if isinstance(tree, exp.Insert | exp.Update | exp.Delete | exp.Merge):
        target = tree.this
        yield from tree.args.get("tables") or ()  # of a DELETE without FROM
        if target is not None:
            yield target.this if isinstance(target, exp.Schema) else target
    for into in tree.find_all(exp.Into):
        yield into.this
