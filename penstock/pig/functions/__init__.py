"""The evaluation functions, by every name a script can call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.functions.aggregates import Average, Count, CountStar, Largest, Smallest, Sum
from penstock.pig.functions.regex import Extract, RegexExtract, RegexExtractAll
from penstock.pig.functions.text import Concat, Lower, Replace, Size, Substring, Trim, Upper

if TYPE_CHECKING:
    from penstock.pig.values import Function

FUNCTIONS: tuple[Function, ...] = (
    Average(),
    Concat(),
    Count(),
    CountStar(),
    Extract(),
    Largest(),
    Lower(),
    RegexExtract(),
    RegexExtractAll(),
    Replace(),
    Size(),
    Smallest(),
    Substring(),
    Sum(),
    Trim(),
    Upper(),
)

BY_NAME: dict[str, Function] = {name: function for function in FUNCTIONS for name in function.names}
