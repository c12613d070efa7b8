"""What the catalogue says of an id, in full."""

from __future__ import annotations

from penstock.diagnostics.catalogue import Entry
from penstock.diagnostics.explanation import WIDTH, as_markdown, as_text

ENTRY = Entry(
    "PS302",
    "A title.",
    "Because.",
    "Mend it.",
    "a: 1\nb: 2\n",
    "a: 2\n",
    "https://docs.aws.amazon.com/x.html",
    documented=False,
)


def test_text() -> None:
    """Everything that an entry may have."""
    assert as_text(ENTRY) == (
        """\
PS302: A title.

Because.

What the service does here is not documented; this is inferred.

What to do:
  Mend it.

Wrong:
  a: 1
  b: 2

Right:
  a: 2

Source: https://docs.aws.amazon.com/x.html
"""
    )


def test_markdown() -> None:
    """The same with headings and fences."""
    assert as_markdown(ENTRY) == (
        """\
# PS302

**A title.**

Because.

What the service does here is not documented; this is inferred.

## What to do

Mend it.

## Wrong

```yaml
a: 1
b: 2
```

## Right

```yaml
a: 2
```

Source: <https://docs.aws.amazon.com/x.html>
"""
    )


def test_long_text_is_filled_and_examples_are_not() -> None:
    """Paragraphs stay apart; an example is left as it is, however wide."""
    entry = Entry("PS302", "A title.", "word " * 40 + "\n\nsecond", "again " * 30, "x" * 120)
    lines = as_text(entry).splitlines()

    assert f"  {'x' * 120}" in lines
    assert max(len(line) for line in lines if "x" not in line) <= WIDTH
    assert "second" in lines
    assert sum(line.startswith("  again") for line in lines) > 1


def test_what_an_entry_does_not_have_leaves_no_heading() -> None:
    """Nor an empty line."""
    assert as_text(Entry("PS101", "A title.")) == "PS101: A title.\n"
    assert as_markdown(Entry("PS101", "A title.", fix="Mend it.")) == (
        "# PS101\n\n**A title.**\n\n## What to do\n\nMend it.\n"
    )
