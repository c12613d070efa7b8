"""What specs have in common: `_defaults.yaml` beside them, or in a folder above."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.document import Document, read_document
from penstock.specs.document.merging import merged
from penstock.specs.files import defaults_of

OWN_KEYS = ("environments", "kind", "name", "steps")
"""What every spec says itself."""


def with_defaults(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Lay a spec over the defaults of its folder, and those over the defaults of the folders above.

    Returns:
        The spec with all defaults, and what is wrong with the files that hold them.
    """
    findings: list[Diagnostic] = []
    for path in defaults_of(document.path):
        defaults = read_document(path)
        findings.extend((*defaults.diagnostics, *_misplaced(defaults)))
        if isinstance(defaults.value, dict) and isinstance(document.value, dict):
            document = merged(defaults, document)
    return document, tuple(findings)


def _misplaced(defaults: Document) -> Iterator[Diagnostic]:
    if not isinstance(defaults.value, dict):
        if not defaults.diagnostics:
            yield Diagnostic("PS203", "defaults must be a mapping of keys to values", defaults.at(()))
        return
    for key in OWN_KEYS:
        if key in defaults.value:
            yield Diagnostic(
                "PS201",
                f"'{key}' cannot be a default: every spec has its own",
                defaults.at_key((key,)),
                help="take it out",
            )
