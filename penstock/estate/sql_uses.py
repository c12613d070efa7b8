"""The tables that a step's own SQL has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from penstock.estate.model import TableUse
from penstock.specs.checks.view import StepView
from penstock.steps import Step


def sql_written(view: StepView, kind: type[Step], assets: Path) -> Iterator[TableUse]:
    """Yield the tables that the SQL of a step writes; the load log has none of them."""
    for key, text in _texts(view, kind.SQL, assets):
        from penstock.estate.sql_tables import sql_tables

        yield from _uses(view, key, sql_tables(text).written)


def sql_read(view: StepView, kind: type[Step], assets: Path) -> Iterator[TableUse]:
    """Yield the tables from which the SQL of a step takes rows."""
    for key, text in _texts(view, kind.SQL, assets):
        from penstock.estate.sql_tables import sql_tables

        yield from _uses(view, key, sql_tables(text).read)


def sql_checked(view: StepView, kind: type[Step], assets: Path) -> Iterator[TableUse]:
    """Yield the tables about which the queries of a step find something out."""
    for key, text in _texts(view, kind.SQL_CHECKED, assets):
        from penstock.estate.sql_tables import sql_tables

        yield from _uses(view, key, sql_tables(text).read)


def is_known(view: StepView, assets: Path) -> bool:
    """Whether it is SQL, and known, what the step does with tables."""
    texts = [text for _, text in _texts(view, view.kind.SQL if view.kind is not None else (), assets)]
    if not texts:
        return False
    from penstock.estate.sql_tables import sql_tables

    return all(sql_tables(text).is_whole for text in texts)


def _uses(view: StepView, key: str, tables: Iterable[str]) -> Iterator[TableUse]:
    return (TableUse(table, view.text("name") or "", (*view.path, key)) for table in tables)


def _texts(view: StepView, keys: Iterable[str], assets: Path) -> Iterator[tuple[str, str]]:
    """The SQL of some keys, with those."""
    for key in keys:
        value = view.text(key)
        if value is not None:
            yield key, _content(assets / value) or value


def _content(path: Path) -> str | None:
    """What stands in a file; None where there is none, or none that can be read, which others tell."""
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, ValueError):  # no path at all, such as a text of several lines
        return None
