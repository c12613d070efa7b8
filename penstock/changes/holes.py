"""Holes: names in a text that are not known yet, because a deployment or CloudFormation chooses them.

A hole is written with two private-use characters around its shape and its name, so that the code which compiles specs
and reads templates need not know of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

OPEN, CLOSE = "\ue000", "\ue001"


class Shape(Enum):
    """What a hole may stand for."""

    SEGMENT = "segment"
    """A name without a slash or a comma: a bucket, a role, an account."""
    URI = "uri"
    """An address without a comma."""
    TEXT = "text"
    """Anything."""
    WILD = "wild"
    """Anything, and something else each time."""


TOKEN = re.compile(f"{OPEN}({'|'.join(shape.value for shape in Shape)}):([^{OPEN}{CLOSE}]*){CLOSE}")
"""One hole: its shape and its name."""
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def hole(name: str, shape: Shape = Shape.TEXT) -> str:
    """Write a hole."""
    return f"{OPEN}{shape.value}:{_MARKS.sub('', shown(name))}{CLOSE}"


def shown(text: str) -> str:
    """The text for people: `<name>` for each hole."""
    return TOKEN.sub(r"<\2>", text)


def hole_names(text: str) -> Iterator[str]:
    """Yield the names of the holes in a text, in order."""
    yield from (match[2] for match in TOKEN.finditer(text))
