"""What templates use."""

from penstock.expressions import Name, functions, parse, references

SOURCE = "a #{input.path + -(x * 2)} #{@t.format(*p).day()} #{makeDate(y, 1, 1)}"


def test_references_in_order() -> None:
    """Dotted, with the offset of the first segment."""
    assert (Name("input.path", 4), Name("x", 19), Name("@t", 29), Name("*p", 39), Name("y", 61)) == references(
        parse(SOURCE)
    )


def test_functions_in_order() -> None:
    """With the offset of the name, also in method style."""
    assert (Name("format", 32), Name("day", 43), Name("makeDate", 52)) == functions(parse(SOURCE))


def test_text_uses_nothing() -> None:
    """No expressions, nothing used."""
    assert references(parse("text")) == ()
    assert functions(parse("text")) == ()
