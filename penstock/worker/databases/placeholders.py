"""insertQuery's `?`, as JDBC has them, in a driver's own spelling."""

from __future__ import annotations

import re

# Text in quotes and comments hides question marks. `""`, `''` and dollar quotes are SQL's, the grave accent is MySQL's.
_TOKEN = re.compile(
    r"""(?P<hidden>'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"|`[^`]*`|(?P<dollar>\$\w*\$).*?(?P=dollar)|--[^\n]*|/\*.*?\*/)
      |(?P<mark>\?)""",
    re.VERBOSE | re.DOTALL,
)


def bound(sql: str, placeholder: str) -> tuple[str, int]:
    """The SQL for a driver, and how many values it takes.

    Args:
        sql: with `?`; a semicolon at its end is left out.
        placeholder: `?` or `%s`; with the latter, a per cent sign of the SQL is doubled.
    """
    count = 0
    doubled = placeholder == "%s"
    parts: list[str] = []
    position = 0
    text = sql.strip().removesuffix(";")
    for match in _TOKEN.finditer(text):
        between = text[position : match.start()] + (match["hidden"] or "")
        parts.append(between.replace("%", "%%") if doubled else between)
        if match["mark"]:
            parts.append(placeholder)
            count += 1
        position = match.end()
    rest = text[position:]
    parts.append(rest.replace("%", "%%") if doubled else rest)
    return "".join(parts), count
