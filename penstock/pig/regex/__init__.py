"""Regular expressions of java.util.regex for DuckDB's RE2.

What RE2 cannot do the same way is refused, never approximated.
"""

from __future__ import annotations

from penstock.pig.regex.characters import RegexError
from penstock.pig.regex.re2 import Pattern, translate

__all__ = ["Pattern", "RegexError", "translate"]
