"""Hadoop's globs."""

import re

import pytest

from penstock.worker.globs import glob_literal, glob_regex, is_glob


@pytest.mark.parametrize(
    ("pattern", "literal", "matches", "others"),
    [
        ("a/b", "a/b", ["a/b"], ["a/bc", "a"]),
        ("a/*", "a/", ["a/", "a/b"], ["a/b/c"]),
        ("a?c", "a", ["abc"], ["a/c", "ac"]),
        ("a[0-3]", "a", ["a2"], ["a4"]),
        ("a[!0-3]", "a", ["a4"], ["a2"]),
        ("{x,y*}/z", "", ["x/z", "yes/z"], ["xx/z"]),
        ("a.b", "a.b", ["a.b"], ["axb"]),
    ],
)
def test_globs(pattern, literal, matches, others):
    """As Hadoop reads them: a star stays within one name."""
    assert glob_literal(pattern) == literal
    assert is_glob(pattern) == (literal != pattern)
    assert [text for text in [*matches, *others] if re.fullmatch(glob_regex(pattern), text)] == matches
