"""What the catalogue says of an id, in full: for `penstock explain`, docs/rules/ and SARIF."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill, indent

from penstock.diagnostics.catalogue import Entry

UNDOCUMENTED = "What the service does here is not documented; this is inferred."
WIDTH = 100


def as_markdown(entry: Entry) -> str:
    """Render an entry for documentation, from its heading on."""
    parts = [f"# {entry.id}", f"**{entry.title}**"]
    for heading, text, is_example in _sections(entry):
        parts += [f"## {heading}"] if heading else []
        parts.append(f"```{entry.language}\n{text}\n```" if is_example else text)
    if entry.source:
        parts.append(f"Source: <{entry.source}>")
    return "\n\n".join(parts) + "\n"


def as_text(entry: Entry) -> str:
    """Render an entry for any terminal and any pipe."""
    parts = [_filled(f"{entry.id}: {entry.title}")]
    for heading, text, is_example in _sections(entry):
        body = indent(text if is_example else _filled(text, WIDTH - 2), "  ")
        parts.append(f"{heading}:\n{body}" if heading else _filled(text))
    if entry.source:
        parts.append(f"Source: {entry.source}")
    return "\n\n".join(parts) + "\n"


def _sections(entry: Entry) -> Iterator[tuple[str | None, str, bool]]:
    """Yield (heading, text, whether it is an example) for what the entry has."""
    for heading, text, is_example in (
        (None, entry.why, False),
        (None, "" if entry.documented else UNDOCUMENTED, False),
        ("What to do", entry.fix, False),
        ("Wrong", entry.wrong, True),
        ("Right", entry.right, True),
    ):
        if text:
            yield heading, text.strip("\n"), is_example


def _filled(text: str, width: int = WIDTH) -> str:
    paragraphs = (
        fill(part, width, break_long_words=False, break_on_hyphens=False) for part in text.strip().split("\n\n")
    )
    return "\n\n".join(paragraphs)
