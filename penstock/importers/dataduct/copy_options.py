"""Options of COPY that users of dataduct choose."""

from __future__ import annotations

COMPRESSIONS = {"gzip": "GZIP", "bzip2": "BZIP2", "lzo": "LZOP"}


def invalid_characters(character: str) -> str:
    """What COPY puts in for what is no UTF-8."""
    plain = character.strip("'\"") or "?"
    return f"ACCEPTINVCHARS AS '{plain}'"
