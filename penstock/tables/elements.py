"""The inside of CREATE TABLE: columns and keys.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html
"""

from __future__ import annotations

from penstock.tables.column_attributes import read_column
from penstock.tables.draft import Draft, identifier, read_names, read_reference


def read_elements(draft: Draft) -> None:
    """Read `( column | key, ... )`.

    Raises:
        TableError: where it is not that.
    """
    reader = draft.reader
    reader.expect("(")
    _read_element(draft)
    while reader.accept(","):
        _read_element(draft)
    if not reader.accept(")"):
        raise reader.error("',' or ')'")


def _read_element(draft: Draft) -> None:
    reader = draft.reader
    if reader.looking_at("LIKE"):
        raise reader.error("the columns with their types; LIKE says nothing of them")
    name = identifier(reader.name()) if reader.accept("CONSTRAINT") else None
    start = reader.next
    if start is not None and reader.accept("PRIMARY", "KEY"):
        draft.set_primary(read_names(reader), name, start)
    elif reader.accept("UNIQUE"):
        draft.unique.append((read_names(reader), name))
    elif reader.accept("FOREIGN", "KEY"):
        columns = read_names(reader)
        reader.expect("REFERENCES")
        draft.foreign.append((columns, read_reference(reader, name)))
    elif name is not None:
        raise reader.error("PRIMARY KEY, UNIQUE or FOREIGN KEY")
    else:
        read_column(draft)
