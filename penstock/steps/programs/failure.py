"""Failure: what ends a program with a message for people."""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - it is what happened, and what people read
    """Something that no further try would change; its text says what happened, and what to do."""
