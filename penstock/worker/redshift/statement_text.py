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
    r"\s*create\s+(?:(?:local\s+)?temp(?:orary)?\s+)?table\b\s*(?P<guard>if\s+not\s+exists\b)?", re.IGNORECASE
)


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
    """The statements of createTableSql, with IF NOT EXISTS in every CREATE TABLE.

    The service runs createTableSql only if the table is missing. Saying so in the statement leaves no moment between
    looking and creating.
    """
    return tuple(_guarded(statement) for statement in statements(text))


def _guarded(statement: str) -> str:
    match = _CREATE.match(statement)
    if match is None or match["guard"]:
        return statement
    return f"{match[0].rstrip()} IF NOT EXISTS {statement[match.end() :]}"


def identifier(name: str) -> str:
    """A quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string literal; Redshift reads backslashes in it as escapes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
