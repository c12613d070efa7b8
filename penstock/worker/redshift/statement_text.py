"""As much of SQL's surface as createTableSql needs: where statements end, and IF NOT EXISTS."""

from __future__ import annotations

import re

# Comments, quoted text and dollar-quoted text hide semicolons.
_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*|/\*.*?\*/)
      |(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*"|(?P<dollar>\$\w*\$).*?(?P=dollar))
      |(?P<end>;)
      |(?P<other>[^;'"$/-]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_CREATE = re.compile(
    r"create\s+((local\s+)?temp(orary)?\s+)?(table|schema)\b\s*(?P<guard>if\s+not\s+exists\b)?", re.IGNORECASE
)
_HARMLESS = re.compile(r"(comment|grant)\b", re.IGNORECASE)


def statements(text: str) -> tuple[str, ...]:
    """The statements of a script, without comments and closing semicolons."""
    found: list[str] = []
    current = ""
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "end" or match["end"]:
            found.append(current.strip())
            current = ""
        else:
            current += " " if match["comment"] else match[0]
    found.append(current.strip())
    return tuple(statement for statement in found if statement)


def create_if_missing(text: str) -> tuple[str, ...]:
    """The statements of createTableSql, with IF NOT EXISTS in every CREATE TABLE and CREATE SCHEMA.

    The service runs createTableSql only if the table is missing. Saying so in the statement leaves no moment between
    looking and creating; but then the statements run every time, so only those are taken that change nothing then.

    Raises:
        ValueError: for a statement that is not CREATE TABLE, CREATE SCHEMA, COMMENT or GRANT.
    """
    return tuple(_guarded(statement) for statement in statements(text))


def _guarded(statement: str) -> str:
    match = _CREATE.match(statement)
    if match is None and not _HARMLESS.match(statement):
        raise ValueError(f"{statement[:40]!r} is not CREATE TABLE, CREATE SCHEMA, COMMENT or GRANT")
    if match is None or match["guard"]:
        return statement
    return f"{match[0].rstrip()} IF NOT EXISTS {statement[match.end() :]}"


def identifier(name: str) -> str:
    """A quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string literal; Redshift reads backslashes in it as escapes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
