"""Values of a file, with the types that dataduct expects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.values import Values
from penstock.specs.document import read_document

Read = Callable[[str], tuple[Values, Findings]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The keys of a file, and what is told of them."""

    def read(text: str) -> tuple[Values, Findings]:
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        document, findings = read_document(path), Findings()
        return Values(document.value, document.root, findings), findings

    return read


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("2.0", "text", "2.0"),
        ("007", "text", "007"),
        ("yes", "flag", True),
        ("1_000", "whole", 1000),
        ("1e2", "number", 100.0),
        ("[a, 2]", "texts", ["a", "2"]),
        ("a", "texts", ["a"]),
        ("{a: 1, b: x}", "arguments", ["--a=1", "--b=x"]),
        ("[x, {a: 1}]", "arguments", ["x", "--a=1"]),
    ],
)
def test_types(read: Read, text: str, kind: str, expected: Any) -> None:
    """A scalar counts as the text that it is written as."""
    values, findings = read(f"key: {text}\n")

    assert getattr(values, kind)("key") == expected
    assert findings.all == ()


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("[a]", "text", "key: a text is needed"),
        ("maybe", "flag", "key: true or false is needed"),
        ("1.5", "whole", "key: a whole number is needed"),
        (".inf", "number", "key: a number is needed"),
        ("[[a]]", "texts", "key: a list of texts is needed"),
        ("{a: [b]}", "arguments", "key: a text for each argument is needed"),
        ("[[a]]", "arguments", "key: texts, or a mapping of names to texts is needed"),
        ("a", "mapping", "key: a mapping is needed"),
        ("a", "mappings", "key: a list is needed"),
        ("[a]", "mappings", "key: a list of mappings is needed"),
    ],
)
def test_fails_on_other_types(read: Read, text: str, kind: str, message: str) -> None:
    """At the value."""
    values, findings = read(f"key: {text}\n")

    getattr(values, kind)("key")

    assert [(item.id, item.message) for item in findings.all] == [("PS203", message)]


@pytest.mark.parametrize("kind", ["text", "whole", "number", "mapping"])
def test_what_is_not_there_is_nothing(read: Read, kind: str) -> None:
    """And no mistake."""
    values, findings = read("key:\n")

    assert getattr(values, kind)("key") is None
    assert getattr(values, kind)("other") is None
    assert findings.all == ()


def test_what_nobody_asked_for(read: Read) -> None:
    """Is known."""
    values, _ = read("a: 1\nb: 2\nc: 3\n")
    values.text("a")
    values.one_of("c", "d")

    assert (values.asked, values.unread()) == (("a", "c", "d"), ("b",))
    assert values.at_key("b").line == 2
