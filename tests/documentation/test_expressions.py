"""docs/expressions.md."""

import re

import pytest

from penstock.documentation.expressions import MOMENT, PATH, call, pages
from penstock.expressions import MappingContext, evaluate, parse
from penstock.expressions.extensions import EXTENSIONS
from penstock.expressions.joda import LETTERS
from penstock.expressions.library import FUNCTIONS

PAGE = pages()[PATH]


def test_it_is_the_only_file() -> None:
    """One page."""
    assert list(pages()) == [PATH]


def test_a_row_of_each_table() -> None:
    """Usage, result, example and what it gives; a letter and its runs; an extension, whose example is not computed."""
    assert "| `minute(DateTime)` | an integer: minute of the hour | `minute(myDateTime)` | `10` |" in PAGE
    assert (
        "| `M` | month; three letters: its short name, four: its name | `5` `05` `May` `May` |" in PAGE
    )  # fmt: skip
    assert (
        "| `plusPeriod(DateTime, period)` | a DateTime: a period later, such as '1 day' | "
        "`plusPeriod(myDateTime, '1 day')` |\n" in PAGE
    )
    assert "| prints `.5` for `1.0 / 2` | `0.5`, as Java writes it |" in PAGE


def test_everything_of_the_language_is_there() -> None:
    """Each function and each letter has its row, in the order of the code."""
    rows = re.findall(r"^\| `(\w+)[`(]", PAGE, re.MULTILINE)
    assert [*FUNCTIONS, *LETTERS, *EXTENSIONS] == rows


@pytest.mark.parametrize("name", [*FUNCTIONS, *EXTENSIONS])
def test_examples_can_be_evaluated(name: str) -> None:
    """Those of the extensions, too."""
    template = f"#{{{call((FUNCTIONS | EXTENSIONS)[name])}}}"
    assert evaluate(template, MappingContext({"myDateTime": MOMENT}), extensions=True)


def test_expressions_in_the_text_can_be_parsed() -> None:
    """Every one that is written out; `#{` alone and `#{...}` stand for the notation."""
    found = [text for text in re.findall(r"#\{[^}]+\}", PAGE) if text not in {"#{` and `}", "#{...}"}]
    assert "#{node.output.directoryPath}" in found
    assert all(parse(text).expressions for text in found)
