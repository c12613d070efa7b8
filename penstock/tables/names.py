"""Identifiers and literals as Redshift's SQL writes them.

https://docs.aws.amazon.com/redshift/latest/dg/r_names.html
"""

from __future__ import annotations

import re

from sqlglot.dialects.redshift import Redshift

# As in https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html; sqlglot has blanks behind one word.
_RESERVED = frozenset(word.strip() for word in Redshift.Generator.RESERVED_KEYWORDS)
_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")
_EXPRESSION = re.compile(r"(#\{[^{}]*\})")
_MAX_BYTES = 127


def quoted(name: str) -> str:
    """Write an identifier, in quotation marks where Redshift needs them."""
    if _PLAIN.fullmatch(name) and name not in _RESERVED:
        return name
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a string literal; Data Pipeline expressions `#{...}` in it stay, since they become text first."""
    parts = _EXPRESSION.split(text)
    # Redshift reads a backslash in a string as an escape.
    parts[::2] = [part.replace("\\", "\\\\").replace("'", "''") for part in parts[::2]]
    return "'" + "".join(parts) + "'"


def folded(name: str) -> str:
    """Give the form under which Redshift compares names: ASCII letters in lower case, quoted or not."""
    return name.lower() if name.isascii() else "".join(char.lower() if char.isascii() else char for char in name)


def temporary(prefix: str, table: str) -> str:
    """Name a temporary table after a table, within the 127 bytes that a name may have."""
    name = f"penstock_{prefix}_{table}".encode()[:_MAX_BYTES]
    return name.decode(errors="ignore")
