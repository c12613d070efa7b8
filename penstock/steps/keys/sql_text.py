"""SQL of a step: read once when the spec is checked, so that a quotation mark without its other half shows there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ValidationInfo
from pydantic_core import PydanticCustomError

from penstock.steps.keys.choices import check_fits
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import ASSETS, ScriptPath, Text
from penstock.steps.parts.script_text import EVALUATED
from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.lexer import tokenize
from penstock.warehouse.scripts import read_script


def in_transaction(sql: str) -> str:
    """Put BEGIN and COMMIT around a script; one that begins or ends a transaction itself stays as it is.

    Raises:
        SqlSyntaxError: for an unterminated string, name or comment.
    """
    statements = read_script(sql)
    if any(item.begins_transaction or item.ends_transaction for item in statements):
        return sql
    last = tokenize(sql)[-1:]
    # On a line of its own, since a comment may stand at the end.
    end = "" if last and (last[0].kind, last[0].text) == ("mark", ";") else "\n;"
    return f"BEGIN;\n{sql.rstrip()}{end}\nCOMMIT;\n"


def check_arguments(step: BaseModel, key: str, sql: str, arguments: Sequence[str]) -> None:
    """Check that there is a value for each `?`, and none too many.

    Args:
        step: the step, with a key `arguments`.
        key: the key that gives the SQL.
        sql: the SQL.
        arguments: the values.

    Raises:
        ValidationError: where that is not so, at the arguments or, where there are none, at the SQL.
    """
    wanted = sum(len(item.placeholders) for item in read_script(sql))
    if wanted != len(arguments):
        error = PydanticCustomError(
            "placeholders",
            "the SQL has {wanted} placeholders '?', and there are {given} arguments; a ? in a string or a "
            "comment is none",
            {"wanted": wanted, "given": len(arguments)},
        )
        raise refused(step, "arguments" if arguments else key, error)


def _sql(text: str) -> str:
    try:
        statements = read_script(text)
    except SqlSyntaxError as error:
        raise PydanticCustomError("sql_syntax", "{reason}", {"reason": str(error)}) from None
    if not statements:
        raise PydanticCustomError("sql_empty", "there is no SQL statement in it")
    return text


def _sql_command(text: str) -> str:
    check_fits(in_transaction(_sql(text)))
    return text


def _sql_script(path: str, info: ValidationInfo) -> str:
    root = (info.context or {}).get(ASSETS)
    if root is None or path.startswith("s3://"):
        return path
    try:
        text = (root / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise PydanticCustomError("asset_unreadable", "assets/{path} is not UTF-8 text", {"path": path}) from None
    if EVALUATED in text:
        raise PydanticCustomError(
            "expression_in_file",
            "assets/{path} has an expression in line {line}, and the service evaluates none in a file; hand the value "
            "over in `arguments` and write ? in its place, or put the SQL into `command`",
            {"path": path, "line": text.count("\n", 0, text.index(EVALUATED)) + 1},
        )
    _sql(text)
    return path


SqlCommand = Annotated[Text, AfterValidator(_sql_command)]
"""SQL that stands in the spec."""
SqlScript = Annotated[ScriptPath, AfterValidator(_sql_script)]
"""A file of SQL under assets/, or an s3:// URI."""
