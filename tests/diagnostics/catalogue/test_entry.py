"""One entry of the catalogue."""

from __future__ import annotations

import pytest

from penstock.diagnostics.catalogue import Entry


@pytest.mark.parametrize(
    ("example", "language"), [("name: visits\n", "yaml"), ('{"objects": []}', "json"), ("[]", "json"), ("", "yaml")]
)
def test_the_language_of_the_examples(example: str, language: str) -> None:
    """Definitions are JSON, and specs are not."""
    assert Entry("PS101", "A title.", wrong=example).language == language
