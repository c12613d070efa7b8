"""Regular expressions of java.util.regex for DuckDB's RE2.

What RE2 cannot do the same way is refused, never approximated.
"""

from __future__ import annotations

from penstock.pig.regex.parser import RegexError, parse_java
from penstock.pig.regex.re2 import Pattern, translate

__all__ = ["Pattern", "RegexError", "parse_java", "translate"]
