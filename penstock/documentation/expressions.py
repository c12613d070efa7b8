"""docs/expressions.md: the language, its functions and pattern letters, and where the guide is silent or wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from penstock.documentation import markdown
from penstock.documentation.expression_texts import (
    DIFFERENCES,
    EXTENSIONS_OFF,
    INTRODUCTION,
    LISTS,
    NAMES,
    OPERATORS,
    PATTERNS,
)
from penstock.expressions import MappingContext, evaluate
from penstock.expressions.extensions import EXTENSIONS
from penstock.expressions.joda import LETTERS
from penstock.expressions.library import FUNCTIONS, Function
from penstock.expressions.parser import GRAMMAR

PATH = Path("docs/expressions.md")
MOMENT = datetime(2011, 5, 24, 17, 10, tzinfo=UTC)
"""The value of `myDateTime` in the guide's examples, and in these."""
_ARGUMENTS = {
    "DateTime": "myDateTime",
    "integer": "1",
    "pattern": "'YYYY-MM-dd HH:mm'",
    "zone": "'America/Los_Angeles'",
    "period": "'1 day'",
    "year": "2011",
    "month": "5",
    "day": "24",
    "hour": "14",
    "minute": "21",
}


def pages() -> dict[Path, str]:
    """Make the page."""
    letters = (
        (f"`{letter}`", item.meaning, " ".join(_sample(letter * width) for width in range(1, 5)))
        for letter, item in LETTERS.items()
    )
    parts = [
        markdown.generated_from("penstock/expressions/ and penstock/documentation/expression_texts.py"),
        INTRODUCTION,
        NAMES,
        OPERATORS,
        LISTS,
        "## Functions\n\nIn the examples `myDateTime` is 24 May 2011, 17:10 UTC, as in the guide.",
        _functions(FUNCTIONS.values()),
        PATTERNS,
        markdown.table(("letter", "meaning", "one, two, three and four of them"), letters),
        EXTENSIONS_OFF,
        markdown.table(
            ("function", "result", "example"),
            ((f"`{item.usage}`", f"{item.result}: {item.doc}", f"`{call(item)}`") for item in EXTENSIONS.values()),
        ),
        "## Grammar",
        markdown.code("text", GRAMMAR),
        "There may be space between any two words, but not within a NAME, a NUMBER or a STRING.",
        "## Where the guide is silent or wrong",
        markdown.table(("the guide", "Penstock"), DIFFERENCES),
    ]
    return {PATH: markdown.page(parts)}


def call(function: Function) -> str:
    """Write an example of a call."""
    name, _, parameters = function.usage.rstrip(")").partition("(")
    return f"{name}({', '.join(_ARGUMENTS[parameter] for parameter in parameters.split(', '))})"


def _functions(functions: Iterable[Function]) -> str:
    return markdown.table(
        ("function", "result", "example", "gives"),
        (
            (f"`{item.usage}`", f"{item.result}: {item.doc}", f"`{call(item)}`", f"`{_value(call(item))}`")
            for item in functions
        ),
    )


def _sample(pattern: str) -> str:
    return f"`{_value(f'''format(myDateTime, '{pattern}')''')}`"


def _value(expression: str) -> str:
    return str(evaluate(f"#{{{expression}}}", MappingContext({"myDateTime": MOMENT})))
