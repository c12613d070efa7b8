"""How messages show what stands in a definition."""

from __future__ import annotations

from penstock.validation.wording import escaped, short, suggestion


def test_short_texts() -> None:
    """Cut after sixty characters, in one line."""
    assert short("a" * 60) == "a" * 60
    assert short("a" * 61) == "a" * 57 + "..."
    assert short("a\nb\ud800\u200bé") == "a\\nb\\ud800\\u200bé"
    assert escaped("\t" + "a" * 100) == "\\t" + "a" * 100


def test_suggestions() -> None:
    """The nearest name, in one line; nothing is near to a very long text."""
    assert suggestion("filepath", ["filePath", "directoryPath"]) == "did you mean 'filePath'?"
    assert suggestion("a\nb", ["a\nbc"]) == "did you mean 'a\\nbc'?"
    assert suggestion("x", ["filePath"]) is None
    assert suggestion("a" * 300, ["a" * 301]) is None
