"""The body of a procedure: PL/pgSQL.

https://docs.aws.amazon.com/redshift/latest/dg/c_PLpgSQL-statements.html
"""

from __future__ import annotations

from collections.abc import Callable

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.procedures.declarations import read_declarations
from penstock.warehouse.procedures.model import (
    Assign,
    Block,
    CallNested,
    CloseCursor,
    EndTransaction,
    Execute,
    FetchCursor,
    ForRange,
    ForRows,
    If,
    Leave,
    Loop,
    OpenCursor,
    Raise,
    Return,
    RowCount,
    Sql,
    Statement,
    Statements,
)
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader

_LEVELS = ("DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "EXCEPTION")


def parse_body(text: str) -> Block:
    """Parse what stands between the dollar signs.

    Raises:
        SqlSyntaxError: where it is no block.
        UnsupportedError: for what the warehouse does not know of PL/pgSQL.
    """
    reader = TokenReader(text)
    block = _block(reader, _label(reader))
    reader.end()
    return block


def _label(reader: TokenReader) -> str | None:
    if not reader.accept("<", "<"):
        return None
    label = reader.name()
    reader.expect(">", ">")
    return label


def _block(reader: TokenReader, label: str | None) -> Block:
    declarations = read_declarations(reader) if reader.accept("DECLARE") else ()
    reader.expect("BEGIN")
    body = _statements(reader, "END", "EXCEPTION")
    handler = None
    if reader.accept("EXCEPTION"):
        for word in ("CONTINUE_HANDLER", "EXIT_HANDLER"):
            if reader.looking_at(word):
                raise UnsupportedError(f"EXCEPTION {word}")
        reader.expect("WHEN", "OTHERS", "THEN")
        handler = _statements(reader, "END")
    reader.expect("END")
    _end_of(reader, label)
    return Block(label, declarations, body, handler)


def _end_of(reader: TokenReader, label: str | None) -> None:
    """Read the label that may follow an END, and the semicolon, which the last END of all does without."""
    if not reader.at_end and not reader.looking_at(";") and reader.name() != label:
        raise reader.error("the label of the block")
    if not reader.at_end:
        reader.expect(";")


def _statements(reader: TokenReader, *ends: str) -> Statements:
    found: list[Statement] = []
    while not any(reader.looking_at(end) for end in ends):
        if reader.at_end:
            raise reader.error(" or ".join(ends))
        found += _statement(reader)
    return tuple(found)


def _statement(reader: TokenReader) -> Statements:
    """Read one statement; NULL is none."""
    label = _label(reader)
    if reader.accept("NULL", ";"):
        return ()
    if reader.looking_at("DECLARE") or reader.looking_at("BEGIN"):
        return (_block(reader, label),)
    for word, read in _LABELLED.items():
        if reader.accept(word):
            return (read(reader, label),)
    if label is not None:
        raise reader.error("a block or a loop")
    for word, read_plain in _PLAIN.items():
        if reader.accept(word):
            return (read_plain(reader),)
    if reader.is_assignment():
        return (_assign(reader),)
    return (_sql(reader),)


def _assign(reader: TokenReader) -> Assign:
    target = _target(reader)
    if not reader.accept(":="):
        reader.expect("=")
    return Assign(target, _until_semicolon(reader))


def _until_semicolon(reader: TokenReader) -> str:
    text = reader.text_until(";")
    reader.expect(";")
    return text


def _target(reader: TokenReader) -> str:
    name = reader.name()
    if reader.accept("."):
        name = f"{name}.{reader.name()}"
    return name


def _targets(reader: TokenReader) -> tuple[str, ...]:
    found = [_target(reader)]
    while reader.accept(","):
        found.append(_target(reader))
    return tuple(found)


def _sql(reader: TokenReader) -> Sql:
    """Read a statement of SQL; INTO of a SELECT names variables."""
    if not (reader.looking_at("SELECT") or reader.looking_at("WITH")):
        return Sql(_until_semicolon(reader))
    before = reader.text_until("INTO", ";")
    if not reader.accept("INTO"):
        reader.expect(";")
        return Sql(before)
    targets = _targets(reader)
    after = "" if reader.looking_at(";") else reader.text_until(";")
    reader.expect(";")
    return Sql(f"{before} {after}", targets)


def _perform(reader: TokenReader) -> Sql:
    return Sql(f"SELECT {_until_semicolon(reader)}", discards=True)


def _execute(reader: TokenReader) -> Execute:
    expression = reader.text_until("INTO", ";")
    targets = _targets(reader) if reader.accept("INTO") else ()
    reader.expect(";")
    return Execute(expression, targets)


def _call(reader: TokenReader) -> CallNested:
    name = TableName(*reader.table_name())
    arguments = read_arguments(reader)
    reader.expect(";")
    return CallNested(name, arguments)


def read_arguments(reader: TokenReader) -> tuple[str, ...]:
    """Read `(expression, ...)`, which may be empty."""
    reader.expect("(")
    found: list[str] = []
    while not reader.accept(")"):
        if found:
            reader.expect(",")
        found.append(reader.text_until(",", ")"))
    return tuple(found)


def _if(reader: TokenReader, _label: str | None) -> If:
    branches = []
    while True:
        condition = reader.text_until("THEN")
        reader.expect("THEN")
        branches.append((condition, _statements(reader, "ELSIF", "ELSEIF", "ELSE", "END")))
        if not (reader.accept("ELSIF") or reader.accept("ELSEIF")):
            break
    otherwise = _statements(reader, "END") if reader.accept("ELSE") else ()
    reader.expect("END", "IF", ";")
    return If(tuple(branches), otherwise)


def _case(reader: TokenReader, _label: str | None) -> If:
    subject = None if reader.looking_at("WHEN") else reader.text_until("WHEN")
    branches = []
    while reader.accept("WHEN"):
        condition = reader.text_until("THEN")
        reader.expect("THEN")
        if subject is not None:
            condition = f"({subject}) IN ({condition})"
        branches.append((condition, _statements(reader, "WHEN", "ELSE", "END")))
    otherwise = _statements(reader, "END") if reader.accept("ELSE") else None
    reader.expect("END", "CASE", ";")
    return If(tuple(branches), otherwise)


def _loop(reader: TokenReader, label: str | None) -> Loop:
    return Loop(label, None, _loop_body(reader, label))


def _while(reader: TokenReader, label: str | None) -> Loop:
    condition = reader.text_until("LOOP")
    reader.expect("LOOP")
    return Loop(label, condition, _loop_body(reader, label))


def _loop_body(reader: TokenReader, label: str | None) -> Statements:
    body = _statements(reader, "END")
    reader.expect("END", "LOOP")
    _end_of(reader, label)
    return body


def _for(reader: TokenReader, label: str | None) -> ForRange | ForRows:
    targets = _targets(reader)
    reader.expect("IN")
    if reader.accept("EXECUTE"):
        source: Sql | Execute = Execute(reader.text_until("LOOP"))
        reader.expect("LOOP")
        return ForRows(label, targets, source, _loop_body(reader, label))
    reverse = reader.accept("REVERSE")
    text = reader.text_until("..", "LOOP")
    if reader.accept("LOOP"):
        return ForRows(label, targets, Sql(text), _loop_body(reader, label))
    reader.expect("..")
    last = reader.text_until("BY", "LOOP")
    step = reader.text_until("LOOP") if reader.accept("BY") else None
    reader.expect("LOOP")
    return ForRange(label, targets[0], text, last, step, reverse, _loop_body(reader, label))


def _leave(kind: str) -> Callable[[TokenReader], Leave]:
    def read(reader: TokenReader) -> Leave:
        label = None if reader.looking_at("WHEN") or reader.looking_at(";") else reader.name()
        condition = reader.text_until(";") if reader.accept("WHEN") else None
        reader.expect(";")
        return Leave("exit" if kind == "exit" else "continue", label, condition)

    return read


def _return(reader: TokenReader) -> Return:
    reader.expect(";")
    return Return()


def _raise(reader: TokenReader) -> Raise:
    if reader.accept(";"):
        return Raise(None)
    level = next((word for word in _LEVELS if reader.accept(word)), None)
    if level is None:
        raise reader.error(", ".join(_LEVELS))
    form = reader.text()
    values: list[str] = []
    while reader.accept(","):
        values.append(reader.text_until(",", ";"))
    reader.expect(";")
    if form.replace("%%", "").count("%") != len(values):
        raise reader.error(f"{level} with as many values as there are % in '{form}'")
    return Raise(level, form, tuple(values))


def _row_count(reader: TokenReader) -> RowCount:
    reader.expect("DIAGNOSTICS")
    target = _target(reader)
    if not reader.accept(":="):
        reader.expect("=")
    reader.expect("ROW_COUNT", ";")
    return RowCount(target)


def _ending(reader: TokenReader, action: str) -> EndTransaction:
    if not reader.accept("WORK"):
        reader.accept("TRANSACTION")
    reader.expect(";")
    return EndTransaction("commit" if action == "commit" else "rollback")


def _open(reader: TokenReader) -> OpenCursor:
    name = reader.name()
    if reader.accept("FOR", "EXECUTE"):
        return OpenCursor(name, source=Execute(_until_semicolon(reader)))
    if reader.accept("FOR"):
        return OpenCursor(name, source=Sql(_until_semicolon(reader)))
    arguments = read_arguments(reader) if reader.looking_at("(") else ()
    reader.expect(";")
    return OpenCursor(name, arguments)


def _fetch(reader: TokenReader) -> FetchCursor:
    reader.accept("NEXT")
    reader.accept("FROM")
    name = reader.name()
    reader.expect("INTO")
    targets = _targets(reader)
    reader.expect(";")
    return FetchCursor(name, targets)


def _close(reader: TokenReader) -> CloseCursor:
    name = reader.name()
    reader.expect(";")
    return CloseCursor(name)


_LABELLED: dict[str, Callable[[TokenReader, str | None], Statement]] = {
    "IF": _if,
    "CASE": _case,
    "LOOP": _loop,
    "WHILE": _while,
    "FOR": _for,
}
"""What may have a label, but for blocks; that of an IF says nothing."""

_PLAIN: dict[str, Callable[[TokenReader], Statement]] = {
    "EXIT": _leave("exit"),
    "CONTINUE": _leave("continue"),
    "RETURN": _return,
    "RAISE": _raise,
    "EXECUTE": _execute,
    "PERFORM": _perform,
    "CALL": _call,
    "GET": _row_count,
    "COMMIT": lambda reader: _ending(reader, "commit"),
    "ROLLBACK": lambda reader: _ending(reader, "rollback"),
    "OPEN": _open,
    "FETCH": _fetch,
    "CLOSE": _close,
}
