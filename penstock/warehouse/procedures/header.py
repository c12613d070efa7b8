"""CREATE PROCEDURE up to its body: name, parameters and options.

https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_PROCEDURE.html
"""

from __future__ import annotations

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.procedures.model import REFCURSOR, Mode, Parameter, Procedure
from penstock.warehouse.procedures.parser import parse_body
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.types import RedshiftType, is_type, read_type

_MODES: dict[str, Mode] = {"IN": "in", "OUT": "out", "INOUT": "inout"}
_MOST_PARAMETERS = 32


def parse_procedure(sql: str) -> tuple[Procedure, bool]:
    """Read CREATE [OR REPLACE] PROCEDURE, and tell whether it replaces.

    Raises:
        SqlSyntaxError: where it is not that, or its body is no PL/pgSQL.
        UnsupportedError: for another language, or a setting.
        WarehouseError: for too many parameters.
    """
    reader = TokenReader(sql)
    reader.expect("CREATE")
    replaces = reader.accept("OR", "REPLACE")
    reader.expect("PROCEDURE")
    name = TableName(*reader.table_name())
    parameters = read_parameters(reader)
    for way in ("in", "out"):
        if sum(parameter.mode in (way, "inout") for parameter in parameters) > _MOST_PARAMETERS:
            raise WarehouseError(f"a procedure has at most {_MOST_PARAMETERS} {way}put parameters")
    nonatomic = reader.accept("NONATOMIC")
    reader.expect("AS")
    body = reader.text()
    language = ""
    while not (reader.at_end or reader.looking_at(";")):
        if reader.accept("LANGUAGE"):
            language = reader.name()
        elif reader.accept("SECURITY"):
            reader.word()
        elif reader.accept("SET"):
            raise UnsupportedError("CREATE PROCEDURE ... SET")
        else:
            raise reader.error("LANGUAGE plpgsql")
    reader.end()
    if not language:
        raise reader.error("LANGUAGE plpgsql")
    if language != "plpgsql":
        raise UnsupportedError(f"a procedure in the language {language}")
    return Procedure(name, parameters, parse_body(body), nonatomic), replaces


def read_parameters(reader: TokenReader) -> tuple[Parameter, ...]:
    """Read `( [name] [IN | OUT | INOUT] type, ... )`, with the mode before the name or behind it."""
    reader.expect("(")
    found: list[Parameter] = []
    while not reader.accept(")"):
        if found:
            reader.expect(",")
        mode = _mode(reader)
        name = None if is_type(reader) and not reader.precedes_name() else reader.name()
        mode = mode or _mode(reader) or "in"
        found.append(Parameter(name, mode, read_parameter_type(reader)))
    return tuple(found)


def _mode(reader: TokenReader) -> Mode | None:
    return next((mode for word, mode in _MODES.items() if reader.accept(word)), None)


def read_parameter_type(reader: TokenReader) -> RedshiftType:
    """Read a type, or REFCURSOR."""
    return REFCURSOR if reader.accept("REFCURSOR") else read_type(reader)
