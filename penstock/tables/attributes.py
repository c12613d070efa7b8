"""What stands behind the columns of CREATE TABLE: DISTSTYLE, DISTKEY, SORTKEY, BACKUP, ENCODE AUTO."""

from __future__ import annotations

from penstock.tables.draft import Draft, read_names

_DISTSTYLES = ("AUTO", "EVEN", "KEY", "ALL")
_SORTSTYLES = ("COMPOUND", "INTERLEAVED")


def read_attributes(draft: Draft) -> None:
    """Read the attributes, in any order, up to a semicolon or the end.

    Raises:
        TableError: for another attribute.
    """
    while not (draft.reader.at_end or draft.reader.looking_at(";")):
        _read_attribute(draft)


def _read_attribute(draft: Draft) -> None:
    reader = draft.reader
    if reader.accept("BACKUP"):
        draft.backup = reader.accept("YES")
        if not draft.backup:
            reader.expect("NO")
    elif reader.accept("DISTSTYLE"):
        draft.diststyle = next((word for word in _DISTSTYLES if reader.accept(word)), None)
        if draft.diststyle is None:
            raise reader.error(", ".join(_DISTSTYLES))
    elif reader.accept("DISTKEY"):
        reader.expect("(")
        draft.set_distkey(reader.name())
        reader.expect(")")
    elif reader.accept("SORTKEY", "AUTO"):
        draft.sortstyle = "AUTO"
    elif not reader.accept("ENCODE", "AUTO"):
        _read_sortkey(draft)


def _read_sortkey(draft: Draft) -> None:
    reader = draft.reader
    if reader.looking_at("AS"):
        raise reader.error("the end of the statement: a definition holds no rows, so CREATE TABLE AS is none")
    style = next((word for word in _SORTSTYLES if reader.accept(word)), None)
    if style is None and not reader.looking_at("SORTKEY"):
        raise reader.error("BACKUP, DISTSTYLE, DISTKEY, SORTKEY, ENCODE AUTO or the end of the statement")
    reader.expect("SORTKEY")
    draft.sortkey, draft.sortstyle = read_names(reader), style
