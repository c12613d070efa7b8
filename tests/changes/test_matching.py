"""Holes: what they may stand for, and that each always stands for the same."""

from __future__ import annotations

import pytest

from penstock.changes import Naming
from penstock.changes.holes import Shape, hole, hole_names, shown
from penstock.changes.matching import matcher_for

BUCKET = hole("bucket", Shape.SEGMENT)
LOGS = hole("logs", Shape.SEGMENT)
ASSET = hole("asset a.sh", Shape.URI)
SECRET = hole("password")
REF = hole("Data", Shape.SEGMENT)


def _same(pairs: list[tuple[str, str]], old: Naming = Naming.PHYSICAL, new: Naming = Naming.SPEC) -> list[bool]:
    matcher = matcher_for(old, new, pairs)
    return [matcher.same(one, other) for one, other in pairs]


def test_holes_for_people() -> None:
    """Each is a name in angle brackets; a hole within a name is flattened."""
    assert shown(f"s3://{BUCKET}/x,{ASSET}") == "s3://<bucket>/x,<asset a.sh>"
    assert list(hole_names(f"s3://{BUCKET}/x,{ASSET}")) == ["bucket", "asset a.sh"]
    assert shown(hole(f"resolve:{REF}:password")) == "<resolve:<Data>:password>"


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        ("s3://b/x/", f"s3://{BUCKET}/x/", True),
        ("s3://b/y/x/", f"s3://{BUCKET}/x/", False),
        ("s3://b/x", f"s3://{BUCKET}/x/", False),
        (f"s3://{hole('Fn::GetAtt a/b')}/x/", f"s3://{BUCKET}/x/", True),
        ("s3://c/d/k.sh,1", f"{ASSET},1", True),
        ("s3://c/d/k.sh,0,1", f"{ASSET},1", False),
        ("a\nb", SECRET, True),
        ("b-b", f"{BUCKET}-{BUCKET}", True),
        ("b-c", f"{BUCKET}-{BUCKET}", False),
        ("a/b", f"{BUCKET}/{LOGS}", True),
        ("", BUCKET, False),
        ("a.b", "a-b", False),
    ],
)
def test_one_text(old: str, new: str, is_same: bool) -> None:
    """A hole stands for as much as its shape allows."""
    assert _same([(old, new)]) == [is_same]
    assert _same([(new, old)], Naming.SPEC, Naming.PHYSICAL) == [is_same]


def test_one_hole_stands_for_one_text() -> None:
    """Whatever most places say."""
    pairs = [("c", BUCKET), ("s3://b/x", f"s3://{BUCKET}/x"), ("s3://b/y", f"s3://{BUCKET}/y"), ("d", "e")]
    assert _same(pairs) == [False, True, True, False]


def test_the_first_is_taken_of_equally_many() -> None:
    """So that one of two is the change."""
    assert _same([("b", BUCKET), ("c", BUCKET)]) == [True, False]


def test_texts_with_several_holes_are_read_by_what_is_known() -> None:
    """And else in the first way that fits."""
    pairs = [("a-b-c", f"{BUCKET}-{LOGS}"), ("a", BUCKET)]
    assert _same(pairs) == [True, True]
    assert _same([("a-b-c", f"{BUCKET}-{LOGS}"), ("a-b", BUCKET), ("b", LOGS)]) == [False, True, True]


def test_holes_of_equal_sides_are_names() -> None:
    """Two templates name the same bucket or they do not."""
    pairs = [(REF, REF), (REF, BUCKET), (REF, "b")]
    assert _same(pairs, Naming.TEMPLATE, Naming.TEMPLATE) == [True, False, False]


def test_a_wild_hole_stands_for_something_else_each_time() -> None:
    """On whichever side it is."""
    wild = hole("hash", Shape.WILD)
    pairs = [(f"s3://a/{wild}.pig", "s3://a/0123.pig"), (f"s3://a/{wild}.sh", "s3://a/4567.sh"), (wild, "")]
    for naming in (Naming.TEMPLATE, Naming.PHYSICAL):
        assert _same(pairs, Naming.TEMPLATE, naming) == [True, True, False]
        assert _same([(new, old) for old, new in pairs], naming, Naming.TEMPLATE) == [True, True, False]


def test_many_holes_in_one_text() -> None:
    """They are read as far as that goes without trying everything, which would take for ever."""
    holes = [hole(name) for name in "abcdef"]
    pattern = "-".join(holes) + "!"
    assert _same([("1-2-3-4-5-6!", pattern), ("4", holes[3]), ("9", holes[4])]) == [False, True, True]
    assert _same([("1-2-3-4-5-6!", pattern)]) == [True]
    assert _same([("-" * 5000, pattern)]) == [False]
    assert _same([("1-2-3-4-5-6!", pattern), ("1", holes[0]), ("2", holes[1])]) == [True, True, True]
    glued = f"{holes[0]}{holes[1]}-{holes[2]}"
    assert _same([("1-", holes[1]), ("a1--x", glued)]) == [True, True]
